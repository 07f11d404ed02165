import { parseCounter } from "../../net/index.ts";
import { spanOf } from "../../text/cursor.ts";
import type { IpStats } from "./ast.ts";
import type { Open } from "./block.ts";
import type { CounterHeads, LinkBlock, StatsBlock } from "./blocks.ts";
import type { IpCode } from "./diagnostics.ts";
import { keep, type Reader, sharedList } from "./reader.ts";
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
  otherhost: "otherhost",
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
    names: namesOf(reader, segment, isErrors ? 2 : 1),
    start: startOf(segment, 0),
    end: lastEnd(segment),
  };
  return true;
}

/** Of most links the names are the same. */
function namesOf(reader: Reader, segment: Segment, from: number): readonly string[] {
  const row = segment.text.slice(startOf(segment, 0), lastEnd(segment));
  return sharedList(reader, row, () => segment.words.slice(from).map((name) => entry(columns, name) ?? ""));
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
  for (let index = 0; index < segment.words.length; index++) {
    const fault = putCounter(side, heads.names[index] ?? "", wordAt(segment, index));
    if (fault !== null) keep(reader, link, [fault, { start: startOf(segment, index), end: endOf(segment, index) }]);
  }
  if (heads.names.some((name, index) => index >= segment.words.length && name !== "compressed"))
    keep(reader, link, ["ip/missing-value", heads]);
  return true;
}

/** Puts a counter under its name; says why it does not. */
function putCounter(side: Record<string, string | number>, name: string, word: string): IpCode | null {
  const value = parseCounter(word) ?? (/^\d+(?:\.\d+)?[kMGTPE]i?$/.test(word) ? word : null);
  if (name === "") return "ip/unknown-word";
  if (value === null) return "ip/bad-value";
  if (Object.hasOwn(side, name)) return "ip/duplicate-field";
  side[name] = value;
  return null;
}

/** The counters of the last virtual function where there is one, else of the link. */
function statsFor(link: LinkBlock, { start, end }: CounterHeads): StatsBlock {
  const owner = link.vfs.at(-1) ?? link;
  const stats = owner.stats ?? { start, end };
  owner.stats = stats;
  return stats;
}

export function statsNode(reader: Reader, { start, end, rx, tx }: StatsBlock): IpStats {
  const node: Open<IpStats> = { kind: "stats", span: spanOf(reader.cursor, start, end) };
  if (rx !== undefined) node.rx = rx;
  if (tx !== undefined) node.tx = tx;
  return node;
}
