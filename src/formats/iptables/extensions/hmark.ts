import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { hex, paddedHex, readDecimal, readNumber, readUint32 } from "../numbers.ts";
import type { SaveOptions } from "../save-options.ts";
import type { ListStyle } from "../values.ts";

/** `-j HMARK`: the packet's mark becomes a number made of its addresses and ports, from `offset` to `offset + mod - 1`. */
export interface HmarkTarget extends HmarkValues {
  readonly kind: "target";
  readonly name: "HMARK";
  readonly span: Span;
}

interface HmarkValues {
  readonly mod: number;
  readonly offset?: number;
  /** `--hmark-tuple`. The tool itself prints only `ct` (addresses as the connection tracking has them), and the others as the masks that they are. */
  readonly tuple?: readonly HmarkField[];
  readonly srcPrefix?: number;
  readonly dstPrefix?: number;
  readonly sportMask?: number;
  readonly dportMask?: number;
  readonly spiMask?: number;
  readonly sport?: number;
  readonly dport?: number;
  readonly spi?: number;
  readonly protoMask?: number;
  readonly rnd?: number;
}

/** A part of the packet that counts as a whole. */
export type HmarkField = "ct" | "src" | "dst" | "sport" | "dport" | "proto" | "spi";

const FIELDS: readonly HmarkField[] = ["ct", "src", "dst", "sport", "dport", "proto", "spi"];
const LONGEST_PREFIX = 128;

const PREFIXES = [
  ["srcPrefix", "src-prefix"],
  ["dstPrefix", "dst-prefix"],
] as const;

/** The numbers that both forms print in hexadecimal, with the digits of the save form and the highest value, in the order of both forms. */
const NUMBERS = [
  ["sportMask", "sport-mask", 4, 0xffff],
  ["dportMask", "dport-mask", 4, 0xffff],
  ["spiMask", "spi-mask", 8, 0xffffffff],
  ["sport", "sport", 4, 0xffff],
  ["dport", "dport", 4, 0xffff],
  ["spi", "spi", 8, 0xffffffff],
  ["protoMask", "proto-mask", 2, 0xffff],
  ["rnd", "rnd", 8, 0xffffffff],
] as const;

type Draft = { -readonly [Name in keyof HmarkValues]: HmarkValues[Name] };

/** libxt_HMARK.c. `HMARK mod 10 + 0x1 ct, src-prefix 24 sport-mask 0xffff rnd 0x4`, a blank behind each word. */
export const hmark: TargetReader<HmarkTarget> = {
  options: {
    "hmark-tuple": "1",
    "hmark-src-prefix": "1",
    "hmark-dst-prefix": "1",
    "hmark-sport-mask": "1",
    "hmark-dport-mask": "1",
    "hmark-spi-mask": "1",
    "hmark-sport": "1",
    "hmark-dport": "1",
    "hmark-spi": "1",
    "hmark-proto-mask": "1",
    "hmark-rnd": "1",
    "hmark-mod": "1",
    "hmark-offset": "1",
  },
  readSave: (options, span) => {
    const values = readSaveValues(options);
    return values && { kind: "target", name: "HMARK", span, ...values };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const values = skipWord(cursor, "HMARK") ? readListValues(cursor) : null;
    return values && { kind: "target", name: "HMARK", span: spanOf(cursor, start, cursor.pos), ...values };
  },
};

export const hmarkPrinter: ExtensionPrinter<HmarkTarget> = {
  printSave,
  printList,
};

function readSaveValues(options: SaveOptions): HmarkValues | null {
  const take = (option: string): string | undefined => options.get(`hmark-${option}`)?.value;
  const mod = readUint32(take("mod") ?? "");
  const offset = readUint32(take("offset") ?? "0");
  const tuple = take("tuple")?.toLowerCase().split(",");
  if (mod === null || offset === null) return null;
  const values: Draft = options.has("hmark-offset") ? { mod, offset } : { mod };
  if (tuple !== undefined) {
    const fields = tuple.flatMap((word) => FIELDS.find((field) => field === word) ?? []);
    if (fields.length < tuple.length) return null;
    values.tuple = fields;
  }
  return readMasks(values, take);
}

