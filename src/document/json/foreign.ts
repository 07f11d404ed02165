import { isBlank } from "../../text/cursor.ts";
import { isLineBreak, nextLineBreak } from "../../text/line-break.ts";
import { type Scan, say } from "./frames.ts";
import { bareEnd, isSpace } from "./tokens.ts";

/** How many faults of one line are looked behind: a long line of something else is no JSON that was damaged. */
export const PATIENCE = 100;

/** Steps over something that is no JSON: a line, or what stands up to the next mark. Returns false where it is a line and no JSON comes behind it. */
export function skipForeign(scan: Scan): boolean {
  const { text, limit, at: start } = scan;
  if (!beginsLine(text, start)) {
    const end = Math.max(bareEnd(text, start, limit), start + 1);
    say(scan, "foreign-text", { start, end });
    scan.at = end;
    // It stands where a part may have stood.
    scan.isBehindValue = true;
    scan.isBehindComma = false;
    return true;
  }
  const end = nextLineBreak(text, start, { limit, hasCarriageReturns: true });
  if (!goesOn(scan, end)) return false;
  say(scan, "foreign-line", { start, end });
  scan.at = end;
  return true;
}

/** Steps over the rest of the line. */
export function skipRest(scan: Scan, kind: "foreign-text" | "too-deep"): true {
  const { text, limit, at: start } = scan;
  const end = nextLineBreak(text, start, { limit, hasCarriageReturns: true });
  say(scan, kind, { start, end });
  scan.at = end;
  scan.patience = PATIENCE;
  return true;
}

function beginsLine(text: string, from: number): boolean {
  let at = from;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at === 0 || isLineBreak(text.charCodeAt(at - 1));
}

/** Whether JSON comes on the lines behind `from`. */
function goesOn({ text, limit }: Scan, from: number): boolean {
  let at = from;
  while (at < limit && isSpace(text.charCodeAt(at))) at++;
  return at < limit && /[{}\]",]/.test(text.charAt(at));
}
