import type { DiagnosticRules } from "../text/diagnostic.ts";

/** What there may be to say about facts that are put together. */
export type FactsCode = "facts/sources-disagree";

/** Severity and sentence of each code. */
export const factsRules: DiagnosticRules<FactsCode> = {
  "facts/sources-disagree": {
    severity: "warning",
    message: "Two sources say different things of this; the value of the other one was taken.",
  },
};
