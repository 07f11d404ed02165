import {
  atLineEnd,
  type Cursor,
  lineSpan,
  repeatsText,
  skipBlanks,
  skipLiteral,
  spanOf,
  wordEnd,
} from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import type { Heading } from "./ast.ts";
import { readCounters } from "./counters.ts";
import { addRule, keepUnknown, startChain, startTable, touch, touchLine } from "./drafts.ts";
import { readEchoLine } from "./parse-echo-line.ts";
import { readRow, splitLine } from "./parse-row.ts";
import type { ChainDraft, Reading, TableDraft } from "./reading.ts";
import type { RowLayout } from "./row-columns.ts";

/** The built-in chains that may stand above each one: the tool lists them in this order, and PREROUTING begins a table. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  PREROUTING: [],
  INPUT: ["PREROUTING"],
  FORWARD: ["PREROUTING", "INPUT"],
};

/**
 * Reads the line above a chain and returns true; false, and nothing read, where none stands.
 *
 *     Chain PREROUTING (policy ACCEPT 12 packets, 34 bytes)
 *     Chain KUBE-SERVICES (2 references)
 *           ^ up to 28 bytes, any but white space: `Chain`, `(x)` and `6` are chain names too
 */
export function readChainLine(reading: Reading): boolean {
  const { cursor } = reading;
  const { text, lineStart, lineEnd } = cursor;
  cursor.pos = lineStart;
  const indent = skipBlanks(cursor);
  if (!skipLiteral(cursor, "Chain ")) return false;
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  cursor.pos = end;
  if (end === start || !skipLiteral(cursor, " (")) return false;
  const name = text.slice(start, end);
  const header = readHeader(cursor);
  const table = tableForChain(reading, name, header?.policy ?? null);
  const chain = startChain(reading, table, name);
  if (header?.policy === null) table.hasUserChain = true;
  chain.declared = true;
  reading.indent = indent;
  touchLine(reading);
  if (header === null) {
    const actual = text.slice(end + 2, lineEnd).trimEnd();
    report(reading.report, "iptables/bad-header", spanOf(cursor, end + 1, lineEnd), { actual });
  } else {
    chain.policy = header.policy;
    chain.counters = header.counters;
    chain.references = header.references;
  }
  return true;
}

/**
 * Reads `Table: nat`, which `service iptables status` of RHEL 6 prints above each listing, and returns true; false where none stands.
 */
export function readTableHeading(reading: Reading): boolean {
  const { text, lineStart, lineEnd } = reading.cursor;
  const name = /^Table: (filter|nat|mangle|raw|security)\s*$/.exec(
    text.slice(lineStart, Math.min(lineEnd, lineStart + 64)),
  )?.[1];
  if (name === undefined) return false;
  startTable(reading, "list", name).wordings.add("table-line");
  return true;
}

type Header = Pick<ChainDraft, "policy" | "counters" | "references">;

/** What stands in the parentheses, from the cursor on: `2 references)`, `policy ACCEPT)`, `policy DROP 5 packets, 300 bytes)`. */
function readHeader(cursor: Cursor): Header | null {
  const references = readReferences(cursor);
  if (references !== null) return { policy: null, counters: undefined, references };
  const inside = cursor.text.slice(cursor.pos, cursor.lineEnd).trimEnd();
  const policy = /^policy ([^\s()]{1,32})(?: (\d+[KMGT]?) packets, (\d+[KMGT]?) bytes)?\)$/.exec(inside);
  if (policy !== null) {
    const counters = policy[2] === undefined ? undefined : readCounters(policy[2], policy[3] ?? "");
    return { policy: policy[1] ?? null, counters: counters ?? undefined, references: undefined };
  }
  return inside === "ERROR obtaining refs)" ? { policy: null, counters: undefined, references: null } : null;
}

/** The number of `2 references)`, null for other words, the cursor where it was. A listing has thousands of these, so they are read in place. */
function readReferences(cursor: Cursor): number | null {
  const { text, pos, lineEnd } = cursor;
  let end = pos;
  while (end < lineEnd && text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x39) end++;
  cursor.pos = end;
  const isCount = end > pos && end - pos <= 15 && skipLiteral(cursor, " references)");
  skipBlanks(cursor);
  const isWhole = isCount && atLineEnd(cursor);
  cursor.pos = pos;
  return isWhole ? Number(text.slice(pos, end)) : null;
}

