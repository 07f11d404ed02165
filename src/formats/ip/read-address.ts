import { parseIpAddress } from "../../net/index.ts";
import type { IpAddressInfo } from "./ast.ts";
import { type AddressBlock, openAddress } from "./blocks.ts";
import { numberOf } from "./fields.ts";
import { readFields } from "./read-fields.ts";
import { finishNode, keep, type Reader } from "./reader.ts";
import { endOf, type Segment, startOf, take, takes } from "./segment.ts";
import { entry, readField, type Words } from "./words.ts";

const addressWords: Words = {
  metric: ["number", "metric"],
  brd: ["ip", "broadcast"],
  any: ["ip", "anycast"],
  scope: ["text", "scope"],
  proto: ["text", "protocol"],
  flags: ["text", "ifaFlags"],
  valid_lft: ["lifetime", "validLifeTime"],
  preferred_lft: ["lifetime", "preferredLifeTime"],
};

/** The flags that have names, in every release. */
export const addressFlags: readonly string[] = [
  "secondary",
  "temporary",
  "nodad",
  "optimistic",
  "dadfailed",
  "home",
  "deprecated",
  "tentative",
  "permanent",
  "dynamic",
  "mngtmpaddr",
  "noprefixroute",
  "autojoin",
  "stable-privacy",
];

/** Reads an address from its family on: `inet 10.0.0.1/24 brd 10.0.0.255 scope global eth0`. */
export function readAddress(reader: Reader, segment: Segment): AddressBlock {
  const block = openAddress(startOf(segment, segment.at), endOf(segment, segment.at));
  const family = take(segment);
  block.fields.family = family === "family" ? take(segment) : family;
  readLocal(reader, block, segment);
  readAddressWords(reader, block, segment);
  return block;
}

/** Reads what follows the address itself, and the line of its lifetimes. */
export function readAddressWords(reader: Reader, block: AddressBlock, segment: Segment): void {
  const { fields } = block;
  const step = (word: string): boolean => {
    const field = entry(addressWords, word);
    if (field !== undefined) {
      readField(reader, block, { segment, field });
    } else if (addressFlags.includes(word)) {
      if (block.flags.includes(word)) return false;
      block.flags = [...block.flags, word];
    } else {
      if (fields.family !== "inet" || fields.label !== undefined || fields.scope === undefined) return false;
      fields.label = word;
    }
    return true;
  };
  readFields(reader, block, { segment, step });
}

/** Reads `10.0.0.1/24`, or `10.0.0.1 peer 10.0.0.2/32`: the length is the peer's. */
export function readLocal(reader: Reader, block: AddressBlock, segment: Segment): void {
  const from = segment.at;
  const [local, length] = splitLength(take(segment));
  const peer = takes(segment, "peer") ? splitLength(take(segment)) : null;
  const prefixlen = numberOf((peer === null ? length : peer[1]) ?? "");
  const address = parseIpAddress(local);
  const other = peer === null ? null : parseIpAddress(peer[0]);
  block.end = Math.max(block.end, endOf(segment, Math.min(segment.at, segment.words.length) - 1));
  if (
    address === null ||
    prefixlen === null ||
    prefixlen < 0 ||
    prefixlen > 128 ||
    (peer !== null && (other === null || length !== undefined))
  ) {
    if (from < segment.words.length)
      keep(reader, block, ["ip/bad-value", { start: startOf(segment, from), end: block.end }]);
    else keep(reader, block, ["ip/missing-value", { start: block.start, end: block.end }]);
    return;
  }
  block.fields.local = address;
  if (other !== null) block.fields.address = other;
  block.fields.prefixlen = prefixlen;
}

function splitLength(word: string): readonly [string, string | undefined] {
  const slash = word.indexOf("/");
  return slash < 0 ? [word, undefined] : [word.slice(0, slash), word.slice(slash + 1)];
}

/** The node of an address. Of one in a table nothing is known of the flags. */
export function addressNode(reader: Reader, block: AddressBlock): IpAddressInfo {
  const { node, flags, other } = block;
  finishNode(reader, block);
  if (node.family !== undefined) node.flags = flags;
  if (other !== null) node.otherAttributes = other;
  return node;
}
