import { printIpv4 } from "./ipv4.ts";

/** The 16-bit groups of an IPv6 address, most significant first. */
export type Groups = [number, number, number, number, number, number, number, number];

// The compiler takes an index that is no literal for out of bounds; every caller here counts below eight.
export const groupAt = (groups: Readonly<Groups>, index: number): number => groups[index] as number;

const hexCode = (digit: number): number => (digit < 10 ? 48 : 87) + digit;

/** A group in lower case without leading zeros; half the time of `toString(16)`. */
function printGroup(group: number): string {
  const last = hexCode(group & 15);
  if (group < 0x10) return String.fromCharCode(last);
  const third = hexCode((group >> 4) & 15);
  if (group < 0x100) return String.fromCharCode(third, last);
  const second = hexCode((group >> 8) & 15);
  if (group < 0x1000) return String.fromCharCode(second, third, last);
  return String.fromCharCode(hexCode(group >> 12), second, third, last);
}

/**
 * The zero groups that RFC 5952 section 4.2 writes as `::`, as `start * 16 + count`, or 0 if there are none: the longest run of
 * two or more, the first of equally long ones.
 */
export function zeroRun(groups: Readonly<Groups>): number {
  let longest = 1;
  let found = 0;
  let count = 0;
  for (let i = 0; i < 8; i++) {
    count = groups[i] === 0 ? count + 1 : 0;
    if (count > longest) {
      longest = count;
      found = (i + 1 - count) * 16 + count;
    }
  }
  return found;
}

/** Whether the groups are an IPv4-mapped address, `::ffff:0:0/96` (RFC 4291 section 2.5.5.2). */
export const isMappedIpv4 = (groups: Readonly<Groups>): boolean =>
  groups[5] === 0xffff && (groups[0] | groups[1] | groups[2] | groups[3] | groups[4]) === 0;

/** The groups from `start` up to `end` with colons between them. */
function printGroups(groups: Readonly<Groups>, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) text += (i === start ? "" : ":") + printGroup(groupAt(groups, i));
  return text;
}

/** The RFC 5952 text without a zone. Of the addresses that hold an IPv4 one only the mapped are written with dots. */
export function printIpv6(groups: Readonly<Groups>): string {
  if (isMappedIpv4(groups)) return `::ffff:${printIpv4((groups[6] << 16) | groups[7])}`;
  const run = zeroRun(groups);
  if (run === 0) return printGroups(groups, 0, 8);
  const start = run >> 4;
  return `${printGroups(groups, 0, start)}::${printGroups(groups, start + (run & 15), 8)}`;
}
