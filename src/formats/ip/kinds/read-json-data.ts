import type { Json, JsonField, JsonObject } from "../../../document/json/index.ts";
import type { IpValue } from "../ast-parts.ts";
import { type Attributes, camelCase, guess, isEmpty, putAttribute } from "../attributes.ts";
import { isScalar, objectsOf, plainValue, textsOf } from "../json-values.ts";
import { addressesOf, isScalarTag, scalarOf } from "./scalar.ts";
import type { AnyFields, AnyKind, Tag } from "./table.ts";

/** Names for IPv6, which the text does not have. */
const sameNames: Readonly<Record<string, string>> = { remote6: "remote", local6: "local", group6: "group" };

/** Reads the data of a kind as JSON has it and returns the fields that have no value of their type, or have one already. */
export function readJsonData(data: Attributes, kind: AnyKind | null, { fields }: JsonObject): readonly BadField[] {
  const bad: BadField[] = [];
  const other: Attributes = {};
  for (const field of fields) {
    const outcome = kind === null ? putOpaque(data, field) : putField(data, kind.fields, { field, other });
    if (outcome !== "done") bad.push({ field, outcome });
  }
  if (!isEmpty(other)) data["otherAttributes"] = other;
  return bad;
}

export interface BadField {
  readonly field: JsonField;
  readonly outcome: "bad" | "duplicate";
}

interface FieldAt {
  readonly field: JsonField;
  /** Takes what the kind has no field for. */
  readonly other: Attributes;
}

function putField(data: Attributes, fields: AnyFields, { field, other }: FieldAt): "done" | "bad" | "duplicate" {
  const key = Object.hasOwn(sameNames, field.key) ? (sameNames[field.key] ?? "") : field.key;
  const name = camelCase(key);
  const tag = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (tag === undefined) return putAttribute(other, name, plainValue(field.value)) ? "done" : "duplicate";
  const value = typeof tag === "string" ? valueFrom(tag, field.value) : nestedOf(tag, field.value);
  if (value === undefined) return "bad";
  return putAttribute(data, name, value) ? "done" : "duplicate";
}

function valueFrom(tag: Tag, json: Json): IpValue | undefined {
  if (isScalarTag(tag)) {
    if (!isScalar(json)) return undefined;
    if (json.kind !== "word" || json.text !== "null") return scalarOf(tag, json.text);
    // What the text says by a word alone has no value in some JSON: `"gbp": null`.
    if (tag === "flag") return true;
    return tag === "noneOrText" || tag === "knownOrNull" ? null : undefined;
  }
  if (tag === "qos") return qosOf(json);
  const texts = textsOf(json);
  return texts === null || tag !== "addresses" ? (texts ?? undefined) : addressesOf(texts);
}

function nestedOf(fields: AnyFields, json: Json): IpValue | undefined {
  if (json.kind !== "object") return undefined;
  const data: Attributes = {};
  const isRead = json.fields.every((field) => {
    const tag = fields[camelCase(field.key)];
    const value = typeof tag === "string" ? valueFrom(tag, field.value) : undefined;
    return value !== undefined && putAttribute(data, camelCase(field.key), value);
  });
  return isRead ? data : undefined;
}

function qosOf(json: Json): IpValue | undefined {
  const pairs = objectsOf(json)?.map((pair) =>
    pair.fields.length === 2 ? nestedOf({ from: "number", to: "number" }, pair) : undefined,
  );
  return pairs?.every((pair) => pair !== undefined) === true ? pairs : undefined;
}

/** A kind that is not known: values are what they look like, as in its text. */
function putOpaque(data: Attributes, { key, value }: JsonField): "done" | "duplicate" {
  const guessed = isScalar(value) && value.kind !== "word" ? guess(value.text) : plainValue(value);
  return putAttribute(data, camelCase(key), guessed) ? "done" : "duplicate";
}
