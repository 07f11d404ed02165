import { spanOf } from "../text/cursor.ts";
import { report } from "../text/diagnostic.ts";
import type { Span } from "../text/span.ts";
import type { CommandLine, CommandNode, PromptNode } from "./ast.ts";
import { readCommandLine } from "./command-line.ts";
import { type EditedLine, editedLine, type Piece } from "./edited-line.ts";
import { knownCommand } from "./known-commands.ts";
import { isOverwritten, type Line, peekLine, readLine } from "./lines.ts";
import { reportCommandLine } from "./parse-command-line.ts";
import { type PromptShape, readPrompt } from "./prompt.ts";
import { addNode, addPlain, baseOf, closeRun, type Reading, tileOf } from "./reading.ts";
import { goesOn, type ShellState, START, stateAfter } from "./shell-state.ts";
import { takeUpperLine, type UpperLine } from "./two-line-prompt.ts";
import { wrapJoint } from "./wrapped.ts";

/** A command line while its further lines are gathered. */
interface Gathering {
  readonly pieces: Piece[];
  state: ShellState;
  next: number;
  lines: number;
  /** Whether a line of it was wrapped by a terminal or mail program. */
  isWrapped: boolean;
}

const MOST_LINES = 1000;

/** Reads a line that begins with a prompt, and the lines on which its command goes on. */
export function readCommand(reading: Reading, line: Line, prompt: PromptShape): void {
  if (isRedrawn(reading, line, prompt)) {
    addPlain(reading, "redraw", line);
    report(reading.report, "transcript/redrawn-line", tileOf(reading, line.start, line.end));
    return;
  }
  const upper = takeUpperLine(reading, line, prompt);
  closeRun(reading);
  const node = promptNode(reading, line, { prompt, upper });
  if (prompt.host !== undefined && prompt.style !== "host") reading.prompt = node.text;
  const start = skipBlanks(reading, line.start + prompt.end, line.end);
  const gathering = gather(reading, line, start);
  const isGivenUp = giveUp(reading, gathering);
  const edited = editedLine(reading.cursor.text, gathering.pieces);
  const command = edited.text.trim() === "" ? null : commandOf(reading, edited);
  const made: CommandNode = {
    kind: "command",
    ...baseOf(reading, upper?.from ?? line.from, gathering.next),
    prompt: node,
    line: command,
    ...(isGivenUp ? { isGivenUp } : {}),
  };
  addNode(reading, made);
  const isOpen = isGivenUp ? null : goesOn(gathering.state);
  if (gathering.isWrapped) report(reading.report, "transcript/wrapped-command", made.prompt.span);
  if (isOpen !== null && isOpen !== "quote" && isOpen !== "compound")
    report(reading.report, "transcript/cut-command", made.prompt.span);
  reading.command = command === null ? null : reading.nodes.length - 1;
  reading.last = command === null ? "other" : "command";
}

/** Reads the words of a command line, and says what is odd about them. */
export function commandOf(reading: Reading, edited: EditedLine): CommandLine {
  const place = (start: number, end: number): Span => spanOf(reading.cursor, start, end);
  const read = readCommandLine(edited, place);
  reportCommandLine(reading.report, read);
  return read.line;
}

/** The two lines of a prompt; most have one. */
interface PromptLines {
  readonly prompt: PromptShape;
  readonly upper: UpperLine | null;
}

function promptNode({ cursor }: Reading, line: Line, { prompt, upper }: PromptLines): PromptNode {
  const { indent, end, ...told } = prompt;
  const from = upper?.start ?? line.start + indent;
  const to = line.start + end;
  return {
    kind: "prompt",
    span: spanOf(cursor, from, to),
    text: cursor.text.slice(from, to),
    ...told,
    ...upper?.shown,
  };
}

/** Whether a terminal went back to the beginning of the line and wrote the same prompt again. */
function isRedrawn(reading: Reading, line: Line, prompt: PromptShape): boolean {
  if (!reading.hasLineFeeds || !isOverwritten(reading.cursor, line)) return false;
  const again = peekLine(reading.cursor);
  return again?.head.startsWith(line.head.slice(0, prompt.end)) === true;
}

function skipBlanks({ cursor }: Reading, from: number, end: number): number {
  let at = from;
  while (at < end && /[ \t\u00a0]/.test(cursor.text.charAt(at))) at++;
  return at;
}

function gather(reading: Reading, line: Line, start: number): Gathering {
  const { cursor } = reading;
  const gathering: Gathering = { pieces: [], state: START, next: line.next, lines: 0, isWrapped: false };
  take(reading, gathering, { ...line, start });
  for (let last = line; gathering.lines < MOST_LINES; ) {
    const further = peekLine(cursor);
    if (further === null) break;
    const joint = wrapJoint(reading, { last, further, state: gathering.state });
    if (joint !== null) rejoin(gathering, joint);
    else if (!continues(reading, gathering, further)) break;
    const from = joint === null ? furtherStart(gathering, further) : further.start;
    readLine(cursor);
    gathering.next = further.next;
    take(reading, gathering, { ...further, start: from });
    last = further;
  }
  return gathering;
}

/** Makes the last piece go on in the next line by a blank, or by nothing. */
function rejoin(gathering: Gathering, joint: Piece["joint"]): void {
  const { pieces } = gathering;
  const last = pieces.pop();
  if (last !== undefined) pieces.push({ ...last, joint });
  gathering.isWrapped = true;
}

/** Takes `^C` from the end of what was typed; returns whether it stood there. */
function giveUp({ cursor }: Reading, { pieces }: Gathering): boolean {
  const last = pieces.at(-1);
  if (last === undefined || last.end - last.start < 2 || !cursor.text.startsWith("^C", last.end - 2)) return false;
  pieces[pieces.length - 1] = { ...last, end: last.end - 2 };
  return true;
}

/** Takes a line as a piece: without the backslash that escapes its end, and without the blank by which readline makes a terminal wrap. */
function take(reading: Reading, gathering: Gathering, line: Line): void {
  const { cursor, hasLineFeeds } = reading;
  const words = cursor.text.slice(line.start, Math.min(line.end, line.start + 65_536));
  gathering.lines++;
  gathering.state = stateAfter(gathering.state, words);
  if (gathering.state.hereEnd === words.trim()) gathering.state = START;
  const isWrapped = hasLineFeeds && isOverwritten(cursor, line) && words.endsWith(" ");
  if (gathering.state.isEscaped || isWrapped) {
    gathering.pieces.push({ start: line.start, end: line.end - 1, joint: "" });
  } else gathering.pieces.push({ start: line.start, end: line.end, joint: "\n" });
}

function continues(reading: Reading, gathering: Gathering, further: Line): boolean {
  if (gathering.pieces.at(-1)?.joint === "" && !gathering.state.isEscaped) return readPrompt(further.head) === null;
  const reason = goesOn(gathering.state);
  if (reason === null || further.isBlank || readPrompt(further.head) !== null) return false;
  if (/^> ?/.test(further.head) || reason === "escape") return true;
  return reason === "operator" && knownCommand(further.head) !== null && reading.fence === null;
}

/** Where the words of a further line begin: behind the second prompt, and behind the blanks that only indent them. */
function furtherStart(gathering: Gathering, further: Line): number {
  const mark = goesOn(gathering.state) === null ? 0 : (/^> ?/.exec(further.head)?.[0].length ?? 0);
  return further.start + mark;
}
