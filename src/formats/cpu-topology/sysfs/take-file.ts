import { spanOf } from "../../../text/cursor.ts";
import { report } from "../../../text/diagnostic.ts";
import type { Span } from "../../../text/span.ts";
import type { CpuRange } from "../ast.ts";
import { countCpus } from "../cpu-ranges.ts";
import type { CpuDraft, FileDraft, NodeDraft, SysfsFacts } from "./draft.ts";
import type { SysfsMeaning } from "./paths.ts";
import {
  listOfFile,
  maskOfFile,
  numberOfFile,
  numbersOfFile,
  type Reading,
  refuse,
  sourceOfFile,
  wordOfFile,
} from "./read-file.ts";

/** No core has more threads; a longer list is hostile or damaged. */
const MOST_SIBLINGS = 256;
/** What x86 prints for a cluster that it does not know: BAD_APICID of 16 bits. */
const NO_CLUSTER = 65_535;

/** Adds what a file says to the facts. */
export function takeFile(facts: SysfsFacts, file: FileDraft, reading: Reading): void {
  const { meaning } = file;
  if (meaning === null) return;
  switch (meaning.kind) {
    case "list":
      facts.lists[meaning.name] = listOfFile(reading, file);
      return;
    case "kernel-max": {
      const number = numberOfFile(reading, file);
      if (number !== undefined) facts.values.kernelMax = number;
      return;
    }
    case "smt-active": {
      const isActive = flagOfFile(reading, file);
      if (isActive !== undefined) facts.values.smtActive = isActive;
      return;
    }
    case "smt-control":
      facts.values.smtControl = wordOfFile(reading, file);
      return;
    case "node-cpus":
    case "node-distances":
      takeNodeFile(nodeOf(facts, meaning.node, spanOfFile(reading, file)), { meaning, file, reading });
      return;
    case "other":
      return;
    default:
      takeCpuFile(cpuOf(facts, meaning.cpu, spanOfFile(reading, file)), { meaning, file, reading });
  }
}

function spanOfFile({ cursor }: Reading, { start, end }: FileDraft): Span {
  return spanOf(cursor, start, end);
}

/** `0` or `1` */
function flagOfFile(reading: Reading, file: FileDraft): boolean | undefined {
  const word = wordOfFile(reading, file);
  if (word === "1" || word === "0") return word === "1";
  refuse(reading, sourceOfFile(reading, file), "0 or 1");
  return undefined;
}

/** A file of a CPU or node, and how to read it. */
interface Taking<Meaning> {
  readonly meaning: Meaning;
  readonly file: FileDraft;
  readonly reading: Reading;
}

type CpuMeaning = Extract<SysfsMeaning, { readonly cpu: number }>;
type NodeMeaning = Extract<SysfsMeaning, { readonly node: number }>;

function takeCpuFile(cpu: CpuDraft, { meaning, file, reading }: Taking<CpuMeaning>): void {
  switch (meaning.kind) {
    case "cpu-online": {
      const isOnline = flagOfFile(reading, file);
      if (isOnline !== undefined) cpu.isOnline = isOnline;
      return;
    }
    case "cpu-id": {
      const id = numberOfFile(reading, file);
      if (id === undefined || id < 0 || (meaning.name === "cluster" && id === NO_CLUSTER)) return;
      cpu.ids[meaning.name] ??= id;
      return;
    }
    case "siblings":
      takeSiblings(cpu, { meaning, file, reading });
      return;
    case "cache":
      takeCache(cpu, { meaning, file, reading });
      return;
    case "cpu-other":
      return;
  }
}

function takeSiblings(
  cpu: CpuDraft,
  { meaning, file, reading }: Taking<CpuMeaning & { readonly kind: "siblings" }>,
): void {
  const errors = reading.to.diagnostics.length;
  const ranges = meaning.isMask ? maskOfFile(reading, file) : listOfFile(reading, file);
  // Half a list of siblings would be another core.
  if (reading.to.diagnostics.length > errors) return;
  if (ranges === undefined || ranges === null || ranges.length === 0) return;
  if (countCpus(ranges) > MOST_SIBLINGS) {
    refuse(reading, sourceOfFile(reading, file), `at most ${MOST_SIBLINGS} threads of a core`);
    return;
  }
  const siblings = membersOf(ranges);
  if (cpu.siblings === undefined || (cpu.isOfMask && !meaning.isMask)) {
    cpu.siblings = siblings;
    cpu.isOfMask = meaning.isMask;
  }
  if (cpu.siblings !== siblings && cpu.siblings.join() !== siblings.join()) {
    const { start, end, place } = sourceOfFile(reading, file);
    report(reading.to, "cpu-topology/mask-mismatch", place(start, end), {
      expected: cpu.siblings.join(),
      actual: siblings.join(),
    });
  }
}

/** The few CPUs of a core, ascending, each once. */
function membersOf(ranges: readonly CpuRange[]): readonly number[] {
  const members: number[] = [];
  let isAscending = true;
  for (const { from, to } of ranges) {
    if (from <= (members.at(-1) ?? -1)) isAscending = false;
    for (let cpu = from; cpu <= to; cpu++) members.push(cpu);
  }
  return isAscending ? members : [...new Set(members)].sort((a, b) => a - b);
}

function takeCache(cpu: CpuDraft, { meaning, file, reading }: Taking<CpuMeaning & { readonly kind: "cache" }>): void {
  const cache = cpu.caches.get(meaning.index) ?? {};
  cpu.caches.set(meaning.index, cache);
  if (meaning.name === "type") {
    cache.type = wordOfFile(reading, file);
    return;
  }
  const number = numberOfFile(reading, file);
  if (number !== undefined && number >= 0) cache[meaning.name] = number;
}

function takeNodeFile(node: NodeDraft, { meaning, file, reading }: Taking<NodeMeaning>): void {
  if (meaning.kind === "node-distances") {
    const distances = numbersOfFile(reading, file);
    if (distances !== undefined) node.distances = distances;
    return;
  }
  const cpus = meaning.isMask ? maskOfFile(reading, file) : listOfFile(reading, file);
  if (cpus === undefined || cpus === null || (node.cpus !== undefined && meaning.isMask)) return;
  if (node.cpus !== undefined && node.isOfMask !== true) return;
  node.cpus = cpus;
  node.isOfMask = meaning.isMask;
}

function cpuOf({ cpus }: SysfsFacts, cpu: number, span: Span): CpuDraft {
  const held = cpus.get(cpu) ?? { cpu, span: { ...span }, ids: {}, caches: new Map() };
  cpus.set(cpu, held);
  held.span = union(held.span, span);
  return held;
}

function nodeOf({ nodes }: SysfsFacts, node: number, span: Span): NodeDraft {
  const held = nodes.get(node) ?? { node, span };
  nodes.set(node, held);
  held.span = union(held.span, span);
  return held;
}

function union(one: Span, other: Span): Span {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}
