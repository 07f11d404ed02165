/**
 * A tree as text for golden files: one node a line, with its place, its plain values and the text it stands on; what it holds is indented below it.
 *
 *     interface 120-158 name="br-ex" type="internal"
 */
export function dumpTree(ast: unknown): string {
  const lines: string[] = [];
  dump(ast, "", "", lines);
  return `${lines.join("\n")}\n`;
}

function dump(value: unknown, key: string, indent: string, lines: string[]): void {
  if (!isRecord(value)) return;
  const inline: string[] = [];
  const nested: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    if (name === "kind" || name === "span") continue;
    if (holdsNode(inner)) nested.push([name, inner]);
    else inline.push(`${name}=${JSON.stringify(inner)}`);
  }
  const place = isRecord(value["span"]) ? ` ${value["span"]["start"]}-${value["span"]["end"]}` : "";
  lines.push(`${indent}${key}${value["kind"] ?? "-"}${place} ${inline.join(" ")}`.trimEnd());
  for (const [name, inner] of nested) {
    if (Array.isArray(inner)) for (const item of inner) dump(item, name === "unknown" ? "" : "", `${indent}  `, lines);
    else dump(inner, `${name}: `, `${indent}  `, lines);
  }
}

function holdsNode(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isNode);
  return isNode(value);
}

function isNode(value: unknown): boolean {
  return isRecord(value) && "span" in value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
