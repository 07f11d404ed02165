import { hasEscapes, stripEscapes } from "./plain-text.ts";

const MOST_CHARACTERS = 65_536;
const MOST_LINES = 200;
/** No line tells more of its format behind so many characters, unless it holds a whole document. */
const LONGEST_LINE = 1000;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Returns what a recogniser looks at: the first 200 lines of a text with something on them, found in its first 65,536 characters. Terminal escape sequences,
 * byte order marks at the beginning of a line and the indentation that all lines share are taken out, and of each line the first `longest` characters are kept.
 */
export function firstLines(text: string, longest: number = LONGEST_LINE): readonly string[] {
  const head = text.slice(0, MOST_CHARACTERS);
  const plain = hasEscapes(head) ? stripEscapes(head).text : head;
  const lines: string[] = [];
  let indentation = MOST_CHARACTERS;
  for (const raw of plain.split(/[\r\n]+/)) {
    const line = raw.charCodeAt(0) === BYTE_ORDER_MARK ? raw.replace(/^\ufeff+/, "") : raw;
    const start = line.search(/\S/);
    if (start < 0) continue;
    if (lines.length === MOST_LINES) break;
    lines.push(line);
    indentation = Math.min(indentation, start);
  }
  return lines.map((line) => line.slice(indentation, indentation + longest));
}

/** Whether a line is of a kind. */
type LineTest = (line: string) => boolean;

/** Returns how many of the first lines of a text are a format's own. Lines that others write as well count where there is at least one of its own. */
export function countEvidence(text: string, isOwn: LineTest, isShared: LineTest): number {
  let own = 0;
  let shared = 0;
  for (const line of firstLines(text)) {
    if (isOwn(line)) own++;
    else if (isShared(line)) shared++;
  }
  return own === 0 ? 0 : own + shared;
}
