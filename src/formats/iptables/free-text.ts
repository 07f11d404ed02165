import { atLineEnd, type Cursor, isBlank, skipBlanks, spanOf, wordEnd } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import type { MatchNode, OpaqueNode, TargetNode } from "./ast.ts";
import { verdictName } from "./extensions/jumps.ts";
import { readListMatch } from "./extensions/list-readers.ts";
import type { TypedMatch } from "./extensions/matches.ts";
import { isTargetName, isUntypedTarget, readListTarget } from "./extensions/targets.ts";
import { nextGluedText, readUpTo } from "./glued-text.ts";
import type { Reading, TableDraft } from "./reading.ts";
import { addMatch, type RowText } from "./row-text.ts";
import { codeOfWords, isUnknownData, unsupportedName } from "./unknown-extension.ts";

/**
 * Reads the free text of the row whose columns are split, from the cursor to the end of the line, into `reading.row`: the matches in rule order,
 * then the target's text. Nothing parts them, so at each word the target, whose name is known from its column, and the matches that begin with
 * this character are asked in turn.
 *
 *     DNAT  tcp  --  anywhere  anywhere   ADDRTYPE match dst-type LOCAL tcp dpt:31785 to:172.30.44.86:80
 *     ^name                               ^match                        ^match        ^target
 */
export function readFreeText(reading: Reading, table: TableDraft): void {
  const { cursor, row } = reading;
  const start = cursor.pos;
  openRow(reading, table);
  for (skipBlanks(cursor); !atLineEnd(cursor); skipBlanks(cursor)) {
    if (!readTargetText(reading) && !readMatchText(reading) && !readTargetAgain(reading)) passWords(reading);
  }
  if (row.name !== "") row.target = lastTarget(reading);
  keepUnread(reading);
  if (isBlankBehind(cursor, start) && !holdsGlued(row)) table.wordings.add("blank-behind");
}

/** Whether the text begins right behind the column and ends in a blank, as all texts did before 1.4.11. */
function isBlankBehind({ text, lineEnd }: Cursor, start: number): boolean {
  return start < lineEnd && !isBlank(text.charCodeAt(start)) && text.charCodeAt(lineEnd - 1) === 0x20;
}

/** Matches and targets with a text that has no blank before it in later versions either. */
const GLUED: readonly string[] = ["bpf", "eui64", "NETMAP", "SNPT", "DNPT"];

/** Whether the row has such a text, or one that is not understood. */
function holdsGlued({ matches, count, target }: RowText): boolean {
  const isGlued = ({ kind, name }: MatchNode | TargetNode): boolean => kind === "opaque" || GLUED.includes(name);
  return (target !== null && isGlued(target)) || matches.slice(0, count).some(isGlued);
}

/** Takes the target from its column; that of an extension waits for its text. */
function openRow({ row, columns, cursor }: Reading, { wordings }: TableDraft): void {
  const { target, targetEnd, isGoto } = columns;
  row.count = 0;
  row.glued = 0;
  row.unread = -1;
  row.target = null;
  row.typed = null;
  row.name = "";
  row.wordings = wordings;
  if (target === targetEnd) return;
  const name = cursor.text.slice(target, targetEnd);
  row.name = name;
  row.isGoto = isGoto;
  row.span = spanOf(cursor, target, targetEnd);
  if (!isGoto && isTargetName(name)) row.typed = name;
  else row.target = plainTarget(row);
}

/** The target of a name that has no text: a verdict, a user chain, or a target without a type, which takes all words that no match claims. */
function plainTarget({ name, span, isGoto }: RowText): TargetNode {
  if (isGoto) return { kind: "goto", name, span };
  const verdict = verdictName(name);
  if (verdict !== null) return { kind: "target", name: verdict, span };
  return isUntypedTarget(name) ? { kind: "opaque", span, name, text: "" } : { kind: "jump", name, span };
}

function readTargetText(reading: Reading): boolean {
  const { row, cursor } = reading;
  if (row.typed === null || row.target !== null) return false;
  const start = cursor.pos;
  const target = readListTarget(row.typed, cursor, row);
  if (target === null) return false;
  placeTarget(reading, target, start);
  return true;
}

