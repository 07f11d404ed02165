import { nextLine, openCursor } from "./cursor.ts";
import type { SourceText } from "./source-text.ts";

/** Widths that terminals mostly have. */
const WIDTHS: readonly number[] = [80, 100, 120, 132, 160, 200];

/** Returns whether a line as long as this may have been cut at a terminal's edge. */
export function isTerminalWidth(length: number): boolean {
  return WIDTHS.includes(length);
}

/** Returns how long the longest line of a text is: as wide as the terminal or mail was, where any is wrapped. */
export function widthOf(source: SourceText): number {
  const cursor = openCursor(source);
  let width = 0;
  while (nextLine(cursor)) width = Math.max(width, cursor.lineEnd - cursor.lineStart);
  return width;
}
