import { isBlank, spanOf } from "../text/cursor.ts";
import { report } from "../text/diagnostic.ts";
import { gatherEvidence, meaningOfHash } from "./evidence.ts";
import { addFence, withoutFence } from "./fences.ts";
import { knownCommand } from "./known-commands.ts";
import {
  isElision,
  isScriptLine,
  isToolComment,
  readHeading,
  readListItem,
  readQuote,
  readToolHeading,
} from "./line-shapes.ts";
import { type Line, peekContent } from "./lines.ts";
import { commandOf, readCommand } from "./parse-command.ts";
import { isIndent, startsPlainly } from "./plain-rows.ts";
import { BARE_HASH, barePrompt, readPrompt } from "./prompt.ts";
import { isCertainlySentence, isData, isSentence } from "./prose.ts";
import { addNode, addPlain, baseOf, extendRun, leaveOutput, type Reading } from "./reading.ts";

/** Reads one line that is not blank: by its own shape first, then by what stands before it. */
export function readContent(reading: Reading, shown: Line): void {
  const line = withoutFence(reading, shown);
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
  if (isPlainStart(head)) return addToolHeading(reading, line);
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
  if (title === null || (title === "" && (reading.last === "command" || reading.last === "output") && !reading.isApart))
    return false;
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

/** A command that printed headings itself stands in a loop that says them, or is ansible. */
function printsHeadings({ nodes, command }: Reading, title: string, head: string): boolean {
  const node = command === null ? undefined : nodes[command];
  const typed = node?.kind === "command" ? (node.line?.text ?? "") : "";
  const mark = head.trimStart().slice(0, 2);
  return title !== "" && typed !== "" && (/^\w/.test(mark) ? /\bansible\b/.test(typed) : typed.includes(mark));
}

function addToolHeading(reading: Reading, line: Line): boolean {
  const found = readToolHeading(line.head);
  if (found === null || found.title === "") return false;
  addHeading(reading, line, found.title);
  return true;
}

function addHeading(reading: Reading, line: Line, title: string): void {
  const within = printsHeadings(reading, title, line.head) ? reading.command : null;
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
    ...(isCommand || within === null ? {} : { command: within }),
  });
  reading.command = isCommand ? reading.nodes.length - 1 : within;
  if (reading.command !== null) reading.last = "command";
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
