import { type Cursor, isBlank, isBlankLine, looksAt, nextLine, skipBlanks, spanOf } from "../text/cursor.ts";
import type { UnknownNode } from "../text/unknown.ts";
import type { CommentNode, MarkerNode, ValueNode } from "./ast.ts";
import { hasWords } from "./elision.ts";
import { type DocumentContents, readDocument } from "./read-document.ts";
import { documentRegion } from "./region.ts";
import type { DocumentReport } from "./say.ts";

/** What a format looks for in a text of documents. */
export interface DocumentFormat<Node> {
  /** The keys with which a block of YAML (or of JSON without its head) may begin. */
  readonly firstKeys: readonly string[];
  /** What stands in every document of the format; without it a text is not worth the library's time. */
  readonly evidence: RegExp;
  /** The node that a document is; null when it is something else. `isElided`: a line in it says that something was left out. */
  readonly read: (value: ValueNode, isElided: boolean) => Node | null;
  /** The node that a line is which is no document, and where it ends; null when it is none. */
  readonly readLine?: (cursor: Cursor) => { readonly node: Node; readonly end: number } | null;
}

/** The documents of a text, and what stands between them. */
export interface Documents<Node> {
  readonly nodes: readonly Node[];
  readonly comments: readonly CommentNode[];
  readonly markers: readonly MarkerNode[];
  readonly unknown: readonly UnknownNode[];
}

/** What one reading has found so far. */
interface State<Node> {
  readonly cursor: Cursor;
  readonly to: DocumentReport;
  readonly format: DocumentFormat<Node>;
  readonly nodes: Node[];
  readonly comments: CommentNode[];
  readonly markers: MarkerNode[];
  readonly unknown: UnknownNode[];
  /** How many more characters of structure may be given to the YAML library; see `region.ts`. */
  budget: number;
}

/** The library needs about 1 KiB of memory for each; a list of ten clusters in full has 20,000. */
const MOST_STRUCTURE = 1_000_000;

/**
 * Returns the documents of a text, JSON or YAML, with prompts and warnings around them. Lines that belong to none are `unknown`, and
 * reported as such.
 */
export function readDocuments<Node>(cursor: Cursor, to: DocumentReport, format: DocumentFormat<Node>): Documents<Node> {
  const found = { nodes: [], comments: [], markers: [], unknown: [] };
  const state: State<Node> = { cursor, to, format, ...found, budget: MOST_STRUCTURE };
  while (nextLine(cursor)) while (!isBlankLine(cursor)) readPart(state);
  return state;
}

/** One line or the whole document that begins on it. What follows a document on its last line stays as a line of its own. */
function readPart<Node>(state: State<Node>): void {
  const { cursor, format } = state;
  skipBlanks(cursor);
  if (readMarker(state) || readComment(state) || readLine(state)) return;
  const region = documentRegion(cursor, { firstKeys: format.firstKeys, budget: state.budget });
  if (region === null) {
    keepLines(state, cursor.lineEnd);
    return;
  }
  state.budget -= region.structure;
  if (region.isBeyondLimits) {
    state.to.say("beyond-limits", spanOf(cursor, cursor.pos, Math.min(cursor.lineEnd, region.end)));
  } else if (format.evidence.test(cursor.text.slice(region.start, region.end))) {
    const said = state.to.diagnostics.length;
    const contents = readDocument(cursor, state.to, region);
    if (contents !== null && keepDocument(state, contents)) {
      goTo(cursor, region.end);
      return;
    }
    if (contents !== null) state.to.diagnostics.length = said;
  }
  keepLines(state, region.end);
}

/** Keeps a document that is of the format; false when it is something else. */
function keepDocument<Node>(state: State<Node>, contents: DocumentContents): boolean {
  const node = state.format.read(contents.value, contents.isElided);
  if (node === null) return false;
  state.nodes.push(node);
  for (const comment of contents.comments) state.comments.push(comment);
  for (const part of contents.unknown) state.unknown.push(part);
  return true;
}

/** Leaves nothing of the current line before `end`; the line is not searched for its end again, so that many documents on one line take linear time. */
function goTo(cursor: Cursor, end: number): void {
  if (end > cursor.lineEnd) cursor.next = end;
  cursor.lineStart = Math.min(end, cursor.lineEnd);
  cursor.pos = cursor.lineStart;
}

/** `---` or `...` at the start of a line; what follows on it is read as a line of its own. */
function readMarker<Node>({ cursor, markers }: State<Node>): boolean {
  const text = looksAt(cursor, "---") ? "---" : looksAt(cursor, "...") ? "..." : null;
  const { lineStart, lineEnd } = cursor;
  const end = lineStart + 3;
  if (text === null || cursor.pos !== lineStart || !endsWord(cursor, end)) return false;
  if (text === "..." && hasWords(cursor.text, lineStart, lineEnd)) return false;
  markers.push({ kind: "marker", span: spanOf(cursor, cursor.pos, end), text });
  goTo(cursor, end);
  return true;
}

/** `# text`, outside of a document as well. */
function readComment<Node>({ cursor, comments }: State<Node>): boolean {
  if (!looksAt(cursor, "#")) return false;
  const text = cursor.text.slice(cursor.pos, cursor.lineEnd);
  comments.push({ kind: "comment", span: spanOf(cursor, cursor.pos, cursor.lineEnd), text });
  goTo(cursor, cursor.lineEnd);
  return true;
}

function readLine<Node>({ cursor, format, nodes }: State<Node>): boolean {
  const line = format.readLine?.(cursor) ?? null;
  if (line === null) return false;
  nodes.push(line.node);
  goTo(cursor, line.end);
  return true;
}

function endsWord(cursor: Cursor, at: number): boolean {
  return at === cursor.lineEnd || isBlank(cursor.text.charCodeAt(at));
}

/** Keeps everything from the current line to `end` as unknown lines. */
function keepLines<Node>(state: State<Node>, end: number): void {
  const { cursor } = state;
  do {
    if (isBlankLine(cursor)) continue;
    const until = Math.min(cursor.lineEnd, end);
    const span = spanOf(cursor, cursor.lineStart, until);
    state.unknown.push({ kind: "unknown", span, text: cursor.text.slice(cursor.lineStart, until) });
    state.to.say("unknown-line", span);
  } while (cursor.lineEnd < end && nextLine(cursor));
  goTo(cursor, end);
}
