import type { Span } from "../../text/span.ts";
import type { ChainNode, MatchNode, TableNode } from "./ast.ts";
import type { CommentMatch } from "./extensions/comment.ts";
import { chainGraph } from "./query-graph.ts";
import { type ChainRule, chainRule, type IptablesTree, jumpOf, rulesIn, tablesOf } from "./query-rules.ts";

/** Which tables a question is about. */
export interface TableOption {
  /** Only tables of that name; those that the text does not name are left out. All tables without it. */
  readonly table?: string;
}

/** A chain by its name. `span` is that of the chain in the text, rules and all. */
export interface ChainPlace {
  readonly table: string | null;
  readonly chain: string;
  readonly span: Span;
}

/** A chain that rules jump to and that their table does not show. */
export interface UndefinedChain {
  readonly table: string | null;
  readonly chain: string;
  readonly jumps: readonly ChainRule[];
}

function wanted(tree: IptablesTree, { table }: TableOption): readonly TableNode[] {
  const tables = tablesOf(tree);
  return table === undefined ? tables : tables.filter(({ name }) => name === table);
}

/** Returns the rules of the chains of that name, of all tables and runs in the text. The null chain is that of rows without a chain line. */
export function rulesOfChain(
  tree: IptablesTree,
  chain: string | null,
  options: TableOption = {},
): readonly ChainRule[] {
  const found: ChainRule[] = [];
  for (const table of wanted(tree, options)) {
    for (const { name, rules } of table.chains) {
      if (name === chain) for (const rule of rules) found.push({ table: table.name, chain, rule });
    }
  }
  return found;
}

/** Returns the rules that jump (`-j`) or go (`-g`) to a chain; `rule.target.kind` tells which. */
export function jumpsToChain(tree: IptablesTree, chain: string, options: TableOption = {}): readonly ChainRule[] {
  const found: ChainRule[] = [];
  for (const placed of rulesIn(wanted(tree, options))) if (jumpOf(placed.rule) === chain) found.push(chainRule(placed));
  return found;
}

/**
 * Returns the rules with a comment in which `text` stands as whole words: all of it, or bounded by blanks. So kube-proxy's
 * `ns/name:port` finds `ns/name:port cluster IP` and `ns/name:port -> 10.0.0.1:80`, but not `ns/name:port2`.
 */
export function rulesByComment(tree: IptablesTree, text: string, options: TableOption = {}): readonly ChainRule[] {
  const found: ChainRule[] = [];
  if (text === "") return found;
  for (const placed of rulesIn(wanted(tree, options))) {
    if (placed.rule.matches.some((match) => isComment(match) && holdsWords(match.text, text))) {
      found.push(chainRule(placed));
    }
  }
  return found;
}

const isComment = (match: MatchNode): match is CommentMatch => match.kind === "match" && match.name === "comment";

function holdsWords(comment: string, text: string): boolean {
  return ` ${comment} `.includes(` ${text} `);
}

const BUILT_IN: readonly string[] = ["PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"];

/**
 * Returns the user chains that no rule of their table jumps or goes to. A chain counts only if a line says that it exists, and not if the
 * listing shows references to it: then the rules that refer to it are cut off.
 */
export function unreferencedChains(tree: IptablesTree, options: TableOption = {}): readonly ChainPlace[] {
  return wanted(tree, options).flatMap((table) => {
    const jumpedTo = new Set<string>();
    for (const { rule } of rulesIn([table])) jumpedTo.add(jumpOf(rule) ?? "");
    return table.chains.flatMap((chain) => {
      const { name, declared, policy, references } = chain;
      if (name === null || !declared || policy !== null || BUILT_IN.includes(name) || jumpedTo.has(name)) return [];
      return references !== undefined && references !== null && references > 0 ? [] : [placeOf(table, chain, name)];
    });
  });
}

const placeOf = ({ name: table }: TableNode, { span }: ChainNode, chain: string): ChainPlace => ({
  table,
  chain,
  span,
});

/**
 * Returns the chains that rules jump or go to and that their table does not show, each with these rules. In a whole table there are none:
 * the tool refuses such rules. They are what a listing of one chain leaves out, or what a text has lost.
 */
export function undefinedChains(tree: IptablesTree, options: TableOption = {}): readonly UndefinedChain[] {
  return wanted(tree, options).flatMap((table) => {
    const shown = new Set(table.chains.map(({ name }) => name));
    const missing = new Map<string, ChainRule[]>();
    for (const placed of rulesIn([table])) {
      const chain = jumpOf(placed.rule);
      if (chain === null || shown.has(chain)) continue;
      const jumps = missing.get(chain);
      if (jumps === undefined) missing.set(chain, [chainRule(placed)]);
      else jumps.push(chainRule(placed));
    }
    return [...missing].map(([chain, jumps]) => ({ table: table.name, chain, jumps }));
  });
}

/** Returns the chains that a packet in `chain` can come to by jumps and gotos of the same table, itself first, nearest first. */
export function reachableChains(tree: IptablesTree, chain: string, options: TableOption = {}): readonly ChainPlace[] {
  const found: ChainPlace[] = [];
  for (const table of wanted(tree, options)) {
    const { chains, numbers, targets } = chainGraph(table);
    const start = numbers.get(chain);
    // A set grows while it is stepped through: each chain is visited once.
    const reached = new Set(start === undefined ? [] : [start]);
    for (const number of reached) {
      for (const target of targets[number] ?? []) reached.add(target);
      const node = chains[number];
      if (node !== undefined && node.name !== null) found.push(placeOf(table, node, node.name));
    }
  }
  return found;
}
