import { atLineEnd, readWord, skipBlanks } from "../../text/cursor.ts";
import type { InterfaceFlags } from "./ast.ts";
import { bitFlagsOf, bitFlagsText } from "./bsd-bits.ts";
import { type BsdDraft, type BsdSettings, openBsd } from "./bsd-draft.ts";
import type { Mutable } from "./draft.ts";
import { complain, type Reader, trimmedEnd } from "./reader.ts";
import { looksAtWord, readInteger } from "./words.ts";

/** The settings of a heading in the order in which the systems print them. */
export const HEADING_KEYS = ["rdomain", "metric", "mtu", "rtref", "index"] as const;

/** Names that flags have on BSD, macOS, Solaris and AIX, and never on Linux. */
const FOREIGN_NAME = /[<,](?:SIMPLEX|SMART|OACTIVE|DRV_OACTIVE|LINK[012]|IPv[46])[,>]/;

/**
 * Returns whether a heading's flags are those of BSD, macOS or Solaris, hexadecimal, and not the decimal ones of Linux. The word `fits` Linux when its
 * names are those of its number read as a decimal one. BSD puts one blank before `mtu`, or nothing at all, Linux always two.
 *
 *     lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> metric 0 mtu 16384
 *                                                   ^ cursor
 */
export function isBsdHeading(reader: Reader, word: string, fits: boolean): boolean {
  const { cursor } = reader;
  const whole = wholeFlags(word);
  if (flagsOf(reader, whole) === null || (!whole.endsWith(">") && word !== "0")) return false;
  if (FOREIGN_NAME.test(whole)) return true;
  if (isCut(word)) return false;
  // One digit is the same number in both.
  if (skipBlanks(cursor) > 1 || (fits && word.length > 1 && word.charAt(1) !== "<")) return false;
  return atLineEnd(cursor) || HEADING_KEYS.some((key) => looksAtWord(cursor, key));
}

/** Whether the text ends within the flags. */
const isCut = (word: string): boolean => word.includes("<") && !word.endsWith(">");

const wholeFlags = (word: string): string => (isCut(word) ? `${word}>` : word);

/** AIX prints two numbers: `1e084863,c0<UP,...>`. */
const TWO_NUMBERS = /^([0-9a-f]{1,8}),([0-9a-f]{1,8})(<[^<>]*>)$/;

function flagsOf({ bsd }: Reader, word: string): InterfaceFlags | null {
  const known = bsd.flags.get(word);
  if (known !== undefined) return known;
  const flags = newFlagsOf(word);
  bsd.flags.set(word, flags);
  return flags;
}

function newFlagsOf(word: string): InterfaceFlags | null {
  const two = TWO_NUMBERS.exec(word);
  const bits = bitFlagsOf(two === null ? word : `${two[1]}${two[3]}`);
  if (bits === null || typeof bits.value !== "number") return null;
  const flags: Mutable<InterfaceFlags> = { value: bits.value, names: bits.names ?? [] };
  if (bits.prefix !== undefined) flags.prefix = bits.prefix;
  if (two !== null) flags.more = Number.parseInt(two[2] ?? "", 16);
  if (bits.names === undefined) flags.brackets = false;
  return flags;
}

/** Returns the word of a heading's flags. */
export function headingFlagsText({ value, names, prefix, more, brackets }: InterfaceFlags): string {
  const start = bitFlagsText({ value: value ?? 0, ...(prefix === undefined ? {} : { prefix }) });
  const second = more === undefined ? "" : `,${more.toString(16)}`;
  return `${start}${second}${brackets === false ? "" : `<${names.join(",")}>`}`;
}

/** Where the parts of a heading are. */
export interface HeadingPlaces {
  readonly nameStart: number;
  /** Behind the name. */
  readonly mark: number;
  readonly flagsStart: number;
  readonly flagsEnd: number;
}

/** Reads a heading of which {@link isBsdHeading} is true. */
export function readBsdHeading(reader: Reader, places: HeadingPlaces): BsdDraft | null {
  const { cursor } = reader;
  const { nameStart, mark, flagsStart, flagsEnd } = places;
  const word = cursor.text.slice(flagsStart, flagsEnd);
  const flags = flagsOf(reader, wholeFlags(word));
  if (flags === null) return null;
  const { diagnostics } = reader.report;
  const before = diagnostics.length;
  if (isCut(word)) complain(reader, { code: "ifconfig/incomplete-line", start: flagsStart, end: flagsEnd });
  cursor.pos = flagsEnd;
  const settings = readSettings(reader);
  const { text, lineEnd } = cursor;
  if (diagnostics.length === before) reader.bsd.heading = { tail: text.slice(mark, lineEnd), flags, settings };
  return openBsd(nameStart, text.slice(nameStart, mark), { flags, settings });
}

/** Returns the interface of a heading that is that of a BSD interface before but for its name; null for any other. */
export function repeatedBsdHeading({ cursor, bsd }: Reader, mark: number): BsdDraft | null {
  const { text, pos, lineEnd } = cursor;
  const { heading } = bsd;
  const isEqual = heading !== null && text.slice(mark, lineEnd) === heading.tail;
  return isEqual ? openBsd(pos, text.slice(pos, mark), heading) : null;
}

function readSettings(reader: Reader): BsdSettings {
  const { cursor } = reader;
  const heading: Mutable<BsdSettings> = {};
  for (skipBlanks(cursor); !atLineEnd(cursor); skipBlanks(cursor)) {
    const start = cursor.pos;
    const word = readWord(cursor);
    const key = HEADING_KEYS.find((name) => name === word && heading[name] === undefined);
    if (word === "constrained" && heading.constrained === undefined) heading.constrained = true;
    else if (key === undefined) {
      complain(reader, { code: "ifconfig/unexpected-word", start, end: trimmedEnd(cursor) });
      cursor.pos = cursor.lineEnd;
    } else {
      skipBlanks(cursor);
      const value = readInteger(reader);
      if (value !== undefined) heading[key] = value;
    }
  }
  return heading;
}