/** The table of a chain: a new one where the name is there already, or a built-in chain comes after one that it cannot follow. */
function tableForChain(reading: Reading, name: string, policy: string | null): TableDraft {
  const { table } = reading;
  if (table === null || table.form !== "list" || table.names.has(name)) return startTable(reading, "list");
  if (policy === null) return table;
  const allowed = Object.hasOwn(BEFORE, name) ? BEFORE[name] : undefined;
  if (table.hasUserChain) return startTable(reading, "list");
  const fits = allowed === undefined || [...table.names].every((above) => allowed.includes(above));
  return fits ? table : startTable(reading, "list");
}

/**
 * Reads the column line of a listing and returns true; false where none stands.
 *
 *     num   pkts bytes target     prot opt in     out     source               destination
 */
export function readHeadingLine(reading: Reading): boolean {
  const { cursor } = reading;
  const heading = headingOf(reading);
  if (heading === null) return false;
  const table = reading.table?.form === "list" ? reading.table : startTable(reading, "list");
  const chain = reading.chain;
  const isFree = chain !== null && chain.heading === undefined && chain.rules.length === 0 && chain.unknown === null;
  const owner = isFree ? chain : startChain(reading, table, null);
  owner.heading = heading;
  reading.indent = isFree ? Math.max(reading.indent, indentOf(cursor)) : indentOf(cursor);
  touchLine(reading);
  return true;
}

const PLAIN = "target prot opt source destination";
const VERBOSE = "pkts bytes target prot opt in out source destination";

/** What a column line says, null where the line is none. */
function headingOf({ cursor, lastHeading }: Reading): Heading | null {
  const { text, lineStart, lineEnd } = cursor;
  if (lineEnd - lineStart > 512) return null;
  cursor.pos = lineStart;
  if (lineEnd - lineStart === lastHeading.line.length && repeatsText(cursor, lastHeading.line))
    return lastHeading.heading;
  const line = text.slice(lineStart, lineEnd);
  const heading = readHeading(line);
  if (heading !== null) {
    lastHeading.line = line;
    lastHeading.heading = heading;
  }
  return heading;
}

function readHeading(line: string): Heading | null {
  const words = line.trim().replaceAll(/\s+/g, " ");
  const lineNumbers = words.startsWith("num ");
  const columns = lineNumbers ? words.slice(4) : words;
  if (columns !== PLAIN && columns !== VERBOSE) return null;
  const exact = line.includes("bytes") && line.includes("pkts      bytes");
  return { lineNumbers, verbose: columns === VERBOSE, exact };
}

/** How far the rows below a heading are indented; one of `-v` begins with blanks of its own. */
function indentOf({ text, lineStart, lineEnd }: Cursor): number {
  let at = lineStart;
  while (at < lineEnd && text.charCodeAt(at) === 0x20) at++;
  return text.startsWith("target", at) || text.startsWith("num", at) ? at - lineStart : 0;
}

/**
 * Reads the line as a rule of a listing and returns true; false where it is none. A line that has the `--` of a rule and cannot be split
 * is kept as unknown, as an error.
 */
export function readRowLine(reading: Reading): boolean {
  const { cursor } = reading;
  const chain = reading.table?.form === "list" ? reading.chain : null;
  const heading = chain?.heading ?? null;
  const layout = splitLine(reading, heading) ?? (heading === null ? null : splitLine(reading, null));
  if (layout === null) {
    if (readEchoLine(reading)) return true;
    if (chain === null || !hasOptionColumn(cursor)) return false;
    keepUnknown(reading, "iptables/bad-rule");
    return true;
  }
  if (heading !== null && layout !== heading && isOther(layout, heading))
    report(reading.report, "iptables/odd-row", lineSpan(cursor));
  const table = reading.table?.form === "list" ? reading.table : startTable(reading, "list");
  const owner = chain ?? startChain(reading, table, null);
  const rule = readRow(reading, table, layout);
  addRule(owner, rule);
  touch(reading, rule.span);
  return true;
}

const isOther = (layout: RowLayout, heading: Heading): boolean =>
  layout.verbose !== heading.verbose || layout.lineNumbers !== heading.lineNumbers;

/** Whether `--`, `-f` or `!f` stands behind the first words of the line, as in a rule. */
function hasOptionColumn(cursor: Cursor): boolean {
  const head = cursor.text.slice(cursor.lineStart, Math.min(cursor.lineEnd, cursor.lineStart + 120));
  return /^ *(?:\S+ +){1,5}(?:--|-f|!f)(?: |$)/.test(head);
}
