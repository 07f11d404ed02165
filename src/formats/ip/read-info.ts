import type { IpValue } from "./ast-parts.ts";
import { camelCase, guess, putAttribute } from "./attributes.ts";
import type { InfoBlock, LinkBlock } from "./blocks.ts";
import type { IpCode } from "./diagnostics.ts";
import { kindTable, slaveTable } from "./kinds/kinds.ts";
import { wordOf } from "./kinds/place.ts";
import { type Outcome, readWord } from "./kinds/read-word.ts";
import type { AnyKind, Word } from "./kinds/table.ts";
import { tailWords } from "./link-names.ts";
import { keep, type Reader } from "./reader.ts";
import { endOf, isAtEnd, type Segment, startOf, take, wordAt } from "./segment.ts";
import { entry, wordsFrom } from "./words.ts";

const SLAVE = "_slave";

/** Begins the attributes of the kind that the next word names; false when the link has these already. */
export function openInfo(link: LinkBlock, segment: Segment): boolean {
  const word = wordAt(segment, segment.at);
  const info = link.info ?? { start: startOf(segment, segment.at), end: 0, data: {}, slaveData: {} };
  if (word.endsWith(SLAVE)) {
    if (info.slaveKind !== undefined) return false;
    info.slaveKind = word.slice(0, -SLAVE.length);
  } else {
    if (info.kind !== undefined || info.slaveKind !== undefined) return false;
    info.kind = word;
  }
  segment.at++;
  link.info = info;
  info.end = endOf(segment, segment.at - 1);
  return true;
}

interface InfoAt {
  readonly segment: Segment;
  readonly info: InfoBlock;
  /** Whether the line is of the part in the master. */
  readonly isSlave: boolean;
}

/** Whether the words of a line are those of a kind that is known. */
export function knowsKind(info: InfoBlock, isSlave: boolean): boolean {
  return tableOf(info, isSlave) !== null;
}

function tableOf({ kind = "", slaveKind = "" }: InfoBlock, isSlave: boolean): AnyKind | null {
  return isSlave ? slaveTable(slaveKind) : kindTable(kind);
}

/** Reads the attribute that the word before the next one names; false when the kind has none of the name. */
export function readInfoWord(reader: Reader, link: LinkBlock, { segment, info, isSlave }: InfoAt): boolean {
  const named = segment.at - 1;
  const kind = tableOf(info, isSlave);
  if (kind === null) return readOpaque(reader, link, { segment, info, isSlave });
  const word = recallWord(reader, kind, wordAt(segment, named)) ?? wordOf(kind, unglue(kind, segment));
  if (word === undefined) return false;
  const data = isSlave ? info.slaveData : info.data;
  const outcome = readWord({ kind, data }, word, segment);
  if (outcome === "none") return false;
  info.end = Math.max(info.end, endOf(segment, Math.min(segment.at, segment.words.length) - 1));
  if (outcome !== "done") keep(reader, link, [codes[outcome], wordsFrom(segment, named)]);
  return true;
}

/** Returns what a word of a kind says, which is found once: all links of the kind have the same words. */
function recallWord({ kindWords }: Reader, kind: AnyKind, word: string): Word | undefined {
  const known = kindWords.get(kind) ?? new Map<string, Word | null>();
  kindWords.set(kind, known);
  const reading = known.get(word);
  if (reading !== undefined) return reading ?? undefined;
  const found = wordOf(kind, word);
  known.set(word, found ?? null);
  return found;
}

const codes: Readonly<Record<Exclude<Outcome, "done" | "none">, IpCode>> = {
  duplicate: "ip/duplicate-field",
  bad: "ip/bad-value",
  short: "ip/missing-value",
};

/** Parts the word before the next one where a release prints no blank (`vnifilterid 5`) and returns its first part; the empty string where it is one word. */
function unglue(kind: AnyKind, { words, starts, at }: Segment): string {
  const word = words[at - 1] ?? "";
  const first = kind.glued?.find((one) => word.startsWith(one));
  if (first === undefined) return "";
  const rest = word.slice(first.length);
  if (wordOf(kind, rest) === undefined && entry(tailWords, rest) === undefined) return "";
  words.splice(at - 1, 1, first, rest);
  starts.splice(at, 0, (starts[at - 1] ?? 0) + first.length);
  return first;
}

/** Reads a pair of a kind that is not known; its words are kept as they stand as well. */
function readOpaque(reader: Reader, link: LinkBlock, { segment, info, isSlave }: InfoAt): true {
  const named = segment.at - 1;
  const word = wordAt(segment, named);
  const data = isSlave ? info.slaveData : info.data;
  const isFlags = /^<.*>$/.test(word);
  const value = isFlags ? word.slice(1, -1).split(",") : opaqueValue(segment);
  info.end = Math.max(info.end, endOf(segment, segment.at - 1));
  const text = segment.text.slice(startOf(segment, 1), endOf(segment, segment.at - 1));
  if (isSlave) info.slaveText = text;
  else info.kindText = text;
  if (!putAttribute(data, isFlags ? "flags" : camelCase(word), value))
    keep(reader, link, ["ip/duplicate-field", wordsFrom(segment, named)]);
  return true;
}

/** The next word; true where none follows but those of the link itself. */
function opaqueValue(segment: Segment): IpValue {
  const isAlone = isAtEnd(segment) || entry(tailWords, wordAt(segment, segment.at)) !== undefined;
  return isAlone ? true : guess(take(segment));
}
