import { isBlank } from "../text/cursor.ts";

/** Where a JSON document ends, and how deep its brackets go. */
export interface Extent {
  readonly end: number;
  readonly depth: number;
}

/** A scan over brackets; `last` is the last character that was not blank, 0 at the start. */
interface Scan {
  readonly text: string;
  readonly limit: number;
  at: number;
  open: number;
  depth: number;
  last: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_SQUARE = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_SQUARE = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/**
 * Returns whether a JSON document begins at `at`, and not a prompt:
 *
 *     {"clusterNetwork":[...      [{"clusterNetwork":...      [root@bastion ~]# oc get
 *     ^ yes                       ^ yes                       ^ no
 */
export function beginsJson(text: string, at: number, limit: number): boolean {
  const bracket = text.charCodeAt(at);
  if (bracket !== OPEN_BRACE && bracket !== OPEN_SQUARE) return false;
  const behind = skipSpace(text, at + 1, limit);
  if (behind >= limit) return false;
  const next = text.charCodeAt(behind);
  if (next === QUOTE) return true;
  return bracket === OPEN_BRACE ? next === CLOSE_BRACE : next === OPEN_BRACE;
}

/**
 * Returns where the JSON document that begins at `start` ends: behind its last bracket or, where that is cut off, before the first
 * line that cannot be JSON (a prompt, a second run). `open` is the number of brackets that were cut off in front of it.
 * Strings end at the end of their line at the latest, so that a lost quote spoils one line only.
 */
export function jsonExtent(text: string, start: number, options: { limit: number; open: number }): Extent {
  const { limit, open } = options;
  const scan: Scan = { text, limit, at: start, open, depth: open, last: 0 };
  while (scan.at < limit) {
    const code = text.charCodeAt(scan.at);
    if (code === 0x0a || code === 0x0d) {
      const next = skipSpace(text, scan.at, limit);
      if (next >= limit || !continuesJson(scan, next)) break;
      scan.at = next;
      continue;
    }
    step(scan, code);
    if (scan.open === 0) break;
  }
  return { end: scan.at, depth: scan.depth };
}

function step(scan: Scan, code: number): void {
  if (code === QUOTE) scan.at = stringEnd(scan);
  else scan.at++;
  if (code === OPEN_BRACE || code === OPEN_SQUARE) scan.depth = Math.max(scan.depth, ++scan.open);
  else if (code === CLOSE_BRACE || code === CLOSE_SQUARE) scan.open--;
  if (!isBlank(code)) scan.last = code;
}

/** The offset behind the string at the cursor, at most the end of its line. */
function stringEnd(scan: Scan): number {
  let at = scan.at + 1;
  while (at < scan.limit) {
    const code = scan.text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === 0x0a || code === 0x0d) return at;
    at += code === BACKSLASH ? 2 : 1;
  }
  return scan.limit;
}

/** The first character of a line of JSON, by what may stand there; a bracket opens only behind `[`, `{`, `,` or `:`. */
function continuesJson(scan: Scan, at: number): boolean {
  const { text, limit, last } = scan;
  const code = text.charCodeAt(at);
  if (code === OPEN_BRACE) return last === OPEN_SQUARE || last === COMMA || last === COLON || last === 0;
  if (code === OPEN_SQUARE)
    return (last === OPEN_SQUARE || last === COMMA || last === COLON) && beginsList(text, at, limit);
  if (code === QUOTE || code === CLOSE_BRACE || code === CLOSE_SQUARE || code === COMMA || code === COLON) return true;
  const word = text.slice(at, at + 5);
  return /^(?:-?[0-9]|true|false|null)/.test(word);
}

function beginsList(text: string, at: number, limit: number): boolean {
  return /^[[\]{"0-9tfn-]?$/.test(text.charAt(skipSpace(text, at + 1, limit)));
}

/** The first offset at or after `from` that holds neither a blank nor a line break. */
function skipSpace(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (!isBlank(code) && code !== 0x0a && code !== 0x0d) break;
    at++;
  }
  return at;
}
