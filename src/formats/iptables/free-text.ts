import { atLineEnd, type Cursor, isBlank, skipBlanks, spanOf, wordEnd } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import type { Span } from "../../text/span.ts";
import type { MatchNode, OpaqueNode, TargetNode } from "./ast.ts";
import { verdictName } from "./extensions/jumps.ts";
import { readListMatch } from "./extensions/list-readers.ts";
import { isTargetName, isUntypedTarget, readListTarget, type TargetName } from "./extensions/targets.ts";
import type { Reading } from "./reading.ts";
import type { WordingsDraft } from "./wordings.ts";

const NO_MATCHES: readonly MatchNode[] = [];

/** What the free text of a row says, together with its target column. */
export interface FreeText {
  readonly matches: readonly MatchNode[];
  readonly target: TargetNode | null;
}

/** The target column of a row. */
export interface TargetColumn {
  readonly name: string;
  readonly span: Span;
  readonly isGoto: boolean;
  readonly wordings: WordingsDraft;
}

/**
 * Reads the free text from the cursor to the end of the row: the matches in rule order, then the target's text. Nothing parts them, so at
 * each word the target, whose name is known from its column, and the matches that begin with this character are asked in turn.
 *
 *     DNAT  tcp  --  anywhere  anywhere   ADDRTYPE match dst-type LOCAL tcp dpt:31785 to:172.30.44.86:80
 *                                         ^match                        ^match        ^target
 */
export function readFreeText(reading: Reading, wordings: WordingsDraft, column: TargetColumn | null): FreeText {
  const { cursor } = reading;
  const text = openText(reading, wordings, column);
  for (skipBlanks(cursor); !atLineEnd(cursor); skipBlanks(cursor)) {
    const start = cursor.pos;
    if (!readTargetText(text, start) && !readMatchText(text, start) && !readTargetAgain(text, start)) {
      if (text.unread < 0) text.unread = start;
      cursor.pos = text.takesRest ? trimmedEnd(cursor) : wordEnd(cursor, start);
      text.unreadEnd = cursor.pos;
    }
  }
  const target = column === null ? null : lastTarget(text, column);
  if (text.unread >= 0) keepUnread(text);
  return { matches: text.matches.length === 0 ? NO_MATCHES : text.matches.slice(), target };
}

/** The free text of one row while it is read. */
interface TextDraft {
  readonly reading: Reading;
  readonly wordings: WordingsDraft;
  readonly column: TargetColumn | null;
  /** The target's name when its text is known to an extension. */
  readonly typed: TargetName | null;
  /** Whether all words that no match claims are a target's without a type. */
  readonly takesRest: boolean;
  target: TargetNode | null;
  /** Where the target's text stands, and how many matches stand before it. */
  start: number;
  end: number;
  index: number;
  readonly matches: MatchNode[];
  /** Words that nobody has claimed so far; -1 for none. */
  unread: number;
  unreadEnd: number;
}

function openText(reading: Reading, wordings: WordingsDraft, column: TargetColumn | null): TextDraft {
  const typed = column !== null && !column.isGoto && isTargetName(column.name) ? column.name : null;
  const target = column === null || typed !== null ? null : plainTarget(column);
  const takesRest = target?.kind === "opaque";
  return {
    reading,
    wordings,
    column,
    typed,
    takesRest,
    target,
    start: 0,
    end: 0,
    index: 0,
    matches: [],
    unread: -1,
    unreadEnd: 0,
  };
}

function readTargetText(text: TextDraft, start: number): boolean {
  const { reading, typed, column } = text;
  if (column === null || typed === null || text.target !== null) return false;
  const target = readListTarget(typed, reading.cursor, column);
  if (target === null) return false;
  placeTarget(text, target, start);
  return true;
}

function placeTarget(text: TextDraft, target: TargetNode, start: number): void {
  keepUnread(text);
  text.target = target;
  text.start = start;
  text.end = text.reading.cursor.pos;
  text.index = text.matches.length;
}

function readMatchText(text: TextDraft, start: number): boolean {
  const { cursor } = text.reading;
  const match = readListMatch(cursor, text.wordings);
  if (match === null || cursor.pos === start) return false;
  keepUnread(text);
  text.matches.push(match);
  return true;
}

/** The text of the target once more: two rows have run together. The last one is the target's, the one before it becomes words. */
function readTargetAgain(text: TextDraft, start: number): boolean {
  const { reading, typed, column, target } = text;
  if (column === null || typed === null || target === null) return false;
  const again = readListTarget(typed, reading.cursor, column);
  if (again === null) return false;
  keepUnread(text);
  const behind = text.matches.splice(text.index);
  keepWords(text, text.start, text.end);
  for (const match of behind) pushMatch(text.matches, match);
  placeTarget(text, again, start);
  return true;
}

/** The target at the end of the row: a typed one may have no text at all, one whose text is not the expected one takes the words that are left. */
function lastTarget(text: TextDraft, column: TargetColumn): TargetNode {
  const { reading, typed, target, takesRest } = text;
  const bare = typed === null || target !== null ? target : readListTarget(typed, reading.cursor, column);
  if (bare !== null && !takesRest) return bare;
  const words = { start: text.unread, end: text.unreadEnd };
  text.unread = -1;
  return opaqueTarget(reading, column, words);
}

/** The target of a name that has no text: a verdict, a user chain, or a target without a type, which takes all words that no match claims. */
function plainTarget({ name, span, isGoto }: TargetColumn): TargetNode {
  if (isGoto) return { kind: "goto", name, span };
  const verdict = verdictName(name);
  if (verdict !== null) return { kind: "target", name: verdict, span };
  return isUntypedTarget(name) ? { kind: "opaque", span, name, text: "" } : { kind: "jump", name, span };
}

/** A target without a type, or one whose text is not the expected one: `DNAT [unsupported revision]`. */
function opaqueTarget(reading: Reading, column: TargetColumn, words: Span): OpaqueNode {
  const { cursor } = reading;
  if (words.start < 0) return { kind: "opaque", span: column.span, name: column.name, text: "" };
  const span = spanOf(cursor, words.start, words.end);
  if (!isUntypedTarget(column.name)) report(reading.report, "iptables/unread-text", span);
  return { kind: "opaque", span, name: column.name, text: cursor.text.slice(words.start, words.end) };
}

/** Keeps the words that neither a match nor the target has claimed, if there are any. */
function keepUnread(text: TextDraft): void {
  if (text.unread >= 0) keepWords(text, text.unread, text.unreadEnd);
  text.unread = -1;
}

function keepWords({ reading, matches }: TextDraft, start: number, end: number): void {
  const span = spanOf(reading.cursor, start, end);
  report(reading.report, "iptables/unread-text", span);
  pushMatch(matches, { kind: "opaque", span, text: reading.cursor.text.slice(start, end) });
}

/** Adds a match; words next to words become one node, as they will stand side by side when printed. */
function pushMatch(matches: MatchNode[], match: MatchNode): void {
  const last = matches.at(-1);
  if (match.kind === "match" || last === undefined || last.kind === "match") matches.push(match);
  else {
    const span = { start: last.span.start, end: match.span.end };
    matches[matches.length - 1] = { kind: "opaque", span, text: `${last.text} ${match.text}` };
  }
}

function trimmedEnd(cursor: Cursor): number {
  let end = cursor.lineEnd;
  while (end > cursor.pos && isBlank(cursor.text.charCodeAt(end - 1))) end--;
  return end;
}
