import type { CommandOutput } from "../command/index.ts";
import { isBlankLine, nextLine, openCursor, spanOf } from "../text/cursor.ts";
import { openReport, report } from "../text/diagnostic.ts";
import type { Diagnostic, SourceText, Span } from "../text/index.ts";
import { type Joint, joinLines } from "../text/joined-lines.ts";
import { isTerminalWidth, widthOf } from "../text/terminal-width.ts";
import { sessionRules } from "./diagnostics.ts";

/** A line of an output, as it stands in the text that is read, and where it begins in the caller's. */
interface Row extends Span {
  readonly next: number;
  readonly place: number;
  readonly isBlank: boolean;
}

/** The rows of an output, and how long the longest is. */
interface Rows {
  readonly text: string;
  readonly rows: readonly Row[];
  readonly width: number;
}

/** Longer outputs were not pasted from a narrow window; nor are there terminals and mails less wide. */
const LONGEST = 1_000_000;
const NARROWEST = 60;
/** Terminals are at least so wide, mails mostly less. */
const TERMINAL = 80;
const MOST_BLANKS = 30;
const MOST_PASSES = 3;

/**
 * Returns an output read again with lines put together that were wrapped: those that were not understood, where they may be the rest of the line before.
 * Those count that are understood so.
 */
export function unwrapped(
  part: SourceText,
  asIs: CommandOutput,
  read: (part: SourceText) => CommandOutput,
): CommandOutput {
  if (part.end - part.start > LONGEST) return asIs;
  const mayHold = asIs.format === "iptables";
  if (!mayHold && !asIs.diagnostics.some(isAboutText)) return asIs;
  const width = widthOf(part);
  const hasComments = mayHold && isTerminalWidth(width);
  if (width < NARROWEST || (!hasComments && !asIs.diagnostics.some(isAboutText))) return asIs;
  const shown: Rows = { ...rowsOf(part), width };
  const joins = new Set<number>();
  let output = asIs;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const further = restsOf(shown, output, pass === 0 && hasComments).filter((row) => !joins.has(row));
    if (further.length === 0) break;
    for (const row of further) joins.add(row);
    output = read(joined(part, shown, joins));
  }
  const unclear = unclearJoins(shown, joins, output);
  if (unclear.length === joins.size) return asIs;
  for (const row of unclear) joins.delete(row);
  if (unclear.length > 0) output = read(joined(part, shown, joins));
  return { ...output, diagnostics: [...output.diagnostics, ...remarks(part, unclear.length === 0)] };
}

function remarks({ start, end }: SourceText, isClear: boolean): readonly Diagnostic[] {
  const to = openReport(sessionRules);
  report(to, "session/unwrapped-lines", { start, end });
  if (!isClear) report(to, "session/wrapped-lines", { start, end });
  return to.diagnostics;
}

function isAboutText({ severity }: Diagnostic): boolean {
  return severity !== "info";
}

function rowsOf(part: SourceText): Pick<Rows, "text" | "rows"> {
  const cursor = openCursor(part);
  const rows: Row[] = [];
  while (nextLine(cursor)) {
    const { lineStart: start, lineEnd: end, next } = cursor;
    rows.push({ start, end, next, place: spanOf(cursor, start, end).start, isBlank: isBlankLine(cursor) });
  }
  return { text: cursor.text, rows };
}

/** The rows that were not understood and may be the rest of the one before; those within a comment of iptables, which may hold line breaks itself, as well. */
function restsOf(shown: Rows, { diagnostics }: CommandOutput, hasComments: boolean): readonly number[] {
  const found = new Set<number>();
  for (const { span, severity } of diagnostics) {
    const row = rowAt(shown, span.start);
    if (severity !== "info" && mayBeRest(shown, row)) found.add(row);
  }
  if (hasComments) for (const row of shown.rows.keys()) if (isWithinComment(shown, row)) found.add(row);
  return [...found];
}

/** The last row that begins at or before a place in the caller's text. */
function rowAt({ rows }: Rows, place: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.place ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether a row may be the rest of the one before: its first word had no room there, behind blanks that are cut. */
function mayBeRest({ text, rows, width }: Rows, at: number): boolean {
  const [before, row] = [rows[at - 1], rows[at]];
  if (before === undefined || row === undefined || before.isBlank || row.isBlank) return false;
  const length = before.end - before.start;
  if (length === width) return true;
  const words = text.slice(row.start, Math.min(row.end, row.start + 256));
  return length + MOST_BLANKS + (/^\S+/.exec(words)?.[0].length ?? 0) > width;
}

/** Whether a comment is open at the end of the row before, which goes to the edge: quoted in a rule, between `/*` and its end in a list. */
function isWithinComment({ text, rows, width }: Rows, at: number): boolean {
  const [before, row] = [rows[at - 1], rows[at]];
  if (before === undefined || row === undefined || before.end - before.start < width) return false;
  const words = text.slice(before.start, before.end);
  return words.lastIndexOf("/*") > words.lastIndexOf("*/") || (words.split('"').length & 1) === 0;
}

function joined(part: SourceText, { text, rows, width }: Rows, joins: ReadonlySet<number>): SourceText {
  const cursor = openCursor(part);
  const plain = cursor.plain ?? { text: text.slice(part.start, part.end), cuts: [], removed: [] };
  const shift = cursor.plain === null ? part.start : 0;
  const joints: Joint[] = [];
  for (const at of [...joins].sort((a, b) => a - b)) {
    const [before, row] = [rows[at - 1], rows[at]];
    if (before === undefined || row === undefined) continue;
    const isCut = width >= TERMINAL && before.end - before.start === width;
    joints.push({ start: before.end - shift, end: before.next - shift, by: isCut ? "" : " " });
  }
  return { ...part, view: joinLines(plain, joints) };
}

/** Those of the joined rows that are not understood, or that the row is not to which they were joined. */
function unclearJoins(shown: Rows, joins: ReadonlySet<number>, { diagnostics }: CommandOutput): readonly number[] {
  const said = new Set(diagnostics.filter(isAboutText).map(({ span }) => rowAt(shown, span.start)));
  return [...joins].filter((row) => said.has(row) || said.has(row - 1));
}
