import { parseCounter } from "../../net/index.ts";
import type { IpStats } from "./ast.ts";
import { openBlock } from "./block.ts";
import type { CounterHeads, LinkBlock, StatsBlock } from "./blocks.ts";
import { keep, partsOf, type Reader } from "./reader.ts";
import { endOf, lastEnd, type Segment, startOf, wordAt } from "./segment.ts";
import { entry } from "./words.ts";

/** The names of the JSON for the names above the columns. */
const columns: Readonly<Record<string, string>> = {
  bytes: "bytes",
  packets: "packets",
  errors: "errors",
  dropped: "dropped",
  overrun: "overErrors",
  missed: "missedErrors",
  mcast: "multicast",
  bcast: "broadcast",
  compressed: "compressed",
  length: "lengthErrors",
  crc: "crcErrors",
  frame: "frameErrors",
  fifo: "fifoErrors",
  nohandler: "nohandler",
  otherhost: "otherhostDropped",
  carrier: "carrierErrors",
  collsns: "collisions",
  aborted: "abortedErrors",
  window: "windowErrors",
  heartbeat: "heartbeatErrors",
  heartbt: "heartbeatErrors",
  transns: "carrierChanges",
};

/** Takes `RX: bytes packets ...` and `TX errors: aborted ...`, which name the counters of the next line; false for any other line. */
export function readHeads(reader: Reader, link: LinkBlock, segment: Segment): boolean {
  const [first = "", second] = segment.words;
  const isErrors = (first === "RX" || first === "TX") && second === "errors:";
  if (first !== "RX:" && first !== "TX:" && !isErrors) return false;
  dropHeads(reader, link);
  link.heads = {
    side: first.startsWith("RX") ? "rx" : "tx",
    names: segment.words.slice(isErrors ? 2 : 1),
    start: startOf(segment, 0),
    end: lastEnd(segment),
  };
  return true;
}

/** Keeps names of counters below which no counters stood. */
export function dropHeads(reader: Reader, link: LinkBlock): void {
  if (link.heads !== null) keep(reader, link, ["ip/missing-value", link.heads]);
  link.heads = null;
}

/** Takes the counters below their names; false where there are none. */
export function readCounters(reader: Reader, link: LinkBlock, segment: Segment): boolean {
  const { heads } = link;
  if (heads === null || !/^\d/.test(wordAt(segment, 0))) return false;
  link.heads = null;
  const stats = statsFor(link, heads);
  stats.end = lastEnd(segment);
  link.end = Math.max(link.end, stats.end);
  const side = stats[heads.side] ?? {};
  stats[heads.side] = side;
  segment.words.forEach((word, index) => {
    const place = { start: startOf(segment, index), end: endOf(segment, index) };
    const name = entry(columns, heads.names[index] ?? "");
    const value = /^\d+(?:\.\d+)?[kMGTPE]i?$/.test(word) ? word : parseCounter(word);
    if (name === undefined) keep(reader, link, ["ip/unknown-word", place]);
    else if (value === null) keep(reader, link, ["ip/bad-value", place]);
    else if (Object.hasOwn(side, name)) keep(reader, link, ["ip/duplicate-field", place]);
    else side[name] = value;
  });
  for (const name of heads.names.slice(segment.words.length)) {
    if (entry(columns, name) !== "compressed") return finishShort(reader, link, heads);
  }
  return true;
}

function finishShort(reader: Reader, link: LinkBlock, heads: CounterHeads): true {
  keep(reader, link, ["ip/missing-value", heads]);
  return true;
}

/** The counters of the last virtual function where there is one, else of the link. */
function statsFor(link: LinkBlock, { start, end }: CounterHeads): StatsBlock {
  const owner = link.vfs.at(-1) ?? link;
  const stats = owner.stats ?? { start, end };
  owner.stats = stats;
  return stats;
}

export function statsNode(reader: Reader, { start, end, rx, tx }: StatsBlock): IpStats {
  return {
    kind: "stats",
    ...partsOf(reader, openBlock(start, end)),
    ...(rx === undefined ? {} : { rx }),
    ...(tx === undefined ? {} : { tx }),
  };
}
