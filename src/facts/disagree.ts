import { maskSecrets } from "../text/secrets.ts";
import { factsRules } from "./diagnostics.ts";
import type { FactsDiagnostic } from "./node-facts.ts";
import type { FactBase } from "./origin.ts";

/** Where contradictions are noted while facts are put together. */
export type Disagreements = FactsDiagnostic[];

/** Two facts of one thing, of which the first was taken, and what they say: of the taken one first. */
interface Comparison {
  readonly taken: FactBase;
  readonly left: FactBase;
  /** `mtu of interface eth0`. */
  readonly subject: string;
  readonly values: readonly [unknown, unknown];
}

const LONGEST = 200;

/** What two values say, or `undefined` where one of them is not there or both are the same. */
function contradiction(taken: unknown, left: unknown): { expected: string; actual: string } | undefined {
  if (taken === undefined || left === undefined || taken === left) return undefined;
  const [expected, actual] = [shown(taken), shown(left)];
  return expected === actual ? undefined : { expected, actual };
}

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Notes that the second fact says otherwise than the first, if it does. */
export function compare(to: Disagreements, { taken, left, subject, values }: Comparison): void {
  const said = contradiction(...values);
  const origin = left.origins[0];
  const other = taken.origins[0];
  if (said === undefined || origin === undefined || other === undefined) return;
  const { severity, message } = factsRules["facts/sources-disagree"];
  to.push({
    code: "facts/sources-disagree",
    severity,
    message,
    path: origin.path,
    span: origin.span,
    subject,
    expected: clipped(said.expected),
    actual: clipped(said.actual),
    other,
  });
}

const clipped = (text: string): string => {
  const masked = maskSecrets(text);
  return masked.length > LONGEST ? `${masked.slice(0, LONGEST - 1)}…` : masked;
};
