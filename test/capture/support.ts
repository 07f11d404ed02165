import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Capture, type CaptureEntry, type CaptureFile, type NodeFacts, readCapture } from "../../src/index.ts";

/** The text of a sample: `ip/ok/same-host.addr.iproute2-6.1.txt`. */
export function sample(path: string): string {
  return readFileSync(join(import.meta.dirname, "../../samples", path), "utf8");
}

/** The capture of files, by path and text. */
export function captureOf(files: Readonly<Record<string, string>>): Capture {
  return readCapture(entriesOf(files));
}

export function entriesOf(files: Readonly<Record<string, string>>): CaptureEntry[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

export function fileOf({ files }: Capture, path: string): CaptureFile {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`no file ${path} among ${files.map((one) => one.path).join(", ")}`);
  return file;
}

export function nodeOf({ nodes }: Capture, name: string): NodeFacts {
  const node = nodes.find((candidate) => candidate.name === name);
  if (node === undefined) throw new Error(`no node ${name} among ${nodes.map((one) => one.name).join(", ")}`);
  return node;
}

/** What a path alone tells of a file: node, layout, namespace, command and format. */
export function toldOf(path: string, text: string): readonly (string | null | undefined)[] {
  const { node, layout, namespace, command, format } = fileOf(captureOf({ [path]: text }), path);
  return [node, layout, namespace, command, format];
}

/** The lines of a text, each as a file of its own would hold it. */
export const texts = {
  ovs: sample("ovs-vsctl/ok/ovs-vsctl-show.worker1.txt"),
  addr: sample("ip/ok/same-host.addr.iproute2-6.1.txt"),
  addrOneLine: sample("ip/ok/same-host.addr-oneline.iproute2-6.1.txt"),
  linkDetails: sample("ip/ok/same-host.link-details.iproute2-6.1.txt"),
  route: sample("ip/ok/same-host.route.iproute2-6.1.txt"),
  route6: sample("ip/ok/same-host.route6.iproute2-6.1.txt"),
  rule: sample("ip/ok/rule.iproute2-6.1.txt"),
  routeNumeric: sample("netstat/ok/same-host.route-n.2.10.txt"),
  netstat: sample("netstat/ok/same-host.netstat-nr.2.10.txt"),
  netstatInterfaces: sample("netstat/ok/same-host.netstat-ia.2.10.txt"),
  ifconfig: sample("ifconfig/ok/same-host.net-tools-2.10.txt"),
  natSave: sample("iptables/ok/nft-nat-save-c.txt"),
  natList: sample("iptables/ok/nft-nat-nvL.txt"),
  nat6List: sample("iptables/ok/nft-ip6-nat-nvL.txt"),
  filterList: sample("iptables/ok/nft-filter-nvL.txt"),
  lscpu: sample("cpu-topology/ok/lscpu-flat.2.38.txt"),
  lscpuRows: sample("cpu-topology/ok/lscpu-e.2.38.txt"),
  cpuinfo: sample("cpu-topology/ok/cpuinfo-x86.txt"),
  numactl: sample("cpu-topology/ok/numactl-hardware.2.0.16.txt"),
  cmdline: "BOOT_IMAGE=(hd0,gpt3)/vmlinuz ro isolcpus=managed_irq,2-3 nohz_full=2-3\n",
  networks: sample("network-config/ok/network-list.yaml.txt"),
  network: sample("network-config/ok/config-full.yaml.txt"),
  operator: sample("network-config/ok/operator-full.yaml.txt"),
  describe: sample("network-config/ok/describe.txt"),
  profile: sample("cpu-topology/ok/performance-profile.yaml.txt"),
  kubelet: sample("cpu-topology/ok/kubelet-configuration.openshift.yaml.txt"),
};

/** The object of a node, as `oc adm inspect` writes it. */
export function nodeObject(name: string, address: string): string {
  return `---
apiVersion: v1
kind: Node
metadata:
  annotations:
    k8s.ovn.org/host-cidrs: '["${address}/24"]'
  name: ${name}
status:
  addresses:
  - address: ${address}
    type: InternalIP
  - address: ${name}
    type: Hostname
`;
}

/** The object of a pod, as `oc adm inspect` writes it. */
export function podObject(name: string, nodeName: string): string {
  return `---
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: openshift-ovn-kubernetes
spec:
  nodeName: ${nodeName}
`;
}
