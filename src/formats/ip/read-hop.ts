import { parseIpAddress } from "../../net/index.ts";
import type { IpValue } from "./ast-parts.ts";
import type { IpFlow } from "./ast-route.ts";
import { camelCase, guess, isEmpty, putAttribute } from "./attributes.ts";
import type { HopBlock } from "./blocks.ts";
import { readEncap } from "./read-encap.ts";
import { finishNode, keep, type Reader } from "./reader.ts";
import { metricWords, routeFlags, routeWords } from "./route-names.ts";
import { type Segment, take, takes, wordAt } from "./segment.ts";
import { entry, readField, settle, wordsFrom } from "./words.ts";

/** Reads what the word before the next one begins, in a route or a nexthop; false when it begins nothing. */
export function readHopWord(reader: Reader, hop: HopBlock, segment: Segment): boolean {
  const word = wordAt(segment, segment.at - 1);
  const field = entry(routeWords, word);
  if (field !== undefined) readField(reader, hop, { segment, field });
  else if (routeFlags.includes(word)) return putFlag(hop, word);
  else if (word === "via") readVia(reader, hop, segment);
  else if (metricWords.includes(word)) readMetric(reader, hop, segment);
  else if (word === "realm" || word === "realms") readFlow(reader, hop, segment);
  else if (word === "encap" && hop.encap === null) hop.encap = readEncap(segment);
  else return false;
  return true;
}

function putFlag({ node }: HopBlock, flag: string): boolean {
  if (node.flags.includes(flag)) return false;
  node.flags = [...node.flags, flag];
  return true;
}

/** `via 10.0.0.1`, or by a gateway of another family, `via inet6 fe80::1`. */
function readVia(reader: Reader, hop: HopBlock, segment: Segment): void {
  const named = segment.at - 1;
  const word = take(segment);
  if (/^(?:inet6?|link|mpls|ipx|dnet|family)$/.test(word)) {
    const host = take(segment);
    if (hop.fields.via === undefined && host !== "") hop.fields.via = { family: word, host };
    else keep(reader, hop, [host === "" ? "ip/missing-value" : "ip/duplicate-field", wordsFrom(segment, named)]);
    return;
  }
  const address = parseIpAddress(word);
  if (hop.fields.gateway !== undefined) settle(reader, hop, { segment, named, outcome: "duplicate" });
  else if (address !== null) hop.fields.gateway = address;
  else keep(reader, hop, [word === "" ? "ip/missing-value" : "ip/bad-value", wordsFrom(segment, named)]);
}

/** `realm 4`, `realms 3/4`: from and to. */
function readFlow(reader: Reader, hop: HopBlock, segment: Segment): void {
  const named = segment.at - 1;
  const flow = flowOf(take(segment));
  if (hop.fields.flow === undefined && flow !== null) hop.fields.flow = flow;
  else keep(reader, hop, [flow === null ? "ip/missing-value" : "ip/duplicate-field", wordsFrom(segment, named)]);
}

export function flowOf(word: string): IpFlow | null {
  const slash = word.indexOf("/");
  const to = word.slice(slash + 1);
  if (to === "") return null;
  return slash < 0 ? { to } : { from: word.slice(0, slash), to };
}

/** `mtu lock 1400`, `rtt 30ms`, `features ecn`. */
function readMetric(reader: Reader, hop: HopBlock, segment: Segment): void {
  const named = segment.at - 1;
  const word = wordAt(segment, named);
  const isLocked = takes(segment, "lock");
  const text = take(segment);
  const value = word === "features" ? [text] : metricOf(word, text);
  hop.metrics ??= {};
  const name = word === "congctl" ? "congestion" : camelCase(word);
  if (text === "") keep(reader, hop, ["ip/missing-value", wordsFrom(segment, named)]);
  else if (value === null) keep(reader, hop, ["ip/bad-value", wordsFrom(segment, named)]);
  else if (!putAttribute(hop.metrics, name, value))
    keep(reader, hop, ["ip/duplicate-field", wordsFrom(segment, named)]);
  else if (isLocked) hop.metrics["locked"] = [...listOf(hop.metrics["locked"]), name];
}

export function listOf(value: IpValue | undefined): readonly IpValue[] {
  return Array.isArray(value) ? value : [];
}

/** A metric's value; times are in milliseconds. */
export function metricOf(name: string, text: string): IpValue {
  if (name === "congctl" || name === "congestion") return text;
  const time = /^(\d+(?:\.\d+)?)(m?s)$/.exec(text);
  if (time !== null) return Math.round(Number(time[1]) * (time[2] === "s" ? 1000 : 1));
  const value = guess(text);
  return typeof value === "number" ? value : null;
}

/** Completes the node of a route or a nexthop by what both have. */
export function finishHop(reader: Reader, hop: HopBlock): void {
  const { node, encap, other } = hop;
  finishNode(reader, hop);
  if (encap !== null) node.encap = encap;
  if (other !== null && !isEmpty(other)) node.otherAttributes = other;
}
