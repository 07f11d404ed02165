import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Range } from "yaml";
import { type Cursor, spanOf } from "../text/cursor.ts";
import type { Span } from "../text/span.ts";
import type { FieldNode, MappingNode, ScalarNode, ValueNode } from "./ast.ts";
import type { DocumentReport } from "./say.ts";

/** What it takes to turn the library's nodes into ours: `text` was handed to the library, its offset 0 is `base` of the cursor's text. */
export interface Source {
  readonly cursor: Cursor;
  readonly to: DocumentReport;
  readonly text: string;
  readonly base: number;
  /** Where the document begins in the cursor's text; not its `base` only where a bracket was put in front of it. */
  readonly first: number;
}

/** Returns a node of the library as a value with its place. The nesting is bounded before, so that the recursion is too. */
export function valueNode(source: Source, node: ParsedNode): ValueNode {
  reportProperties(source, node);
  if (isMap(node)) return mappingOf(source, node);
  const span = placeOf(source, node.range);
  if (isSeq(node)) {
    const items = node.items.map((item) => valueNode(source, item));
    return { kind: "sequence", span: around(span, items), items };
  }
  if (isAlias(node)) return { kind: "alias", span, name: node.source };
  return { kind: "scalar", span, value: scalarOf(source, node) };
}

type MapNode = Extract<ParsedNode, { items: { key: unknown }[] }>;

function mappingOf(source: Source, node: MapNode): MappingNode {
  const seen = new Set<string>();
  const fields = node.items.map(({ key, value }): FieldNode => {
    const name =
      isScalar(key) && typeof key.value === "string" ? String(scalarOf(source, key)) : sourceOf(source, key.range);
    const held = value === null ? emptyAfter(source, key.range) : valueNode(source, value);
    const keySpan = placeOf(source, key.range);
    if (seen.has(name)) source.to.say("duplicate-field", keySpan, { actual: name });
    seen.add(name);
    reportProperties(source, key);
    return {
      kind: "field",
      span: { start: keySpan.start, end: Math.max(keySpan.end, held.span.end) },
      key: name,
      value: held,
    };
  });
  return { kind: "mapping", span: around(placeOf(source, node.range), fields), fields };
}

/** The null that a key without a value has (`{a}`, or a document cut off behind a key). */
function emptyAfter(source: Source, [, end]: Range): ScalarNode {
  return { kind: "scalar", span: placeOf(source, [end, end, end]), value: null };
}

/** A scalar's value; its text where the value would not be the same again as JSON, or where its closing quote is cut off. */
function scalarOf(source: Source, node: Extract<ParsedNode, { value: unknown }>): ScalarNode["value"] {
  const { value } = node;
  if (value === null || typeof value === "boolean") return value;
  const text = sourceOf(source, node.range);
  if (typeof value === "number") return String(value) === text ? value : text;
  const quote = text.charAt(0);
  const quoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
  if (quoted && (text.length < 2 || !text.endsWith(quote))) return text.slice(1);
  return typeof value === "string" ? value : text;
}

function reportProperties(source: Source, node: ParsedNode): void {
  const anchored = isAlias(node) || node.anchor !== undefined;
  if (!anchored && node.tag === undefined) return;
  source.to.say("anchor-or-tag", placeOf(source, node.range));
}

function sourceOf({ text }: Source, [start, end]: Range): string {
  return text.slice(start, end);
}

/** The place of a node without the blanks and line breaks that the library counts to the end of a block. */
function placeOf({ cursor, text, base, first }: Source, [start, end]: Range): Span {
  let last = end;
  while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
  return spanOf(cursor, Math.max(base + start, first), base + last);
}

/** A span that reaches to the end of the last part: an empty value stands behind the blanks that are left out at the end of a block. */
function around({ start, end }: Span, parts: readonly { readonly span: Span }[]): Span {
  return { start, end: Math.max(end, parts.at(-1)?.span.end ?? end) };
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
