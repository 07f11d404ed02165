import type { FileReading } from "./file-reading.ts";
import { compareTexts, sameNodes } from "./names.ts";
import { baseName } from "./path.ts";
import type { HostHint } from "./place.ts";
import { folderNamedAfterNode, nodeOfFolder, nodeOfRoot, type Roots } from "./roots.ts";

/** What the cluster's own objects say of its nodes. */
export interface ClusterNodes {
  readonly names: ReadonlySet<string>;
  /** The node of an address of its status. */
  readonly addresses: ReadonlyMap<string, string>;
  /** The node that a pod runs on. */
  readonly pods: ReadonlyMap<string, string>;
}

/** Returns what the objects of Kubernetes among the files say; of two that contradict each other the first counts. */
export function clusterNodes(readings: Iterable<FileReading>): ClusterNodes {
  const names = new Set<string>();
  const addresses = new Map<string, string>();
  const pods = new Map<string, string>();
  for (const { ast } of readings) {
    if (ast?.kind !== "kubernetes") continue;
    for (const object of ast.objects) {
      if (object.kind === "pod-place" && object.nodeName !== undefined && !pods.has(object.name)) {
        pods.set(object.name, object.nodeName);
      }
      if (object.kind !== "node") continue;
      names.add(object.name);
      for (const { address } of object.addresses) if (!addresses.has(address)) addresses.set(address, object.name);
    }
  }
  return { names, addresses, pods };
}

/** A file, and what its path says of its node. `root` is the folder that a root's or plain folder's files share. */
export interface HostedFile {
  readonly root: string;
  readonly host: HostHint;
}

/** Finds the node of a file; `null` where nothing names it. */
export interface Hosts {
  readonly nodeOf: (file: HostedFile) => string | null;
  /** What a name that a file says is called in the capture. */
  readonly canonical: (name: string) => string;
  /** The short names, or names that the cluster does not use, and what they were taken for. */
  readonly same: ReadonlyMap<string, string>;
}

/** Returns the names of the nodes of all files. `said` are the names within texts. */
export function openHosts(
  files: readonly HostedFile[],
  { roots, cluster, said }: { readonly roots: Roots; readonly cluster: ClusterNodes; readonly said: readonly string[] },
): Hosts {
  const folders = folderNames(files, roots);
  const known = new Set(cluster.names);
  for (const { host } of files) if (host.kind === "node") known.add(host.name);
  const find = (file: HostedFile): string | null =>
    toldNode(file, { roots, cluster, known }) ?? folders.get(file.root) ?? null;
  const told = files.map(find).filter((name) => name !== null);
  const same = sameNodes([...told, ...said].sort(compareTexts), cluster.names);
  const canonical = (name: string): string => same.get(name) ?? cluster.addresses.get(name) ?? name;
  return {
    same,
    canonical,
    nodeOf: (file) => {
      const name = find(file);
      return name === null ? null : canonical(name);
    },
  };
}

/** What names of nodes are found by. */
interface Known {
  readonly roots: Roots;
  readonly cluster: ClusterNodes;
  /** The names that the cluster's objects and paths say. */
  readonly known: ReadonlySet<string>;
}

/** The node that a path, a file or an object names. */
function toldNode({ host, root }: HostedFile, { roots, cluster, known }: Known): string | null {
  switch (host.kind) {
    case "node":
      return host.name;
    case "pod":
      return cluster.pods.get(host.name) ?? null;
    case "address":
      return cluster.addresses.get(host.address) ?? null;
    case "root":
      return nodeOfRoot(roots, root);
    case "folder":
      return nodeOfFolder(roots, root);
    case "within":
      return host.folder.split("/").findLast((name) => known.has(name)) ?? null;
    case "cluster":
      return null;
  }
}

/** The names of folders whose node nothing else tells. Two folders of one name are two nodes: then their paths are the names. */
function folderNames(files: readonly HostedFile[], roots: Roots): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  for (const { host, root } of files) {
    if ((host.kind !== "root" && host.kind !== "folder") || named.has(root)) continue;
    if ((host.kind === "root" ? nodeOfRoot(roots, root) : nodeOfFolder(roots, root)) !== null) continue;
    const folder = folderNamedAfterNode(root);
    if (folder === null) continue;
    named.set(root, folder);
    const name = baseName(folder);
    byName.set(name, (byName.get(name) ?? new Set()).add(folder));
  }
  return new Map([...named].map(([root, folder]) => [root, nameOf(folder, byName)]));
}

function nameOf(folder: string, byName: ReadonlyMap<string, ReadonlySet<string>>): string {
  const name = baseName(folder);
  return byName.get(name)?.size === 1 ? name : folder;
}
