const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A text, or the part of one before `limit`, and whether it holds carriage returns at all (without them line ends are found by `indexOf`). */
export interface LineBreakScope {
  readonly limit: number;
  readonly hasCarriageReturns: boolean;
}

/** Returns the offset of the first line break at or after `from`, the limit without one. */
export function nextLineBreak(text: string, from: number, scope: LineBreakScope): number {
  if (!scope.hasCarriageReturns) {
    const found = text.indexOf("\n", from);
    return found < 0 || found > scope.limit ? scope.limit : found;
  }
  let at = from;
  while (at < scope.limit && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

/**
 * Returns the length of the line break at `at`: LF, CRLF, a lone CR, or the CR CR LF that `script` leaves. A run of
 * carriage returns is one break, so that no number of them makes a text longer than it is. 0 where none stands.
 */
export function lineBreakLength(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && text.charCodeAt(end) === CARRIAGE_RETURN) end++;
  if (end < limit && text.charCodeAt(end) === LINE_FEED) end++;
  return end - at;
}

/** Returns a value that runs over several lines with each line break as LF: how a file ends its lines is no part of the value. */
export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r+\n?/g, "\n") : text;
}

/** Returns whether a character is a line feed or carriage return. */
export function isLineBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
