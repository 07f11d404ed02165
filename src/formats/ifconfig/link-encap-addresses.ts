import { type Ipv4Address, parseIpv4, parseIpv6 } from "../../net/index.ts";
import { type Cursor, readWord, skipBlanks, wordEnd } from "../../text/cursor.ts";
import { addAddress, type InterfaceDraft } from "./draft.ts";
import { type Ipv4Draft, ipv4Node, openIpv4, takeIpv4Field } from "./ipv4.ts";
import { type Ipv6Draft, ipv6Node, openIpv6, prefixLengthOf } from "./ipv6.ts";
import { rememberInet, rememberInet6, repeatedInet, repeatedInet6 } from "./link-encap-repeats.ts";
import { type PairLine, readPairs } from "./pairs.ts";
import { complain, contentSpan, type Outcome, type Reader } from "./reader.ts";
import { scopeNamed } from "./scope.ts";
import { INET_WORDS, reportTranslation, SCOPE_NAMES, SCOPE_WORDS, translationOf } from "./translations.ts";

/**
 * Reads an IPv4 address:
 *
 *     inet addr:10.0.0.1  P-t-P:10.0.0.2  Bcast:10.0.0.255  Mask:255.255.255.0
 *               ^ cursor
 */
export function readInet(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  skipBlanks(cursor);
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  const address = parseIpv4(cursor.text.slice(start, end));
  if (address === null) return { code: "ifconfig/bad-address", start, end, expected: "an IPv4 address" };
  cursor.pos = end;
  if (hasOneBlankBehind(cursor)) return readInetFields(reader, draft, address);
  const repeated = repeatedInet(reader, address);
  if (repeated === null) return readInetFields(reader, draft, address);
  addAddress(draft, repeated);
  return true;
}

function readInetFields(reader: Reader, draft: InterfaceDraft, address: Ipv4Address): true {
  const { cursor, report } = reader;
  const from = cursor.pos;
  const before = report.diagnostics.length;
  const fields = openIpv4();
  readPairs(reader, INET, fields);
  if (fields.netmask !== undefined && hasOneBlankBehind(cursor)) draft.form = "toybox";
  addAddress(draft, ipv4Node(contentSpan(reader), address, fields));
  if (report.diagnostics.length === before) rememberInet(reader, from, fields);
  return true;
}

/** Toybox has a blank behind the netmask; a paste that is filled up with blanks has more. */
function hasOneBlankBehind({ text, lineEnd }: Cursor): boolean {
  return text.charAt(lineEnd - 1) === " " && text.charAt(lineEnd - 2) !== " ";
}

const INET: PairLine<"P-t-P" | "Bcast" | "Mask", Ipv4Draft> = {
  keys: ["P-t-P", "Bcast", "Mask"],
  separator: ":",
  required: 0b100,
  translations: INET_WORDS,
  take: (reader, key, fields) => {
    takeIpv4Field(reader, key === "P-t-P" ? "peer" : key === "Bcast" ? "broadcast" : "netmask", fields);
  },
};

/**
 * Reads an IPv6 address:
 *
 *     inet6 addr: fe80::ec45:a3ff:fe53:665/64 Scope:Link
 *                ^ cursor
 */
export function readInet6(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  skipBlanks(cursor);
  const start = cursor.pos;
  const end = wordEnd(cursor, start);
  const word = cursor.text.slice(start, end);
  const slash = word.lastIndexOf("/");
  const address = slash < 0 ? null : parseIpv6(word.slice(0, slash));
  if (address === null)
    return { code: "ifconfig/bad-address", start, end, expected: "an IPv6 address with its prefix length" };
  const repeated = repeatedInet6(reader, start + slash, address);
  if (repeated !== null) {
    addAddress(draft, repeated);
    return true;
  }
  const before = reader.report.diagnostics.length;
  const fields = openIpv6();
  fields.prefixLength = prefixLengthOf(word.slice(slash + 1)) ?? undefined;
  if (fields.prefixLength === undefined) {
    const expected = "a prefix length of at most 128";
    complain(reader, { code: "ifconfig/bad-number", start: start + slash + 1, end, expected });
  }
  cursor.pos = end;
  readPairs(reader, INET6, fields);
  if (fields.scope !== undefined && reader.blanksBehindKey > 0) draft.form = "toybox";
  else if (reader.report.diagnostics.length === before) rememberInet6(reader, start + slash, fields);
  addAddress(draft, ipv6Node(contentSpan(reader), address, fields));
  return true;
}

const INET6: PairLine<"Scope", Ipv6Draft> = {
  keys: ["Scope"],
  separator: ":",
  required: 1,
  translations: SCOPE_WORDS,
  take: (reader, _, fields) => {
    const { cursor } = reader;
    const start = cursor.pos;
    const word = readWord(cursor).toLowerCase();
    const english = translationOf(SCOPE_NAMES, word);
    fields.scope = english ?? scopeNamed(word);
    if (english !== null) reportTranslation(reader, { start, end: cursor.pos, english });
    if (fields.scope === undefined) complain(reader, { code: "ifconfig/bad-scope", start, end: cursor.pos });
  },
};
