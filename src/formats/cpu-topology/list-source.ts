import type { Span } from "../../text/span.ts";

/** The part of a text that holds a list, and how to find its places. */
export interface ListSource {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly place: (start: number, end: number) => Span;
}
