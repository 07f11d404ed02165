import {
  type Documents,
  type FieldNode,
  fillFields,
  keepField,
  type MappingNode,
  type Open,
  put,
  refuse,
  textIn,
  textOf,
  type ValueNode,
} from "../../../document/index.ts";
import type { ObjectListNode, Pods } from "./ast.ts";
import type { KubeletReport } from "./report.ts";

/** The objects of one document, and the list in which they stood. */
export interface ObjectGroup<Node> {
  readonly nodes: readonly Node[];
  readonly list?: ObjectListNode;
}

/**
 * Returns the objects that a document holds: itself, or those of a `List`. Null when none of them is of the kind that `read` reads.
 * An empty list of an unknown kind is none, one that says whose it is (`PodList`) is.
 */
export function readObjects<Node>(
  to: KubeletReport,
  value: ValueNode,
  { resource, read }: ObjectReader<Node>,
): ObjectGroup<Node> | null {
  if (value.kind !== "mapping") return null;
  const kind = textIn(value, "kind");
  if (kind !== "List" && kind !== `${resource}List`) {
    const node = read(value);
    return node === null ? null : { nodes: [node] };
  }
  const nodes: Node[] = [];
  const list: Open<ObjectListNode> = { kind: "object-list", span: value.span, places: [] };
  fillFields(to, list, {
    mapping: value,
    read: (_, draft, field) => {
      if (field.key !== "items") return readObjectField(to, draft, field);
      if (field.value.kind !== "sequence") return refuse(to, field.value, "a list") !== undefined;
      field.value.items.forEach((item, index) => {
        const node = item.kind === "mapping" ? read(item) : null;
        if (node !== null) nodes.push(node);
        else keepField(draft, { kind: "field", span: item.span, key: `items[${index}]`, value: item });
      });
      return true;
    },
  });
  return nodes.length > 0 || kind !== "List" ? { nodes, list } : null;
}

/** How to read one object, null when it is of another kind. */
interface ObjectReader<Node> {
  readonly resource: string;
  readonly read: (mapping: MappingNode) => Node | null;
}

/** The fields that every object has, while they are filled. */
type ObjectDraft = Omit<Open<ObjectListNode>, "kind">;

/** Reads a field that every object has; false for any other. */
export function readObjectField(to: KubeletReport, draft: ObjectDraft, field: FieldNode): boolean {
  switch (field.key) {
    case "apiVersion":
      return put(draft, "apiVersion", textOf(to, field));
    case "kind":
      return put(draft, "resource", textOf(to, field));
    case "metadata":
      return readMetadata(to, draft, field);
    default:
      return false;
  }
}

function readMetadata(to: KubeletReport, draft: ObjectDraft, { value }: FieldNode): boolean {
  if (value.kind !== "mapping") return put(draft, "metadata", refuse(to, value, "a mapping"));
  const name = textIn(value, "name");
  if (name !== null) draft.name = name;
  return put(draft, "metadata", value);
}

/** What stands between the objects of a text, for the root of its tree. */
export function betweenOf<Node>(
  documents: Documents<ObjectGroup<Node>>,
): Pick<Pods, "lists" | "comments" | "markers" | "unknown"> {
  const { nodes, comments, markers, unknown } = documents;
  const lists = nodes.flatMap(({ list }) => (list === undefined ? [] : [list]));
  return {
    ...(lists.length > 0 ? { lists } : {}),
    ...(comments.length > 0 ? { comments } : {}),
    ...(markers.length > 0 ? { markers } : {}),
    unknown,
  };
}
