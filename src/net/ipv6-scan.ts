import { COLON, DOT, hexValue, PERCENT, SLASH } from "./characters.ts";
import { scanIpv4 } from "./ipv4.ts";
import { type Groups, groupAt, isMappedIpv4, zeroRun } from "./ipv6-print.ts";
import { type AddressRefusalReason, type Refusal, refuse } from "./refusal.ts";

type AddressRefusal = Refusal<AddressRefusalReason>;

/** An IPv6 address as it was read. */
export interface Ipv6Scan {
  readonly groups: Readonly<Groups>;
  /** Where its zone begins, at the `%`; the end of the text if it has none. */
  readonly zoneAt: number;
  /** Whether the text is the canonical one already. */
  readonly isCanonical: boolean;
}

/** The groups as they stand in the text. */
interface Reading {
  readonly groups: Groups;
  readonly count: number;
  /** How many groups stand before the `::`, or -1 if there is none. */
  readonly gap: number;
  /** Whether nothing was in upper case or had a leading zero. */
  readonly isPlain: boolean;
  /** Whether the last two groups were written as an IPv4 address. */
  readonly isDotted: boolean;
  /** Where the last group begins. */
  readonly first: number;
  /** Where the groups end. */
  readonly at: number;
}

/**
 * The IPv6 address at `text[start, end)` by RFC 4291 section 2.2 and RFC 4007 section 11, or why there is none. The character at
 * `end` is a `/` or none.
 *
 *     2001:db8::ffff:10.0.0.1%br-ex
 *     ^ group ^ gap  ^ tail  ^ zone, up to the end
 */
export function scanIpv6(text: string, start: number, end: number): Ipv6Scan | AddressRefusal {
  const groups: Groups = [0, 0, 0, 0, 0, 0, 0, 0];
  let count = 0;
  let gap = -1;
  let isPlain = true;
  let group = 0;
  let first = start;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    const digit = hexValue(code);
    if (digit >= 0) {
      if (at - first === 4) return refuse("group-too-long", first);
      if ((group === 0 && at > first) || (digit > 9 && code < 97)) isPlain = false;
      group = (group << 4) | digit;
    } else {
      if (code !== COLON) break;
      if (at > first) {
        if (count === 8) return refuse("too-many-groups", first);
        groups[count++] = group;
        group = 0;
      } else if (at > start || text.charCodeAt(at + 1) === COLON) {
        if (gap >= 0) return gap === count ? refuse("empty-group", at) : refuse("two-double-colons", at - 1);
        gap = count;
        if (at === start) at++;
      } else return refuse("empty-group", at);
      first = at + 1;
    }
  }
  if (at > first) groups[count++] = group;
  const reading: Reading = { groups, count, gap, isPlain, isDotted: false, first, at };
  return text.charCodeAt(at) === DOT && at > first ? scanTail(text, end, reading) : finish(text, end, reading);
}

/** Reads the dotted tail, of which the first octet was taken for the last group. */
function scanTail(text: string, end: number, reading: Reading): Ipv6Scan | AddressRefusal {
  const { groups, count, gap, isPlain, first } = reading;
  const percent = text.indexOf("%", first);
  const at = percent < 0 || percent > end ? end : percent;
  const word = scanIpv4(text, first, at);
  if (typeof word !== "number") return word;
  groups[count - 1] = word >>> 16;
  groups[count] = word & 0xffff;
  return finish(text, end, { groups, count: count + 1, gap, isPlain, isDotted: true, first, at });
}

/** Checks what follows the groups and how many there are, and moves those after the gap to the end. */
function finish(text: string, end: number, reading: Reading): Ipv6Scan | AddressRefusal {
  const { groups, count, gap, first, at } = reading;
  if (at < end && text.charCodeAt(at) !== PERCENT) return refuse("bad-character", at);
  if (at === first && count !== gap) return refuse(count === 0 ? "empty" : "empty-group", at);
  if (gap < 0 && count < 8) return refuse("too-few-groups", at);
  if (count > (gap < 0 ? 8 : 7)) return refuse("too-many-groups", at);
  if (gap >= 0) openGap(groups, gap, count);
  return scanZone(text, at, end) ?? { groups, zoneAt: at, isCanonical: isCanonical(reading) };
}

/** Moves the groups from `gap` up to `count` to the end, and puts zeros where they were. */
function openGap(groups: Groups, gap: number, count: number): void {
  const shift = 8 - count;
  for (let i = 7; i >= gap; i--) groups[i] = i >= gap + shift ? groupAt(groups, i - shift) : 0;
}

/** Reads the zone: a `%`, then one or more characters of an interface name, none of them `/`, a blank or a control character. */
function scanZone(text: string, at: number, end: number): AddressRefusal | null {
  if (at + 1 === end) return refuse("empty-zone", end);
  for (let i = at + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === SLASH || code === 127) return refuse("bad-character", i);
  }
  return null;
}

/** Whether what was read is what `printIpv6` prints: the gap is where it should be, and dots are where they should be. */
function isCanonical({ groups, count, gap, isPlain, isDotted }: Reading): boolean {
  if (!isPlain || isDotted !== isMappedIpv4(groups)) return false;
  return zeroRun(groups) === (gap < 0 ? 0 : gap * 16 + 8 - count);
}
