/**
 * The slow, obvious second opinion on everything in `net/`: no word tricks, no fast paths, one bigint an address. Where the library and
 * this page differ, this page is what a reader can check against the RFCs by eye.
 */
export interface SlowIp {
  readonly bits: 32 | 128;
  readonly value: bigint;
  readonly zone: string;
}

export interface SlowPrefix extends SlowIp {
  readonly length: number;
}

const digitsOnly = (text: string, alphabet: string): boolean =>
  [...text].every((character) => alphabet.includes(character));

const slowDecimal = (text: string, most: number): number | null => {
  if (text === "" || text.length > 3 || !digitsOnly(text, "0123456789")) return null;
  if (text.length > 1 && text.startsWith("0")) return null;
  return Number(text) <= most ? Number(text) : null;
};

function slowIpv4Value(text: string): bigint | null {
  const octets = text.split(".").map((octet) => slowDecimal(octet, 255));
  if (octets.length !== 4) return null;
  let value = 0n;
  for (const octet of octets) {
    if (octet === null) return null;
    value = value * 256n + BigInt(octet);
  }
  return value;
}

/** The groups of one side of a `::`, a dotted end counted as two; `null` if one of them is none. */
function slowGroups(text: string, mayEndDotted: boolean): bigint[] | null {
  if (text === "") return [];
  const parts = text.split(":");
  const groups: bigint[] = [];
  for (const [i, part] of parts.entries()) {
    const dotted = mayEndDotted && i === parts.length - 1 ? slowIpv4Value(part) : null;
    if (dotted !== null) groups.push(dotted / 65536n, dotted % 65536n);
    else if (part !== "" && part.length <= 4 && digitsOnly(part, "0123456789abcdefABCDEF"))
      groups.push(BigInt(`0x${part}`));
    else return null;
  }
  return groups;
}

function slowIpv6Value(text: string): bigint | null {
  if (text === "") return null;
  const sides = text.split("::");
  if (sides.length > 2) return null;
  const head = slowGroups(sides[0] ?? "", sides.length === 1);
  const tail = slowGroups(sides[1] ?? "", true);
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (sides.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array<bigint>(missing).fill(0n), ...tail];
  return groups.reduce((value, group) => value * 65536n + group, 0n);
}

export function slowParseIp(text: string): SlowIp | null {
  const ipv4 = slowIpv4Value(text);
  if (ipv4 !== null) return { bits: 32, value: ipv4, zone: "" };
  const [address = "", ...zoneParts] = text.split("%");
  const value = slowIpv6Value(address);
  if (value === null) return null;
  const zone = zoneParts.join("%");
  const isZone =
    zoneParts.length === 0 || (zone !== "" && [...zone].every((c) => c > " " && c !== "/" && c !== "\u007f"));
  return isZone ? { bits: 128, value, zone } : null;
}

export function slowParseCidr(text: string): SlowPrefix | null {
  const slash = text.indexOf("/");
  const ip = slash < 0 ? null : slowParseIp(text.slice(0, slash));
  const length = ip === null ? null : slowDecimal(text.slice(slash + 1), ip.bits);
  return ip === null || length === null ? null : { ...ip, length };
}

const slowDotted = (value: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) % 256n)).join(".");

/** RFC 5952: every way to put one `::`, the shortest text wins, the first of equally short ones. */
function slowColons(value: bigint): string {
  if (value >> 32n === 0xffffn) return `::ffff:${slowDotted(value % 2n ** 32n)}`;
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) % 65536n).toString(16));
  let best = groups.join(":");
  let longest = 1;
  for (let start = 0; start < 8; start++) {
    for (let end = start + 2; end <= 8; end++) {
      if (groups.slice(start, end).every((group) => group === "0") && end - start > longest) {
        longest = end - start;
        best = `${groups.slice(0, start).join(":")}::${groups.slice(end).join(":")}`;
      }
    }
  }
  return best;
}

export const slowPrintIp = ({ bits, value, zone }: SlowIp): string =>
  bits === 32 ? slowDotted(value) : slowColons(value) + (zone === "" ? "" : `%${zone}`);

export const slowPrintCidr = (prefix: SlowPrefix): string => `${slowPrintIp(prefix)}/${prefix.length}`;

export const slowSize = ({ bits, length }: SlowPrefix): bigint => 2n ** BigInt(bits - length);

export const slowFirst = (prefix: SlowPrefix): bigint => prefix.value - (prefix.value % slowSize(prefix));

export const slowLast = (prefix: SlowPrefix): bigint => slowFirst(prefix) + slowSize(prefix) - 1n;

/** Whether all of the second lies in the first, by their first and last addresses. */
export const slowContains = (outer: SlowPrefix, inner: SlowPrefix): boolean =>
  outer.bits === inner.bits &&
  outer.zone === inner.zone &&
  slowFirst(outer) <= slowFirst(inner) &&
  slowLast(inner) <= slowLast(outer);

export const slowOverlaps = (x: SlowPrefix, y: SlowPrefix): boolean =>
  x.bits === y.bits && x.zone === y.zone && slowFirst(x) <= slowLast(y) && slowFirst(y) <= slowLast(x);
