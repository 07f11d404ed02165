import { type Diagnostic, openReport, type Report, report } from "../../text/diagnostic.ts";
import type { Span } from "../../text/span.ts";
import type { ChainNode, MatchNode, RuleNode, RulesetNode, TableNode, TargetNode } from "./ast.ts";
import { matchLosses } from "./extensions/match-printers.ts";
import { targetLosses } from "./extensions/target-printers.ts";
import { type IptablesLoss, lossRules } from "./loss-codes.ts";
import { isVerdict } from "./print-shared.ts";
import type { AddressMatch } from "./values.ts";

/**
 * Returns what the text did not carry of its rules, each thing as a diagnostic of severity `info` at the place of the rule (of the table for its name,
 * its family and counters that are not shown at all; of the match or target for one of its values). A ruleset of `iptables-save -c` gives none.
 * What is lost is printed nowhere: no printer makes it up.
 */
export function iptablesLosses(ast: RulesetNode): readonly Diagnostic<IptablesLoss>[] {
  const to = openReport(lossRules);
  for (const table of ast.tables) tableLosses(table, to);
  return to.diagnostics;
}

type To = Report<IptablesLoss>;

const isListing = ({ form }: TableNode): boolean => form === "list" || form === "echo";

function tableLosses(table: TableNode, to: To): void {
  if (table.name === null) report(to, "iptables/lost-table", table.span);
  if (table.family === undefined) report(to, "iptables/lost-family", table.span);
  if (lacksCounters(table)) report(to, "iptables/lost-counters", table.span);
  for (const chain of table.chains) chainLosses(chain, table, to);
}

/** Whether no rule of the table has counters. */
function lacksCounters({ chains }: TableNode): boolean {
  const rules = chains.flatMap((chain) => chain.rules);
  return rules.length > 0 && rules.every(({ counters }) => counters === undefined);
}

function chainLosses({ span, counters, rules }: ChainNode, table: TableNode, to: To): void {
  if (counters?.exact === false) report(to, "iptables/lost-exact-counters", span);
  for (const rule of rules) {
    if (isListing(table)) listedRuleLosses(rule, table, to);
    addressLosses(rule.source, rule, to);
    addressLosses(rule.destination, rule, to);
  }
}

/** What a row of a listing does not carry. */
function listedRuleLosses(rule: RuleNode, table: TableNode, to: To): void {
  const { span, counters, protocol, matches, target } = rule;
  if (rule.inInterface === undefined) report(to, "iptables/lost-interfaces", span);
  if (counters?.exact === false) report(to, "iptables/lost-exact-counters", span);
  if (protocol !== null && /^\d+$/.test(protocol.name)) report(to, "iptables/lost-protocol-name", span);
  if (hidesMask(rule, table)) report(to, "iptables/lost-any-address", span);
  for (const match of matches) partLosses(match.span, lossesOfMatch(match), to);
  if (target !== null) partLosses(target.span, lossesOfTarget(target), to);
}

/** Whether the row says `anywhere` where ip6tables would say so of `::/64` as well. */
function hidesMask({ source, destination }: RuleNode, { numeric, family }: TableNode): boolean {
  return numeric === false && family !== "ipv4" && (source === null || destination === null);
}

function addressLosses(match: AddressMatch | null, { span }: RuleNode, to: To): void {
  if (match !== null && "host" in match) report(to, "iptables/lost-host-address", span);
}

function partLosses(span: Span, losses: readonly IptablesLoss[], to: To): void {
  for (const loss of losses) report(to, loss, span);
}

function lossesOfMatch(match: MatchNode): readonly IptablesLoss[] {
  return match.kind === "match" ? matchLosses(match.name, match) : ["iptables/lost-value"];
}

function lossesOfTarget(target: TargetNode): readonly IptablesLoss[] {
  if (target.kind === "opaque") return ["iptables/lost-value"];
  if (target.kind !== "target" || isVerdict(target)) return [];
  return targetLosses(target.name, target);
}
