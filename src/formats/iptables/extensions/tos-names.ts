import { readNumber } from "../numbers.ts";

/** Names of values of the field (extensions/tos_values.c); they stand for a value under the mask 0x3f. */
const NAMES: readonly (readonly [name: string, value: number])[] = [
  ["Minimize-Delay", 0x10],
  ["Maximize-Throughput", 0x08],
  ["Maximize-Reliability", 0x04],
  ["Minimize-Cost", 0x02],
  ["Normal-Service", 0x00],
];

const NAMED_BITS = 0x3f;

/** A value of the eight bits, and the bits that it is about. */
export interface MaskedTos {
  readonly value: number;
  readonly mask: number;
}

/** Returns the name of a value, or null for one that has none. */
export function tosName({ value, mask }: MaskedTos): string | null {
  return mask === NAMED_BITS ? (NAMES.find(([, known]) => known === value)?.[0] ?? null) : null;
}

/** Returns what a name means, in either case of letters, or null. */
export function namedTos(name: string): MaskedTos | null {
  const value = NAMES.find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
  return value === undefined ? null : { value, mask: NAMED_BITS };
}

/** Reads `0x10/0x3f`, or `0x10` for all bits. */
export function readMaskedTos(text: string): MaskedTos | null {
  const slash = text.indexOf("/");
  const value = readNumber(slash < 0 ? text : text.slice(0, slash), 0xff);
  const mask = slash < 0 ? 0xff : readNumber(text.slice(slash + 1), 0xff);
  return value === null || mask === null ? null : { value, mask };
}