/** Adds the prefixes and numbers that `take` finds; null where one makes no sense. */
function readMasks(values: Draft, take: (option: string) => string | undefined): HmarkValues | null {
  for (const [field, option] of PREFIXES) {
    const text = take(option);
    if (text === undefined) continue;
    const length = readDecimal(text, LONGEST_PREFIX);
    if (length === null) return null;
    values[field] = length;
  }
  for (const [field, option, , most] of NUMBERS) {
    const text = take(option);
    if (text === undefined) continue;
    const value = readNumber(text, most);
    if (value === null) return null;
    values[field] = value;
  }
  return values;
}

function readListValues(cursor: Cursor): HmarkValues | null {
  const mod = nextWord(cursor, "mod") ? readUint32(takeWord(cursor)) : null;
  const offset = nextWord(cursor, "+") ? readUint32(takeWord(cursor)) : undefined;
  if (mod === null || offset === null) return null;
  const values: Draft = offset === undefined ? { mod } : { mod, offset };
  if (nextWord(cursor, "ct,")) values.tuple = ["ct"];
  return readMasks(values, (word) => {
    if (!nextWord(cursor, word)) return undefined;
    return word.endsWith("prefix") ? takePrefix(cursor) : takeWord(cursor);
  });
}

/**
 * The length of a prefix. That of a whole IPv6 address is none: `src-prefix  dst-prefix  rnd 0x4`, where most versions print what happens to lie in
 * their memory, one word or a few: `src-prefix %s v%s:  dst-prefix %s v%s:  rnd 0x4`.
 */
function takePrefix(cursor: Cursor): string {
  const before = cursor.pos;
  const first = takeWord(cursor);
  if (/^\d/.test(first)) return first;
  cursor.pos = before;
  for (let count = 0; count < MOST_STRAY_WORDS; count++) {
    const at = cursor.pos;
    const word = takeWord(cursor);
    if (word !== "" && !isOwnWord(word)) continue;
    cursor.pos = at;
    return String(LONGEST_PREFIX);
  }
  cursor.pos = before;
  return String(LONGEST_PREFIX);
}

const MOST_STRAY_WORDS = 8;

/** Whether a word names a value of this target. */
const isOwnWord = (word: string): boolean => [...PREFIXES, ...NUMBERS].some(([, own]) => own === word);

function printSave(node: HmarkTarget): string {
  const parts: string[] = [];
  for (const [field, option] of PREFIXES) if (node[field] !== undefined) parts.push(`--hmark-${option} ${node[field]}`);
  for (const [field, option, digits] of NUMBERS) {
    const value = node[field];
    if (value !== undefined) parts.push(`--hmark-${option} ${paddedHex(value, digits)}`);
  }
  parts.push(`--hmark-mod ${node.mod}`);
  if (node.offset !== undefined) parts.push(`--hmark-offset ${node.offset}`);
  if (node.tuple !== undefined) parts.push(`--hmark-tuple ${node.tuple.join(",")}`);
  return parts.join(" ");
}

function printList(node: HmarkTarget, { family }: ListStyle): string {
  const values = { ...fieldMasks(node.tuple ?? [], family), ...node };
  const parts = [`HMARK mod ${node.mod}`];
  if (node.offset !== undefined) parts.push(`+ ${hex(node.offset)}`);
  if (node.tuple?.includes("ct") === true) parts.push("ct,");
  for (const [field, word] of PREFIXES) {
    const length = values[field];
    if (length !== undefined) parts.push(`${word} ${length === LONGEST_PREFIX ? "" : length}`);
  }
  for (const [field, word] of NUMBERS) {
    const value = values[field];
    if (value !== undefined) parts.push(`${word} ${hex(value)}`);
  }
  return `${parts.join(" ")} `;
}

/** The masks that the fields of a tuple stand for (libxt_HMARK.c: hmark_parse). */
function fieldMasks(tuple: readonly HmarkField[], family: "ipv4" | "ipv6"): Partial<HmarkValues> {
  const whole = family === "ipv6" ? LONGEST_PREFIX : 32;
  return {
    ...(tuple.includes("src") ? { srcPrefix: whole } : {}),
    ...(tuple.includes("dst") ? { dstPrefix: whole } : {}),
    ...(tuple.includes("sport") ? { sportMask: 0xffff } : {}),
    ...(tuple.includes("dport") ? { dportMask: 0xffff } : {}),
    ...(tuple.includes("spi") ? { spiMask: 0xffffffff } : {}),
    ...(tuple.includes("proto") ? { protoMask: 0xffff } : {}),
  };
}
