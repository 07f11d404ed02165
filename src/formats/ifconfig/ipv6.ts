import { type Ipv6Address, parseCounter } from "../../net/index.ts";
import { wordEnd } from "../../text/cursor.ts";
import type { Span } from "../../text/index.ts";
import type { Ipv6AddressNode, Ipv6Scope } from "./ast.ts";
import type { Mutable } from "./draft.ts";
import { complain, contentSpan, type Reader } from "./reader.ts";
import { scopeNamed, scopeWords } from "./scope.ts";
import { hexOf, readValue } from "./words.ts";

/** The fields behind an IPv6 address while they are read. */
export interface Ipv6Draft {
  prefixLength: number | undefined;
  scope: Ipv6Scope | undefined;
  scopeId: number | undefined;
}

/** Returns a draft without any field. */
export function openIpv6(): Ipv6Draft {
  return { prefixLength: undefined, scope: undefined, scopeId: undefined };
}

/** Reads a prefix length. */
export function takePrefixLength(reader: Reader, draft: Ipv6Draft): void {
  draft.prefixLength = readValue(reader, prefixLengthOf, "a prefix length of at most 128");
}

/** Returns the prefix length that a word says, null when it says none. */
export function prefixLengthOf(word: string): number | null {
  const value = word.length <= 3 ? parseCounter(word) : null;
  return typeof value === "number" && value <= 128 ? value : null;
}

/**
 * Reads the number of a scope and the words in brackets behind it, which net-tools leaves out for numbers that it has no words for:
 *
 *     0x20<link>
 *     ^ cursor
 */
export function takeScope(reader: Reader, draft: Ipv6Draft): void {
  const { cursor, scopes } = reader;
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  const word = cursor.text.slice(start, end);
  cursor.pos = end;
  const known = scopes.get(word);
  if (known === undefined) takeNewScope(reader, draft, { word, start, end });
  else {
    draft.scope = known.scope;
    draft.scopeId = known.scopeId;
  }
}

/** Reads a scope that this text has not had so far. One that is odd is reported each time, so it is not remembered. */
function takeNewScope(
  reader: Reader,
  draft: Ipv6Draft,
  { word, start, end }: { word: string; start: number; end: number },
): void {
  const open = word.indexOf("<");
  const value = hexOf(open < 0 ? word : word.slice(0, open));
  const words = open < 0 ? "" : word.slice(open + 1, word.endsWith(">") ? -1 : undefined);
  const scope = scopeNamed(words);
  const scopeId = typeof value === "number" ? value : undefined;
  const expected = scopeId === undefined ? words : scopeWords(scopeId);
  draft.scope = scope;
  draft.scopeId = scopeId;
  const at = { start: start + Math.max(open, 0), end };
  if (scopeId === undefined)
    complain(reader, { code: "ifconfig/bad-number", start, end, expected: "a hexadecimal number" });
  if (words !== "" && scope === undefined) complain(reader, { code: "ifconfig/bad-scope", ...at, expected });
  else if (words !== expected) complain(reader, { code: "ifconfig/scope-mismatch", ...at, expected });
  else if (scope !== undefined && scopeId !== undefined) reader.scopes.set(word, { scope, scopeId });
}

/** Returns the node of an IPv6 address. */
export function ipv6Node(span: Span, address: Ipv6Address, draft: Ipv6Draft): Ipv6AddressNode {
  const { prefixLength, scope, scopeId } = draft;
  if (prefixLength !== undefined && scope !== undefined && scopeId !== undefined)
    return { kind: "address", span, family: "ipv6", address, prefixLength, scope, scopeId };
  const node: Mutable<Ipv6AddressNode> = { kind: "address", span, family: "ipv6", address };
  if (prefixLength !== undefined) node.prefixLength = prefixLength;
  if (scope !== undefined) node.scope = scope;
  if (scopeId !== undefined) node.scopeId = scopeId;
  return node;
}

/** Returns the address at the cursor's line if all behind it is that of the one before; null if not. */
export function repeatedIpv6(reader: Reader, address: Ipv6Address): Ipv6AddressNode | null {
  const { cursor, repeats } = reader;
  const { inet6 } = repeats;
  if (inet6 === null || cursor.text.slice(cursor.pos, cursor.lineEnd) !== inet6.tail) return null;
  const { prefixLength, scope, scopeId } = inet6;
  return { kind: "address", span: contentSpan(reader), family: "ipv6", address, prefixLength, scope, scopeId };
}

/** Remembers what stood behind an address that ends at `from`. */
export function rememberIpv6({ cursor, repeats }: Reader, from: number, draft: Ipv6Draft): void {
  const { prefixLength, scope, scopeId } = draft;
  if (prefixLength !== undefined && scope !== undefined && scopeId !== undefined)
    repeats.inet6 = { tail: cursor.text.slice(from, cursor.lineEnd), prefixLength, scope, scopeId };
}
