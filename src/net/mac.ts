import { asMac, type MacAddress } from "./brand.ts";
import { COLON, DASH, DOT, hexValue } from "./characters.ts";
import { type MacRefusalReason, type Refusal, refuse } from "./refusal.ts";

type MacRefusal = Refusal<MacRefusalReason>;

const isSeparator = (code: number): boolean => code === COLON || code === DASH || code === DOT;

/** How many hexadecimal digits stand at `at`, counted up to five. */
function countHexDigits(text: string, at: number): number {
  let digits = 0;
  while (digits < 5 && hexValue(text.charCodeAt(at + digits)) >= 0) digits++;
  return digits;
}

/** The number that the hexadecimal digits of `text[start, end)` are. */
function hexNumber(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = (value << 4) | hexValue(text.charCodeAt(at));
  return value;
}

/**
 * The bytes of a MAC address in any form that tools print, or why there are none.
 *
 *     ee:45:a3:53:06:65   0:90:a9:ed:e4:35   EE-45-A3-53-06-65   ee45.a353.0665
 *       ^ the first separator settles the form: dotted groups have four digits, all others one or two
 */
export function scanMac(text: string): readonly number[] | MacRefusal {
  if (text === "") return refuse("empty", 0);
  const separator = text.charCodeAt(countHexDigits(text, 0));
  const bytes: number[] = [];
  for (let at = 0; bytes.length <= 20; at++) {
    const digits = countHexDigits(text, at);
    if (separator === DOT ? digits !== 4 : digits < 1 || digits > 2) return refusePart(text, { at, digits, separator });
    const value = hexNumber(text, at, at + digits);
    if (separator === DOT) bytes.push(value >> 8);
    bytes.push(value & 255);
    at += digits;
    if (at === text.length) break;
    const code = text.charCodeAt(at);
    if (code !== separator || !isSeparator(code))
      return refuse(isSeparator(code) ? "mixed-separators" : "bad-character", at);
  }
  return isMacLength(bytes.length) ? bytes : refuse("wrong-byte-count", text.length);
}

/** 48-bit MAC, EUI-64, InfiniBand. */
const isMacLength = (count: number): boolean => count === 6 || count === 8 || count === 20;

/** Why the `digits` hexadecimal digits at `at` are no part of a MAC address with that separator. */
function refusePart(text: string, part: { at: number; digits: number; separator: number }): MacRefusal {
  const { at, digits, separator } = part;
  const next = at + digits;
  if (digits < 5 && next < text.length && !isSeparator(text.charCodeAt(next))) return refuse("bad-character", next);
  if (digits === 0) return refuse("empty-byte", at);
  return refuse(separator === DOT && digits < 4 ? "short-group" : "byte-too-long", at);
}

const HEX = "0123456789abcdef";

/** The canonical text of bytes. */
function printMac(bytes: readonly number[]): MacAddress {
  let text = "";
  for (const byte of bytes) text += (text === "" ? "" : ":") + HEX.charAt(byte >> 4) + HEX.charAt(byte & 15);
  return asMac(text);
}

/** Whether the text is canonical as it stands, as nearly every MAC address of a Linux tool is: then it need not be built anew (340 ns of 400). */
function isCanonicalMac(text: string): boolean {
  if (!isMacLength((text.length + 1) / 3)) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (at % 3 === 2 ? code !== COLON : !isLowerHex(code)) return false;
  }
  return true;
}

const isLowerHex = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66);

/**
 * The canonical text, lower-case and padded with colons, if the text is a MAC address of 6, 8 or 20 bytes, else `null`. Taken are
 * colons, dashes, groups of four digits with dots, either case, and bytes of one digit as BSD prints them. The 16 dash-joined bytes that
 * net-tools prints for hardware of unknown type are no MAC address.
 */
export function parseMac(text: string): MacAddress | null {
  if (isCanonicalMac(text)) return asMac(text);
  const scan = scanMac(text);
  return "reason" in scan ? null : printMac(scan);
}

/** Why `parseMac` refuses the text, and where; `null` if it does not. */
export function explainMac(text: string): MacRefusal | null {
  const scan = scanMac(text);
  return "reason" in scan ? scan : null;
}
