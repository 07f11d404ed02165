import { hasEscapes, stripEscapes } from "./plain-text.ts";

const MOST_CHARACTERS = 65_536;
const MOST_LINES = 200;
/** No line tells more of its format behind so many characters, unless it holds a whole document. */
const LONGEST_LINE = 1000;

/**
 * Returns what a recogniser looks at: the first 200 lines of a text with something on them, found in its first 65,536 characters. Terminal escape sequences
 * and byte order marks at the beginning of a line are taken out, and of each line the first `longest` characters are kept.
 */
export function firstLines(text: string, longest: number = LONGEST_LINE): readonly string[] {
  const head = text.slice(0, MOST_CHARACTERS);
  const plain = hasEscapes(head) ? stripEscapes(head).text : head;
  const lines: string[] = [];
  for (const line of plain.split(/[\r\n]+/)) {
    if (line.trim() === "") continue;
    if (lines.length === MOST_LINES) break;
    lines.push(line.replace(/^\ufeff+/, "").slice(0, longest));
  }
  return lines;
}
