import { saveAddress } from "./addresses.ts";
import type { MatchNode, RuleNode, TargetNode } from "./ast.ts";
import { printSaveMatch } from "./extensions/match-printers.ts";
import { printSaveTarget } from "./extensions/target-printers.ts";
import { isLate } from "./late-options.ts";
import { isVerdict } from "./print-shared.ts";
import { protocolWord } from "./protocols.ts";
import { joinWords } from "./save-options.ts";
import { bareWord } from "./save-quoting.ts";
import type { AddressMatch, InterfaceMatch } from "./values.ts";
import type { Wordings } from "./wordings.ts";

/**
 * Returns the rule as one line of `iptables -S`, `-A CHAIN` in front (not for a null chain), without counters. Options stand in the tool's order.
 * A rule with words of a listing that no extension claims cannot be said in this form: it is printed with these words, behind a `# `.
 */
export function printRuleSpec(rule: RuleNode, chain: string | null): string {
  return specLine(rule, chain, { counters: "", isFromList: true, wordings: new Set() });
}

/** What the table says about the print of its rules. */
export interface SpecStyle {
  /** The words of the counters, where `-S -v` has them. */
  readonly counters: string;
  /** Whether opaque matches may hold words of a listing. */
  readonly isFromList: boolean;
  readonly wordings: Wordings;
}

/** Returns the line of {@link printRuleSpec}. */
export function specLine(rule: RuleNode, chain: string | null, { counters, isFromList, wordings }: SpecStyle): string {
  const head = chain === null ? "" : `-A ${bareWord(chain)}`;
  const hash = isFromList && isForeign(rule) ? "#" : "";
  return joinWords(
    hash,
    head,
    selectors(rule, isFromList, wordings),
    matchesOf(rule, false, wordings),
    counters,
    targetOf(rule.target, wordings),
    matchesOf(rule, true, wordings),
  );
}

/** Whether a match is known by its words in a listing only. */
const isForeign = (rule: RuleNode): boolean =>
  rule.matches.some((match) => match.kind === "opaque" && match.name === undefined && !match.text.startsWith("-"));

const not = (negated: boolean): string => (negated ? "! " : "");

/** `! -s A ! -d A ! -i IF ! -o IF ! -p P ! -f`, in the order of the tool (iptables/xshared.c: save_rule_details). */
function selectors(rule: RuleNode, isFromList: boolean, wordings: Wordings): string {
  const { source, destination, inInterface, outInterface, protocol, fragment } = rule;
  return joinWords(
    address("-s", source),
    address("-d", destination),
    interfaceOption("-i", inInterface, isFromList),
    interfaceOption("-o", outInterface, isFromList),
    protocol === null ? "" : `${not(protocol.negated)}-p ${bareWord(protocolWord(protocol.name, wordings))}`,
    fragment === undefined ? "" : `${not(fragment.negated)}-f`,
  );
}

/** A lone `+` is any interface: legacy iptables lists it and leaves it out when it saves. */
function interfaceOption(option: string, match: InterfaceMatch | null | undefined, isFromList: boolean): string {
  if (!match || (isFromList && match.name === "+" && !match.negated)) return "";
  return `${not(match.negated)}${option} ${bareWord(match.name)}`;
}

const address = (option: string, match: AddressMatch | null): string =>
  match === null ? "" : `${not(match.negated)}${option} ${bareWord(saveAddress(match))}`;

/** The matches, or those that stand behind the target: a second target, kept as text. */
function matchesOf(rule: RuleNode, late: boolean, wordings: Wordings): string {
  const texts: string[] = [];
  for (const match of rule.matches) {
    const isBehind = match.kind === "opaque" && isLate(match);
    if (isBehind === late) texts.push(matchText(match, wordings));
  }
  return texts.join(" ");
}

function matchText(match: MatchNode, wordings: Wordings): string {
  if (match.kind === "match") return printSaveMatch(match.name, match, wordings);
  return match.name === undefined ? match.text : joinWords("-m", bareWord(match.name), match.text);
}

function targetOf(target: TargetNode | null, wordings: Wordings): string {
  if (target === null) return "";
  switch (target.kind) {
    case "jump":
      return `-j ${bareWord(target.name)}`;
    case "goto":
      return `-g ${bareWord(target.name)}`;
    case "opaque":
      return joinWords("-j", bareWord(target.name ?? ""), target.text);
    default:
      return isVerdict(target) ? `-j ${target.name}` : printSaveTarget(target.name, target, wordings);
  }
}
