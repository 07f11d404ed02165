import type { DetailLists, DetailNumbers, DetailWords } from "./ast-bsd.ts";

/**
 * One value of a detail line: the literal before it, how it is read, and the field that it becomes. `phrase` is a text of several words up to
 * the next literal of the line, `rest` one to its end; `words` is all words to its end, `list` a word with commas; `number,` has a comma behind it,
 * `arrow` is `-->` or `->` with the word behind it, `signal` is `-60dBm` or `45%`.
 */
export type FieldShape =
  | readonly [literal: string, type: "number" | "number,", name: keyof DetailNumbers]
  | readonly [literal: string, type: "word" | "phrase" | "rest", name: keyof DetailWords]
  | readonly [literal: string, type: "words" | "list", name: keyof DetailLists]
  | readonly [literal: string, type: "arrow", name: "destination"]
  | readonly [literal: string, type: "signal", name: "signal"]
  | readonly [literal: string, type: "bits", name: "flags" | "stateFlags"]
  | readonly [literal: string, type: "mac", name: "address"]
  | readonly [literal: string, type: "media", name: "current"];

/** The values of a line in the order in which the tool prints them; each may be missing. */
export type LineShape = readonly FieldShape[];

/** Shapes by the words that begin the line, with the colon behind them where there is one. */
export type LineShapes = Readonly<Record<string, LineShape>>;

/** Returns the shape of a line that begins with these words, undefined for words that are in no table. */
export function shapeIn(tables: readonly LineShapes[], head: string): LineShape | undefined {
  for (const table of tables) if (Object.hasOwn(table, head)) return table[head];
  return undefined;
}
