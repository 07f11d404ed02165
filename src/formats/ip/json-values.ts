import type { Json, JsonField, JsonObject, JsonScalar } from "../../document/json/index.ts";
import type { IpValue } from "./ast-parts.ts";
import { type Attributes, camelCase, putAttribute } from "./attributes.ts";
import type { Block } from "./block.ts";
import { assign, type Field } from "./fields.ts";
import { keep, type Reader } from "./reader.ts";
import { entry, type Words } from "./words.ts";

/** A value without a type of its own, names in camelCase. */
export function plainValue(json: Json): IpValue {
  if (json.kind === "array") return json.items.map(plainValue);
  if (json.kind !== "object") return scalarValue(json);
  const attributes: Attributes = {};
  for (const { key, value } of json.fields) putAttribute(attributes, camelCase(key), plainValue(value));
  return attributes;
}

function scalarValue({ kind, text }: JsonScalar): IpValue {
  if (kind === "string" || kind === "open") return text;
  if (kind === "word") return text === "null" ? null : text === "true";
  const value = Number(text);
  const isExact = Number.isSafeInteger(value) || text.includes(".");
  return isExact && Number.isFinite(value) && !Object.is(value, -0) ? value : text;
}

/** Whether a value is a scalar that is there as a whole. */
export function isScalar(json: Json): json is JsonScalar {
  return json.kind !== "array" && json.kind !== "object" && json.kind !== "open";
}

/** The text of a scalar, the empty string of anything else. */
export function textOf(json: Json): string {
  return isScalar(json) ? json.text : "";
}

/** The texts of a list of scalars; null for anything else. */
export function textsOf(json: Json): readonly string[] | null {
  return json.kind === "array" && json.items.every(isScalar) ? json.items.map(textOf) : null;
}

/** The objects of a list; null for anything else. */
export function objectsOf(json: Json): readonly JsonObject[] | null {
  if (json.kind !== "array") return null;
  const objects = json.items.filter((item) => item.kind === "object");
  return objects.length === json.items.length ? objects : null;
}

/** Takes a field of its own kind: true when it did, false when it is of the wrong type, null when it is none of these. */
export type Taker = (key: string, value: Json) => boolean | null;

/** Reads the fields of an object by its takers and table; the rest goes to `other` as it is. */
export function readKeys(reader: Reader, block: Block, { object, words, take, other }: Keys): void {
  for (const { key, value, start } of object.fields) {
    const place = { start, end: value.end };
    const taken = take(key, value);
    const field = taken === null ? entry(words, key) : undefined;
    const outcome = field === undefined ? outcomeOf(taken) : assignJson(block, field, value);
    if (outcome === "bad") keep(reader, block, ["ip/bad-value", place]);
    else if (outcome === "duplicate") keep(reader, block, ["ip/duplicate-field", place]);
    else if (outcome === "none" && !putAttribute(other, camelCase(key), plainValue(value)))
      keep(reader, block, ["ip/duplicate-field", place]);
  }
}

interface Keys {
  readonly object: { readonly fields: readonly JsonField[] };
  readonly words: Words;
  readonly take: Taker;
  readonly other: Attributes;
}

function outcomeOf(taken: boolean | null): "done" | "bad" | "none" {
  if (taken === null) return "none";
  return taken ? "done" : "bad";
}

function assignJson({ fields }: Block, field: Field, value: Json): "done" | "duplicate" | "bad" {
  if (!isScalar(value)) return "bad";
  const isFlag = field[0] === "true";
  if (isFlag ? value.text === "false" : value.text === "null" && value.kind === "word") return "bad";
  return assign(fields, field, value.text);
}
