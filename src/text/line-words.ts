import { type Cursor, isBlank } from "./cursor.ts";

/** The words of the current line by their offsets. One object is filled again for every line. */
export interface LineWords {
  readonly starts: number[];
  readonly ends: number[];
  /** How many there are; a line of more than {@link MOST_WORDS} counts as one more than that. */
  count: number;
}

/** The widest row, one of `netstat -rnlll` of macOS, has sixteen words. */
const MOST_WORDS = 16;

/** Finds the words of the current line, up to one more than any row has. */
export function splitWords(cursor: Cursor, words: LineWords): void {
  const { text, lineEnd } = cursor;
  const { starts, ends } = words;
  let at = cursor.lineStart;
  let count = 0;
  while (count <= MOST_WORDS) {
    at = gapEnd(text, at, lineEnd);
    if (at >= lineEnd) break;
    starts[count] = at;
    at = wordEnd(text, at, lineEnd);
    ends[count] = at;
    count++;
  }
  words.count = count;
}

// Of the rare blanks that `isBlank` knows all are below or at these two, so that most characters take one or two comparisons.
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;

function gapEnd(text: string, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && !isBlank(code)) break;
  }
  return at;
}

function wordEnd(text: string, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if ((code <= SPACE || code === NO_BREAK_SPACE) && isBlank(code)) break;
  }
  return at;
}

/** Returns where a word begins; only indices below `count` say something of the current line. */
export function startOf(words: LineWords, index: number): number {
  return words.starts[index] ?? 0;
}

/** Returns where a word ends. */
export function endOf(words: LineWords, index: number): number {
  return words.ends[index] ?? 0;
}

/** Returns the words of a line with one blank between them. */
export function spacedWords(text: string, words: LineWords): string {
  const list: string[] = [];
  for (let index = 0; index < words.count; index++) list.push(text.slice(startOf(words, index), endOf(words, index)));
  return list.join(" ");
}
