import { nextLine, openCursor } from "../../text/cursor.ts";
import { firstLines } from "../../text/first-lines.ts";
import { isIfconfigLine } from "./line-kinds.ts";

/** The heading of `ifconfig -s`, which stands under a title where `netstat -i` prints it; and its rows, whose columns may have run together. */
const TABLE_HEADING = /^\s*Iface\s+MTU\s+(?:Met\s+)?RX-OK\s/;
const TABLE_ROW = /^\s*\S+\s+\d+\s(?:[\d\s]+|\s*- no statistics available -\s+)[A-Za-z]+\s*$/;

/** Returns how many of the first 200 lines that are not blank (in the first 64 Ki characters) only `ifconfig` prints; 0 when none is. */
export function recognizeIfconfig(text: string): number {
  const lines = firstLines(text);
  const cursor = openCursor(lines.join("\n"));
  let isTable = false;
  let evidence = 0;
  for (const line of lines) {
    nextLine(cursor);
    const isHeading = TABLE_HEADING.test(line);
    if (isHeading || isIfconfigLine(cursor) || (isTable && TABLE_ROW.test(line))) evidence++;
    isTable ||= isHeading;
  }
  return evidence;
}
