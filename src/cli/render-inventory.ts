import type { Capture, CaptureFile } from "../capture/index.ts";
import type { NodeFacts } from "../facts/index.ts";
import type { Colours } from "./colours.ts";
import { lineText } from "./render-value.ts";
import { tableText } from "./text-table.ts";

/**
 * Returns what a capture holds, for people: each node with its facts and files, then what is of the cluster, then what was not recognised.
 *
 *     worker1  10 interfaces, 10 addresses, 33 routes, 14 NAT rules, 2 bridges, 2 tunnels, 8 CPUs
 *       must-gather.local.5283471906528471/quay-io-openshift-release/
 *       FORMAT     FILE                               LINES  UNDERSTOOD
 *       ovs-vsctl  network_logs/worker1_ovs_dump         37  all
 */
export async function inventory(capture: Capture, colours: Colours): Promise<string> {
  const { files, nodes, passed } = capture;
  const known = files.filter(({ format }) => format !== null);
  const unknown = files.filter(({ format }) => format === null);
  const roots = rootsOf(files);
  const parts = [`${plural(files.length, "file")} read, ${passed.toLocaleString("en")} passed over\n`];
  for (const node of nodes) {
    const own = known.filter((file) => file.node === node.name);
    parts.push(`${titleOf(node, colours)}\n${await filesTable(own, roots, colours)}`);
  }
  const names = new Set<string | null>(nodes.map(({ name }) => name));
  const others = known.filter(({ node }) => !names.has(node));
  if (others.length > 0)
    parts.push(`${colours.bold("the cluster")}  ${clusterText(capture)}\n${await filesTable(others, roots, colours)}`);
  if (unknown.length > 0) parts.push(`${colours.bold("not recognised")}\n${await filesTable(unknown, roots, colours)}`);
  return parts.join("\n");
}

/** The folder that holds all files whose paths begin with the same name, by that name; with a slash behind it. */
type Roots = ReadonlyMap<string, string>;

const firstName = (path: string): string => path.slice(0, path.indexOf("/") + 1);

function rootsOf(files: readonly CaptureFile[]): Roots {
  const roots = new Map<string, string>();
  for (const { path } of files) {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    roots.set(firstName(path), commonFolder(roots.get(firstName(path)) ?? folder, folder));
  }
  return roots;
}

function commonFolder(one: string, other: string): string {
  let end = 0;
  while (end < one.length && one[end] === other[end]) end++;
  return one.slice(0, one.lastIndexOf("/", end - 1) + 1);
}

const plural = (count: number, noun: string): string =>
  `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : noun.endsWith("s") ? "es" : "s"}`;

function titleOf(node: NodeFacts, colours: Colours): string {
  const counts: readonly (readonly [number, string])[] = [
    [node.interfaces.length, "interface"],
    [node.addresses.length, "address"],
    [node.routes.length, "route"],
    [node.natRules.length, "NAT rule"],
    [node.bridges.length, "bridge"],
    [node.tunnels.length, "tunnel"],
    [node.cpus.length, "CPU"],
  ];
  const told = counts.filter(([count]) => count > 0).map(([count, noun]) => plural(count, noun));
  const name = node.name === "" ? colours.dim("(a node without a name)") : colours.bold(lineText(node.name));
  return `${name}  ${told.length === 0 ? "no facts" : told.join(", ")}`;
}

function clusterText({ clusterNetworks }: Capture): string {
  return clusterNetworks
    .map(({ networkType, clusterNetwork, mtu }) => {
      const pools = clusterNetwork.map(({ cidr }) => cidr).join(", ");
      return [networkType, pools, mtu === undefined ? undefined : `MTU ${mtu}`].filter((word) => word).join(" ");
    })
    .join("; ");
}

/** The files in a table for each folder that all of a capture's files are in: the names of these folders are long. */
async function filesTable(files: readonly CaptureFile[], roots: Roots, colours: Colours): Promise<string> {
  const byRoot = new Map<string, CaptureFile[]>();
  for (const file of files) {
    const root = roots.get(firstName(file.path)) ?? "";
    byRoot.set(root, [...(byRoot.get(root) ?? []), file]);
  }
  const parts: string[] = [];
  for (const [root, own] of byRoot) {
    if (root !== "") parts.push(`${colours.dim(`  ${lineText(root)}`)}\n`);
    const rows = own.map((file) => [
      `  ${file.format ?? "-"}`,
      file.path.slice(root.length),
      file.lines.toLocaleString("en"),
      understood(file),
    ]);
    parts.push(await tableText({ head: ["  FORMAT", "FILE", "LINES", "UNDERSTOOD"], rows }, colours));
  }
  return parts.join("");
}

/** How many of the lines a parser knew, and what it had to say. */
function understood({ format, lines, unknownLines, diagnostics }: CaptureFile): string {
  if (format === null) return "nothing";
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const known =
    unknownLines === 0 ? "all" : `${(lines - unknownLines).toLocaleString("en")} of ${lines.toLocaleString("en")}`;
  return errors === 0 ? known : `${known}, ${plural(errors, "error")}`;
}
