import { atLineEnd, type Cursor, nextLine, skipBlanks, skipLiteral, spanOf } from "../../text/cursor.ts";
import type { Parsed, SourceText } from "../../text/index.ts";
import { sourceSpan } from "../../text/source-span.ts";
import { unknownLine } from "../../text/unknown.ts";
import type { IfconfigAst } from "./ast.ts";
import type { IfconfigCode } from "./diagnostics.ts";
import { finishInterface, type InterfaceDraft } from "./draft.ts";
import { readHeading } from "./heading.ts";
import { isDetailLine } from "./line-kinds.ts";
import { readLinkEncapHeading } from "./link-encap-heading.ts";
import { readLinkEncapLine } from "./parse-link-encap.ts";
import { readNetToolsLine } from "./parse-net-tools.ts";
import { complain, type Outcome, openReader, type Reader, trimmedEnd } from "./reader.ts";

const BYTE_ORDER_MARK = "\ufeff";

/**
 * Returns the interfaces that a text of `ifconfig` shows, and what there is to say about it. Read are net-tools 2.x and the
 * `Link encap` form of net-tools 1.60 and busybox, also mixed and with foreign lines around them; the blocks of BSD, macOS and
 * Solaris become unknown lines. Any text gives a tree.
 */
export function parseIfconfig(input: string | SourceText): Parsed<IfconfigAst, IfconfigCode> {
  const reader = openReader(input);
  while (nextLine(reader.cursor)) readLine(reader);
  closeInterface(reader);
  const span = sourceSpan(input);
  const { interfaces, unknown, report } = reader;
  return { ast: { kind: "ifconfig", span, interfaces, unknown }, diagnostics: report.diagnostics };
}

/** Steps over indentation, and over byte order marks in it: printed at the left they would be none of a name. */
function skipIndentation(cursor: Cursor): void {
  skipBlanks(cursor);
  while (skipLiteral(cursor, BYTE_ORDER_MARK)) skipBlanks(cursor);
}

function readLine(reader: Reader): void {
  const { cursor, draft } = reader;
  skipIndentation(cursor);
  const start = cursor.pos;
  reader.contentStart = start;
  if (atLineEnd(cursor)) {
    if (draft !== null) draft.closed = true;
    return;
  }
  // A heading stands at the left, a detail does not; a paste may have moved either.
  const isIndented = start > cursor.lineStart;
  if (!isIndented && readAnyHeading(reader)) return;
  cursor.pos = start;
  const outcome = draft !== null && readDetail(reader, draft);
  cursor.pos = start;
  if (outcome === true || (isIndented && readAnyHeading(reader))) return;
  cursor.pos = start;
  keepLine(reader, outcome, isIndented);
}

function readDetail(reader: Reader, draft: InterfaceDraft): Outcome {
  const outcome = draft.form === "link-encap" ? readLinkEncapLine(reader, draft) : readNetToolsLine(reader, draft);
  if (outcome === true) {
    draft.end = reader.cursor.lineEnd;
    draft.closed = false;
  }
  return outcome;
}

/** Reads a heading of any form, and closes the interface before it. */
function readAnyHeading(reader: Reader): boolean {
  const { cursor } = reader;
  const draft = readHeading(reader) ?? readLinkEncapHeading(reader);
  if (draft === null) return false;
  closeInterface(reader);
  reader.foreign = draft === "foreign";
  if (draft === "foreign") {
    cursor.pos = reader.contentStart;
    complain(reader, { code: "ifconfig/foreign-heading", start: cursor.pos, end: trimmedEnd(cursor) });
    reader.unknown.push(unknownLine(cursor));
  } else {
    draft.end = cursor.lineEnd;
    reader.draft = draft;
  }
  return true;
}

function closeInterface(reader: Reader): void {
  const { cursor, draft } = reader;
  if (draft === null) return;
  reader.interfaces.push(finishInterface(draft, spanOf(cursor, draft.start, draft.end)));
  reader.draft = null;
}

/** Keeps a line as it stands: in the block if it is indented like one of its lines, else outside. */
function keepLine(reader: Reader, outcome: Exclude<Outcome, true>, isIndented: boolean): void {
  const { cursor, draft, foreign } = reader;
  const { lineStart: start, lineEnd: end } = cursor;
  const isOrphan = draft === null && !foreign && isDetailLine(cursor);
  complain(reader, outcome || { code: isOrphan ? "ifconfig/no-interface" : "ifconfig/unknown-line", start, end });
  const isInside = draft !== null && isIndented && !draft.closed;
  if (isInside) draft.end = end;
  (isInside ? draft.unknown : reader.unknown).push(unknownLine(cursor));
}
