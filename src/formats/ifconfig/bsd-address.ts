import { parseHexMask, prefixLengthOf } from "../../net/index.ts";
import { atLineEnd, type Cursor, isBlank, readWord, skipBlanks, spanOf, wordEnd } from "../../text/cursor.ts";
import type { Span } from "../../text/index.ts";
import type { AddressNotation, BitFlags, BsdAddressFields } from "./ast-bsd.ts";
import { bitFlagsOf } from "./bsd-bits.ts";
import type { Mutable } from "./draft.ts";
import { complain, type KnownNetmask, type Reader, type Refusal } from "./reader.ts";
import { readInteger, readIpv4, readValue } from "./words.ts";

/** An address with the prefix length behind its slash, where it has one. */
export interface WrittenAddress<Address> {
  readonly address: Address;
  readonly prefixLength: number | undefined;
  /** The text of the address where it is not the canonical one. */
  readonly written: string | undefined;
}

/** How addresses of a family are read. */
export interface Family<Address> {
  readonly parse: (word: string) => Address | null;
  readonly longest: number;
  readonly expected: string;
}

/** Reads `127.0.0.1` or `127.0.0.1/8`; the refusal of the line when no address stands at the cursor. */
export function readWritten<Address extends string>(
  reader: Reader,
  family: Family<Address>,
): WrittenAddress<Address> | Refusal {
  const { cursor } = reader;
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  const word = cursor.text.slice(start, end);
  const slash = word.lastIndexOf("/");
  const written = slash < 0 ? word : word.slice(0, slash);
  const address = family.parse(written);
  const prefixLength = slash < 0 ? undefined : lengthOf(word.slice(slash + 1), family.longest);
  if (address === null || prefixLength === null)
    return { code: "ifconfig/bad-address", start, end, expected: family.expected };
  cursor.pos = end;
  return { address, prefixLength, written: written === address ? undefined : written };
}

/** Returns the length of a prefix that a word says, null when it says none. */
export function lengthOf(word: string, longest: number): number | null {
  const length = /^(?:0|[1-9]\d{0,2})$/.test(word) ? Number(word) : null;
  return length !== null && length <= longest ? length : null;
}

/**
 *     netmask 0xff000000     netmask ff000000 (Solaris)     netmask 255.0.0.0 (FreeBSD with -f inet:dotted)
 *             ^ cursor
 */
export function readBsdNetmask(reader: Reader, notation: Mutable<AddressNotation>): KnownNetmask | undefined {
  const { cursor, netmasks } = reader;
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  const word = cursor.text.slice(start, end);
  if (word.includes(".")) notation.mask = "dotted";
  else if (!word.startsWith("0x")) notation.mask = "hex";
  const known = netmasks.get(word);
  cursor.pos = known === undefined ? start : end;
  if (known !== undefined) return known;
  const netmask =
    notation.mask === "dotted"
      ? readIpv4(reader)
      : readValue(reader, (digits) => parseHexMask(notation.mask === "hex" ? digits.padStart(8, "0") : digits), MASK);
  if (netmask === undefined) return undefined;
  const prefixLength = prefixLengthOf(netmask);
  if (prefixLength === null) complain(reader, { code: "ifconfig/odd-netmask", start, end });
  else netmasks.set(word, { netmask, prefixLength });
  return { netmask, prefixLength };
}

const MASK = "a netmask in hexadecimal";

/** Returns the end of the line without the blanks before it, not before `from`. */
export function endOfContent({ text, lineEnd }: Cursor, from: number): number {
  let end = lineEnd;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Returns the place of the line without the blanks around it, wherever in it the cursor is. */
export function lineContent({ cursor, contentStart }: Reader): Span {
  return spanOf(cursor, contentStart, endOfContent(cursor, contentStart));
}

/** An address line while it is read key by key. */
export interface KeyLine {
  readonly reader: Reader;
  readonly notation: Mutable<AddressNotation>;
  /** The keys that the line had so far; each may stand once. */
  readonly seen: string[];
  flags: BitFlags | undefined;
  vhid: number | undefined;
}

/** Returns how the address is written, as far as the word of the address shows it. */
export function openNotation({ prefixLength, written }: WrittenAddress<string>): Mutable<AddressNotation> {
  const notation: Mutable<AddressNotation> = prefixLength === undefined ? {} : { mask: "cidr" };
  if (written !== undefined) notation.written = written;
  return notation;
}

/** Takes what lines of both families have: the flags of NetBSD, `flags 0x4<DETACHED>`, and the virtual host of CARP. */
export function takeShared(line: KeyLine, key: string): boolean {
  if (key === "flags") line.flags = readValue(line.reader, bitFlagsOf, "flags in hexadecimal");
  else if (key === "vhid") line.vhid = readInteger(line.reader);
  else return false;
  return true;
}

/** Adds what lines of both families have to the node. */
export function addShared(node: Mutable<BsdAddressFields>, { flags, vhid, notation }: KeyLine): void {
  if (flags !== undefined) node.flags = flags;
  if (vhid !== undefined) node.vhid = vhid;
  if (Object.keys(notation).length > 0) node.notation = notation;
}

/** Reads the line to its end; `take` reads what stands behind a word, and returns false for a word that it does not know. */
export function readKeys(line: KeyLine, take: (key: string) => boolean): void {
  const { cursor } = line.reader;
  let foreignStart = -1;
  let foreignEnd = -1;
  const reportForeign = (): void => {
    if (foreignStart >= 0)
      complain(line.reader, { code: "ifconfig/unexpected-word", start: foreignStart, end: foreignEnd });
    foreignStart = -1;
  };
  for (skipBlanks(cursor); !atLineEnd(cursor); skipBlanks(cursor)) {
    const start = cursor.pos;
    const key = readWord(cursor);
    const end = cursor.pos;
    const isNew = !line.seen.includes(key);
    skipBlanks(cursor);
    if (isNew && take(key)) {
      line.seen.push(key);
      reportForeign();
      continue;
    }
    cursor.pos = end;
    if (foreignStart < 0) foreignStart = start;
    foreignEnd = end;
  }
  reportForeign();
}
