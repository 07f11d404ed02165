import { addressFamily, parseCidr, parseIpAddress, parseMac } from "../net/index.ts";
import type { SourceText, Span } from "../text/index.ts";
import type { AddressesAst, ListedAddress } from "./ast.ts";

const LONGEST_ADDRESS = 64;

/** Returns the addresses of an output that holds nothing else, parted by blanks, commas or lines; `null` when any of its words is none. */
export function readAddresses({ text, start, end }: SourceText): AddressesAst | null {
  const addresses: ListedAddress[] = [];
  let first = end;
  let last = start;
  for (let at = start; at < end; ) {
    while (at < end && isSeparator(text.charCodeAt(at))) at++;
    const from = at;
    while (at < end && at - from <= LONGEST_ADDRESS && !isSeparator(text.charCodeAt(at))) at++;
    if (at === from) break;
    const node = addressOf(text.slice(from, at), { start: from, end: at });
    if (node === null) return null;
    addresses.push(node);
    first = Math.min(first, from);
    last = at;
  }
  return addresses.length === 0 ? null : { kind: "addresses", span: { start: first, end: last }, addresses };
}

function isSeparator(code: number): boolean {
  return code <= 0x20 || code === 0x2c || code === 0xa0;
}

function addressOf(word: string, span: Span): ListedAddress | null {
  const address = parseIpAddress(word);
  if (address !== null) return { kind: "ip", span, address, family: addressFamily(address) };
  const cidr = word.includes("/") ? parseCidr(word) : null;
  if (cidr !== null) return { kind: "cidr", span, cidr };
  const mac = /^[\da-f]{2}[:-]/i.test(word) ? parseMac(word) : null;
  return mac === null ? null : { kind: "mac", span, mac };
}
