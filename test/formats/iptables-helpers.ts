import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { MatchNode, RuleNode, RulesetNode, TargetNode } from "../../src/formats/iptables/index.ts";
import { parseIptables, parseRuleSpec } from "../../src/formats/iptables/index.ts";

export const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/iptables/${name}`, import.meta.url), "utf8");

/** A tree without its spans. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "span")
      .map(([key, child]) => [key, bare(child)]),
  );
}

export const rulesOf = (ast: RulesetNode): readonly RuleNode[] =>
  ast.tables.flatMap((table) => table.chains.flatMap((chain) => chain.rules));

/** The tree of a text without diagnostics. */
export function clean(text: string): RulesetNode {
  const { ast, diagnostics } = parseIptables(text);
  expect(diagnostics).toEqual([]);
  expect(ast.unknown).toEqual([]);
  return ast;
}

/** The only rule of a text without diagnostics. */
export function onlyRule(text: string): RuleNode {
  const [rule, ...others] = rulesOf(clean(text));
  expect(others).toEqual([]);
  if (rule === undefined) throw new Error("no rule");
  return rule;
}

export const specRule = (text: string): RuleNode => parseRuleSpec(text).ast.rule;

export interface Meaning {
  readonly matches: readonly MatchNode[];
  readonly target: TargetNode | null;
}

/** Matches and target, without spans. */
export const meaning = ({ matches, target }: Meaning): unknown => bare({ matches, target });

/** A row of `-nL`, as the tool pads it. */
export const row = (target: string, free: string, protocol = "tcp"): string =>
  `${target.padEnd(9)}  ${protocol.padEnd(4)} --  0.0.0.0/0            0.0.0.0/0           ${free}`;
