import { type IpAddress, parseIpAddress } from "../../net/index.ts";
import { type Attributes, isEmpty } from "./attributes.ts";
import { type Block, openBlock } from "./block.ts";
import { numberOf } from "./fields.ts";
import { readFields } from "./read-fields.ts";
import { keepLoose, partsOf, type Reader } from "./reader.ts";
import { endOf, lastEnd, type Segment, startOf, take, takes, wordAt } from "./segment.ts";
import { entry, readField, type Words } from "./words.ts";

/** The words that tell a neighbour from a route to a host. */
const neighbourStates: readonly string[] = [
  "INCOMPLETE",
  "REACHABLE",
  "STALE",
  "DELAY",
  "PROBE",
  "FAILED",
  "NOARP",
  "PERMANENT",
  "NONE",
];

export const neighbourFlags: readonly string[] = [
  "router",
  "proxy",
  "managed",
  "extern_learn",
  "offload",
  "extern_valid",
];

const neighbourWords: Words = {
  dev: ["text", "dev"],
  lladdr: ["text", "lladdr"],
  vni: ["number", "vni"],
  ref: ["number", "refcnt"],
  probes: ["number", "probes"],
  proto: ["text", "protocol"],
};

/** The same in JSON. */
export const neighbourKeys: Words = {
  deleted: ["true", "deleted"],
  dev: ["text", "dev"],
  lladdr: ["text", "lladdr"],
  vni: ["number", "vni"],
  refcnt: ["number", "refcnt"],
  used: ["number", "used"],
  confirmed: ["number", "confirmed"],
  updated: ["number", "updated"],
  probes: ["number", "probes"],
  protocol: ["text", "protocol"],
};

/** A neighbour while it is read. */
export interface NeighbourBlock extends Block {
  readonly flags: string[];
  readonly state: string[];
  readonly other: Attributes;
}

export function openNeighbour(start: number, end: number): NeighbourBlock {
  return { ...openBlock(start, end), flags: [], state: [], other: {} };
}

/** Reads a neighbour: `10.0.0.9 dev eth0 lladdr 02:00:00:00:00:01 router REACHABLE`. */
export function readNeighbour(reader: Reader, segment: Segment): void {
  const block = openNeighbour(startOf(segment, 0), endOf(segment, 0));
  if (takes(segment, "Deleted") || takes(segment, "delete")) block.fields.deleted = true;
  const dst = parseIpAddress(take(segment));
  if (dst === null) {
    keepLoose(reader, "ip/unknown-line", { start: block.start, end: lastEnd(segment) });
    return;
  }
  readFields(reader, block, { segment, step: (word) => readWord(reader, block, { segment, word }) });
  putNeighbour(reader, block, dst);
}

export function putNeighbour(reader: Reader, block: NeighbourBlock, dst: IpAddress): void {
  const { flags, state, fields, other } = block;
  reader.neighbours.push({
    kind: "neighbour",
    ...partsOf(reader, block),
    dst,
    ...fields,
    ...(flags.length === 0 ? {} : { flags }),
    ...(state.length === 0 ? {} : { state }),
    ...(isEmpty(other) ? {} : { otherAttributes: other }),
  });
}

interface WordAt {
  readonly segment: Segment;
  readonly word: string;
}

function readWord(reader: Reader, block: NeighbourBlock, { segment, word }: WordAt): boolean {
  const { flags, state } = block;
  const field = entry(neighbourWords, word);
  if (field !== undefined) readField(reader, block, { segment, field });
  else if (neighbourFlags.includes(word) && !flags.includes(word)) flags.push(word);
  else if (word === "used") return readTimes(block, segment);
  else if (isState(word) && state.length === 0) state.push(...word.split(","));
  else return false;
  return true;
}

/** `REACHABLE`, `STALE,PROBE` */
export function isState(word: string): boolean {
  if (word.length >= 80 || !word.includes(",")) return neighbourStates.includes(word);
  return word.split(",").every((one) => neighbourStates.includes(one));
}

/** `used 0/60/0`, and, of releases that forgot the blank, `used 0/60/0probes 3`. */
function readTimes({ fields }: NeighbourBlock, segment: Segment): boolean {
  const times = /^(\d{1,15})\/(\d{1,15})\/(\d{1,15})(probes)?$/.exec(take(segment));
  if (times === null || fields.used !== undefined) return false;
  fields.used = Number(times[1]);
  fields.confirmed = Number(times[2]);
  fields.updated = Number(times[3]);
  if (times[4] === undefined) return true;
  const probes = numberOf(wordAt(segment, segment.at));
  if (probes === null || fields.probes !== undefined) return false;
  fields.probes = probes;
  segment.at++;
  return true;
}
