import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { gluedNot, nextLiteral, restOfWord, skipWord } from "../list-words.ts";
import { paddedHex, readUint32 } from "../numbers.ts";
import { optionName, type SaveOptions } from "../save-options.ts";

/** `-m cluster`: the connections that belong to some of the nodes of a cluster, told by a hash of the source address. */
export interface ClusterMatch {
  readonly kind: "match";
  readonly name: "cluster";
  readonly span: Span;
  readonly negated: boolean;
  /** One bit a node, the lowest for node 1. */
  readonly nodeMask: number;
  readonly totalNodes: number;
  readonly hashSeed: number;
}

type Values = Pick<ClusterMatch, "negated" | "nodeMask" | "totalNodes" | "hashSeed">;

/** libxt_cluster.c. */
export const cluster: MatchReader<ClusterMatch> = {
  options: {
    "cluster-total-nodes": "1",
    "cluster-local-node": "!1",
    "cluster-local-nodemask": "!1",
    "cluster-hash-seed": "1",
  },
  readSave: (options, span) => {
    const values = readSaveValues(options);
    return values && { kind: "match", name: "cluster", span, ...values };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const values = skipWord(cursor, "cluster") ? readListValues(cursor) : null;
    return values && { kind: "match", name: "cluster", span: spanOf(cursor, start, cursor.pos), ...values };
  },
};

export const clusterPrinter: ExtensionPrinter<ClusterMatch> = {
  printSave: ({ negated, nodeMask, totalNodes, hashSeed }) =>
    `${optionName("cluster-local-nodemask", negated)} ${paddedHex(nodeMask, 8)} --cluster-total-nodes ${totalNodes} --cluster-hash-seed ${paddedHex(hashSeed, 8)}`,
  printList: ({ negated, nodeMask, totalNodes, hashSeed }) =>
    `cluster ${negated ? "!" : ""}node_mask=${paddedHex(nodeMask, 8)} total_nodes=${totalNodes} hash_seed=${paddedHex(hashSeed, 8)}`,
};

/** People may give one node by its number instead of a mask. */
function readSaveValues(options: SaveOptions): Values | null {
  const mask = options.get("cluster-local-nodemask");
  const node = options.get("cluster-local-node");
  const option = mask ?? node;
  if (option === undefined || (mask !== undefined && node !== undefined)) return null;
  const nodeMask = mask === undefined ? maskOfNode(readUint32(option.value)) : readUint32(option.value);
  return valuesOf(option.negated, [
    nodeMask,
    readUint32(options.get("cluster-total-nodes")?.value ?? ""),
    readUint32(options.get("cluster-hash-seed")?.value ?? ""),
  ]);
}

const maskOfNode = (node: number | null): number | null =>
  node === null || node < 1 || node > 32 ? null : 2 ** (node - 1);

/**
 *     cluster !node_mask=0x00000002 total_nodes=2 hash_seed=0xfeedcafe
 */
function readListValues(cursor: Cursor): Values | null {
  nextLiteral(cursor, "");
  const negated = gluedNot(cursor);
  const nodeMask = readListValue(cursor, "node_mask=");
  const totalNodes = readListValue(cursor, "total_nodes=");
  return valuesOf(negated, [nodeMask, totalNodes, readListValue(cursor, "hash_seed=")]);
}

const readListValue = (cursor: Cursor, literal: string): number | null =>
  nextLiteral(cursor, literal) ? readUint32(restOfWord(cursor)) : null;

function valuesOf(negated: boolean, values: readonly [number | null, number | null, number | null]): Values | null {
  const [nodeMask, totalNodes, hashSeed] = values;
  if (nodeMask === null || totalNodes === null || hashSeed === null) return null;
  return { negated, nodeMask, totalNodes, hashSeed };
}
