import { type MacAddress, parseMac } from "../../../net/index.ts";
import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextLiteral, restOfWord, skipWord } from "../list-words.ts";
import { readDecimal, readUint32 } from "../numbers.ts";

/** `-j CLUSTERIP`: several machines answer for one address. Without `--new` the rule is about a cluster that another rule has made. */
export interface ClusteripTarget {
  readonly kind: "target";
  readonly name: "CLUSTERIP";
  readonly span: Span;
  /** `--new`: the cluster that this rule makes; null without. */
  readonly new: ClusteripConfig | null;
}

/** What a cluster is made of. */
export interface ClusteripConfig {
  /** By what the machine is chosen. */
  readonly hashmode: ClusteripHashmode;
  readonly clustermac: MacAddress;
  readonly totalNodes: number;
  readonly localNode: number;
  readonly hashInit: number;
}

/** The parts of a packet that choose the machine. */
export type ClusteripHashmode = "sourceip" | "sourceip-sourceport" | "sourceip-sourceport-destport";

const HASHMODES: readonly ClusteripHashmode[] = ["sourceip", "sourceip-sourceport", "sourceip-sourceport-destport"];

const MOST_NODES = 65535;

/** libipt_CLUSTERIP.c. `CLUSTERIP hashmode=sourceip clustermac=01:AA:7B:47:F7:D7 total_nodes=2 local_node=1 hash_init=0`, or `CLUSTERIP` alone. */
export const clusterip: TargetReader<ClusteripTarget> = {
  options: { new: "0", hashmode: "1", clustermac: "1", "total-nodes": "1", "local-node": "1", "hash-init": "1" },
  readSave: (options, span) => {
    if (options.size === 0) return { kind: "target", name: "CLUSTERIP", span, new: null };
    const config = options.has("new") ? readConfig((option) => options.get(option)?.value) : null;
    return config && { kind: "target", name: "CLUSTERIP", span, new: config };
  },
  readList,
};

export const clusteripPrinter: ExtensionPrinter<ClusteripTarget> = {
  printSave: ({ new: config }) => (config === null ? "" : `--new ${printConfig(config, (option) => `--${option} `)}`),
  printList: ({ new: config }) => (config === null ? "CLUSTERIP" : `CLUSTERIP ${printConfig(config, listHead)}`),
};

const listHead = (option: string): string => `${option.replace("-", "_")}=`;

function readList(cursor: Cursor): ClusteripTarget | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "CLUSTERIP")) return null;
  const bareEnd = cursor.pos;
  const config = readConfig((option) => (nextLiteral(cursor, listHead(option)) ? restOfWord(cursor) : undefined));
  if (config === null && cursor.pos !== bareEnd) return null;
  return { kind: "target", name: "CLUSTERIP", span: spanOf(cursor, start, cursor.pos), new: config };
}

/** Asks for the values in the order in which the tool prints them. */
function readConfig(take: (option: string) => string | undefined): ClusteripConfig | null {
  const mode = take("hashmode");
  const hashmode = HASHMODES.find((known) => known === mode);
  const clustermac = parseMac(take("clustermac") ?? "");
  const totalNodes = readDecimal(take("total-nodes") ?? "", MOST_NODES);
  const localNode = readDecimal(take("local-node") ?? "", MOST_NODES);
  const hashInit = readUint32(take("hash-init") ?? "0");
  if (hashmode === undefined || clustermac === null || totalNodes === null) return null;
  return localNode === null || hashInit === null ? null : { hashmode, clustermac, totalNodes, localNode, hashInit };
}

function printConfig(config: ClusteripConfig, head: (option: string) => string): string {
  const { hashmode, clustermac, totalNodes, localNode, hashInit } = config;
  return [
    `${head("hashmode")}${hashmode}`,
    `${head("clustermac")}${clustermac.toUpperCase()}`,
    `${head("total-nodes")}${totalNodes}`,
    `${head("local-node")}${localNode}`,
    `${head("hash-init")}${hashInit}`,
  ].join(" ");
}
