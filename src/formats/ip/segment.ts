/**
 * A line, or with `-o` the part of one between two `\`, as words.
 *
 *     2: veth1    inet 10.0.0.1/24 scope global veth1\       valid_lft forever preferred_lft forever
 *     ^-- one segment -----------------------------^ ^-- another ---------------------------------^
 */
export interface Segment {
  readonly text: string;
  start: number;
  end: number;
  /** Whether blanks stand before the first word. */
  isIndented: boolean;
  readonly words: string[];
  readonly starts: number[];
  /** The next word. */
  at: number;
}

/** One object is filled again for every line. */
export function openSegment(text: string): Segment {
  return { text, start: 0, end: 0, isIndented: false, words: [], starts: [], at: 0 };
}

/** Fills a segment with the words of `[start, end)`. */
export function fillSegment(segment: Segment, start: number, end: number): void {
  const { text, words, starts } = segment;
  let count = 0;
  let at = start;
  for (;;) {
    while (at < end && isGap(text.charCodeAt(at))) at++;
    if (at >= end) break;
    const from = at;
    while (at < end && !isGap(text.charCodeAt(at))) at++;
    starts[count] = from;
    words[count] = text.slice(from, at);
    count++;
  }
  starts.length = count;
  words.length = count;
  segment.start = start;
  segment.end = end;
  segment.isIndented = (starts[0] ?? start) > start;
  segment.at = 0;
}

function isGap(code: number): boolean {
  return code <= 0x20 ? code === 0x20 || code === 0x09 || code === 0x00 : code === 0xa0;
}

/** The word at `index`; the empty string beyond the last one. */
export function wordAt(segment: Segment, index: number): string {
  return segment.words[index] ?? "";
}

/** Returns the next word and steps over it; the empty string at the end. */
export function take(segment: Segment): string {
  return segment.words[segment.at++] ?? "";
}

/** Returns whether the next word is `word`, and steps over it if it is. */
export function takes(segment: Segment, word: string): boolean {
  if (segment.words[segment.at] !== word) return false;
  segment.at++;
  return true;
}

export function isAtEnd(segment: Segment): boolean {
  return segment.at >= segment.words.length;
}

/** Where the word at `index` begins; the end of the segment's words beyond the last one. */
export function startOf(segment: Segment, index: number): number {
  return segment.starts[index] ?? endOf(segment, segment.words.length - 1);
}

/** Where the word at `index` ends. */
export function endOf(segment: Segment, index: number): number {
  const start = segment.starts[index];
  return start === undefined ? segment.start : start + (segment.words[index] ?? "").length;
}

/** Where the last word ends. */
export function lastEnd(segment: Segment): number {
  return endOf(segment, segment.words.length - 1);
}
