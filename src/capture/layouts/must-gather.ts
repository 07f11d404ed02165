import { commandOfName, mangledCommand, readingOf } from "../mangled-name.ts";
import { type CapturePath, cutAt } from "../path.ts";
import type { HostHint, Place, Reading } from "../place.ts";
import { hostFile } from "./host-files.ts";

/** The host and the reading of a file; `null` where it holds nothing that is read. */
type Found = { readonly host: HostHint; readonly reading: Reading } | null;

/** Folders that `oc adm must-gather` makes and `oc adm inspect` does not, with what lies in them. openshift/must-gather collection-scripts. */
const FOLDERS: Readonly<Record<string, (rest: readonly string[]) => Found>> = {
  network_logs: networkLog,
  host_network_logs: hostNetworkLog,
  bm_network_logs: bareMetalLog,
  sos_info: sosInfo,
  host_service_logs: () => null,
  hostfiles: hostFileCopy,
  nodes: nodeFile,
};

/** Files of the capture as a whole, above the folder of an image or within it. */
const MARKS = /^(?:must-gather\.logs?|event-filter\.html)$/;

/** The place of a file that only `oc adm must-gather` writes: what it runs on nodes. Anybody's folder may be called `network_logs`: there, the names of the files decide. */
export function mustGatherPlace(path: CapturePath): Place | null {
  const { names } = path;
  const cut = cutAt(path, (name, rest) => (name === "nodes" ? isNodeFile(rest) : Object.hasOwn(FOLDERS, name)));
  const found = cut === null ? null : (FOLDERS[cut.name]?.(cut.rest) ?? null);
  if (cut !== null && found !== null) return { layout: "must-gather", root: cut.root, isMustGather: true, ...found };
  const isNodes = cut?.name === "nodes" || cut?.name === "host_service_logs";
  if (!isNodes && !MARKS.test(names.at(-1) ?? "")) return null;
  const root = isNodes ? cut.root : names.slice(0, -1).join("/");
  return { layout: "must-gather", root, isMustGather: true, host: { kind: "cluster" }, reading: null };
}

/**
 * What `gather_ppc` collects in the folder of a node (since 2023; before, the image of the performance addon operator), and `gather_nodes` of kubevirt's image: `ip.txt`, `bridge`.
 */
const NODE_FILES: Readonly<Record<string, Reading | null>> = {
  lscpu: { kind: "output", command: "lscpu -e" },
  "ip.txt": { kind: "output", command: "ip a" },
  bridge: { kind: "output", command: "ip -o link show type bridge" },
  proc_cmdline: { kind: "kernel-command-line" },
  "cpu_affinities.json": { kind: "content" },
  "irq_affinities.json": { kind: "content" },
  "podresources.json": { kind: "content" },
  "pods_info.json": { kind: "content" },
  lspci: null,
  dmesg: null,
  "sysinfo.log": null,
  "sysinfo.tgz": null,
  ethtool_features: null,
  ethtool_channels: null,
};

function isNodeFile([node, file, ...inner]: readonly string[]): boolean {
  if (node === undefined || file === undefined) return node === "debug" || node === "skipped_nodes.txt";
  if (inner.length > 0) return file === "sysinfo.tgz";
  return Object.hasOwn(NODE_FILES, file) || commandOfName(file) !== undefined;
}

/** People call their own folders `nodes` too, and their files after commands. */
function fileReading(file: string): Reading | null {
  if (Object.hasOwn(NODE_FILES, file)) return NODE_FILES[file] ?? null;
  const command = commandOfName(file);
  return command === undefined ? null : { kind: "content", command };
}

/** `nodes/<NODE>/lscpu`; the files of the node's file system within `sysinfo.tgz`. */
function nodeFile([name = "", file, ...inner]: readonly string[]): Found {
  if (file === undefined) return null;
  const first = inner.findIndex((folder) => folder === "proc" || folder === "sys");
  const reading = inner.length === 0 ? fileReading(file) : first < 0 ? null : hostFile(inner.slice(first));
  return reading === null ? null : { host: { kind: "node", name }, reading };
}

