import { type Cursor, isBlank } from "../../text/cursor.ts";
import { digitsEnd, wholeNumber } from "./cpu-number.ts";

/** Where a pattern that was found ends, and the numbers in it. */
export interface Match {
  readonly end: number;
  readonly numbers: readonly number[];
}

/** Matches a pattern at an offset: `%d` is a number, a blank any run of blanks and line breaks, for YAML folds long messages. */
export function matchPattern({ text, limit }: Cursor, from: number, pattern: string): Match | null {
  const numbers: number[] = [];
  let at = from;
  for (let index = 0; index < pattern.length; index++) {
    const start = at;
    if (pattern[index] === " ") {
      while (at < limit && isSpace(text.charCodeAt(at))) at++;
    } else if (pattern[index] === "%") {
      index++;
      at = digitsEnd(text, at, limit);
      const number = wholeNumber(text.slice(start, at));
      if (number === undefined) return null;
      numbers.push(number);
    } else if (at < limit && text[at] === pattern[index]) at++;
    if (at === start) return null;
  }
  return { end: at, numbers };
}

function isSpace(code: number): boolean {
  return isBlank(code) || code === 0x0a || code === 0x0d;
}
