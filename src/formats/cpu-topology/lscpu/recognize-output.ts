import { type Cursor, isBlankLine, nextLine, openCursor } from "../../../text/cursor.ts";
import { bareHeading, readHeading } from "./table-heading.ts";

const MOST_LINES = 200;
const COMMENT = /^\s{0,64}# ?The following is the parsable format\b/;
/** What only the JSON of `lscpu` has: its list, labels with their colon, columns that no other tool names so. */
const JSON_LINE =
  /"lscpu"[ \t]{0,8}:[ \t]{0,8}\[|"field"[ \t]{0,8}:[ \t]{0,8}"[^"]{1,80}:"|"(?:l\d[a-z]?(?::l\d[a-z]?){0,20}|one-size|all-size|maxmhz|minmhz)"[ \t]{0,8}:/;
/** Lists that others have as well: those of `lscpu` hold objects that begin with the number or the name. */
const JSON_LIST =
  /"(?:cpus|caches)"[ \t]{0,8}:[ \t]{0,8}\[\s{0,80}\{\s{0,80}"(?:cpu|node|socket|core|book|drawer|name)"[ \t]{0,8}:/;

/** Returns how many of a text's first lines are of a table of `lscpu`, or of its JSON. */
export function countOutputLines(text: string): number {
  const cursor = openCursor(text);
  let count = JSON_LIST.test(text) ? 1 : 0;
  let isTable = false;
  let isUncertain = false;
  for (let lines = 0; lines < MOST_LINES && nextLine(cursor); lines++) {
    if (isBlankLine(cursor)) continue;
    const heading = readHeading(cursor);
    const isRow: boolean = heading === null && isTable && isLikeRow(cursor);
    if (isRow && isUncertain) count++;
    isTable = heading !== null || isRow;
    isUncertain = heading?.form === "lscpu -e" && !/\bCPU\b/i.test(lineHead(cursor));
    if ((isTable && !isUncertain) || isOther(cursor)) count++;
  }
  return count;
}

/** Whether the line begins as a row does: with a figure, `-` where nothing is known, or a state. A heading without CPUs is told by it: its words could stand anywhere. */
function isLikeRow(cursor: Cursor): boolean {
  return /^[ \t]{0,64}(?:[-\d]|(?:yes|no|vert-\S+|horizontal)(?:[ \t]|$))/.test(lineHead(cursor));
}

function isOther(cursor: Cursor): boolean {
  const line = lineHead(cursor);
  return COMMENT.test(line) || JSON_LINE.test(line) || bareHeading(cursor) !== null;
}

function lineHead({ text, lineStart, lineEnd }: Cursor): string {
  return text.slice(lineStart, Math.min(lineEnd, lineStart + 1_000));
}