/** The ends of names in `network_logs`, from 2019 to 2021. Other ends are commands with `_` for blanks. */
const NETWORK_LOGS: Readonly<Record<string, string>> = {
  ovs_dump: "ovs-vsctl show",
  iptables: "iptables-save -c",
  ip6tables: "ip6tables-save -c",
};

/** Pods of the network: their name stands for the node's, or behind it. Names of nodes and pods have no `_`. */
const POD = /^(?:ovnkube-[a-z]+(?:-[a-z]+)*|sdn|ovs|kuryr-cni)-[a-z0-9]{5}$/;

/** `<NODE>_ovs_dump`, `<NODE>_iptables`, `<POD>_iptables`, `<NODE>_<POD>_ip_route`. */
function networkLog(rest: readonly string[]): Found {
  const name = rest.length === 1 ? (rest[0] ?? "") : "";
  const [owner = "", second = ""] = name.split("_", 2);
  const isPodNext = POD.test(second);
  const end = name.slice(owner.length + 1 + (isPodNext ? second.length + 1 : 0));
  if (owner === "" || end === "" || owner.startsWith(".")) return null;
  const known = Object.hasOwn(NETWORK_LOGS, end) ? NETWORK_LOGS[end] : undefined;
  const reading = readingOf(known === undefined ? mangledCommand(end) : { command: known, inner: known });
  if (reading === null) return null;
  return { host: POD.test(owner) ? { kind: "pod", name: owner } : { kind: "node", name: owner }, reading };
}

const HOST_LOG = /^(ip-address|ip-route4|ip-route6)-(.{1,253})\.log$/;
const HOST_COMMANDS: Readonly<Record<string, string>> = {
  "ip-address": "ip address",
  "ip-route4": "ip -4 route",
  "ip-route6": "ip -6 route",
};

/** `gather_host_network_logs`, since 2024: `ip-address-<NODE>.log`. */
function hostNetworkLog(rest: readonly string[]): Found {
  const [, what = "", node] = HOST_LOG.exec(rest.length === 1 ? (rest[0] ?? "") : "") ?? [];
  const command = HOST_COMMANDS[what];
  if (node === undefined || command === undefined) return null;
  return { host: { kind: "node", name: node }, reading: { kind: "output", command } };
}

/** `gather_bm_network_logs`: `<NODE>/ip-addr.txt`. */
function bareMetalLog([node = "", file, ...more]: readonly string[]): Found {
  if (more.length > 0 || (file !== "ip-addr.txt" && file !== "ip-route.txt")) return null;
  const command = file === "ip-addr.txt" ? "ip addr" : "ip route";
  return { host: { kind: "node", name: node }, reading: { kind: "output", command } };
}

/** `gather_host_files`: `<NODE>_kubelet.conf`. */
function hostFileCopy(rest: readonly string[]): Found {
  const name = /^(.{1,253})_kubelet\.conf$/.exec(rest.length === 1 ? (rest[0] ?? "") : "")?.[1];
  return name === undefined
    ? null
    : { host: { kind: "node", name }, reading: { kind: "output", format: "cpu-topology" } };
}

const SOS_LOG = /^([\d.]{7,15}|[\da-f:]{2,39})-(ip[ _].{1,200})\.log$/;

/** `gather_sos_networking`, 2020: `networking/<ADDRESS OF THE NODE>-ip -o addr.log`. */
function sosInfo(rest: readonly string[]): Found {
  const file = rest.length === 2 && rest[0] === "networking" ? (rest[1] ?? "") : "";
  const [, address, command] = SOS_LOG.exec(file) ?? [];
  const reading = command === undefined ? null : readingOf(mangledCommand(command.replaceAll(" ", "_")));
  return address === undefined || reading === null ? null : { host: { kind: "address", address }, reading };
}
