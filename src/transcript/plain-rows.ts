import { nextLine } from "../text/cursor.ts";
import { nextMark } from "./marks.ts";
import type { Reading } from "./reading.ts";

/**
 * Takes the lines of an output that can be nothing else: they begin with a letter or digit, and no mark of a prompt stands in them. Most lines of most
 * sessions are such; each is told by its first characters, where the reading of a line by its shape takes eight times as long.
 */
export function takePlainRows(reading: Reading): void {
  const { cursor, run, marks } = reading;
  const limit = reading.blocks.at(-1)?.from ?? cursor.limit;
  if (run === null || run.kind !== "output" || reading.gap !== null || reading.last !== "output") return;
  if (reading.fence?.isGlued === true) return;
  for (let from = cursor.next; nextLine(cursor); from = cursor.next) {
    if (
      from >= limit ||
      !isPlainRow(cursor.text, cursor.lineStart, cursor.lineEnd) ||
      nextMark(marks, cursor.lineStart) < cursor.lineEnd
    ) {
      cursor.next = from;
      return;
    }
    run.to = cursor.next;
  }
}

function isPlainRow(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && isIndent(text.charCodeAt(at))) at++;
  if (at >= end || !startsPlainly(text.charCodeAt(at))) return false;
  return at > start || !text.startsWith("Script ", at);
}

/** Returns whether a character may stand before the first word of a row. */
export function isIndent(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Returns whether a line that begins with this character is no mark: an elision, a rule, a fence and a bullet begin with others. */
export function startsPlainly(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39);
}
