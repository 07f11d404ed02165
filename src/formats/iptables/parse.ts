import { type Cursor, isBlankLine, nextLine, openCursor, spanOf } from "../../text/cursor.ts";
import { openReport, type Parsed, report } from "../../text/diagnostic.ts";
import { sourceSpan } from "../../text/source-span.ts";
import type { SourceText } from "../../text/source-text.ts";
import { unknownLine } from "../../text/unknown.ts";
import type { RuleNode, RuleSpecNode, RulesetNode } from "./ast.ts";
import { type IptablesCode, iptablesRules } from "./diagnostics.ts";
import { keepUnknown, tableNode } from "./drafts.ts";
import { holdsGluedText } from "./glued-text.ts";
import { readChainLine, readHeadingLine, readRowLine, readTableHeading } from "./parse-list-line.ts";
import {
  readChainOptionLine,
  readCommitLine,
  readDeclarationLine,
  readNoteLine,
  readRuleLine,
  readTableLine,
} from "./parse-save-line.ts";
import { readSpec } from "./parse-spec.ts";
import type { Reading } from "./reading.ts";
import { openColumns } from "./row-columns.ts";
import { openRowText } from "./row-text.ts";
import { toolMessage } from "./tool-messages.ts";

/** What the caller knows and the text does not say. */
export interface IptablesOptions {
  /** The table of listings and of `-S`, which never name it. */
  readonly table?: string;
  readonly family?: "ipv4" | "ipv6";
}

/**
 * Returns the tables of any iptables output: `-L` with any of `-n -v -x --line-numbers`, `-S`, `iptables-save`, rule specs, and fragments of
 * these, several runs in one text. Forms are told apart line by line. A listing names no table: `name` is then null unless `options` has it.
 */
export function parseIptables(
  input: string | SourceText,
  options: IptablesOptions = {},
): Parsed<RulesetNode, IptablesCode> {
  const reading = openReading(input, options);
  const { cursor } = reading;
  while (nextLine(cursor)) if (!isBlankLine(cursor)) readLine(reading);
  const ast: RulesetNode = {
    kind: "ruleset",
    span: sourceSpan(input),
    tables: reading.tables.map(tableNode),
    unknown: reading.unknown,
  };
  return { ast, diagnostics: reading.report.diagnostics };
}

/**
 * Returns the one rule of a text, and the chain it names: `-A CHAIN -p tcp ...`, the same behind a `#`, `CHAIN -p tcp ...`, or the bare options.
 * A text without any word is the rule that matches every packet and has no target. Further lines are unknown.
 */
export function parseRuleSpec(
  input: string | SourceText,
  options: IptablesOptions = {},
): Parsed<RuleSpecNode, IptablesCode> {
  const reading = openReading(input, options);
  const { cursor } = reading;
  const span = sourceSpan(input);
  while (nextLine(cursor)) {
    if (isBlankLine(cursor)) continue;
    if (reading.chain === null && readRuleLine(reading)) continue;
    cursor.pos = cursor.lineStart;
    const node = unknownLine(cursor);
    report(reading.report, "iptables/unknown-line", node.span);
    reading.unknown.push(node);
  }
  const rule = reading.chain?.rules[0] ?? emptyRule(reading);
  const ast: RuleSpecNode = {
    kind: "rule-spec",
    span,
    chain: reading.chain?.name ?? null,
    rule,
    unknown: reading.unknown,
  };
  return { ast, diagnostics: reading.report.diagnostics };
}

function emptyRule(reading: Reading): RuleNode {
  const span = spanOf(reading.cursor, reading.cursor.limit, reading.cursor.limit);
  return readSpec(
    reading,
    { words: [], unclosed: -1 },
    { span, from: 0, counters: undefined, isCommented: false, wordings: new Set() },
  );
}

function openReading(input: string | SourceText, { table, family }: IptablesOptions): Reading {
  const cursor = openCursor(input);
  return {
    cursor,
    report: openReport(iptablesRules),
    options: { table: table ?? null, family },
    tables: [],
    unknown: [],
    addresses: new Map(),
    protocols: new Map(),
    interfaces: new Map(),
    lastHeading: { line: "", heading: null },
    columns: openColumns(),
    hasGluedText: holdsGluedText(cursor),
    row: openRowText(),
    zero: { packets: 0, bytes: 0, exact: true },
    indent: 0,
    table: null,
    chain: null,
  };
}

/** Reads a line by the form that it has; what has none is unknown. */
function readLine(reading: Reading): void {
  const { cursor } = reading;
  if (readByFirstCharacter(reading, firstCharacter(cursor))) return;
  cursor.pos = cursor.lineStart;
  if (readRowLine(reading) || readRuleLine(reading)) return;
  const line = cursor.text.slice(cursor.lineStart, Math.min(cursor.lineEnd, cursor.lineStart + 256));
  keepUnknown(reading, toolMessage(line) ?? "iptables/unknown-line");
}

function firstCharacter({ text, lineStart, lineEnd }: Cursor): number {
  let at = lineStart;
  while (at < lineEnd && text.charCodeAt(at) === 0x20) at++;
  return text.charCodeAt(at);
}

/** The lines of a fixed form. Most lines of a listing are rows, and are asked for nothing but their first character here. */
function readByFirstCharacter(reading: Reading, code: number): boolean {
  switch (code) {
    case 0x43: // Chain X (...), COMMIT
      return readChainLine(reading) || readCommitLine(reading);
    case 0x54: // Table: nat
      return readTableHeading(reading);
    case 0x74: // target     prot opt source
    case 0x70: // pkts bytes target
    case 0x6e: // num  target
      return readHeadingLine(reading);
    case 0x2a: // *nat
      return readTableLine(reading);
    case 0x3a: // :INPUT ACCEPT [0:0]
      return readDeclarationLine(reading);
    case 0x23: // # Generated by, # -A CHAIN
      return readNoteLine(reading) || readRuleLine(reading);
    case 0x2d: // -A, -P, -N
      return readOptionLine(reading);
    default:
      return false;
  }
}

function readOptionLine(reading: Reading): boolean {
  const { cursor } = reading;
  if (cursor.text.startsWith("-P ", cursor.lineStart) || cursor.text.startsWith("-N ", cursor.lineStart)) {
    if (readChainOptionLine(reading)) return true;
  }
  return readRuleLine(reading);
}
