import { parseIpAddress } from "../../net/index.ts";
import { openAddress, openLink } from "./blocks.ts";
import { numberOf } from "./fields.ts";
import { readLocal } from "./read-address.ts";
import { readFields } from "./read-fields.ts";
import { flagsOf, readName } from "./read-link.ts";
import { openNeighbour, putNeighbour } from "./read-neighbour.ts";
import { noteForm, type Reader } from "./reader.ts";
import { endOf, type Segment, startOf, take, wordAt } from "./segment.ts";

const states: readonly string[] = ["UNKNOWN", "NOTPRESENT", "DOWN", "LOWERLAYERDOWN", "TESTING", "DORMANT", "UP"];

/** Whether a line is a row of `ip -br addr` or `ip -br link`. */
export function isBriefLink({ words, isIndented }: Segment): boolean {
  const [name = "", state = ""] = words;
  return !isIndented && states.includes(state) && !name.endsWith(":");
}

/**
 * Reads a row of a table of links.
 *
 *     eth0@if3         UP             10.0.0.1/24 10.5.0.1 peer 10.5.0.2/30 fd00::6/64 metric 55
 *     eth0@if3         UP             52:54:00:00:00:01 <BROADCAST,MULTICAST,UP,LOWER_UP>
 */
export function readBriefLink(reader: Reader, segment: Segment): void {
  noteForm(reader, "brief");
  const link = openLink(startOf(segment, 0), endOf(segment, 1));
  reader.link = link;
  readName(link, take(segment));
  link.fields.operstate = take(segment);
  const step = (word: string): boolean => {
    const { fields, addresses } = link;
    const last = addresses.at(-1);
    if (word.startsWith("<") && fields.flags === undefined) {
      fields.flags = flagsOf(word);
    } else if (word.includes("/") || wordAt(segment, segment.at) === "peer") {
      segment.at--;
      const address = openAddress(startOf(segment, segment.at), endOf(segment, segment.at));
      readLocal(reader, address, segment);
      addresses.push(address);
    } else if (word === "metric" && last !== undefined && last.fields.metric === undefined) {
      const metric = numberOf(take(segment));
      if (metric === null) return false;
      last.fields.metric = metric;
      last.end = endOf(segment, segment.at - 1);
    } else {
      if (fields.address !== undefined || addresses.length > 0 || !/^[\da-f.]*[.:][\da-f.:]*$/i.test(word))
        return false;
      fields.address = word;
    }
    return true;
  };
  readFields(reader, link, { segment, step });
}

/** Whether a line is a row of `ip -br neigh`: an address, an interface, and mostly a hardware address. */
export function isBriefNeighbour({ words, isIndented }: Segment): boolean {
  const [dst = "", , lladdr] = words;
  if (isIndented || words.length < 2 || words.length > 3 || parseIpAddress(dst) === null) return false;
  return lladdr === undefined || /^[\da-f]{2}(?::[\da-f]{2})+$/i.test(lladdr);
}

/** Reads `10.0.0.9    eth0    02:00:00:00:00:01`. */
export function readBriefNeighbour(reader: Reader, segment: Segment): void {
  noteForm(reader, "brief");
  const block = openNeighbour(startOf(segment, 0), endOf(segment, segment.words.length - 1));
  const dst = parseIpAddress(take(segment));
  block.fields.dev = take(segment);
  const lladdr = take(segment);
  if (lladdr !== "") block.fields.lladdr = lladdr;
  if (dst !== null) putNeighbour(reader, block, dst);
}
