import { type AddressFamily, addressFamily } from "../../net/index.ts";
import { listAddress } from "./addresses.ts";
import type { ChainNode, MatchNode, RuleNode, RulesetNode, TableNode } from "./ast.ts";
import type { NatRange } from "./extensions/nat-range.ts";
import type { AddressMatch, Port } from "./values.ts";

/** What can be asked: all tables of a text, or one of them. */
export type IptablesTree = RulesetNode | TableNode;

/** A rule, and where it stands. `table` is null where the text does not name it, `chain` for rows without a chain line above them. */
export interface ChainRule {
  readonly table: string | null;
  readonly chain: string | null;
  readonly rule: RuleNode;
}

/** A rule with the nodes around it. */
export interface PlacedRule {
  readonly table: TableNode;
  readonly chain: ChainNode;
  readonly rule: RuleNode;
}

/** Returns the tables of a tree. */
export function tablesOf(tree: IptablesTree): readonly TableNode[] {
  return tree.kind === "ruleset" ? tree.tables : [tree];
}

/** Steps through all rules in the order of the text. */
export function* rulesIn(tables: readonly TableNode[]): Generator<PlacedRule> {
  for (const table of tables) {
    for (const chain of table.chains) {
      for (const rule of chain.rules) yield { table, chain, rule };
    }
  }
}

/** Returns the rule with the names of its table and chain. */
export function chainRule({ table, chain, rule }: PlacedRule): ChainRule {
  return { table: table.name, chain: chain.name, rule };
}

/** The tables of one address family; a node has one set of rules for each. */
export interface FamilyTables {
  readonly family: AddressFamily | undefined;
  readonly tables: readonly TableNode[];
}

/**
 * Returns the tables by address family, in the order of the text. A table that shows no address is taken to be of the family of the
 * one above it, or, at the beginning, of the first one that shows any.
 */
export function tablesByFamily(tree: IptablesTree): readonly FamilyTables[] {
  const tables = tablesOf(tree);
  const shown = tables.map(shownFamily);
  let family = shown.find((one) => one !== undefined);
  const byFamily = new Map<AddressFamily | undefined, TableNode[]>();
  for (const [at, table] of tables.entries()) {
    family = shown[at] ?? family;
    const found = byFamily.get(family);
    if (found === undefined) byFamily.set(family, [table]);
    else found.push(table);
  }
  return [...byFamily].map(([of, list]) => ({ family: of, tables: list }));
}

/** The family of a table, or of the first address of a DNAT rule where its rules ask for none. */
function shownFamily(table: TableNode): AddressFamily | undefined {
  if (table.family !== undefined) return table.family;
  for (const { rule } of rulesIn([table])) {
    const address = dnatOf(rule)?.address ?? null;
    if (address !== null) return addressFamily(address);
  }
  return undefined;
}

/** Returns the chain that a rule jumps or goes to, or null. */
export function jumpOf({ target }: RuleNode): string | null {
  return target !== null && (target.kind === "jump" || target.kind === "goto") ? target.name : null;
}

/** Returns the match of that name, or undefined. */
export function matchOf<Name extends MatchNode["name"]>(
  rule: RuleNode,
  name: Name,
): Extract<MatchNode, { readonly kind: "match"; readonly name: Name }> | undefined {
  const isWanted = (match: MatchNode): match is Extract<MatchNode, { kind: "match"; name: Name }> =>
    match.kind === "match" && match.name === name;
  return rule.matches.find(isWanted);
}

/** Returns the text of the first comment, empty without one. */
export function commentOf(rule: RuleNode): string {
  return matchOf(rule, "comment")?.text ?? "";
}

/** Returns the one destination port that a rule asks for, or undefined. */
export function destinationPortOf({ matches }: RuleNode): Port | undefined {
  for (const match of matches) {
    const ports = match.kind === "match" && "destinationPorts" in match ? match.destinationPorts : null;
    if (ports !== null && !ports.negated && ports.from === ports.to) return ports.from;
  }
  return undefined;
}

/** Returns the protocol that a rule asks for, or undefined. */
export function protocolOf({ protocol }: RuleNode): string | undefined {
  return protocol === null || protocol.negated ? undefined : protocol.name;
}

/** Returns an address or network as a listing prints it, a single address without its mask; undefined for any and for a negated one. */
export function addressOf(match: AddressMatch | null): string | undefined {
  return match === null || match.negated ? undefined : listAddress(match);
}

/** Returns where DNAT sends packets, or undefined. */
export function dnatOf({ target }: RuleNode): NatRange | undefined {
  return target?.kind === "target" && target.name === "DNAT" ? target.toDestination : undefined;
}

/** Returns whether a rule asks for a source of this machine. */
export function isFromLocal(rule: RuleNode): boolean {
  const types = matchOf(rule, "addrtype")?.sourceTypes;
  return types?.negated === false && types.values.includes("LOCAL");
}

/** Keeps a fact that a rule shows; the first rule that shows it counts. */
export function learn<Facts, Key extends keyof Facts>(facts: Facts, key: Key, value: Facts[Key] | undefined): void {
  if (value !== undefined && facts[key] === undefined) facts[key] = value;
}
