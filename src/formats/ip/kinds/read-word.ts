import type { IpValue } from "../ast-parts.ts";
import type { Attributes } from "../attributes.ts";
import { isAtEnd, type Segment, take, wordAt } from "../segment.ts";
import { putAt, tagAt, valueAt, wordOf } from "./place.ts";
import { addressesOf, scalarOf } from "./scalar.ts";
import type { AnyKind, Tag, Word } from "./table.ts";

/** What became of a word: `short` when the line ends where its value should stand. */
export type Outcome = "done" | "duplicate" | "bad" | "short" | "none";

/** The data of a kind while its words are read. */
export interface KindDraft {
  readonly kind: AnyKind;
  readonly data: Attributes;
}

/** Reads what a word says, the values behind it included; the word is the one before the next. */
export function readWord({ kind, data }: KindDraft, word: Word, segment: Segment): Outcome {
  if (typeof word === "string") return readValue({ kind, data }, word, segment);
  if (isPair(word)) return put(data, word[0], word[1]);
  if ("each" in word) return readEach({ kind, data }, word, segment);
  if (isAtEnd(segment)) return "short";
  const next = wordAt(segment, segment.at);
  if ("field" in word) {
    const field = Object.hasOwn(word.values, next) ? word.values[next] : undefined;
    if (field === undefined) return readValue({ kind, data }, word.field, segment);
    segment.at++;
    return put(data, field, true);
  }
  if ("named" in word) {
    if (!/^\(?\d+\)?$/.test(next)) return readValue({ kind, data }, word.named, segment);
    segment.at++;
    return put(data, word.numbered, Number(next.replaceAll(/[()]/g, "")));
  }
  if ("again" in word) return readAgain({ kind, data }, word.again, segment);
  return readNext({ kind, data }, word.next, segment);
}

function isPair(word: Exclude<Word, string>): word is readonly [string, string | boolean] {
  return Array.isArray(word);
}

function put(data: Attributes, path: string, value: IpValue): Outcome {
  return putAt(data, path, value) ? "done" : "duplicate";
}

/** `peer policy forward`, `dscp inherit`: the second word is the name, or says it all. */
function readNext(draft: KindDraft, fields: Readonly<Record<string, string>>, segment: Segment): Outcome {
  const next = wordAt(segment, segment.at);
  const field = Object.hasOwn(fields, next) ? fields[next] : undefined;
  if (field === undefined) return "none";
  segment.at++;
  return tagAt(draft.kind.fields, field) === "flag" ? put(draft.data, field, true) : readValue(draft, field, segment);
}

function readValue({ kind, data }: KindDraft, path: string, segment: Segment): Outcome {
  const tag = tagAt(kind.fields, path);
  if (tag === undefined) return "none";
  if (tag === "flag") return put(data, path, true);
  const isFlags = wordAt(segment, segment.at - 1).startsWith("<");
  if (isFlags) segment.at--;
  if (tag === "hardware" && !isHardware(wordAt(segment, segment.at))) return "done";
  if (isAtEnd(segment)) return "short";
  const value = valueFrom(tag, segment);
  if (value !== undefined) return put(data, path, value);
  // Where the value is missing the next name is none.
  if (!isFlags && wordOf(kind, wordAt(segment, segment.at - 1)) !== undefined) segment.at--;
  return "bad";
}

/** What is said a second time must be the same. */
function readAgain({ kind, data }: KindDraft, path: string, segment: Segment): Outcome {
  const before = valueAt(data, path);
  if (before === undefined) return readValue({ kind, data }, path, segment);
  const tag = tagAt(kind.fields, path);
  return tag !== undefined && valueFrom(tag, segment) === before ? "done" : "duplicate";
}

interface Each {
  readonly each: readonly string[];
  readonly mark?: string;
}

/** `srcport 1 2`; `6rd-prefix 2002::/16`. */
function readEach(draft: KindDraft, { each, mark }: Each, segment: Segment): Outcome {
  if (mark === undefined) {
    let outcome: Outcome = "done";
    for (const path of each) if (outcome === "done") outcome = readValue(draft, path, segment);
    return outcome;
  }
  if (isAtEnd(segment)) return "short";
  const texts = take(segment).split(mark, each.length);
  const values = each.map((path, index) => scalarOf(tagAt(draft.kind.fields, path) ?? "list", texts[index] ?? ""));
  if (values.some((value) => value === undefined)) return "bad";
  const isNew = each.every((path, index) => putAt(draft.data, path, values[index] ?? null));
  return isNew ? "done" : "duplicate";
}

function valueFrom(tag: Tag, segment: Segment): IpValue | undefined {
  switch (tag) {
    case "list":
      return namesOf(take(segment));
    case "addresses":
      return addressesOf(take(segment).split(","));
    case "hardware":
      return hardwareOf(segment);
    case "qos":
      return qosOf(segment);
    default:
      return scalarOf(tag, take(segment));
  }
}

/** `<REORDER_HDR,GVRP>`, `<>`. */
function namesOf(word: string): readonly string[] | undefined {
  if (!word.startsWith("<") || !word.endsWith(">")) return undefined;
  return word
    .slice(1, -1)
    .split(",")
    .filter((name) => name !== "");
}

/** `02:00:00:00:00:01 02:00:00:00:00:02` */
function hardwareOf(segment: Segment): readonly string[] {
  const all: string[] = [];
  while (isHardware(wordAt(segment, segment.at))) all.push(take(segment));
  return all;
}

function isHardware(word: string): boolean {
  return /^[\da-f]{2}(?::[\da-f]{2}){5}$/.test(word);
}

/** `{ 1:2 3:4 }`, the braces included. */
function qosOf(segment: Segment): IpValue | undefined {
  const pairs: IpValue[] = [];
  let isGood = take(segment) === "{";
  while (!isAtEnd(segment)) {
    const word = take(segment);
    if (word === "}") return isGood ? pairs : undefined;
    const [from, to] = word.split(":", 2).map((part) => scalarOf("number", part));
    if (from === undefined || to === undefined) isGood = false;
    else pairs.push({ from, to });
  }
  return undefined;
}
