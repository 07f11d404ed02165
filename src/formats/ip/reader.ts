import { type Cursor, spanOf } from "../../text/cursor.ts";
import { type Report, report } from "../../text/diagnostic.ts";
import type { UnknownNode } from "../../text/unknown.ts";
import type { IpForm, IpLink, IpNeighbour, IpRule } from "./ast.ts";
import type { IpParts } from "./ast-parts.ts";
import type { IpRoute } from "./ast-route.ts";
import type { Block, Open } from "./block.ts";
import type { LinkBlock, RouteBlock } from "./blocks.ts";
import type { IpCode } from "./diagnostics.ts";
import type { AnyKind, Word } from "./kinds/table.ts";
import type { Segment } from "./segment.ts";

/** The objects that one parser reads; the others are no lines of its own. */
export type Sort = "links" | "routes" | "rules" | "neighbours";

/** What moves during one parse. */
export interface Reader {
  readonly cursor: Cursor;
  readonly report: Report<IpCode>;
  readonly sorts: readonly Sort[];
  readonly segment: Segment;
  readonly links: IpLink[];
  readonly routes: IpRoute[];
  readonly rules: IpRule[];
  readonly neighbours: IpNeighbour[];
  readonly unknown: UnknownNode[];
  /** The lists of flags and states that came so far, by their text: most links have the same. */
  readonly lists: Map<string, readonly string[]>;
  /** What the words of the kinds of links say, as far as they came; null where nothing. */
  readonly kindWords: Map<AnyKind, Map<string, Word | null>>;
  form: IpForm | null;
  holes: number;
  emptyLists: number;
  /** The first backslash at or after the last place where one was looked for: a search that went far is not made again. */
  backslash: number;
  /** The link or the route to which the next lines may belong. */
  link: LinkBlock | null;
  route: RouteBlock | null;
}

/** Whether such objects are looked for. */
export function wants({ sorts }: Reader, sort: Sort): boolean {
  return sorts.includes(sort);
}

/** Returns the list that a text is read as. Equal texts are read once and share their list. */
export function sharedList(
  { lists }: Reader,
  text: string,
  read: (text: string) => readonly string[],
): readonly string[] {
  const known = lists.get(text);
  if (known !== undefined) return known;
  const list = read(text);
  lists.set(text, list);
  return list;
}

/** What every object has, for its node: the place, and what was not understood. */
export function partsOf({ cursor }: Reader, { start, end, unknown }: Block): IpParts {
  const span = spanOf(cursor, start, end);
  return unknown === null ? { span } : { span, unknown };
}

/** Gives a node its place, and what was not understood of it. */
export function finishNode(
  { cursor }: Reader,
  { node, start, end, unknown }: Block & { readonly node: Open<IpParts> },
): void {
  node.span = spanOf(cursor, start, end);
  if (unknown !== null) node.unknown = unknown;
}

/** Notes how the text shows its objects. */
export function noteForm(reader: Reader, form: IpForm): void {
  const { form: before } = reader;
  if (before === null || before === form) reader.form = form;
  // Of joined lines only those of several parts show that they are.
  else if (isLines(before) && isLines(form)) reader.form = "oneline";
  else reader.form = "mixed";
}

function isLines(form: IpForm): boolean {
  return form === "text" || form === "oneline";
}

/** A part of the text that something is said of. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export function say(reader: Reader, code: IpCode, { start, end }: Place): void {
  report(reader.report, code, spanOf(reader.cursor, start, end));
}

/** What is wrong, and where. */
export type Fault = readonly [code: IpCode, place: Place];

/** Reports a part of an object that was not understood, and keeps it there. */
export function keep(reader: Reader, block: Block, [code, place]: Fault): void {
  say(reader, code, place);
  block.unknown ??= [];
  block.unknown.push(unknownAt(reader, place));
  block.end = Math.max(block.end, place.end);
}

/** Keeps a part of the text that belongs to no object. */
export function keepLoose(reader: Reader, code: IpCode, place: Place): void {
  say(reader, code, place);
  reader.unknown.push(unknownAt(reader, place));
}

function unknownAt({ cursor }: Reader, { start, end }: Place): UnknownNode {
  return { kind: "unknown", span: spanOf(cursor, start, end), text: cursor.text.slice(start, end) };
}
