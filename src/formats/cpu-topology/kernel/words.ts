import { type Cursor, isBlank } from "../../../text/cursor.ts";

/** One word of a command line: `[start, end)`; where its name ends and its value begins; the value's own quotes left out. */
export interface KernelWord {
  readonly start: number;
  readonly end: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** -1 when there is no `=`. */
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly isQuoted: boolean;
  /** Its last quote is missing. */
  readonly isOpen: boolean;
}

const QUOTE = 0x22;
const EQUALS = 0x3d;

/**
 * Returns the word at or behind `from`, null when there is none before `to`. Blanks within quotes do not end a word; the name ends at the first `=`.
 *
 *     dyndbg="file ec.c +p" quiet "isolcpus=2-3"
 *     ^ name  ^ value       ^     ^ quotes around both
 *
 * kernel lib/cmdline.c: next_arg.
 */
export function nextWord({ text }: Cursor, from: number, to: number): KernelWord | null {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) at++;
  return at < to ? wordAt(text, at, to) : null;
}

/** Returns all words from `from` to `to`. */
export function kernelWords(cursor: Cursor, from: number, to: number): readonly KernelWord[] {
  const words: KernelWord[] = [];
  for (let word = nextWord(cursor, from, to); word !== null; word = nextWord(cursor, word.end, to)) words.push(word);
  return words;
}

function wordAt(text: string, start: number, to: number): KernelWord {
  let isInside = false;
  let quotes = 0;
  let equals = -1;
  let end = start;
  for (; end < to; end++) {
    const code = text.charCodeAt(end);
    if (isBlank(code) && !isInside) break;
    if (code === EQUALS && equals < 0) equals = end;
    if (code === QUOTE) {
      isInside = !isInside;
      quotes++;
    }
  }
  const isWhole = text.charCodeAt(start) === QUOTE;
  const nameStart = isWhole ? start + 1 : start;
  const isValueQuoted = equals >= 0 && text.charCodeAt(equals + 1) === QUOTE && equals + 1 < end;
  const valueStart = equals < 0 ? -1 : equals + (isValueQuoted ? 2 : 1);
  const isClosed = quotes > 0 && !isInside && text.charCodeAt(end - 1) === QUOTE && (isWhole || isValueQuoted);
  const valueEnd = isClosed ? end - 1 : end;
  const nameEnd = equals < 0 ? valueEnd : equals;
  return { start, end, nameStart, nameEnd, valueStart, valueEnd, isQuoted: quotes > 0, isOpen: isInside };
}
