import { type Cursor, isBlankLine, nextLine, openCursor } from "../../../text/cursor.ts";
import { bareHeading, readHeading } from "./table-heading.ts";

const MOST_LINES = 200;
const COMMENT = /^\s{0,64}# ?The following is the parsable format\b/;
/** What only the JSON of `lscpu` has: its lists, labels with their colon, columns that no other tool names so. */
const JSON_LINE =
  /"(?:lscpu|cpus|caches)"[ \t]{0,8}:[ \t]{0,8}\[|"field"[ \t]{0,8}:[ \t]{0,8}"[^"]{1,80}:"|"(?:l\d[a-z]?(?::l\d[a-z]?){0,20}|one-size|all-size|maxmhz|minmhz)"[ \t]{0,8}:/;

/** Returns how many of a text's first lines are of a table of `lscpu`, or of its JSON. */
export function countOutputLines(text: string): number {
  const cursor = openCursor(text);
  let count = 0;
  let isTable = false;
  for (let lines = 0; lines < MOST_LINES && nextLine(cursor); lines++) {
    if (isBlankLine(cursor)) continue;
    const isHeading = readHeading(cursor) !== null;
    isTable = isHeading || (isTable && hasDigitFirst(cursor));
    if (isTable || isOther(cursor)) count++;
  }
  return count;
}

/** Whether the line's first character is a digit: a row, behind a heading. */
function hasDigitFirst({ text, lineStart, lineEnd }: Cursor): boolean {
  return /^[ \t]{0,64}\d/.test(text.slice(lineStart, Math.min(lineEnd, lineStart + 65)));
}

function isOther(cursor: Cursor): boolean {
  const line = cursor.text.slice(cursor.lineStart, Math.min(cursor.lineEnd, cursor.lineStart + 1_000));
  return COMMENT.test(line) || JSON_LINE.test(line) || bareHeading(cursor) !== null;
}
