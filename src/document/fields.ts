import type { Span } from "../text/span.ts";
import type { FieldNode, MappingNode, PlaceNode, ValueNode } from "./ast.ts";
import type { DocumentReport } from "./say.ts";

/** A node that is being filled: where its typed fields stand, and the fields that have no type. */
export interface Draft {
  places: PlaceNode[];
  otherFields?: FieldNode[];
}

/** A node of the tree while it is filled. */
export type Open<Node> = { -readonly [Key in keyof Omit<Node, keyof Draft>]: Node[Key] } & Draft;

/** Reads one field into a draft and returns true, or returns false when the field is to be kept as it stands. */
export type FieldReader<To, Node extends Draft> = (to: To, draft: Node, field: FieldNode) => boolean;

/** Fills a draft from the fields of a mapping and returns it. Of a repeated field the first counts; a null is kept as it stands. */
export function fillFields<To extends DocumentReport, Node extends Draft>(
  to: To,
  draft: Node,
  options: Filling<To, Node>,
): Node {
  const seen = new Set<string>();
  for (const field of options.mapping.fields) {
    const isTyped = !seen.has(field.key) && !isNull(field.value) && options.read(to, draft, field);
    seen.add(field.key);
    if (isTyped) addPlaces(draft.places, field);
    else keepField(draft, field);
  }
  return draft;
}

interface Filling<To, Node extends Draft> {
  readonly mapping: MappingNode;
  readonly read: FieldReader<To, Node>;
}

/** Returns the node that a field holds, opened at the mapping's place and filled from it; nothing, with a diagnostic, when it holds no mapping. */
export function nodeOf<Node extends Draft, To extends DocumentReport = DocumentReport>(
  to: To,
  field: FieldNode,
  options: Opening<To, Node>,
): Node | undefined {
  const { value } = field;
  if (value.kind !== "mapping") return refuse(to, value, "a mapping");
  return fillFields(to, options.open(value.span), { mapping: value, read: options.read });
}

interface Opening<To, Node extends Draft> {
  readonly open: (span: Span) => Node;
  readonly read: FieldReader<To, Node>;
}

/** Puts a value into a draft and returns true; false when there is none. */
export function put<Node, Key extends keyof Node>(draft: Node, key: Key, value: Node[Key] | undefined): boolean {
  if (value === undefined) return false;
  draft[key] = value;
  return true;
}

/** Keeps a field that has no type as it stands. */
export function keepField(draft: Draft, field: FieldNode): void {
  if (draft.otherFields === undefined) draft.otherFields = [field];
  else draft.otherFields.push(field);
}

function addPlaces(places: PlaceNode[], { key, value }: FieldNode): void {
  places.push({ kind: "place", span: value.span, field: key });
  if (value.kind !== "sequence") return;
  value.items.forEach((item, index) => {
    places.push({ kind: "place", span: item.span, field: key, index });
  });
}

function isNull(value: ValueNode): boolean {
  return value.kind === "scalar" && value.value === null;
}

/** Reports that a value is of the wrong type. Returns nothing, so that it can stand where a value is missing. */
export function refuse(to: DocumentReport, value: ValueNode, expected: string): undefined {
  to.say("bad-value", value.span, { expected, actual: describe(value) });
}

/** A value in a few words, for a diagnostic. */
export function describe(value: ValueNode): string {
  if (value.kind === "scalar") return JSON.stringify(value.value);
  return value.kind === "alias" ? "an alias" : `a ${value.kind}`;
}

/** The text of a field; a number or truth value is refused. */
export function textOf(to: DocumentReport, { value }: FieldNode): string | undefined {
  if (value.kind === "scalar" && typeof value.value === "string") return value.value;
  return refuse(to, value, "a text");
}

/** What `read` makes of each element of a list; an element of which it makes nothing stays in `draft` under `field[index]`. */
export function elementsOf<Item>(to: DocumentReport, field: FieldNode, options: Elements<Item>): Item[] | undefined {
  const { key, value } = field;
  if (value.kind !== "sequence") return refuse(to, value, "a list");
  const items: Item[] = [];
  value.items.forEach((element, index) => {
    const part: FieldNode = { kind: "field", span: element.span, key: `${key}[${index}]`, value: element };
    const item = options.read(part);
    if (item !== undefined) items.push(item);
    else keepField(options.draft, part);
  });
  return items;
}

interface Elements<Item> {
  readonly draft: Draft;
  readonly read: (element: FieldNode) => Item | undefined;
}

/** The value of the first field of a name, undefined without one. */
export function valueIn(mapping: MappingNode, key: string): ValueNode | undefined {
  return mapping.fields.find((field) => field.key === key)?.value;
}

/** The text of the first field of a name, null when it holds something else or is missing. */
export function textIn(mapping: MappingNode, key: string): string | null {
  const held = valueIn(mapping, key);
  return held?.kind === "scalar" && typeof held.value === "string" ? held.value : null;
}
