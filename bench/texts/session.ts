import { lscpuText } from "./cpu-topology.ts";
import { ifconfigText } from "./ifconfig.ts";
import { ipAddressText, ipRouteText } from "./ip.ts";
import { iptablesText } from "./iptables.ts";
import { netstatText } from "./netstat.ts";
import { ovsVsctlText } from "./ovs-vsctl.ts";
import { type BenchText, inOnePiece } from "./text.ts";

const STATUS =
  '{"clusterNetwork":[{"cidr":"10.128.0.0/14","hostPrefix":23}],"clusterNetworkMTU":1450,"networkType":"OpenShiftSDN","serviceNetwork":["172.30.0.0/16"]}';

/** What is asked of a node with 250 pods, one command after the other, and what stands between: a sentence, a note, a mark of what was left out, nothing. */
const STEPS: readonly (readonly [command: string, output: () => string, behind: string])[] = [
  ["ovs-vsctl show", () => ovsVsctlText(250).text, ""],
  [
    "ifconfig -a",
    () => ifconfigText(250).text,
    "\nHere is what the routing table of the node has to say about it.\n\n",
  ],
  ["netstat -nr", () => netstatText(60).text, ""],
  ["iptables -t nat -nvL", () => iptablesText(1_000).text, "\n... snip ...\n\n"],
  ["ip -o addr", () => ipAddressText(250).text, ""],
  ["ip route", () => ipRouteText(60).text, "\n## the cluster\n\n"],
  ["lscpu", () => lscpuText(64).text, ""],
  ["oc get network.config/cluster -o jsonpath={.status}", () => `${STATUS}\n`, ""],
];

/** A terminal session on many nodes, of at least `megabytes`: every command that netgather reads, as often as it takes. */
export function sessionText(megabytes: number): BenchText {
  const made = STEPS.map(([command, output, behind]) => ({ command, output: output(), behind }));
  const round = (node: number): string =>
    made.map(({ command, output, behind }) => `[root@worker${node} ~]# ${command}\n${output}${behind}`).join("");
  const rounds = Math.ceil((megabytes * 1_000_000) / round(0).length);
  const text = inOnePiece(Array.from({ length: rounds }, (_, node) => round(node)));
  return { text, items: rounds * STEPS.length, unit: "command" };
}
