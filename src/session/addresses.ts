import { addressFamily, parseCidr, parseIpAddress, parseMac } from "../net/index.ts";
import { openCursor, spanOf } from "../text/cursor.ts";
import type { SourceText, Span } from "../text/index.ts";
import type { AddressesAst, ListedAddress } from "./ast.ts";

const LONGEST_ADDRESS = 64;

/** Returns the addresses of an output that holds nothing else, parted by blanks, commas or lines; `null` when any of its words is none. */
export function readAddresses(source: SourceText): AddressesAst | null {
  const cursor = openCursor(source);
  const { text, limit } = cursor;
  const addresses: ListedAddress[] = [];
  for (let at = cursor.next; at < limit; ) {
    while (at < limit && isSeparator(text.charCodeAt(at))) at++;
    const from = at;
    while (at < limit && at - from <= LONGEST_ADDRESS && !isSeparator(text.charCodeAt(at))) at++;
    if (at === from) break;
    const node = addressOf(text.slice(from, at), spanOf(cursor, from, at));
    if (node === null) return null;
    addresses.push(node);
  }
  const [first] = addresses;
  if (first === undefined) return null;
  return { kind: "addresses", span: { start: first.span.start, end: (addresses.at(-1) ?? first).span.end }, addresses };
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
