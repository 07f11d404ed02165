import type { MatchNode, RuleNode, RulesetNode, TargetNode } from "../../../src/formats/iptables/index.ts";

// Trees made comparable: without places, numbers and counters, which forms show each in their own way.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A rule with the chain that holds it. */
export interface Placed {
  readonly chain: string | null;
  readonly rule: RuleNode;
}

const LEFT_OUT: ReadonlySet<string> = new Set(["span", "counters", "number"]);

/** The data of a tree without what the forms show each in their own way. */
export function bare(value: unknown): Json {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([key]) => !LEFT_OUT.has(key));
    return Object.fromEntries(entries.map(([key, inner]) => [key, bare(inner)]));
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

export const isEqual = (a: Json, b: Json): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((key) => [key, sorted(value[key] ?? null)]),
    );
  }
  return value;
}

export const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The rules of a tree by chain, chains in order of their names, so that forms with another order of chains compare. */
export function placedRules(ast: RulesetNode): readonly Placed[] {
  return ast.tables
    .flatMap(({ chains }) => chains)
    .toSorted((a, b) => ((a.name ?? "") < (b.name ?? "") ? -1 : 1))
    .flatMap(({ name, rules }) => rules.map((rule) => ({ chain: name, rule })));
}

/** The tree with each rule replaced. */
export function withRules(
  ast: RulesetNode,
  replace: (rule: RuleNode, chain: string | null, index: number) => RuleNode,
): RulesetNode {
  const tables = ast.tables.map((table) => ({
    ...table,
    chains: table.chains.map((chain) => ({
      ...chain,
      rules: chain.rules.map((rule, index) => replace(rule, chain.name, index)),
    })),
  }));
  return { ...ast, tables };
}

/** The matches and the target of a rule. */
export const extensionNodes = ({ matches, target }: RuleNode): readonly (MatchNode | TargetNode)[] =>
  target === null ? matches : [...matches, target];

export const hasOpaque = (rule: RuleNode): boolean => extensionNodes(rule).some(({ kind }) => kind === "opaque");

/** Where two rules differ, in a few words. */
export function difference(a: Json, b: Json, path = ""): string {
  if (isEqual(a, b)) return "";
  if (isRecord(a) && isRecord(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    const key = keys.find((one) => !(one in a) || !(one in b) || !isEqual(a[one] ?? null, b[one] ?? null)) ?? "";
    const name = typeof a["name"] === "string" ? a["name"] : "";
    return difference(a[key] ?? null, b[key] ?? null, `${path}${name}.${key}`);
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    const index = a.findIndex((one, at) => !isEqual(one, b[at] ?? null));
    return difference(a[index] ?? null, b[index] ?? null, `${path}[${index}]`);
  }
  return `${path}: ${JSON.stringify(a)} / ${JSON.stringify(b)}`;
}
