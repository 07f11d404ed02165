import { isBlankLine, nextLine, openCursor } from "../../text/cursor.ts";
import { isIfconfigLine } from "./line-kinds.ts";

const LINES = 200;
const CHARACTERS = 65536;

/** Returns how many of the first 200 lines that are not blank (in the first 64 Ki characters) only `ifconfig` prints; 0 when none is. */
export function recognizeIfconfig(text: string): number {
  const cursor = openCursor(text.slice(0, CHARACTERS));
  let evidence = 0;
  for (let lines = 0; lines < LINES && nextLine(cursor); ) {
    if (isBlankLine(cursor)) continue;
    lines++;
    if (isIfconfigLine(cursor)) evidence++;
  }
  return evidence;
}
