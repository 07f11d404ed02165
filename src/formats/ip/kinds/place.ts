import type { IpValue } from "../ast-parts.ts";
import { type Attributes, camelCase, putAttribute } from "../attributes.ts";
import type { AnyFields, AnyKind, Tag, Word } from "./table.ts";

/** The tag of the field that a path (`id`, `adInfo.aggregator`) leads to; undefined where it leads to none. */
export function tagAt(fields: AnyFields, path: string): Tag | undefined {
  const dot = path.indexOf(".");
  const first = dot < 0 ? path : path.slice(0, dot);
  const field = Object.hasOwn(fields, first) ? fields[first] : undefined;
  if (dot >= 0) return typeof field === "object" ? tagAt(field, path.slice(dot + 1)) : undefined;
  return typeof field === "string" ? field : undefined;
}

/** Puts a value where its path leads; false when one is there already. */
export function putAt(data: Attributes, path: string, value: IpValue): boolean {
  const dot = path.indexOf(".");
  if (dot < 0) return putAttribute(data, path, value);
  const first = path.slice(0, dot);
  const before = data[first];
  const nested: Attributes = isNested(before) ? { ...before } : {};
  if (!putAttribute(nested, path.slice(dot + 1), value)) return false;
  data[first] = nested;
  return true;
}

/** The value where a path leads. */
export function valueAt(data: Attributes, path: string): IpValue | undefined {
  return Object.hasOwn(data, path) ? data[path] : undefined;
}

function isNested(value: IpValue | undefined): value is Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a word of a kind's line says; undefined for a word that the kind does not have. */
export function wordOf(kind: AnyKind, word: string): Word | undefined {
  const { words = {}, fields } = kind;
  if (Object.hasOwn(words, word)) return words[word];
  if (word.startsWith("<") && Object.hasOwn(fields, "flags")) return "flags";
  const field = camelCase(word);
  if (tagAt(fields, field) !== undefined) return field;
  return word.startsWith("no") ? negated(kind, word.slice(2)) : undefined;
}

/** `nolearning`: what can stand without `no` as well. */
function negated(kind: AnyKind, word: string): Word | undefined {
  const positive = wordOf(kind, word);
  return typeof positive === "string" && tagAt(kind.fields, positive) === "flag" ? [positive, false] : undefined;
}
