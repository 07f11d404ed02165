import type { CpuFact, FactSource } from "../../facts/index.ts";
import { originOf } from "../../facts/origin-of.ts";
import { present } from "../../facts/present.ts";
import type { Span } from "../../text/span.ts";
import type { CpuPlace } from "./ast-topology.ts";
import type { CpuTopology } from "./ast-tree.ts";
import { coresOf } from "./query.ts";

/**
 * Returns the CPUs that `lscpu` (in any form), /proc/cpuinfo, /sys or `numactl -H` list, of all outputs in the text. Lists, masks and what kubelet and the kernel were
 * told are no facts of the machine.
 */
export function cpuTopologyFacts(ast: CpuTopology, source: FactSource): readonly CpuFact[] {
  if (ast.kind !== "cpu-topology") return [];
  return [ast, ...(ast.runs ?? [])].flatMap((run) => runFacts(run, source));
}

type Run = Extract<CpuTopology, { readonly kind: "cpu-topology" }>;

interface PlacedCpu extends CpuPlace {
  readonly span: Span;
}

function runFacts(run: Run, source: FactSource): readonly CpuFact[] {
  const cpus: readonly PlacedCpu[] = run.cpus;
  const isAmbiguous = coresAreAmbiguous(cpus);
  const nodes = nodePlaces(run);
  return cpus.map(({ cpu, span, online, node, core, socket, die, cluster, book, drawer }) => {
    const shown = isAmbiguous ? undefined : core;
    const more = present({ core: shown, socket, die, cluster, book, drawer, node, online });
    const places = [span, node === undefined ? undefined : nodes.get(node)];
    const origins = places.filter((place) => place !== undefined).map((place) => originOf(source, place));
    return { kind: "cpu", cpu, ...more, origins };
  });
}

/** Where a text that lists the CPUs of each node does so; tables have the node in the CPU's own row. */
function nodePlaces(run: Run): ReadonlyMap<number, Span> {
  const listed = "numaNodes" in run ? run.numaNodes : [];
  return new Map(listed.map(({ node, span }) => [node, span]));
}

/** Whether CPUs of several cores have the same numbers: `lscpu` counts the cores of each type of a hybrid machine from 0. */
function coresAreAmbiguous(cpus: readonly CpuPlace[]): boolean {
  const numbers = new Set<string>();
  const numbered = cpus.filter(({ core }) => core !== undefined);
  for (const { drawer, book, socket, die, core } of numbered) {
    numbers.add(JSON.stringify([drawer, book, socket, die, core]));
  }
  return numbers.size > 0 && coresOf({ cpus: numbered }).length > numbers.size;
}
