import { atLineEnd, type Cursor, readWord, skipBlanks } from "./cursor.ts";

/** One word of a line, by its place in the text that is read. */
export interface Column {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the columns that a heading names, with the places of their names. `twoWordNames` are names of two words, one blank apart.
 *
 *     Destination                    Next Hop                   Flag Met Ref Use If
 *     ^column 0                      ^column 1, two words       ^column 2
 */
export function readHeading(cursor: Cursor, twoWordNames: readonly string[] = []): readonly Column[] {
  const columns: Column[] = [];
  for (skipBlanks(cursor); !atLineEnd(cursor); skipBlanks(cursor)) {
    const start = cursor.pos;
    const name = twoWordNames.find((candidate) => cursor.text.startsWith(candidate, start));
    if (name === undefined) columns.push({ name: readWord(cursor), start, end: cursor.pos });
    else {
      cursor.pos = Math.min(start + name.length, cursor.lineEnd);
      columns.push({ name, start, end: cursor.pos });
    }
  }
  return columns;
}
