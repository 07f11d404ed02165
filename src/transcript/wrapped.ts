import { isTerminalWidth, widthOf } from "../text/terminal-width.ts";
import type { Line } from "./lines.ts";
import { readPrompt } from "./prompt.ts";
import type { Reading } from "./reading.ts";
import { goesOn, type ShellState, stateAfter } from "./shell-state.ts";

/** A line of a command, the one behind it, and how the shell stands between. */
interface Pair {
  readonly last: Line;
  readonly further: Line;
  readonly state: ShellState;
}

/** The least at which mail programs wrap. */
const NARROWEST = 60;

/**
 * Returns what joins a line of a command to the next one when it was wrapped, `null` when nothing shows that it was: "" where it is as long as the longest
 * line of the text, that of a terminal's width or with a quote open; " " where a quote is open, the next line closes it, and its first word had no room.
 */
export function wrapJoint(reading: Reading, { last, further, state }: Pair): "" | " " | null {
  const length = last.end - last.start;
  const isOpen = goesOn(state) === "quote";
  const isEdge = isTerminalWidth(length);
  if (state.isEscaped || (!isOpen && !isEdge) || further.isBlank || readPrompt(further.head) !== null) return null;
  reading.width ??= widthOf(reading.source);
  if (length === reading.width && (isEdge || length >= 80)) return "";
  if (!isOpen || reading.width < NARROWEST || reading.width > 80 || stateAfter(state, ` ${further.head}`).quote !== "")
    return null;
  return length + 1 + (/^\S+/.exec(further.head)?.[0].length ?? 0) > reading.width ? " " : null;
}
