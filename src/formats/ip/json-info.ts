import type { Json, JsonField, JsonObject } from "../../document/json/index.ts";
import { camelCase, putAttribute } from "./attributes.ts";
import type { InfoBlock, LinkBlock } from "./blocks.ts";
import { isScalar, plainValue } from "./json-values.ts";
import { kindTable, slaveTable } from "./kinds/kinds.ts";
import { readJsonData } from "./kinds/read-json-data.ts";
import type { AnyKind } from "./kinds/table.ts";
import { keep, type Reader } from "./reader.ts";

/** Takes `"linkinfo": {"info_kind": "vxlan", "info_data": {...}}`; false when it is no object, or the link has one already. */
export function takeInfo(reader: Reader, link: LinkBlock, value: Json): boolean {
  if (value.kind !== "object" || link.info !== null) return false;
  if (value.fields.length === 0) return true;
  const info: InfoBlock = { start: value.start, end: value.end, data: {}, slaveData: {} };
  link.info = info;
  const kind = nameOf(value, "info_kind");
  const slaveKind = nameOf(value, "info_slave_kind");
  if (kind !== undefined) info.kind = kind;
  if (slaveKind !== undefined) info.slaveKind = slaveKind;
  const seen = new Set<string>();
  for (const field of value.fields) {
    const isTaken = !seen.has(field.key) && takePart(reader, link, { info, field });
    if (!isTaken) keep(reader, link, ["ip/bad-value", { start: field.start, end: field.value.end }]);
    seen.add(field.key);
  }
  return true;
}

/** What stands under a key, wherever it stands among the others. */
function nameOf({ fields }: JsonObject, key: string): string | undefined {
  const value = fields.find((field) => field.key === key)?.value;
  return value !== undefined && isScalar(value) && value.kind === "string" ? value.text : undefined;
}

interface PartAt {
  readonly info: InfoBlock;
  readonly field: JsonField;
}

function takePart(reader: Reader, link: LinkBlock, { info, field }: PartAt): boolean {
  const { key, value } = field;
  switch (key) {
    case "info_kind":
      return info.kind !== undefined && isScalar(value) && value.text === info.kind;
    case "info_slave_kind":
      return info.slaveKind !== undefined && isScalar(value) && value.text === info.slaveKind;
    case "info_data":
      return takeData(reader, link, { data: info.data, kind: kindTable(info.kind ?? ""), value });
    case "info_slave_data":
      return takeData(reader, link, { data: info.slaveData, kind: slaveTable(info.slaveKind ?? ""), value });
    case "info_xstats":
      info.xstats = {};
      return takeData(reader, link, { data: info.xstats, kind: null, value });
    default:
      info.other ??= {};
      return putAttribute(info.other, camelCase(key), plainValue(value));
  }
}

interface DataAt {
  readonly data: InfoBlock["data"];
  readonly kind: AnyKind | null;
  readonly value: Json;
}

function takeData(reader: Reader, link: LinkBlock, { data, kind, value }: DataAt): boolean {
  if (value.kind !== "object") return false;
  for (const { field, outcome } of readJsonData(data, kind, value)) {
    const code = outcome === "bad" ? "ip/bad-value" : "ip/duplicate-field";
    keep(reader, link, [code, { start: field.start, end: field.value.end }]);
  }
  return true;
}
