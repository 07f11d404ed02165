import type { LinkBlock } from "./blocks.ts";
import { openLink } from "./blocks.ts";
import { numberOf } from "./fields.ts";
import { tailWords } from "./link-names.ts";
import { readFields } from "./read-fields.ts";
import { knowsKind, openInfo, readInfoWord } from "./read-info.ts";
import { keep, type Reader } from "./reader.ts";
import { endOf, isAtEnd, lastEnd, type Segment, startOf, take, wordAt } from "./segment.ts";
import { entry, readField, wordsFrom } from "./words.ts";

/** Begins a link by its index and name: `2: eth0@if3: <BROADCAST,UP> mtu 1500 ...`; the name is the next word but one. */
export function readHeading(segment: Segment): LinkBlock {
  const link = openLink(startOf(segment, 0), endOf(segment, 0));
  if (wordAt(segment, 0) === "Deleted") {
    segment.at++;
    link.fields.deleted = true;
  }
  link.fields.ifindex = numberOf(take(segment).slice(0, -1)) ?? 0;
  const name = take(segment);
  readName(link, name.endsWith(":") ? name.slice(0, -1) : name);
  link.end = endOf(segment, segment.at - 1);
  if (wordAt(segment, segment.at).startsWith("<")) link.fields.flags = flagsOf(take(segment));
  return link;
}

/** `eth0@if3`: the other end has index 3 in another namespace; `gre0@NONE`: there is none; `eth0.5@eth0`: it is here. */
export function readName(link: LinkBlock, word: string): void {
  const at = word.indexOf("@", 1);
  link.node.ifname = at < 0 ? word : word.slice(0, at);
  if (at >= 0) setPeer(link, word.slice(at + 1));
}

export function setPeer(link: LinkBlock, peer: string): void {
  const index = /^if\d{1,10}$/.test(peer) ? numberOf(peer.slice(2)) : null;
  if (index !== null) link.fields.linkIndex = index;
  else link.fields.link = peer === "NONE" ? null : peer;
}

/** `<NO-CARRIER,BROADCAST,UP>` as a list. */
export function flagsOf(word: string): readonly string[] {
  const inner = word.slice(1, word.endsWith(">") ? -1 : undefined);
  return inner === "" ? [] : inner.split(",").filter((flag) => flag !== "");
}

/** Reads `link/ether 52:54:00:00:00:01 brd ff:ff:ff:ff:ff:ff link-netnsid 0 ...`; false when the link has such a line. */
export function readHardware(reader: Reader, link: LinkBlock, segment: Segment): boolean {
  if (link.fields.linkType !== undefined) return false;
  link.fields.linkType = take(segment).slice("link/".length);
  if (isHardwareAddress(wordAt(segment, segment.at))) link.fields.address = take(segment);
  readTail(reader, link, { segment, isInfo: false });
  return true;
}

/** `52:54:00:00:00:01`, of tunnels `10.0.0.1` and `fd00::1`. */
export function isHardwareAddress(word: string): boolean {
  return /^[\da-f]+(?:[:.][\da-f:.]*)?$|^::/i.test(word);
}

interface Tail {
  readonly segment: Segment;
  /** Whether the line is one of the link's kind. */
  readonly isInfo: boolean;
}

/** Reads attributes of a link, and of its kind where the line is one of these. */
export function readTail(reader: Reader, link: LinkBlock, { segment, isInfo }: Tail): void {
  const isSlave = wordAt(segment, 0).endsWith("_slave");
  const step = (word: string): boolean => {
    const { info } = link;
    // A kind that is known has its words first: `peer` of netkit.
    if (isInfo && info !== null && knowsKind(info, isSlave) && readInfoWord(reader, link, { segment, info, isSlave }))
      return true;
    if (readTailWord(reader, link, { segment, word })) return true;
    return (
      isInfo && info !== null && !knowsKind(info, isSlave) && readInfoWord(reader, link, { segment, info, isSlave })
    );
  };
  readFields(reader, link, { segment, step });
}

interface WordAt {
  readonly segment: Segment;
  readonly word: string;
}

/** Reads an attribute of the link itself; false when the word names none. */
function readTailWord(reader: Reader, link: LinkBlock, { segment, word }: WordAt): boolean {
  const field = entry(tailWords, word);
  partReason(segment);
  if (field !== undefined) {
    if (word === "peer") link.fields.linkPointtopoint = true;
    readField(reader, link, { segment, field });
    if (word === "protodown") take(segment);
  } else if (word === "link-netnsid") readNetnsid(reader, link, segment);
  else if (word === REASON) return readReasons(link, segment);
  else return false;
  return true;
}

/** `protodown_reason <0,mlag>` */
function readReasons({ fields }: LinkBlock, segment: Segment): boolean {
  const word = wordAt(segment, segment.at);
  if (fields.protoDownReason !== undefined || !/^<.*>$/.test(word)) return false;
  fields.protoDownReason = flagsOf(word);
  segment.at++;
  return true;
}

/** `link-netnsid 0`, `link-netnsid unknown`. */
function readNetnsid(reader: Reader, link: LinkBlock, segment: Segment): void {
  const named = segment.at - 1;
  const word = take(segment);
  const id = numberOf(word);
  if (link.fields.linkNetnsid === undefined && (word === "unknown" || id !== null)) link.fields.linkNetnsid = id;
  else keep(reader, link, [word === "" ? "ip/missing-value" : "ip/bad-value", wordsFrom(segment, named)]);
}

const REASON = "protodown_reason";

/** Parts `ff:ff:ff:ff:ff:ffprotodown_reason`: the tool prints no blank where the link is not held down. */
function partReason({ words, starts, at }: Segment): void {
  const word = words[at] ?? "";
  const length = word.length - REASON.length;
  if (length <= 0 || !word.endsWith(REASON)) return;
  words.splice(at, 1, word.slice(0, length), REASON);
  starts.splice(at + 1, 0, (starts[at] ?? 0) + length);
}

/** Reads the line of a kind: `vxlan id 42 remote 10.0.0.2 ...`, `bridge_slave state forwarding ...`; false when it is none. A VLAN's maps follow it on lines of their own. */
export function readKind(reader: Reader, link: LinkBlock, segment: Segment): boolean {
  const isMap = link.info !== null && wordAt(segment, 0).endsWith("-qos-map");
  if (!isMap && !openInfo(link, segment)) return false;
  readTail(reader, link, { segment, isInfo: true });
  return true;
}

/** Reads `altname enp3s0`, of which a link may have several, and `alias` with all that follows. */
export function readNames(link: LinkBlock, segment: Segment): boolean {
  const word = wordAt(segment, 0);
  if (word === "altname" && segment.words.length === 2) {
    link.altnames.push(wordAt(segment, 1));
  } else if (word === "alias" && link.fields.ifalias === undefined && !isAtEnd(segment)) {
    link.fields.ifalias = segment.text.slice(startOf(segment, 1), lastEnd(segment));
  } else return false;
  link.end = Math.max(link.end, lastEnd(segment));
  return true;
}
