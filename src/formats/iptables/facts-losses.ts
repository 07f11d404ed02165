import { countAtMost } from "../../text/binary-search.ts";
import type { RuleNode, RulesetNode } from "./ast.ts";
import type { IptablesLoss } from "./loss-codes.ts";
import { iptablesLosses } from "./losses.ts";

/** Losses that no word of a rule's specification is among. */
const OF_THE_TABLE: readonly IptablesLoss[] = [
  "iptables/lost-counters",
  "iptables/lost-exact-counters",
  "iptables/lost-family",
  "iptables/lost-table",
];

/** Returns the test whether the form left something out of a rule, so that its specification is not all of it. */
export function lossyRules(ast: RulesetNode): (rule: RuleNode) => boolean {
  const starts = iptablesLosses(ast)
    .filter(({ code }) => !OF_THE_TABLE.includes(code))
    .map(({ span }) => span.start)
    .sort((a, b) => a - b);
  return ({ span }) => {
    const last = starts[countAtMost(starts, span.end - 1) - 1];
    return last !== undefined && last >= span.start;
  };
}
