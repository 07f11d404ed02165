import { type Cursor, lineSpan } from "../../../text/cursor.ts";
import type { CpuCachePlace } from "../ast-topology.ts";
import { openRow, type Table } from "./table.ts";
import { addUntold, type RowDraft } from "./table-column.ts";
import type { Heading } from "./table-heading.ts";

const COMMA = 0x2c;
const ZERO = 0x30;
const NINE = 0x39;
/** With one digit more, a number is still exact. */
const MOST = 1e14;

/** Where the digits of a row are read, and what they were. */
interface Digits {
  readonly text: string;
  readonly end: number;
  at: number;
}

/**
 * Returns a row of `lscpu -p` that is nothing but numbers, caches last, in a third of the time; null for any other line, which the reader of all rows
 * then reads. Thousands of CPUs are listed so.
 *
 *     0,0,0,0,,0,0,0,0
 */
export function readPlainRow(cursor: Cursor, { columns, caches }: Heading, table: Table): RowDraft | null {
  const digits: Digits = { text: cursor.text, end: cursor.lineEnd, at: cursor.lineStart };
  const numbers = caches === undefined ? columns.length : caches.column;
  if (caches !== undefined && (!caches.hasGap || numbers !== columns.length - 1)) return null;
  const row = openRow(table, lineSpan(cursor));
  for (let index = 0; index < numbers; index++) {
    const column = columns[index];
    if (column?.rule?.kind !== "number") return null;
    const value = readDigits(digits);
    if (value !== NONE) column.rule.set(row, value);
    else if (index === 0) return null;
    else addUntold(row, column.node.name);
    const isLast = index === numbers - 1 && caches === undefined;
    if (!isLast && !takeComma(digits)) return null;
  }
  if (caches === undefined) return digits.at === digits.end ? row : null;
  return takeComma(digits) && readCaches(row, digits, caches.names) ? row : null;
}

/** Reads a number for each cache, up to the end of the line. */
function readCaches(row: RowDraft, digits: Digits, names: readonly string[]): boolean {
  const caches: CpuCachePlace[] = [];
  for (const name of names) {
    if (caches.length > 0 && !takeComma(digits)) return false;
    const id = readDigits(digits);
    if (id === NONE) return false;
    caches.push({ name, id });
  }
  row.caches = caches;
  return digits.at === digits.end && caches.length > 0;
}

const NONE = -1;

function readDigits(digits: Digits): number {
  const { text, end } = digits;
  let value = NONE;
  let at = digits.at;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE || value > MOST) break;
    value = (value === NONE ? 0 : value * 10) + code - ZERO;
  }
  digits.at = at;
  return value;
}

function takeComma(digits: Digits): boolean {
  if (digits.at >= digits.end || digits.text.charCodeAt(digits.at) !== COMMA) return false;
  digits.at++;
  return true;
}
