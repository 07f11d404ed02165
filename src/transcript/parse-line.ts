import { isBlank, spanOf } from "../text/cursor.ts";
import { report } from "../text/diagnostic.ts";
import { gatherEvidence, meaningOfHash } from "./evidence.ts";
import { knownCommand } from "./known-commands.ts";
import {
  isElision,
  isScriptLine,
  isToolComment,
  readFence,
  readHeading,
  readListItem,
  readQuote,
} from "./line-shapes.ts";
import { type Line, peekContent } from "./lines.ts";
import { commandOf, readCommand } from "./parse-command.ts";
import { isIndent, startsPlainly } from "./plain-rows.ts";
import { BARE_HASH, barePrompt, readPrompt } from "./prompt.ts";
import { isCertainlySentence, isData, isSentence } from "./prose.ts";
import { addNode, addPlain, baseOf, closeRun, extendRun, type Reading } from "./reading.ts";

/** Reads one line that is not blank: by its own shape first, then by what stands before it. */
export function readContent(reading: Reading, line: Line): void {
  const { head } = line;
  const isInOutput = reading.last === "command" || (reading.last === "output" && !reading.isApart);
  const prompt = readPrompt(head);
  if (prompt !== null) {
    readCommand(reading, line, prompt);
    return;
  }
  const glued = isInOutput ? gluedPrompt(reading, head) : 0;
  if (glued > 0) {
    const next = line.start + glued;
    reading.cursor.next = next;
    extendRun(reading, "output", { ...line, end: next, next, head: head.slice(0, glued) });
    return;
  }
  if (readMark(reading, line)) return;
  if (head.startsWith("#") && readHash(reading, line, isInOutput)) return;
  if (!isInOutput && reading.fence === null && addItem(reading, line)) return;
  if (isProse(reading, line, isInOutput)) {
    if (reading.last !== "prose") leaveOutput(reading);
    extendRun(reading, "prose", line);
  } else extendRun(reading, "output", line);
}

/** Where in a line the prompt of the last command stands again, behind an output that did not end its line, as those of `-o jsonpath` do not; 0 without one. */
function gluedPrompt({ prompt }: Reading, head: string): number {
  const at = prompt === null ? 0 : head.indexOf(prompt);
  return at > 0 && readPrompt(head.slice(at)) !== null ? at : 0;
}

/** Lines that divide a transcript wherever they stand. */
function readMark(reading: Reading, line: Line): boolean {
  const { head } = line;
  if (isPlainStart(head)) return false;
  if (isScriptLine(head)) {
    leaveOutput(reading);
    addPlain(reading, "script", line);
    return true;
  }
  if (addFence(reading, line)) return true;
  if (isElision(head)) {
    if (endsDocument(reading, head)) return false;
    addPlain(reading, "elision", line);
    return true;
  }
  const title = readHeading(head);
  if (title === null || (title === "" && reading.last === "output" && !reading.isApart)) return false;
  addHeading(reading, line, title);
  return true;
}

/** Most lines begin with a letter or digit, and no mark does but `Script started`. */
function isPlainStart(head: string): boolean {
  let at = 0;
  while (isIndent(head.charCodeAt(at))) at++;
  return startsPlainly(head.charCodeAt(at)) && !head.startsWith("Script ");
}

/** In YAML `...` ends what `---` began. */
function endsDocument({ run }: Reading, head: string): boolean {
  return run?.hasDocument === true && head.trim() === "...";
}

function leaveOutput(reading: Reading): void {
  closeRun(reading);
  reading.command = null;
}

function addFence(reading: Reading, line: Line): boolean {
  const found = readFence(line.head);
  if (found === null) return false;
  const { mark, language } = found;
  const base = baseOf(reading, line.from, line.next);
  const isClose = reading.fence !== null && language === "" && mark.startsWith(reading.fence.mark);
  if (reading.fence !== null && !isClose) return false;
  leaveOutput(reading);
  const named = language === "" ? {} : { language };
  addNode(reading, { kind: "fence", ...base, edge: isClose ? "close" : "open", ...named });
  reading.fence = isClose ? null : { mark, span: spanOf(reading.cursor, line.start, line.end) };
  return true;
}

function addHeading(reading: Reading, line: Line, title: string): void {
  leaveOutput(reading);
  const base = baseOf(reading, line.from, line.next);
  const at = line.head.indexOf(title);
  const isCommand = title !== "" && knownCommand(title) !== null && !isSentence(title);
  const shown = { text: title, base: line.start + at, places: null };
  addNode(reading, {
    kind: "heading",
    ...base,
    title,
    ...(isCommand ? { line: commandOf(reading, shown) } : {}),
  });
  if (!isCommand) return;
  reading.command = reading.nodes.length - 1;
  reading.last = "command";
}

/** A line that begins with `#`: root's prompt, a note, or a line of an output that has such lines itself. */
function readHash(reading: Reading, line: Line, isInOutput: boolean): boolean {
  const { head } = line;
  if (isToolComment(head)) return false;
  const isSingle = !head.startsWith("##");
  if (BARE_HASH.test(head)) {
    reading.evidence ??= gatherEvidence(reading.source);
    const meaning = meaningOfHash(reading.cursor, line, reading.evidence);
    if (meaning === "prompt") {
      readCommand(reading, line, barePrompt());
      return true;
    }
    if (meaning === "doubtful note") {
      report(reading.report, "transcript/hash-line", spanOf(reading.cursor, line.start, line.end));
    }
  }
  if (isSingle && (isInOutput || !/^#(?:[\s!]|$)/.test(head))) return false;
  const content = head.replace(/^#{1,80}[ \t]{0,80}/, "").trim();
  addNode(reading, { kind: "note", ...baseOf(reading, line.from, line.next), content, command: reading.command });
  return true;
}

function addItem(reading: Reading, line: Line): boolean {
  const found = readListItem(line.head);
  if (found === null) return false;
  leaveOutput(reading);
  const content = line.head.slice(found.from).trim();
  addNode(reading, { kind: "list-item", ...baseOf(reading, line.from, line.next), marker: found.marker, content });
  return true;
}

function isProse(reading: Reading, line: Line, isInOutput: boolean): boolean {
  const { head } = line;
  if (reading.fence !== null || isToolComment(head)) return false;
  if (reading.last === "command") return reading.isApart && isSentence(head);
  if (isInOutput) return isCertainlySentence(head);
  if (reading.last === "prose" && !reading.isApart) return !isData(head);
  return isSentence(head) || isLabel(reading, line);
}

/** `On worker1:`, `Jane Doe wrote:` and their like, right before a prompt or a quote. */
function isLabel({ cursor }: Reading, { head }: Line): boolean {
  const words = head.trim();
  if (!words.endsWith(":") || isBlank(head.charCodeAt(0))) return false;
  const next = peekContent(cursor);
  return next !== null && (readPrompt(next.head) !== null || readQuote(next.head)?.mark === ">");
}
