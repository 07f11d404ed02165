/** The most bytes that a pattern has (linux/netfilter/xt_string.h: XT_STRING_MAX_PATTERN_SIZE). */
const MOST_BYTES = 128;

/**
 * Returns the bytes of a `--hex-string`, null for what the tool refuses: a byte between bars that has not two digits, or more than 128 bytes
 * (libxt_string.c: parse_hex_string).
 *
 *     GET |20 2f| \|    the bytes of `GET  / |`
 */
export function hexBytes(text: string): readonly number[] | null {
  const bytes: number[] = [];
  const parts = /\\(.)|\|([\da-fA-F ]*)\||([^\\|])/gsy;
  let end = 0;
  for (const { index, 0: part, 1: escaped, 2: digits, 3: plain } of text.matchAll(parts)) {
    const found = digits === undefined ? characterByte(escaped ?? plain ?? "") : digitBytes(digits);
    if (found === null || bytes.length + found.length > MOST_BYTES) return null;
    bytes.push(...found);
    end = index + part.length;
  }
  return end === text.length ? bytes : null;
}

/** The byte of a character of ASCII. */
function characterByte(character: string): readonly number[] | null {
  const code = character.charCodeAt(0);
  return code <= 0x7f ? [code] : null;
}

/** The bytes of `20 2f`, a blank between two of them or not. */
function digitBytes(text: string): readonly number[] | null {
  const digits = text.trimStart();
  if (!/^(?:[\da-fA-F]{2} ?)*$/.test(digits)) return null;
  return (digits.match(/[\da-fA-F]{2}/g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

/** Returns two digits a byte. */
export const hexText = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Whether the tool prints bytes as digits: one of them cannot be printed, or the last is a backslash (libxt_string.c: is_hex_string). */
export const isUnprintable = (bytes: readonly number[]): boolean =>
  bytes.at(-1) === 0x5c || bytes.some((byte) => byte < 0x20 || byte > 0x7e);
