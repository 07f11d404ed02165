import { type Counter, parseCounter } from "../../net/index.ts";
import type { Counters } from "./ast.ts";
import { readDecimal } from "./numbers.ts";

/** How many zeros a suffix of a listing stands for: the factor is 1000, as iptables/xshared.c: print_num has it. */
const ZEROS: Readonly<Record<string, string>> = { K: "000", M: "000000", G: "000000000", T: "000000000000" };

/**
 * Returns the counters of two words, `1760` and `106K`: 106000, not exact. Null when one of them is none.
 */
export function readCounters(packetText: string, byteText: string): Counters | null {
  const plainPackets = plainCounter(packetText);
  const plainBytes = plainCounter(byteText);
  if (plainPackets !== null && plainBytes !== null) return { packets: plainPackets, bytes: plainBytes, exact: true };
  const packets = readCounter(packetText);
  const bytes = readCounter(byteText);
  if (packets === null || bytes === null) return null;
  return { packets, bytes, exact: !hasSuffix(packetText) && !hasSuffix(byteText) };
}

/** A counter of nothing but up to fifteen digits, as nearly all are. */
const plainCounter = (text: string): number | null => readDecimal(text, 999_999_999_999_999);

/** Returns the counters of the save form, which are never rounded, or null. */
export function readExactCounters(packetText: string, byteText: string): Counters | null {
  const counters = readCounters(packetText, byteText);
  return counters?.exact === true ? counters : null;
}

/** What the tool prints of a counter within 500 of 2^64: rounding takes it beyond, to 0. */
const OVERFLOW = "0K";
const LARGEST = "18446744073709551615";

function readCounter(text: string): Counter | null {
  if (text === OVERFLOW) return parseCounter(LARGEST);
  const zeros = Object.hasOwn(ZEROS, text.slice(-1)) ? ZEROS[text.slice(-1)] : undefined;
  return zeros === undefined ? parseCounter(text) : parseCounter(text.slice(0, -1) + zeros);
}

const hasSuffix = (text: string): boolean => Object.hasOwn(ZEROS, text.slice(-1));

/** Returns both counters as a listing without `-x` prints them: `1760` and `106K`. */
export function shortCounters({ packets, bytes }: Counters): readonly [string, string] {
  return [shortCounter(packets), shortCounter(bytes)];
}

/** Returns counters of a listing as they stood there: rounded ones with a suffix, others with all their digits. */
export function listedCounters({ packets, bytes, exact }: Counters): readonly [string, string] {
  if (exact) return [String(packets), String(bytes)];
  const short = [listedCounter(packets), listedCounter(bytes)] as const;
  if (hasSuffix(short[0]) || hasSuffix(short[1])) return short;
  return isThousands(bytes) ? [short[0], thousands(bytes)] : [thousands(packets), short[1]];
}

/** The short form where it says the same, else all digits: no listing rounds 123456 to itself. */
function listedCounter(counter: Counter): string {
  const short = shortCounter(counter);
  return readCounter(short) === counter ? short : String(counter);
}

/**
 * Up to 99999 exact, then `K` up to 9999K, then `M`, `G`, `T`; each step rounds the number that the step before has rounded.
 */
function shortCounter(counter: Counter): string {
  let value = BigInt(counter);
  if (value <= 99999n) return String(value);
  if (value + 500n > BigInt(LARGEST)) return OVERFLOW;
  for (const suffix of ["K", "M", "G"]) {
    value = (value + 500n) / 1000n;
    if (value <= 9999n) return `${value}${suffix}`;
  }
  return `${(value + 500n) / 1000n}T`;
}

const isThousands = (counter: Counter): boolean => String(counter).endsWith("000") || counter === 0;

const thousands = (counter: Counter): string => `${BigInt(counter) / 1000n}K`;
