import { atLineEnd, type Cursor, lineText, nextLine, skipBlanks, skipLiteral, spanOf } from "../../text/cursor.ts";
import type { Parsed, SourceText } from "../../text/index.ts";
import { sourceSpan } from "../../text/source-span.ts";
import { unknownLine } from "../../text/unknown.ts";
import type { IfconfigAst } from "./ast.ts";
import { type BsdDraft, finishBsd } from "./bsd-draft.ts";
import { checkRepeated, noteNameLength, noteStatistics, reportCutNames, reportZeroStatistics } from "./checks.ts";
import type { IfconfigCode } from "./diagnostics.ts";
import type { InterfaceDraft } from "./draft.ts";
import { finishInterface, finishLabel } from "./finish.ts";
import { isLinkEncap } from "./forms.ts";
import { readHeading } from "./heading.ts";
import { withLabels } from "./labels.ts";
import { isDetailLine } from "./line-kinds.ts";
import { readLinkEncapHeading } from "./link-encap-heading.ts";
import { readBsdLine } from "./parse-bsd.ts";
import { readLinkEncapLine } from "./parse-link-encap.ts";
import { readNetToolsLine } from "./parse-net-tools.ts";
import { complain, type Outcome, openReader, type Reader } from "./reader.ts";
import { keepIdleHeading, looksLikeRow, readShortLine } from "./short-table.ts";
import { isTitle, keepIdleTitle, openTitle, withTitle } from "./title.ts";
import { toolMessage } from "./tool-messages.ts";

const BYTE_ORDER_MARK = "\ufeff";

/**
 * Returns the interfaces that a text of `ifconfig` shows, and what there is to say about it. Read are net-tools 2.x, the
 * `Link encap` form of net-tools 1.60 and busybox, and BSD, macOS and Solaris, also mixed and with foreign lines around them. Any
 * text gives a tree.
 */
export function parseIfconfig(input: string | SourceText): Parsed<IfconfigAst, IfconfigCode> {
  const reader = openReader(input);
  while (nextLine(reader.cursor)) readLine(reader);
  closeInterface(reader);
  keepIdleHeading(reader);
  keepIdleTitle(reader);
  const span = sourceSpan(input);
  reportZeroStatistics(reader);
  reportCutNames(reader);
  const { unknown, report } = reader;
  const interfaces = withLabels(reader.interfaces, reader.labels);
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
  if (isTitle(reader)) {
    closeInterface(reader);
    keepIdleHeading(reader);
    openTitle(reader);
    return;
  }
  if (draft === null && looksLikeRow(reader) && readShortLine(reader, () => undefined)) return;
  // A heading stands at the left, a detail does not; a paste may have moved either.
  const isIndented = start > cursor.lineStart;
  if (!isIndented && readAnyHeading(reader)) return;
  cursor.pos = start;
  const outcome = draft !== null && readDetail(reader, draft);
  cursor.pos = start;
  if (outcome === true || (isIndented && readAnyHeading(reader))) return;
  cursor.pos = start;
  if (outcome === false && readShortLine(reader, () => closeInterface(reader))) return;
  keepLine(reader, outcome, isIndented);
}

function readDetail(reader: Reader, draft: InterfaceDraft | BsdDraft): Outcome {
  const outcome = draft.form === "bsd" ? readBsdLine(reader, draft) : readLinuxLine(reader, draft);
  if (outcome === true) {
    draft.end = reader.cursor.lineEnd;
    draft.closed = false;
  }
  return outcome;
}

function readLinuxLine(reader: Reader, draft: InterfaceDraft): Outcome {
  return isLinkEncap(draft.form) ? readLinkEncapLine(reader, draft) : readNetToolsLine(reader, draft);
}

/** Reads a heading of any form, and closes the interface before it. */
function readAnyHeading(reader: Reader): boolean {
  const { cursor } = reader;
  const draft = readHeading(reader) ?? readLinkEncapHeading(reader);
  if (draft === null) return false;
  const { draft: before } = reader;
  closeInterface(reader);
  reader.spare = before === null || before.form === "bsd" ? null : before;
  draft.end = cursor.lineEnd;
  reader.draft = draft;
  return true;
}

function closeInterface(reader: Reader): void {
  const { cursor, draft, interfaces } = reader;
  if (draft === null) return;
  reader.draft = null;
  reader.formBefore = draft.form;
  checkRepeated(reader, draft);
  if (draft.form === "bsd") {
    const node = finishBsd(draft, spanOf(cursor, draft.start, draft.end), knownLayout(reader, draft.layout));
    interfaces.push(withTitle(reader, node));
    return;
  }
  noteNameLength(reader, draft);
  const { name, label, addresses } = draft;
  const span = spanOf(cursor, draft.start, draft.end);
  if (label === undefined) {
    noteStatistics(reader, draft);
    interfaces.push(withTitle(reader, finishInterface(draft, span)));
  } else {
    const node = withTitle(reader, finishLabel(draft, label, span));
    reader.labels.push({ name, node, addresses, interfacesBefore: interfaces.length });
  }
}

/** Most interfaces of a text have their lines in the same order: they share one list. */
function knownLayout({ bsd: { layouts } }: Reader, layout: readonly string[]): readonly string[] {
  const key = layout.join("\n");
  const known = layouts.get(key) ?? layout;
  layouts.set(key, known);
  return known;
}

/** Keeps a line as it stands: in the block if it is indented like one of its lines, else outside. */
function keepLine(reader: Reader, outcome: Exclude<Outcome, true>, isIndented: boolean): void {
  const { cursor, draft } = reader;
  const { lineStart: start, lineEnd: end } = cursor;
  const isOrphan = draft === null && isDetailLine(cursor);
  const message = outcome === false && !isIndented ? toolMessage(lineText(cursor)) : null;
  const code = message ?? (isOrphan ? "ifconfig/no-interface" : "ifconfig/unknown-line");
  complain(reader, outcome || { code, start, end });
  const isInside = draft !== null && isIndented && !draft.closed;
  if (isInside) draft.end = end;
  if (isInside && draft.form === "bsd") draft.layout.push("unknown");
  (isInside ? draft.unknown : reader.unknown).push(unknownLine(cursor));
}
