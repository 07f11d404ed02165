import { asDecimal, type Counter } from "./brand.ts";
import { isDigit, ZERO } from "./characters.ts";

/** Whether the text is one or more digits `0` to `9` and nothing else. */
function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return text !== "";
}

/** The offset of the first digit that is no leading zero; the last digit's if all are zeros. */
function firstDigit(digits: string): number {
  let at = 0;
  while (at < digits.length - 1 && digits.charCodeAt(at) === ZERO) at++;
  return at;
}

/**
 * The whole number that the digits are: a `number` up to 2^53-1, above that its decimal text, exact at any length; `null` if there is
 * anything but digits `0` to `9`. Leading zeros do not count: `007` is 7.
 */
export function parseCounter(text: string): Counter | null {
  if (!isDigits(text)) return null;
  const digits = text.slice(firstDigit(text));
  const value = digits.length > 16 ? Number.POSITIVE_INFINITY : Number(digits);
  return value <= Number.MAX_SAFE_INTEGER ? value : asDecimal(digits);
}

/** The whole number as a `number` up to 2^53-1, above that as its decimal text. */
export function counterOf(value: bigint): Counter {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : asDecimal(String(value));
}

/** The port number (0 to 65535) if the text is one in decimal without leading zeros, else `null`; names like `http` are none. */
export function parsePort(text: string): number | null {
  if (text.length > 5 || !isDigits(text) || firstDigit(text) > 0) return null;
  const port = Number(text);
  return port <= 65535 ? port : null;
}
