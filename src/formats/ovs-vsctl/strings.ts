import { isBlank } from "../../text/cursor.ts";
import type { OvsQuoting } from "./ast.ts";
import { type QuotedBy, quoted, quotedBy } from "./quoting.ts";
import { complain, type Reader } from "./reader.ts";

/** Where a bare string ends: at a blank, at the `=` behind a key, or at the `,` behind a value. The last two end at `}` as well. */
export type StringPlace = "line" | "key" | "value";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Returns whether a character begins a string in quotes: in the tool's own, or in the ones that a chat tool or a word processor makes of them, “83cf7b04f35b763”. */
export function isQuote(code: number): boolean {
  return code === QUOTE || isSmartQuote(code);
}

function isSmartQuote(code: number): boolean {
  return code === 0x201c || code === 0x201d;
}

/**
 * Finds the end of the string at the cursor and what stands in it, and leaves both on the reader. The cursor stays.
 *
 *     Port "83cf7b04f35b763"            options: {csum="true", key=flow}
 *          ^                ^ end                      ^     ^
 */
export function scanString(reader: Reader, where: StringPlace): void {
  const { text, pos, lineEnd } = reader.cursor;
  reader.stringClosed = true;
  reader.stringSound = true;
  reader.stringPlain = true;
  if (pos < lineEnd && isQuote(text.charCodeAt(pos))) scanQuoted(reader);
  else reader.stringEnd = where === "line" ? blankAfter(reader) : delimiterAfter(reader, where === "key");
}

function scanQuoted(reader: Reader): void {
  const { text, pos, lineEnd } = reader.cursor;
  const isSmart = text.charCodeAt(pos) !== QUOTE;
  let at = pos + 1;
  for (; at < lineEnd; at++) {
    const code = text.charCodeAt(at);
    if (isSmart ? isSmartQuote(code) : code === QUOTE) {
      reader.stringEnd = at + 1;
      return;
    }
    if (code === BACKSLASH) at++;
    if (code === BACKSLASH || code < 0x20) reader.stringPlain = false;
  }
  reader.stringEnd = lineEnd;
  reader.stringClosed = false;
  reader.stringSound = false;
}

function blankAfter({ cursor: { text, pos, lineEnd } }: Reader): number {
  let at = pos;
  while (at < lineEnd && !isBlank(text.charCodeAt(at))) at++;
  return at;
}

function delimiterAfter({ cursor: { text, pos, lineEnd } }: Reader, isKey: boolean): number {
  let at = pos;
  for (; at < lineEnd; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2c || code === 0x7d || (isKey && code === 0x3d)) break;
  }
  return at;
}

/** Returns the value of the string that {@link scanString} found and steps over it. Damages, and what the quotes show, are noted. */
export function takeString(reader: Reader): string {
  const { cursor, stringEnd, stringPlain, stringClosed } = reader;
  const { text, pos: start } = cursor;
  cursor.pos = stringEnd;
  if (start >= stringEnd || !isQuote(text.charCodeAt(start))) {
    noteBare(reader, quotedBy(text, start, stringEnd), start);
    return text.slice(start, stringEnd);
  }
  if (!stringClosed) complain(reader, "ovs-vsctl/unterminated-string", { start, end: stringEnd }, { expected: '"' });
  const end = stringClosed ? stringEnd - 1 : stringEnd;
  const raw = text.slice(start + 1, end);
  if (stringPlain) {
    noteQuoted(reader, quotedBy(text, start + 1, end), start);
    if (text.charCodeAt(start) !== QUOTE) complainOfQuotes(reader, start);
    return raw;
  }
  const value = decoded(reader, raw, start + 1);
  noteQuoted(reader, quotedBy(value, 0, value.length), start);
  if (reader.stringSound && quoted(value) !== text.slice(start, stringEnd)) complainOfQuotes(reader, start);
  return value;
}

/**
 * The string with its escapes decoded. One that JSON does not have stays as written:
 *
 *     a\tb \u00e9 \q
 *                 ^^ bad-escape
 */
function decoded(reader: Reader, raw: string, offset: number): string {
  return raw.replaceAll(/\\(?:u[0-9a-fA-F]{4}|[\s\S]|$)/g, (sequence, at: number) => {
    const character =
      sequence.length === 6 ? String.fromCharCode(Number.parseInt(sequence.slice(2), 16)) : simpleEscape(sequence);
    if (character !== undefined) return character;
    const start = offset + at;
    reader.stringSound = false;
    complain(
      reader,
      "ovs-vsctl/bad-escape",
      { start, end: start + sequence.length },
      { expected: "an escape of JSON" },
    );
    return sequence;
  });
}

function simpleEscape(sequence: string): string | undefined {
  switch (sequence) {
    case '\\"':
    case "\\\\":
    case "\\/":
      return sequence.slice(1);
    case "\\b":
      return "\b";
    case "\\f":
      return "\f";
    case "\\n":
      return "\n";
    case "\\r":
      return "\r";
    case "\\t":
      return "\t";
    default:
      return undefined;
  }
}

/** Notes which release's rule a bare string shows, and reports one that every release quotes. */
function noteBare(reader: Reader, by: QuotedBy, start: number): void {
  if (by === "all") complainOfQuotes(reader, start);
  else if (by !== "none") noteRule(reader, by === "before-2.13" ? "since-2.13" : "before-2.13", start);
}

/** Notes which release's rule a quoted string shows, and reports one that no release quotes. */
function noteQuoted(reader: Reader, by: QuotedBy, start: number): void {
  if (by === "none") complainOfQuotes(reader, start);
  else if (by !== "all") noteRule(reader, by, start);
}

/** The first string that shows a rule decides which one the run has. */
function noteRule(reader: Reader, shown: OvsQuoting, start: number): void {
  reader.quoting ??= shown;
  if (reader.quoting !== shown) complainOfQuotes(reader, start);
}

/** One report a string; nothing of the string itself is said, as it may be a secret. */
function complainOfQuotes(reader: Reader, start: number): void {
  if (reader.stringSound) complain(reader, "ovs-vsctl/unusual-quoting", { start, end: reader.stringEnd });
  reader.stringSound = false;
}
