import type { NumactlDistances, NumactlNode, NumactlPolicy, NumactlTopology } from "./ast.ts";
import { cell, DISTANCES_HEADING, NARROW, NO_DISTANCES, NO_NUMA, NO_SUPPORT, policyLabels, WIDE } from "./labels.ts";

/**
 * Returns the text that numactl prints: `-H`, `-s`, or both in the order in which the tree has them. Lines that were not understood stand behind, each
 * listing's behind its own.
 */
export function printNumactl(ast: NumactlTopology): string {
  return [ast, ...(ast.runs ?? [])]
    .flatMap(linesOfRun)
    .map((line) => `${line}\n`)
    .join("");
}

function linesOfRun(run: NumactlTopology): readonly string[] {
  const hardware = [...nodeLines(run), ...distanceLines(run.distances)];
  const policy = run.policy === undefined ? [] : policyLines(run.policy);
  const isPolicyFirst = run.policy !== undefined && startOf(run) > run.policy.span.start;
  const parts = isPolicyFirst ? [...policy, ...hardware] : [...hardware, ...policy];
  return [...parts, ...run.unknown.map(({ text }) => text)];
}

/** Where the part of `-H` begins. */
function startOf({ available, numaNodes, distances }: NumactlTopology): number {
  const starts = [available, ...numaNodes, distances].map((part) => part?.span.start ?? Number.POSITIVE_INFINITY);
  return starts.reduce((least, start) => Math.min(least, start));
}

function nodeLines({ available, numaNodes }: NumactlTopology): readonly string[] {
  return [...(available === undefined ? [] : [availableLine(available)]), ...numaNodes.flatMap(linesOfNode)];
}

function availableLine(available: NonNullable<NumactlTopology["available"]>): string {
  return available.kind === "unavailable" ? NO_NUMA : `available: ${available.nodeCount} nodes (${available.nodeList})`;
}

function linesOfNode({ node, cpus, sizeMb, freeMb }: NumactlNode): readonly string[] {
  return [
    ...(cpus === undefined ? [] : [`node ${node} cpus:${cpus.map((cpu) => ` ${cpu}`).join("")}`]),
    ...(sizeMb === undefined ? [] : [`node ${node} size: ${amount(sizeMb)}`]),
    ...(freeMb === undefined ? [] : [`node ${node} free: ${amount(freeMb)}`]),
  ];
}

function amount(megabytes: number | null): string {
  return megabytes === null ? "<not available>" : `${megabytes} MB`;
}

function distanceLines(distances: NumactlDistances | null | undefined): readonly string[] {
  if (distances === undefined) return [];
  if (distances === null) return [NO_DISTANCES];
  const { nodes, cellWidth = NARROW, rows } = distances;
  const head = cellWidth === WIDE ? "node  " : "node ";
  return [
    DISTANCES_HEADING,
    ...(nodes === undefined ? [] : [`${head}${cells(nodes, cellWidth)}`]),
    ...rows.map(({ node, distances: row }) => `${cell(node, cellWidth)}: ${cells(row, cellWidth)}`),
  ];
}

function cells(values: readonly number[], width: number): string {
  return values.map((value) => `${cell(value, width)} `).join("");
}

function policyLines(policy: NumactlPolicy): readonly string[] {
  const lines = policyLabels.flatMap(([label, key]) => {
    const value = policy[key];
    if (value === undefined || value === null) return [];
    const glued = key === "physCpuBind" && policy.preferredNode === null ? "preferred node: " : "";
    return [`${glued}${label}: ${Array.isArray(value) ? value.map((one) => `${one} `).join("") : String(value)}`];
  });
  return policy.numaSupported === false ? [...lines, NO_SUPPORT] : lines;
}
