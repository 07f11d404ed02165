import type { FieldNode, MappingNode, ScalarNode, ValueNode } from "../../document/index.ts";
import { type Cursor, spanOf } from "../../text/cursor.ts";
import { withLineFeeds } from "../../text/line-break.ts";
import { type DescribedLine, describedLines, lineAt } from "./describe-lines.ts";

// What `oc describe network.config` prints (kubectl's `describe.go: printUnstructuredContent`): keys sorted and in words, two blanks a level, values in a column,
// lists without any sign.
//
//     Spec:
//       Cluster Network:
//         Cidr:         10.128.0.0/14
//         Host Prefix:  23
//       Network Type:   OpenShiftSDN
//       Service Network:
//         172.30.0.0/16

/** The labels by which a description is known. */
const FIRST_LABELS: readonly string[] = [
  "Name",
  "API Version",
  "Kind",
  "Spec",
  "Status",
  "Cluster Network",
  "Network Type",
  "Service Network",
];

/** The fields whose block is a list of objects: the next one begins where a label comes again, or one that sorts before the last. */
const LISTS: readonly string[] = [
  "clusterNetwork",
  "conditions",
  "generations",
  "additionalNetworks",
  "addresses",
  "routes",
  "hybridClusterNetwork",
  "managedFields",
  "ownerReferences",
  "tolerations",
];

/** Deeper than any such object; what is deeper is text. */
const DEEPEST = 32;

interface Reader {
  readonly cursor: Cursor;
  readonly lines: readonly DescribedLine[];
  at: number;
}

/** A description and where it ends. */
export interface Description {
  readonly value: MappingNode;
  readonly end: number;
}

/** Returns the description that begins on the cursor's line; null where none does. */
export function readDescription(cursor: Cursor): Description | null {
  const first = lineAt(cursor, cursor.lineStart, cursor.lineEnd);
  if (first?.label == null || !FIRST_LABELS.includes(first.label)) return null;
  const lines = describedLines(cursor, first);
  const reader: Reader = { cursor, lines, at: 0 };
  const fields = readFields(reader, first.indent, 0);
  const end = lines.at(-1)?.end ?? first.end;
  return { value: { kind: "mapping", span: spanOf(cursor, first.from, end), fields }, end };
}

/** The fields of a block whose lines are indented by `indent`. */
function readFields(reader: Reader, indent: number, depth: number): FieldNode[] {
  const fields: FieldNode[] = [];
  for (
    let line = reader.lines[reader.at];
    line !== undefined && line.indent >= indent;
    line = reader.lines[reader.at]
  ) {
    reader.at++;
    const key = keyOf(line.label ?? "");
    const value = readValue(reader, line, { key, depth });
    const span = spanOf(reader.cursor, line.from, Math.max(reader.lines[reader.at - 1]?.end ?? 0, line.end));
    fields.push({ kind: "field", span, key, value });
  }
  return fields;
}

/** The value of a line: what stands on it and, indented below it, the rest; without any on it, the block below. */
function readValue(reader: Reader, line: DescribedLine, { key, depth }: { key: string; depth: number }): ValueNode {
  const { lines } = reader;
  const below = lines[reader.at];
  if (below === undefined || below.indent <= line.indent) {
    const scalar = scalarOf(reader, line.value, line.end);
    return line.isBare ? { ...scalar, value: null } : scalar;
  }
  if (line.value < line.end || line.label === null || depth >= DEEPEST) return readRest(reader, line);
  if (below.label === null) return readTexts(reader, line.indent);
  const start = below.from;
  const fields = readFields(reader, below.indent, depth + 1);
  const end = lines[reader.at - 1]?.end ?? start;
  const span = spanOf(reader.cursor, start, end);
  return LISTS.includes(key) ? { kind: "sequence", span, items: objectsOf(fields) } : { kind: "mapping", span, fields };
}

/** A value that goes on below, indented to its column: `Annotations:` has one a line. */
function readRest(reader: Reader, line: DescribedLine): ScalarNode {
  const { lines } = reader;
  while ((lines[reader.at]?.indent ?? 0) > line.indent) reader.at++;
  return scalarOf(reader, line.value, lines[reader.at - 1]?.end ?? line.end);
}

function readTexts(reader: Reader, indent: number): ValueNode {
  const items: ScalarNode[] = [];
  for (let line = reader.lines[reader.at]; line !== undefined && line.indent > indent; line = reader.lines[reader.at]) {
    items.push(scalarOf(reader, line.from, line.end));
    reader.at++;
  }
  const start = items[0]?.span.start ?? 0;
  return { kind: "sequence", span: { start, end: items.at(-1)?.span.end ?? start }, items };
}

/** The objects of a list: keys are sorted, so one that sorts before the last begins the next. */
function objectsOf(fields: readonly FieldNode[]): MappingNode[] {
  const objects: FieldNode[][] = [];
  let last = "";
  for (const field of fields) {
    const current = objects.at(-1);
    if (current === undefined || field.key <= last) objects.push([field]);
    else current.push(field);
    last = field.key;
  }
  return objects.map((own) => ({
    kind: "mapping",
    span: { start: own[0]?.span.start ?? 0, end: own.at(-1)?.span.end ?? 0 },
    fields: own,
  }));
}

function scalarOf({ cursor }: Reader, start: number, end: number): ScalarNode {
  const text = withLineFeeds(cursor.text.slice(start, end));
  return {
    kind: "scalar",
    span: spanOf(cursor, start, end),
    value: text === "<none>" || text === "<nil>" ? null : text,
  };
}

/**
 * The key that a label stands for: `Cluster Network MTU` is `clusterNetworkMTU`, `API Version` `apiVersion`, `Metrics - Port` `metrics-port`. A label that holds more than
 * letters and dashes is the key itself.
 */
function keyOf(label: string): string {
  if (!/^[A-Za-z -]*$/.test(label)) return label;
  const [first = "", ...rest] = label.split(" ");
  const head = first === first.toUpperCase() ? first.toLowerCase() : lowered(first);
  return head + rest.map((word, at) => (rest[at - 1] === "-" ? lowered(word) : word)).join("");
}

const lowered = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