function placeTarget(reading: Reading, target: TargetNode, start: number): void {
  keepUnread(reading);
  const { row, cursor } = reading;
  row.target = target;
  row.start = start;
  row.end = cursor.pos;
  row.index = row.count;
}

function readMatchText(reading: Reading): boolean {
  const { row, cursor } = reading;
  const start = cursor.pos;
  const match = readMatchBefore(reading) ?? readListMatch(cursor, row.wordings);
  if (match === null || cursor.pos === start) return false;
  keepUnread(reading);
  addMatch(row, match);
  return true;
}

/** The match at the cursor if it ends where another begins without a blank before it. */
function readMatchBefore({ row, cursor, hasGluedText }: Reading): TypedMatch | null {
  if (!hasGluedText) return null;
  if (row.glued <= cursor.pos) row.glued = nextGluedText(cursor);
  return row.glued < cursor.lineEnd ? readUpTo(cursor, row.glued, () => readListMatch(cursor, row.wordings)) : null;
}

/** The text of the target once more: two rows have run together. The last one is the target's, the one before it becomes words. */
function readTargetAgain(reading: Reading): boolean {
  const { row, cursor } = reading;
  if (row.typed === null || row.target === null) return false;
  const start = cursor.pos;
  const again = readListTarget(row.typed, cursor, row);
  if (again === null) return false;
  keepUnread(reading);
  const behind = row.matches.slice(row.index, row.count);
  row.count = row.index;
  keepWords(reading, row.start, row.end);
  for (const match of behind) addMatch(row, match);
  placeTarget(reading, again, start);
  return true;
}

/** Steps over a word that nobody claims; all that is left belongs to a target without a type. */
function passWords({ row, cursor }: Reading): void {
  if (row.unread < 0) row.unread = cursor.pos;
  cursor.pos = row.target?.kind === "opaque" ? trimmedEnd(cursor) : wordEnd(cursor, cursor.pos);
  row.unreadEnd = cursor.pos;
}

/** The target at the end of the row: a typed one may have no text at all, one whose text is not the expected one takes the words that are left. */
function lastTarget(reading: Reading): TargetNode | null {
  const { row, cursor } = reading;
  const { typed, target, unread, unreadEnd } = row;
  const known = typed === null || target !== null ? target : readListTarget(typed, cursor, row);
  const isOpaque =
    known === null || known.kind === "opaque" || (unread >= 0 && isUnknownData(cursor.text.slice(unread, unreadEnd)));
  return isOpaque ? opaqueTarget(reading) : known;
}

/** A target without a type, or one whose text is not the expected one: `DNAT [unsupported revision]`. */
function opaqueTarget(reading: Reading): OpaqueNode {
  const { row, cursor } = reading;
  const { name, unread, unreadEnd } = row;
  if (unread < 0) return { kind: "opaque", span: row.span, name, text: "" };
  row.unread = -1;
  const span = spanOf(cursor, unread, unreadEnd);
  const text = cursor.text.slice(unread, unreadEnd);
  if (!isUntypedTarget(name)) report(reading.report, codeOfWords(text), span);
  return { kind: "opaque", span, name, text: unsupportedName(text) === name ? text.slice(name.length + 1) : text };
}

/** Keeps the words that neither a match nor the target has claimed, if there are any. */
function keepUnread(reading: Reading): void {
  const { row } = reading;
  if (row.unread >= 0) keepWords(reading, row.unread, row.unreadEnd);
  row.unread = -1;
}

function keepWords({ row, cursor, report: to }: Reading, start: number, end: number): void {
  const span = spanOf(cursor, start, end);
  const text = cursor.text.slice(start, end);
  report(to, codeOfWords(text), span);
  const name = unsupportedName(text);
  addMatch(
    row,
    name === null ? { kind: "opaque", span, text } : { kind: "opaque", span, name, text: text.slice(name.length + 1) },
  );
}

function trimmedEnd(cursor: Cursor): number {
  let end = cursor.lineEnd;
  while (end > cursor.pos && isBlank(cursor.text.charCodeAt(end - 1))) end--;
  return end;
}
