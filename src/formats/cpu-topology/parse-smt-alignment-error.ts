import { type Cursor, isBlank, isBlankLine, lineSpan, nextLine, openCursor, spanOf } from "../../text/cursor.ts";
import { openReport, type Parsed, type Report, report } from "../../text/diagnostic.ts";
import { sourceSpan } from "../../text/source-span.ts";
import type { SourceText } from "../../text/source-text.ts";
import { type UnknownNode, unknownLine } from "../../text/unknown.ts";
import type { SmtAlignment, SmtAlignmentError } from "./ast.ts";
import { digitsEnd, wholeNumber } from "./cpu-number.ts";
import { type CpuTopologyCode, cpuTopologyRules } from "./diagnostics.ts";

// kubernetes pkg/kubelet/cm/cpumanager/policy_static.go: SMTAlignmentError.Error. `%d` is a number, a blank is any run of blanks and line
// breaks, for YAML folds long messages.
const HEAD = "SMT Alignment Error: ";
const NOT_MULTIPLE = "requested %d cpus not multiple cpus per core = %d";
const EXPECTED = "requested N cpus not multiple cpus per core = N";
const NOT_ENOUGH =
  "not enough free physical CPUs: available physical CPUs = %d, requested CPUs = %d, CPUs per core = %d";

/**
 * Returns the messages by which kubelet refuses a pod whose CPUs are not whole cores, wherever they stand in the text: a message alone,
 * the status of a pod, an event, a log. What stands beside a message on its lines is its `before` and `after`; other lines are unknown.
 *
 *     Pod was rejected: SMT Alignment Error: requested 5 cpus not multiple cpus per core = 2
 *     ^before           ^message, requestedCpus 5, cpusPerCore 2
 */
export function parseSmtAlignmentError(input: string | SourceText): Parsed<SmtAlignment, CpuTopologyCode> {
  const cursor = openCursor(input);
  const span = sourceSpan(input);
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  const errors: SmtAlignmentError[] = [];
  const unknown: UnknownNode[] = [];
  while (nextLine(cursor)) if (!isBlankLine(cursor)) readLine(cursor, { to, errors, unknown });
  return { ast: { kind: "smt-alignment", span, errors, unknown }, diagnostics: to.diagnostics };
}

interface Draft {
  readonly to: Report<CpuTopologyCode>;
  readonly errors: SmtAlignmentError[];
  readonly unknown: UnknownNode[];
}

/** Reads the messages that begin on the line at the cursor, which then stands on the line where the last of them ends. */
function readLine(cursor: Cursor, { to, errors, unknown }: Draft): void {
  let isRead = false;
  let isDamaged = false;
  for (let at = nextHead(cursor, cursor.pos); at >= 0; ) {
    const head = matchPattern(cursor, at, HEAD);
    const message = head === null ? null : readMessage(cursor, at, head.end);
    if (message !== null) {
      const before = cursor.text.slice(cursor.pos, at).trim();
      while (cursor.lineEnd < message.end && nextLine(cursor));
      cursor.pos = message.end;
      errors.push({ ...message.error, ...(before === "" ? {} : { before }) });
      isRead = true;
    } else if (head !== null) {
      report(to, "cpu-topology/bad-smt-message", spanOf(cursor, at, cursor.lineEnd), { expected: EXPECTED });
      isDamaged = true;
    }
    at = nextHead(cursor, message?.end ?? at + 3);
  }
  const last = errors.at(-1);
  const after = cursor.text.slice(cursor.pos, cursor.lineEnd).trim();
  if (isRead && last !== undefined) {
    if (after !== "") errors[errors.length - 1] = { ...last, after };
    return;
  }
  unknown.push(unknownLine(cursor));
  if (!isDamaged) report(to, "cpu-topology/unknown-line", lineSpan(cursor));
}

/** The next place within the line where a message can begin, -1 without one. */
function nextHead({ text, lineEnd }: Cursor, from: number): number {
  const found = text.slice(from, lineEnd).indexOf("SMT");
  return found < 0 ? -1 : from + found;
}

interface Message {
  readonly error: SmtAlignmentError;
  readonly end: number;
}

/** The message that begins at `start` and whose head ends at `from`; null when it does not go on as kubelet writes it. */
function readMessage(cursor: Cursor, start: number, from: number): Message | null {
  const kind = "smt-alignment-error";
  const simple = matchPattern(cursor, from, NOT_MULTIPLE);
  if (simple !== null) {
    const [requestedCpus = 0, cpusPerCore = 0] = simple.numbers;
    const span = spanOf(cursor, start, simple.end);
    return { error: { kind, span, cause: "not-multiple", requestedCpus, cpusPerCore }, end: simple.end };
  }
  const full = matchPattern(cursor, from, NOT_ENOUGH);
  if (full === null) return null;
  const [availablePhysicalCpus = 0, requestedCpus = 0, cpusPerCore = 0] = full.numbers;
  const span = spanOf(cursor, start, full.end);
  const cause = "not-enough-physical-cpus";
  return { error: { kind, span, cause, requestedCpus, cpusPerCore, availablePhysicalCpus }, end: full.end };
}

/** Matches a pattern at an offset: where it ends, and the numbers in it; null when the text is something else. */
function matchPattern(
  cursor: Cursor,
  from: number,
  pattern: string,
): { end: number; numbers: readonly number[] } | null {
  const { text, limit } = cursor;
  const numbers: number[] = [];
  let at = from;
  for (let index = 0; index < pattern.length; index++) {
    const start = at;
    if (pattern[index] === " ") {
      while (at < limit && isSpace(text.charCodeAt(at))) at++;
    } else if (pattern[index] === "%") {
      index++;
      at = digitsEnd(text, at, limit);
      const number = wholeNumber(text.slice(start, at));
      if (number === undefined) return null;
      numbers.push(number);
    } else if (at < limit && text[at] === pattern[index]) at++;
    if (at === start) return null;
  }
  return { end: at, numbers };
}

function isSpace(code: number): boolean {
  return isBlank(code) || code === 0x0a || code === 0x0d;
}
