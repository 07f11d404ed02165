import { type Cidr, maskedCidr, parseCidr } from "../../net/index.ts";
import { type Report, report } from "../../text/diagnostic.ts";
import type { Span } from "../../text/span.ts";
import type { FieldNode, MappingNode, PlaceNode, ValueNode } from "./ast.ts";
import type { NetworkConfigCode } from "./diagnostics.ts";

export type NetworkReport = Report<NetworkConfigCode>;

/** A node that is being filled: where its typed fields stand, and the fields that have no type. */
export interface Draft {
  places: PlaceNode[];
  otherFields?: FieldNode[];
}

/** A node of the tree while it is filled. */
export type Open<Node> = { -readonly [Key in keyof Omit<Node, keyof Draft>]: Node[Key] } & Draft;

/** Reads one field into a draft and returns true, or returns false when the field is to be kept as it stands. */
export type FieldReader<Node extends Draft> = (to: NetworkReport, draft: Node, field: FieldNode) => boolean;

/** Fills a draft from the fields of a mapping and returns it. Of a repeated field the first counts; a null is kept as it stands. */
export function fillFields<Node extends Draft>(to: NetworkReport, draft: Node, options: Filling<Node>): Node {
  const seen = new Set<string>();
  for (const field of options.mapping.fields) {
    const isTyped = !seen.has(field.key) && !isNull(field.value) && options.read(to, draft, field);
    seen.add(field.key);
    if (isTyped) addPlaces(draft.places, field);
    else keepField(draft, field);
  }
  return draft;
}

interface Filling<Node extends Draft> {
  readonly mapping: MappingNode;
  readonly read: FieldReader<Node>;
}

/** Returns the node that a field holds, opened at the mapping's place and filled from it; nothing, with a diagnostic, when it holds no mapping. */
export function nodeOf<Node extends Draft>(
  to: NetworkReport,
  field: FieldNode,
  options: Opening<Node>,
): Node | undefined {
  const { value } = field;
  if (value.kind !== "mapping") return refuse(to, value, "a mapping");
  return fillFields(to, options.open(value.span), { mapping: value, read: options.read });
}

interface Opening<Node extends Draft> {
  readonly open: (span: Span) => Node;
  readonly read: FieldReader<Node>;
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
export function refuse(to: NetworkReport, value: ValueNode, expected: string): undefined {
  report(to, "network-config/bad-value", value.span, { expected, actual: describe(value) });
}

function describe(value: ValueNode): string {
  if (value.kind === "scalar") return JSON.stringify(value.value);
  return value.kind === "alias" ? "an alias" : `a ${value.kind}`;
}

/** The text of a field; a number or truth value is refused. */
export function textOf(to: NetworkReport, { value }: FieldNode): string | undefined {
  if (value.kind === "scalar" && typeof value.value === "string") return value.value;
  return refuse(to, value, "a text");
}

/** A whole number from 0 to `most`; one that is written as text (`"23"`) is read with a warning. */
export function numberOf(to: NetworkReport, { value }: FieldNode, most: number): number | undefined {
  const held = value.kind === "scalar" ? value.value : null;
  const number = typeof held === "string" && /^(?:0|[1-9][0-9]{0,9})$/.test(held) ? Number(held) : held;
  if (typeof number === "number" && Number.isInteger(number) && number >= 0 && number <= most) {
    if (typeof held === "string") report(to, "network-config/number-as-text", value.span, { actual: held });
    return number;
  }
  report(to, "network-config/bad-number", value.span, {
    expected: `a whole number from 0 to ${most}`,
    actual: describe(value),
  });
  return undefined;
}

/** A network in CIDR notation; host bits are kept and reported. */
export function cidrOf(to: NetworkReport, value: ValueNode): Cidr | undefined {
  if (value.kind !== "scalar" || typeof value.value !== "string")
    return refuse(to, value, "a network such as 10.128.0.0/14");
  const cidr = parseCidr(value.value);
  if (cidr === null) {
    report(to, "network-config/bad-cidr", value.span, {
      expected: "a network such as 10.128.0.0/14",
      actual: value.value,
    });
    return undefined;
  }
  const masked = maskedCidr(cidr);
  if (masked !== cidr) report(to, "network-config/host-bits-set", value.span, { expected: masked, actual: cidr });
  return cidr;
}

/** The networks of a list; an element that is none stays in `draft` as a field of its own. */
export function cidrsOf(to: NetworkReport, draft: Draft, field: FieldNode): Cidr[] | undefined {
  return elementsOf(to, field, { draft, read: (item) => cidrOf(to, item.value) });
}

/** What `read` makes of each element of a list; an element of which it makes nothing stays in `draft` under `field[index]`. */
export function elementsOf<Item>(to: NetworkReport, field: FieldNode, options: Elements<Item>): Item[] | undefined {
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
