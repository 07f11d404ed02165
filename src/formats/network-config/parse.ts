import {
  type Cursor,
  isBlank,
  isBlankLine,
  looksAt,
  nextLine,
  openCursor,
  skipBlanks,
  spanOf,
} from "../../text/cursor.ts";
import { openReport, type Parsed, report } from "../../text/diagnostic.ts";
import { sourceSpan } from "../../text/source-span.ts";
import type { SourceText } from "../../text/source-text.ts";
import type { Span } from "../../text/span.ts";
import type { UnknownNode } from "../../text/unknown.ts";
import type {
  CommentNode,
  MarkerNode,
  NetworkConfigAst,
  NetworkFields,
  NetworkNode,
  NetworkStatusNode,
} from "./ast.ts";
import { type NetworkConfigCode, networkConfigRules } from "./diagnostics.ts";
import type { NetworkReport } from "./fields.ts";
import { isNetworkType } from "./network-type.ts";
import { readDocument } from "./read-document.ts";
import { documentRegion } from "./region.ts";

/** What one parse has found so far. */
interface State {
  readonly cursor: Cursor;
  readonly report: NetworkReport;
  readonly networks: NetworkNode[];
  readonly comments: CommentNode[];
  readonly markers: MarkerNode[];
  readonly unknown: UnknownNode[];
  /** How many more characters of structure may be given to the YAML library; see `region.ts`. */
  budget: number;
}

/** The library needs about 1 KiB of memory for each; a list of ten clusters in full has 20,000. */
const MOST_STRUCTURE = 1_000_000;
const LONGEST_WORD = 32;

/**
 * Returns the network configuration that a text holds: JSON or YAML, an object, a list, a bare status or spec, a bare network type, several of
 * them, with prompts and warnings around them. Lines that belong to none are `unknown`.
 */
export function parseNetworkConfig(input: string | SourceText): Parsed<NetworkConfigAst, NetworkConfigCode> {
  const cursor = openCursor(input);
  const state: State = {
    cursor,
    report: openReport(networkConfigRules),
    networks: [],
    comments: [],
    markers: [],
    unknown: [],
    budget: MOST_STRUCTURE,
  };
  while (nextLine(cursor)) while (!isBlankLine(cursor)) readPart(state);
  return { ast: rootOf(state, sourceSpan(input)), diagnostics: state.report.diagnostics };
}

function rootOf({ networks, comments, markers, unknown }: State, span: Span): NetworkConfigAst {
  const head = { kind: "network-config", span } as const;
  return {
    ...head, // here for the order of the properties, below for their values
    ...fieldsOf(networks),
    ...head,
    ...(comments.length > 0 ? { comments } : {}),
    ...(markers.length > 0 ? { markers } : {}),
    unknown,
  };
}

/** The fields of the one document; several become the items of the text. */
function fieldsOf(networks: readonly NetworkNode[]): Omit<NetworkFields, "span"> {
  const [first] = networks;
  if (first === undefined) return { form: "none", places: [] };
  return networks.length === 1 ? first : { form: "documents", items: networks, places: [] };
}

/** One line or the whole document that begins on it. What follows a document on its last line stays as a line of its own. */
function readPart(state: State): void {
  const { cursor } = state;
  skipBlanks(cursor);
  if (readMarker(state) || readComment(state) || readWord(state)) return;
  const region = documentRegion(cursor, state.budget);
  if (region === null) {
    keepLines(state, cursor.lineEnd);
    return;
  }
  state.budget -= region.structure;
  const document = readDocument(cursor, region);
  if ("refusal" in document) {
    const span = spanOf(cursor, cursor.pos, Math.min(cursor.lineEnd, region.end));
    if (document.refusal !== null) report(state.report, document.refusal, span);
    keepLines(state, region.end);
    return;
  }
  state.networks.push(document.network);
  for (const comment of document.comments) state.comments.push(comment);
  for (const part of document.unknown) state.unknown.push(part);
  for (const diagnostic of document.diagnostics) state.report.diagnostics.push(diagnostic);
  goTo(cursor, region.end);
}

/** Leaves nothing of the current line before `end`; the line is not searched for its end again, so that many documents on one line take linear time. */
function goTo(cursor: Cursor, end: number): void {
  if (end > cursor.lineEnd) cursor.next = end;
  cursor.lineStart = Math.min(end, cursor.lineEnd);
  cursor.pos = cursor.lineStart;
}

/** `---` or `...` at the start of a line; what follows on it is read as a line of its own. */
function readMarker({ cursor, markers }: State): boolean {
  const text = looksAt(cursor, "---") ? "---" : looksAt(cursor, "...") ? "..." : null;
  const end = cursor.lineStart + 3;
  if (text === null || cursor.pos !== cursor.lineStart || !endsWord(cursor, end)) return false;
  markers.push({ kind: "marker", span: spanOf(cursor, cursor.pos, end), text });
  goTo(cursor, end);
  return true;
}

/** `# text`, outside of a document as well. */
function readComment({ cursor, comments }: State): boolean {
  if (!looksAt(cursor, "#")) return false;
  const text = cursor.text.slice(cursor.pos, cursor.lineEnd);
  comments.push({ kind: "comment", span: spanOf(cursor, cursor.pos, cursor.lineEnd), text });
  goTo(cursor, cursor.lineEnd);
  return true;
}

/** A network type alone on its line, as `-o jsonpath={.status.networkType}` prints it. */
function readWord({ cursor, networks }: State): boolean {
  const [word = ""] = /^[A-Za-z]*/.exec(cursor.text.slice(cursor.pos, cursor.pos + LONGEST_WORD)) ?? [];
  const end = cursor.pos + word.length;
  if (!isNetworkType(word) || !isBlankFrom(cursor, end)) return false;
  const span = spanOf(cursor, cursor.pos, end);
  const status: NetworkStatusNode = {
    kind: "network-status",
    span,
    networkType: word,
    places: [{ kind: "place", span, field: "networkType" }],
  };
  networks.push({ kind: "network", span, form: "word", status, places: [] });
  goTo(cursor, cursor.lineEnd);
  return true;
}

function endsWord(cursor: Cursor, at: number): boolean {
  return at === cursor.lineEnd || isBlank(cursor.text.charCodeAt(at));
}

function isBlankFrom(cursor: Cursor, at: number): boolean {
  return isBlankLine({ ...cursor, lineStart: at });
}

/** Keeps everything from the current line to `end` as unknown lines. */
function keepLines(state: State, end: number): void {
  const { cursor } = state;
  do {
    if (isBlankLine(cursor)) continue;
    const until = Math.min(cursor.lineEnd, end);
    const span = spanOf(cursor, cursor.lineStart, until);
    state.unknown.push({ kind: "unknown", span, text: cursor.text.slice(cursor.lineStart, until) });
    report(state.report, "network-config/unknown-line", span);
  } while (cursor.lineEnd < end && nextLine(cursor));
  goTo(cursor, end);
}
