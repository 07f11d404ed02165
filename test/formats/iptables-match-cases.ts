import { describe, expect, test } from "vitest";
import type { RulesetNode } from "../../src/formats/iptables/index.ts";
import { parseIptables, printIptables, printIptablesList, printRuleSpec } from "../../src/formats/iptables/index.ts";
import { bare, onlyRule, row } from "./iptables-helpers.ts";

type Values = Readonly<Record<string, unknown>>;

/** One match in all its forms. */
export interface MatchCase {
  /** The options of the save form. */
  readonly save: string;
  /** The text of `-nL`. */
  readonly list: string;
  /** The text of `-L` where it differs. */
  readonly named?: string;
  /** What a listing does not show. */
  readonly unlisted?: Values;
  /** The node without `kind` and `span`. */
  readonly node: Values;
}

export const number = (value: number, negated = false): unknown => ({ negated, value });
export const range = (from: number, to: number, negated = false): unknown => ({ negated, from, to });

const match = (values: Values): unknown => [{ kind: "match", ...values }];

/** The tool prints a blank before every text but this. */
const gap = (list: string): string => (list.startsWith("match bpf") ? list : ` ${list}`);

/** The row as it is without `-n`. */
const anywhere = (text: string): string => text.replaceAll("0.0.0.0/0", "anywhere ");

/** Holds that a text and the text printed of it give equal trees. */
export function survives(text: string): void {
  const { ast } = parseIptables(text);
  const tree = (of: RulesetNode): unknown => bare(of);
  expect(tree(parseIptables(printIptables(ast)).ast)).toEqual(tree(ast));
}

function testForms(cases: readonly MatchCase[]): void {
  test.each(cases)("listed: $list", ({ list, named, node }) => {
    const numeric = `${row("ACCEPT", gap(list))}\n`;
    const symbolic = `${anywhere(row("ACCEPT", gap(named ?? list)))}\n`;
    for (const text of [numeric, symbolic]) {
      expect(bare(onlyRule(text).matches)).toEqual(match(node));
      expect(printIptables(parseIptables(text).ast)).toBe(text);
    }
  });

  test.each(cases)("saved: $save", ({ save, node, unlisted }) => {
    const text = `-A X -p tcp ${save} -j ACCEPT\n`;
    expect(bare(onlyRule(text).matches)).toEqual(match({ ...node, ...unlisted }));
    expect(printIptables(parseIptables(text).ast)).toBe(text);
  });

  test.each(cases)("from one to the other: $save", ({ save, list, named, unlisted }) => {
    const rule = onlyRule(row("ACCEPT", gap(list)));
    const shown = save.replace(/ --hashlimit-name \S+/, "");
    expect(printRuleSpec(rule, "X")).toBe(`-A X -p tcp ${unlisted === undefined ? save : shown} -j ACCEPT`);
    const { ast } = parseIptables(`-A X -p tcp ${save} -j ACCEPT\n`);
    expect(printIptablesList(ast, { numeric: true })).toContain(`0.0.0.0/0           ${gap(list)}\n`);
    expect(printIptablesList(ast)).toContain(`anywhere            ${gap(named ?? list)}\n`);
  });

  test.each(cases)("its span is its text: $list", ({ list }) => {
    const text = row("DROP", ` /* before */${gap(list)} /* behind */`);
    const { span } = onlyRule(text).matches[1] ?? { span: { start: 0, end: 0 } };
    expect(text.slice(span.start, span.end)).toBe(list);
  });
}

function testDamage(cases: readonly MatchCase[]): void {
  test.each(cases)("cut anywhere: $save", ({ save, list, named }) => {
    for (const text of [row("ACCEPT", gap(list)), anywhere(row("ACCEPT", gap(named ?? list))), `-A X ${save}`]) {
      for (let end = text.length - Math.max(list.length, save.length); end < text.length; end++) {
        survives(`${text.slice(0, end)}\n`);
        survives(`${text.slice(0, end)}x\n`);
      }
    }
  });

  test.each(cases)("next to itself: $save", ({ save, list }) => {
    survives(`${row("ACCEPT", ` ${list} ${list}${gap(list)}`)}\n`);
    survives(`-A X ${save} ${save} -j ACCEPT\n`);
  });
}

/** Tests each match in both forms and from one form to the other, whole and damaged. */
export function testMatches(title: string, cases: readonly MatchCase[]): void {
  describe(title, () => {
    testForms(cases);
    testDamage(cases);
  });
}
