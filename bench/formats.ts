import { parseCpuinfo, parseCpuSysfs, parseLscpu, parseNumactl } from "netgather/cpu-topology";
import { parseIfconfig } from "netgather/ifconfig";
import { parseIpAddr, parseIpNeigh, parseIpRoute } from "netgather/ip";
import { parseIptables } from "netgather/iptables";
import { parseRoutes } from "netgather/netstat";
import { parseNetworkConfig } from "netgather/network-config";
import { parseOvsVsctlShow } from "netgather/ovs-vsctl";
import type { Parsed } from "netgather/text";
import { type Effort, heapOf, measure } from "./measure.ts";
import { naiveIfconfig } from "./naive/ifconfig.ts";
import { naiveNetstat } from "./naive/netstat.ts";
import { naiveOvsVsctl } from "./naive/ovs-vsctl.ts";
import { against, figure, table } from "./table.ts";
import {
  cpuinfoText,
  lscpuExtendedText,
  lscpuParsableText,
  lscpuText,
  numactlText,
  sysfsText,
} from "./texts/cpu-topology.ts";
import { ifconfigText } from "./texts/ifconfig.ts";
import { ipAddressText, ipLinkText, ipNeighbourText, ipRouteText } from "./texts/ip.ts";
import { iptablesText } from "./texts/iptables.ts";
import { netstatText } from "./texts/netstat.ts";
import { networkConfigText } from "./texts/network-config.ts";
import { ovsVsctlText } from "./texts/ovs-vsctl.ts";
import type { BenchText } from "./texts/text.ts";

/** One row: a text, its parser, and what is asked of it. */
export interface FormatBench {
  readonly name: string;
  readonly text: BenchText;
  readonly parse: (text: string) => Parsed<unknown>;
  readonly gates: { readonly split?: number; readonly json: number; readonly heap?: number };
  /** What a script does with the same text: lines split and matched, no places, no checks. */
  readonly naive?: (text: string) => unknown;
  /** The parser of `jc` for the same text. */
  readonly jc?: string;
}

export const formatBenches = (): readonly FormatBench[] => [
  {
    name: "iptables -nvL",
    text: iptablesText(10_000),
    parse: parseIptables,
    gates: { split: 15, json: 0.5, heap: 500 },
    jc: "--iptables",
  },
  {
    name: "netstat -nr",
    text: netstatText(10_000),
    parse: parseRoutes,
    gates: { json: 1, heap: 200 },
    jc: "--netstat",
    naive: naiveNetstat,
  },
  {
    name: "ifconfig",
    text: ifconfigText(2_000),
    parse: parseIfconfig,
    gates: { json: 1, heap: 700 },
    jc: "--ifconfig",
    naive: naiveIfconfig,
  },
  { name: "ip route", text: ipRouteText(10_000), parse: parseIpRoute, gates: { json: 1, heap: 350 } },
  { name: "ip -o addr", text: ipAddressText(10_000), parse: parseIpAddr, gates: { json: 1, heap: 600 } },
  { name: "ip addr", text: ipLinkText(2_000), parse: parseIpAddr, gates: { json: 1.5 } },
  { name: "ip neigh", text: ipNeighbourText(10_000), parse: parseIpNeigh, gates: { json: 1 } },
  {
    name: "ovs-vsctl show",
    text: ovsVsctlText(5_000),
    parse: parseOvsVsctlShow,
    gates: { json: 1, heap: 400 },
    naive: naiveOvsVsctl,
  },
  {
    name: "/proc/cpuinfo",
    text: cpuinfoText(4_096),
    parse: parseCpuinfo,
    gates: { json: 1, heap: 1_800 },
    jc: "--proc-cpuinfo",
  },
  { name: "lscpu", text: lscpuText(512), parse: parseLscpu, gates: { json: 1 } },
  { name: "lscpu -p", text: lscpuParsableText(4_096), parse: parseLscpu, gates: { json: 1, heap: 1_000 } },
  { name: "lscpu -e", text: lscpuExtendedText(4_096), parse: parseLscpu, gates: { json: 1, heap: 1_200 } },
  { name: "numactl -H", text: numactlText(4_096), parse: parseNumactl, gates: { json: 1 } },
  { name: "/sys cpu*/topology", text: sysfsText(4_096), parse: parseCpuSysfs, gates: { json: 4 } },
  { name: "network.config", text: networkConfigText(200), parse: parseNetworkConfig, gates: { json: 1 } },
];

/** The text must be read completely, or the figures are of something else. */
function treeOf({ name, text, parse }: FormatBench): unknown {
  const { ast, diagnostics } = parse(text.text);
  const [first] = diagnostics;
  if (first === undefined) return ast;
  const shown = text.text.slice(first.span.start, first.span.end);
  throw new Error(
    `${name}: the bench's text has ${diagnostics.length} diagnostics, first ${first.code} at ${JSON.stringify(shown)}`,
  );
}

function rowOf(bench: FormatBench, effort: Effort): readonly string[] {
  const { name, parse, gates, naive } = bench;
  const { text, items, unit } = bench.text;
  const json = JSON.stringify(treeOf(bench));
  const time = measure(
    {
      split: () => text.split("\n"),
      json: (): unknown => JSON.parse(json),
      parse: () => parse(text),
      naive: () => naive?.(text),
    },
    effort,
  );
  const heap = heapOf(() => parse(text), Math.ceil(5_000 / items));
  return [
    name,
    `${items.toLocaleString("en")} ${unit}s`,
    figure(time.parse / items),
    against(time.parse / time.split, gates.split),
    against(time.parse / time.json, gates.json),
    naive === undefined ? "" : figure(time.parse / time.naive),
    against(heap / items, gates.heap),
  ];
}

/** The table of all formats: nanoseconds and heap an item, and ratios to split, to JSON.parse of the same tree and to what a script does. */
export function formatTable(effort: Effort): string {
  const head = ["format", "items", "ns an item", "x split", "x JSON.parse", "x naive", "bytes an item"];
  return table([head, ...formatBenches().map((bench) => rowOf(bench, effort))]);
}
