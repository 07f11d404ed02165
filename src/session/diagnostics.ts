import type { DiagnosticRules } from "../text/diagnostic.ts";

/** What `parseSession` may have to say besides what the transcript and the formats say. */
export type SessionCode = "session/unwrapped-lines" | "session/wrapped-lines";

export const sessionRules: DiagnosticRules<SessionCode> = {
  "session/unwrapped-lines": {
    severity: "info",
    message: "A terminal or mail program has wrapped lines of this output; they were read put together.",
  },
  "session/wrapped-lines": {
    severity: "warning",
    message:
      "Further lines of this output seem to be wrapped, and how they were before is not clear; they were read as they stand.",
  },
};
