import { spanOf } from "../text/cursor.ts";
import { readFence } from "./line-shapes.ts";
import type { Line } from "./lines.ts";
import { readPrompt } from "./prompt.ts";
import { addNode, baseOf, leaveOutput, type Reading } from "./reading.ts";

const BACKTICKS = "```";

/** Adds the fence that a line is, or begins with; false when it is none. */
export function addFence(reading: Reading, line: Line): boolean {
  const { head, from, start } = line;
  if (reading.fence === null && head.startsWith(BACKTICKS) && readPrompt(head.slice(3)) !== null) {
    const behind = start + BACKTICKS.length;
    leaveOutput(reading);
    addNode(reading, { kind: "fence", ...baseOf(reading, from, behind), edge: "open" });
    reading.fence = { mark: BACKTICKS, span: spanOf(reading.cursor, start, behind), isGlued: true };
    reading.cursor.next = behind;
    return true;
  }
  const found = readFence(head);
  if (found === null) return false;
  const { mark, language, edge } = found;
  const base = baseOf(reading, from, line.next);
  const named = language === "" ? {} : { language };
  if (mark === "" && edge !== "either" && reading.fence === null) {
    leaveOutput(reading);
    addNode(reading, { kind: "fence", ...base, edge });
    return true;
  }
  const isClose = reading.fence !== null && edge !== "open" && mark.startsWith(reading.fence.mark);
  if (mark === "" || (reading.fence === null ? edge === "close" : !isClose)) return false;
  const kept = isClose ? null : headingAbove(reading);
  leaveOutput(reading);
  addNode(reading, { kind: "fence", ...base, edge: isClose ? "close" : "open", ...named });
  if (kept !== null) {
    reading.command = kept;
    reading.last = "command";
  }
  reading.fence = isClose ? null : { mark, span: spanOf(reading.cursor, line.start, line.end), isGlued: false };
  return true;
}

/** The heading that is a command line and stands right above a fence: what it printed is fenced. */
function headingAbove({ nodes, command, last }: Reading): number | null {
  return last === "command" && command !== null && nodes[command]?.kind === "heading" ? command : null;
}

/**
 * Returns a line without the fence that stands right behind its words, as chat programs put it where it was opened right before them.
 *
 *     ```[root@worker1 ~]# ip route
 *     default via 192.0.2.1 dev eth0```
 */
export function withoutFence({ cursor, fence }: Reading, line: Line): Line {
  if (fence?.isGlued !== true) return line;
  const words = cursor.text.slice(Math.max(line.start, line.end - 80), line.end).trimEnd();
  if (!words.endsWith(BACKTICKS)) return line;
  const end = Math.max(line.start, line.end - 80) + words.length - BACKTICKS.length;
  if (end <= line.start) return line;
  cursor.next = end;
  return { ...line, end, next: end, head: line.head.slice(0, end - line.start) };
}
