/** A half-open range of UTF-16 offsets, `[start, end)`, into the text that was handed to the parser. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
