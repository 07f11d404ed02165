import type { JsonField } from "../../../document/json/index.ts";

/** A place in a text. */
export interface JsonPlace {
  readonly start: number;
  readonly end: number;
}

/** A value that is neither object nor list. `place` is where it stands, quotes included; `text` what it says, `start` and `end` where that stands in `source`. */
export interface JsonCell {
  readonly key: string;
  readonly keyPlace: JsonPlace;
  readonly place: JsonPlace;
  /** The text that holds the value's characters from `start` to `end`: the whole one, or the value alone where it was escaped. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** A list of objects under its key; the key is empty where none stands. */
export interface JsonList {
  readonly key: string;
  readonly objects: JsonObject[];
}

/** An object of the JSON that `lscpu` prints. */
export interface JsonObject {
  readonly start: number;
  end: number;
  readonly cells: JsonCell[];
  readonly lists: JsonList[];
}

export function objectAt(start: number): JsonObject {
  return { start, end: start, cells: [], lists: [] };
}

/** The cell that a field with a scalar is. A string that holds what stands between its quotes says where each of its characters stands; `null` says nothing. */
export function cellOf(text: string, { key, value, start, keyEnd }: JsonField): JsonCell {
  const keyPlace = { start, end: keyEnd };
  // A scalar is its own place.
  if (value.kind === "array" || value.kind === "object")
    return { key, keyPlace, place: value, source: text, start, end: start };
  if (value.kind === "number" || value.kind === "word") {
    const end = value.text === "null" ? value.start : value.end;
    return { key, keyPlace, place: value, source: text, start: value.start, end };
  }
  const inside = value.start + 1;
  const { length } = value.text;
  const isPlain = value.end - inside - length === (value.kind === "string" ? 1 : 0);
  return isPlain
    ? { key, keyPlace, place: value, source: text, start: inside, end: inside + length }
    : { key, keyPlace, place: value, source: value.text, start: 0, end: length };
}
