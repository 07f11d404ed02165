import { type CapturePath, cutAt } from "../path.ts";
import type { Place, Reading } from "../place.ts";

const NETWORK: Reading = { kind: "output", format: "network-config" };
const CPUS: Reading = { kind: "output", format: "cpu-topology" };

/** The resources that are read, by group and plural: each a list `<plural>.yaml`, or objects `<plural>/<name>.yaml`. */
const RESOURCES: Readonly<Record<string, Reading>> = {
  "config.openshift.io/networks": NETWORK,
  "operator.openshift.io/networks": NETWORK,
  "core/nodes": { kind: "kubernetes" },
  "performance.openshift.io/performanceprofiles": CPUS,
  "machineconfiguration.openshift.io/kubeletconfigs": CPUS,
  "machineconfiguration.openshift.io/machineconfigs": { kind: "kubernetes" },
};

/** The pods in whose folders `gather_sriov` leaves what it ran on their nodes. */
const DAEMON = /^sriov-network-config-daemon-/;

/** `namespaces/<namespace>/pods/<pod>/ip_link` and `kernel-cmdline`. */
function podOutput([, folder, pod = "", file, ...more]: readonly string[]): Pick<Place, "host" | "reading"> | null {
  if (folder !== "pods" || !DAEMON.test(pod) || more.length > 0) return null;
  const host = { kind: "pod", name: pod } as const;
  if (file === "ip_link") return { host, reading: { kind: "output", command: "ip link" } };
  return file === "kernel-cmdline" ? { host, reading: { kind: "kernel-command-line" } } : null;
}

/** The namespaces of the pods after which files of `network_logs` are named. */
const POD_NAMESPACES = /^openshift-(?:ovn-kubernetes|sdn|kuryr)$/;
const SCOPES = "cluster-scoped-resources";

/** The place of a file that `oc adm inspect` writes, alone or for `oc adm must-gather`: `<scope>/<group>/<plural>.yaml` for a list, `<scope>/<group>/<plural>/<name>.yaml` for one object. */
export function inspectPlace(path: CapturePath): Place | null {
  const cut = cutAt(path, (name, rest) => name === SCOPES || (name === "namespaces" && isNamespace(rest)));
  if (cut === null) return null;
  const pod = cut.name === SCOPES ? null : podOutput(cut.rest);
  if (pod !== null) return { layout: "must-gather", root: cut.root, isMustGather: true, ...pod };
  const reading = cut.name === SCOPES ? resourceReading(cut.rest) : podReading(cut.rest);
  return { layout: "inspect", root: cut.root, host: { kind: "cluster" }, reading };
}

/** Other captures have folders `namespaces` too. */
function isNamespace([namespace, next, ...more]: readonly string[]): boolean {
  if (next === `${namespace}.yaml`) return more.length === 0;
  return (
    more.length > 0 &&
    next !== undefined &&
    (next === "core" || next === "pods" || next.includes(".") || next === "apps")
  );
}

function resourceReading(rest: readonly string[]): Reading | null {
  const [group = "", plural = "", object] = rest;
  const file = object ?? plural;
  const name = stemOf(file);
  if (rest.length > 3 || name === null) return null;
  const key = `${group}/${object === undefined ? name : plural}`;
  return Object.hasOwn(RESOURCES, key) ? (RESOURCES[key] ?? null) : null;
}

/** `pods/<pod>/<pod>.yaml` and the list `core/pods.yaml`. */
function podReading([namespace = "", folder, ...rest]: readonly string[]): Reading | null {
  const [first = "", second = ""] = rest;
  if (!POD_NAMESPACES.test(namespace) && !DAEMON.test(first)) return null;
  const isList = folder === "core" && rest.length === 1 && stemOf(first) === "pods";
  const isPod = folder === "pods" && rest.length === 2 && stemOf(second) === first;
  return isList || isPod ? { kind: "kubernetes" } : null;
}

/** The name of a file without its end; `null` for another kind of file, and for what macOS puts beside a file. */
function stemOf(file: string): string | null {
  return file.startsWith("._") ? null : (/^(.+)\.(?:ya?ml|json)$/.exec(file)?.[1] ?? null);
}
