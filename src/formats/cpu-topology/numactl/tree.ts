import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { NumactlCpu, NumactlDistances, NumactlNode, NumactlPolicy, NumactlTopology } from "./ast.ts";
import { cpusOfNodes, type DistancesDraft, type NodeDraft, type NumactlDraft, type PolicyDraft } from "./draft.ts";
import { policyLabels, WIDE } from "./labels.ts";

/** Returns a listing as its tree, properties in one order whatever the order of the lines. */
export function numactlTree(cursor: Cursor, draft: NumactlDraft, span: Span): NumactlTopology {
  const { available, distances, policy, unknown } = draft;
  return {
    kind: "cpu-topology",
    span,
    form: "numactl",
    ...(available === undefined ? {} : { available }),
    cpus: cpusOnce(cpusOfNodes(draft)),
    numaNodes: [...draft.nodes.values()].map((node) => nodeOf(cursor, node)),
    ...(distances === undefined ? {} : { distances: distances === null ? null : tableOf(cursor, distances) }),
    ...(policy === undefined ? {} : { policy: policyOf(cursor, policy) }),
    unknown,
  };
}

/** The CPUs, each as its first node lists it. */
function cpusOnce(cpus: readonly NumactlCpu[]): readonly NumactlCpu[] {
  const seen = new Set<number>();
  return cpus.filter(({ cpu }) => seen.size < seen.add(cpu).size);
}

function nodeOf(cursor: Cursor, { start, end, node, cpus, sizeMb, freeMb }: NodeDraft): NumactlNode {
  return {
    kind: "numactl-node",
    span: spanOf(cursor, start, end),
    node,
    ...(cpus === undefined ? {} : { cpus: cpus.map(({ cpu }) => cpu) }),
    ...(sizeMb === undefined ? {} : { sizeMb }),
    ...(freeMb === undefined ? {} : { freeMb }),
  };
}

function tableOf(cursor: Cursor, { start, end, nodes, isWide, rows }: DistancesDraft): NumactlDistances {
  return {
    kind: "distances",
    span: spanOf(cursor, start, end),
    ...(nodes === undefined ? {} : { nodes }),
    ...(isWide === true ? { cellWidth: WIDE } : {}),
    rows: [...rows.values()],
  };
}

function policyOf(cursor: Cursor, { start, end, values }: PolicyDraft): NumactlPolicy {
  const keys = [...policyLabels.map(([, key]) => key), "numaSupported" as const];
  const held = Object.fromEntries(keys.filter((key) => values[key] !== undefined).map((key) => [key, values[key]]));
  return { kind: "policy", span: spanOf(cursor, start, end), ...held };
}
