import { type Cursor, isBlankLine, lineSpan, nextLine, openCursor, spanOf } from "../../text/cursor.ts";
import { openReport, type Parsed, type Report, report } from "../../text/diagnostic.ts";
import { sourceSpan } from "../../text/source-span.ts";
import type { SourceText } from "../../text/source-text.ts";
import { type UnknownNode, unknownLine } from "../../text/unknown.ts";
import { FIRST_WORDS, readMessage, SMT_HEAD } from "./admission-message.ts";
import type { AdmissionError, SmtAlignment } from "./ast-admission.ts";
import { type CpuTopologyCode, cpuTopologyRules } from "./diagnostics.ts";
import { matchPattern } from "./match-message.ts";

const EXPECTED = "requested N cpus not multiple cpus per core = N";

/**
 * Returns the messages by which kubelet refuses a pod for want of CPUs as it needs them, wherever they stand in the text: a message alone,
 * the status of a pod, an event, a log. SMTAlignmentError is for CPUs that are not whole cores, TopologyAffinityError for NUMA nodes, and
 * UnexpectedAdmissionError for too few CPUs. What stands beside a message on its lines is its `before` and `after`; other lines are unknown.
 *
 *     Pod was rejected: SMT Alignment Error: requested 5 cpus not multiple cpus per core = 2
 *     ^before           ^message, requestedCpus 5, cpusPerCore 2
 */
export function parseSmtAlignmentError(input: string | SourceText): Parsed<SmtAlignment, CpuTopologyCode> {
  const cursor = openCursor(input);
  const span = sourceSpan(input);
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  const errors: AdmissionError[] = [];
  const unknown: UnknownNode[] = [];
  while (nextLine(cursor)) if (!isBlankLine(cursor)) readLine(cursor, { to, errors, unknown });
  return { ast: { kind: "smt-alignment", span, errors, unknown }, diagnostics: to.diagnostics };
}

interface Draft {
  readonly to: Report<CpuTopologyCode>;
  readonly errors: AdmissionError[];
  readonly unknown: UnknownNode[];
}

/** Reads the messages that begin on the line at the cursor, which then stands on the line where the last of them ends. */
function readLine(cursor: Cursor, { to, errors, unknown }: Draft): void {
  let isRead = false;
  let isDamaged = false;
  for (let at = nextHead(cursor, cursor.pos); at >= 0; ) {
    const message = readMessage(cursor, at);
    if (message !== null) {
      const before = cursor.text.slice(cursor.pos, at).trim();
      while (cursor.lineEnd < message.end && nextLine(cursor));
      cursor.pos = message.end;
      errors.push({ ...message.error, ...(before === "" ? {} : { before }) });
      isRead = true;
    } else if (matchPattern(cursor, at, SMT_HEAD) !== null) {
      report(to, "cpu-topology/bad-smt-message", spanOf(cursor, at, cursor.lineEnd), { expected: EXPECTED });
      isDamaged = true;
    }
    at = nextHead(cursor, message?.end ?? at + 1);
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
  const found = text.slice(from, lineEnd).search(FIRST_WORDS);
  return found < 0 ? -1 : from + found;
}
