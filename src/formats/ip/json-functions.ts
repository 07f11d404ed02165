import type { Json, JsonObject } from "../../document/json/index.ts";
import type { IpValue } from "./ast-parts.ts";
import { type Attributes, camelCase, putAttribute } from "./attributes.ts";
import { openBlock } from "./block.ts";
import type { LinkBlock } from "./blocks.ts";
import { numberOf } from "./fields.ts";
import { objectsOf, plainValue, textOf } from "./json-values.ts";
import { partsOf, type Reader } from "./reader.ts";

/** Takes the virtual functions of a link, each with the names that its line in a text has; false when they are none. */
export function takeFunctions(reader: Reader, link: LinkBlock, value: Json): boolean {
  const objects = objectsOf(value);
  if (objects === null || link.vfs.length > 0) return false;
  for (const object of objects) {
    const { start, end } = object;
    const { span } = partsOf(reader, openBlock(start, end));
    link.vfs.push({ node: { kind: "vf", span, ...functionOf(object) }, start, stats: null });
  }
  return true;
}

function functionOf({ fields }: JsonObject): { readonly vf: number | null; readonly data: Attributes } {
  const data: Attributes = {};
  let vf: number | null = null;
  for (const { key, value } of fields) {
    if (key === "vf") vf = numberOf(textOf(value));
    else if (!takeNested(data, key, value)) putAttribute(data, names[key] ?? camelCase(key), plainValue(value));
  }
  return { vf, data };
}

const names: Readonly<Record<string, string>> = {
  "node guid": "nodeGuid",
  "port guid": "portGuid",
  max_tx: "maxTxRate",
  min_tx: "minTxRate",
  tx_bytes: "bytes",
  tx_packets: "packets",
};

/** Takes what the text has without the nesting: rates, and the VLAN where it is one. */
function takeNested(data: Attributes, key: string, value: Json): boolean {
  if (key === "rate" && value.kind === "object") return putAll(data, value);
  if (key === "vlan_list") {
    const [first, ...more] = objectsOf(value) ?? [];
    return first !== undefined && more.length === 0 && putAll(data, first);
  }
  if (key !== "stats" || value.kind !== "object") return false;
  const sides: Attributes = {};
  for (const side of value.fields) putAttribute(sides, camelCase(side.key), countersOf(side.value));
  return putAttribute(data, "stats", sides);
}

function putAll(data: Attributes, { fields }: JsonObject): true {
  for (const { key, value } of fields) putAttribute(data, names[key] ?? camelCase(key), plainValue(value));
  return true;
}

function countersOf(value: Json): IpValue {
  if (value.kind !== "object") return plainValue(value);
  const counters: Attributes = {};
  putAll(counters, value);
  return counters;
}
