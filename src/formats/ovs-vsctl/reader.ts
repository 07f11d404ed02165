import { type Cursor, spanOf } from "../../text/cursor.ts";
import { type Detail, type Report, report } from "../../text/diagnostic.ts";
import { originalOffset } from "../../text/plain-text.ts";
import type { Span } from "../../text/span.ts";
import type { UnknownNode } from "../../text/unknown.ts";
import type { OvsOption, OvsQuoting } from "./ast.ts";
import type { OvsVsctlCode } from "./diagnostics.ts";
import type { Unfolded } from "./unfold.ts";

/** What a line begins with. `end` stands behind the last line. */
export type Word =
  | "end"
  | "blank"
  | "unknown"
  | "uuid"
  | "manager"
  | "bridge"
  | "controller"
  | "port"
  | "interface"
  | "is_connected"
  | "fail_mode"
  | "datapath_type"
  | "tag"
  | "trunks"
  | "type"
  | "options"
  | "error"
  | "bfd_status"
  | "ovs_version";

/** What moves during one parse: the line, what it says, and what was not understood so far. */
export interface Reader {
  readonly cursor: Cursor;
  /** How to find places when `--oneline` output was unfolded; null for ordinary text. */
  readonly unfolded: Unfolded | null;
  readonly report: Report<OvsVsctlCode>;
  /** What the current line begins with. The cursor stands at the value behind it. */
  word: Word;
  /** The column of the current line's first character, with tabs to the next stop of eight, and its offset. */
  indent: number;
  start: number;
  /** The string at the cursor: where it ends, whether its closing quote is there, whether it is free of damage, and whether it holds nothing to decode. */
  stringEnd: number;
  stringClosed: boolean;
  stringSound: boolean;
  stringPlain: boolean;
  /** Columns of the UUID, of the latest Bridge of the run (-1 before one), of the Port that is open (-1 without one), and of the Manager or Controller that may still say `is_connected` (-1 without one). */
  rootColumn: number;
  bridgeColumn: number;
  portColumn: number;
  targetColumn: number;
  /** What may stand in the UUID's column: rows, until one of the run is deeper than it; then prose, and behind `ovs_version` a further run as well. */
  margin: "rows" | "prose" | "prose or run";
  /** Where the last line that went into the tree ended. */
  lastEnd: number;
  /** Where the last stray line ended: it is part of the run, but of no row. */
  strayEnd: number;
  /** Where the last line without its heading began: one report a line. */
  headless: number;
  quoting: OvsQuoting | undefined;
  /** What most interfaces have for options: one empty list for all of the tree. */
  readonly noOptions: readonly OvsOption[];
  /** Lines not understood: of the rows now open (the innermost row's last), and of the run. */
  readonly unknown: UnknownNode[];
  strays: UnknownNode[];
}

/** Returns the span of `[start, end)` in the caller's text. */
export function place({ cursor, unfolded }: Reader, start: number, end: number): Span {
  if (unfolded === null) return spanOf(cursor, start, end);
  const { folded, plain, base } = unfolded;
  return spanOf(folded, base + originalOffset(plain, start, "start"), base + originalOffset(plain, end, "end"));
}

/** Reports a code at `[start, end)`. */
export function complain(reader: Reader, code: OvsVsctlCode, span: Span, detail?: Detail): void {
  report(reader.report, code, place(reader, span.start, span.end), detail);
}

/** Returns the current line from its first character on, as offsets of the text that is read. */
export function wholeLine({ start, cursor }: Reader): Span {
  return { start, end: cursor.lineEnd };
}

/** Keeps the current line, damaged or repeated, in the row that is open, and reports why. */
export function keepLine(reader: Reader, code: OvsVsctlCode, detail?: Detail): void {
  reader.unknown.push(unknownNode(reader));
  complain(reader, code, wholeLine(reader), detail);
}

/** Keeps a line that is not of the format among those of the run. */
export function keepStray(reader: Reader): void {
  reader.strays.push(unknownNode(reader));
  reader.strayEnd = reader.cursor.lineEnd;
  complain(reader, "ovs-vsctl/unknown-line", wholeLine(reader));
}

function unknownNode(reader: Reader): UnknownNode {
  const { start, end } = wholeLine(reader);
  return { kind: "unknown", span: place(reader, start, end), text: reader.cursor.text.slice(start, end) };
}

/** Returns the unknown lines kept since `mark` and takes them off the reader; undefined without any. */
export function takeUnknown(reader: Reader, mark: number): readonly UnknownNode[] | undefined {
  return reader.unknown.length > mark ? reader.unknown.splice(mark) : undefined;
}
