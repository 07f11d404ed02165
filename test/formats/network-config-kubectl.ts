// Objects as kubectl and oc print them, written after their sources: `describe` (kubectl's `describe.go: printUnstructuredContent`, aligned by Go's `text/tabwriter`) and Go's `%v`.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** `map[cidr:10.128.0.0/14 hostPrefix:23]` */
export function goText(value: Json): string {
  if (value === null) return "<nil>";
  if (isList(value)) return `[${value.map(goText).join(" ")}]`;
  if (!isObject(value)) return String(value);
  const fields = Object.keys(value).toSorted();
  return `map[${fields.map((key) => `${key}:${goText(value[key] ?? null)}`).join(" ")}]`;
}

const ACRONYMS: readonly string[] = ["API", "URL", "UID", "OSB", "GUID"];

/** `clusterNetworkMTU` is `Cluster Network MTU`; a name with more than letters and dashes stays. */
function labelOf(field: string): string {
  if (/[^A-Za-z-]/.test(field)) return field;
  const parts = field.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|-+/g) ?? [];
  return parts
    .map((part) =>
      ACRONYMS.includes(part.toUpperCase()) ? part.toUpperCase() : part.charAt(0).toUpperCase() + part.slice(1),
    )
    .join(" ");
}

/** Not printed among the fields: they stand in the head. */
const HEAD: readonly string[] = [".metadata.name", ".metadata.namespace", ".metadata.labels", ".metadata.annotations"];

function printFields(out: string[], indent: string, object: JsonObject, path: string): void {
  for (const field of Object.keys(object).toSorted()) {
    const value = object[field] ?? null;
    const own = `${path}.${field}`;
    if (HEAD.includes(own)) continue;
    if (!isList(value) && !isObject(value)) {
      out.push(`${indent}${labelOf(field)}:\t${goText(value)}`);
      continue;
    }
    out.push(`${indent}${labelOf(field)}:`);
    if (isObject(value)) printFields(out, `${indent}  `, value, own);
    else
      for (const item of value) {
        if (isObject(item)) printFields(out, `${indent}  `, item, own);
        else out.push(`${indent}  ${goText(item)}`);
      }
  }
}

/** What `oc describe` prints of an object. */
export function describeText(object: JsonObject): string {
  const { metadata } = object;
  const name = isObject(metadata) ? metadata["name"] : "";
  const out = [`Name:\t${name}`, "Namespace:\t", "Labels:\t<none>", "Annotations:\t<none>"];
  printFields(out, "", object, "");
  out.push("Events:\t<none>");
  return aligned(out.join("\n").split("\n"));
}

/** A column is as wide as the widest of its cells in lines one below the other, and two blanks. */
function aligned(lines: readonly string[]): string {
  const cells = lines.map((line) => line.split("\t"));
  let text = "";
  for (let at = 0; at < cells.length; ) {
    let end = at;
    while ((cells[end]?.length ?? 0) > 1) end++;
    const width = Math.max(0, ...cells.slice(at, end).map(([label = ""]) => label.length)) + 2;
    for (const [label = "", value = ""] of cells.slice(at, end)) text += `${label.padEnd(width)}${value}\n`;
    if (end === at) text += `${cells[end++]?.[0] ?? ""}\n`;
    at = end;
  }
  return text;
}
