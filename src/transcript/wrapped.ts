import { widthOf } from "../text/terminal-width.ts";
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

/** The least at which mail programs wrap, and at which terminals do. */
const NARROWEST = 60;
const TERMINAL = 80;

/**
 * Returns what joins a line of a command with an open quote to the next one when it was wrapped, `null` when nothing shows that it was: "" where it is as long as
 * the longest line of the text; " " where the next line closes the quote, and its first word had no room. Without an open quote a command that is as long as
 * the terminal is wide may be just that.
 */
export function wrapJoint(reading: Reading, { last, further, state }: Pair): "" | " " | null {
  if (goesOn(state) !== "quote" || further.isBlank || readPrompt(further.head) !== null) return null;
  reading.width ??= widthOf(reading.source);
  const { width } = reading;
  const length = last.end - last.start;
  if (length === width && width >= TERMINAL) return "";
  const mayBeMail = width >= NARROWEST && width <= TERMINAL;
  if (!mayBeMail || stateAfter(state, ` ${further.head}`).quote !== "") return null;
  return length + 1 + (/^\S+/.exec(further.head)?.[0].length ?? 0) > width ? " " : null;
}
