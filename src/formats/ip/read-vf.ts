import { spanOf } from "../../text/cursor.ts";
import { type Attributes, camelCase, guess, putAttribute } from "./attributes.ts";
import type { LinkBlock } from "./blocks.ts";
import { numberOf } from "./fields.ts";
import { keep, type Reader } from "./reader.ts";
import { lastEnd, type Segment, startOf } from "./segment.ts";

/**
 * Reads the line of a virtual function. Its attributes stand between commas.
 *
 *     vf 0 link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff, vlan 5, spoof checking on, link-state auto, trust off
 *     vf 0 MAC 02:00:00:00:00:01, vlan 5, tx rate 100 (Mbps), spoof checking on
 */
export function readVirtualFunction(reader: Reader, link: LinkBlock, segment: Segment): boolean {
  const { words, text } = segment;
  const start = startOf(segment, 0);
  const end = lastEnd(segment);
  const number = numberOf(words[1] ?? "");
  if (words[0] !== "vf" || number === null || words.length < 3) return false;
  const data: Attributes = {};
  let at = startOf(segment, 2);
  for (const part of text.slice(at, end).split(",")) {
    if (!putPart(data, part.trim())) keep(reader, link, ["ip/unknown-word", { start: at, end: at + part.length }]);
    at += part.length + 1;
  }
  link.vfs.push({
    node: { kind: "vf", span: spanOf(reader.cursor, start, end), vf: number, data },
    start,
    stats: null,
  });
  link.end = Math.max(link.end, end);
  return true;
}

/** The last word of a part is its value, the words before it are its name. */
function putPart(data: Attributes, part: string): boolean {
  const words = part
    .replace(/\(Mbps\)$/, "")
    .trim()
    .split(/\s+/, 6);
  const [first = "", second = ""] = words;
  if (first === "MAC") return words.length === 2 && putAttribute(data, "mac", second);
  if (first.startsWith("link/")) return putHardware(data, words);
  const value = words.at(-1) ?? "";
  if (words.length < 2 || words.length > 3) return false;
  const name = words.slice(0, -1).join("_").replaceAll("-", "_");
  return putAttribute(data, camelCase(names[name] ?? name), guess(value.replace(/Mbps$/, "")));
}

const names: Readonly<Record<string, string>> = {
  spoof_checking: "spoofchk",
  query_rss: "query_rss_en",
  NODE_GUID: "nodeGuid",
  PORT_GUID: "portGuid",
  vlan_protocol: "protocol",
};

function putHardware(data: Attributes, [type = "", address = "", word, broadcast]: readonly string[]): boolean {
  const isPut = putAttribute(data, "linkType", type.slice("link/".length)) && putAttribute(data, "address", address);
  if (word === undefined || !isPut) return isPut;
  if (word === "peer") data["linkPointtopoint"] = true;
  const isBroadcast = word === "brd" || word === "peer";
  return isBroadcast && broadcast !== undefined && putAttribute(data, "broadcast", broadcast);
}
