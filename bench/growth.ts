import { parseCpuinfo, parseCpuSysfs } from "netgather/cpu-topology";
import { parseIfconfig } from "netgather/ifconfig";
import { parseIpAddr, parseIpRoute } from "netgather/ip";
import { parseIptables } from "netgather/iptables";
import { parseRoutes } from "netgather/netstat";
import { parseOvsVsctlShow } from "netgather/ovs-vsctl";
import type { Parsed } from "netgather/text";
import { type Effort, measure } from "./measure.ts";
import { against, figure, table } from "./table.ts";
import { cpuinfoText, sysfsText } from "./texts/cpu-topology.ts";
import { ifconfigText, linkEncapText } from "./texts/ifconfig.ts";
import { ipAddressText, ipRouteText } from "./texts/ip.ts";
import { iptablesText } from "./texts/iptables.ts";
import { netstat6Text, netstatText } from "./texts/netstat.ts";
import { ovsVsctlText } from "./texts/ovs-vsctl.ts";
import type { BenchText } from "./texts/text.ts";

/** A format whose texts are made in several sizes. `json` is the gate of the ratio to `JSON.parse` of the same tree, at every size. */
interface Growing {
  readonly name: string;
  readonly make: (items: number) => BenchText;
  readonly parse: (text: string) => Parsed<unknown>;
  readonly sizes: readonly number[];
  readonly json: number;
}

const SIZES = [1_000, 10_000, 100_000] as const;
const INTERFACES = [1_000, 10_000] as const;
/** The largest machines, and what no machine has. */
const CPUS = [512, 4_096, 32_768] as const;
/** 25 % more an item from the smallest to the largest. */
const GROWTH = 1.25;

const growing: readonly Growing[] = [
  { name: "iptables -nvL", make: iptablesText, parse: parseIptables, sizes: SIZES, json: 0.5 },
  { name: "netstat -nr", make: netstatText, parse: parseRoutes, sizes: SIZES, json: 1 },
  { name: "netstat -6nr", make: netstat6Text, parse: parseRoutes, sizes: SIZES, json: 1 },
  { name: "ip route", make: ipRouteText, parse: parseIpRoute, sizes: SIZES, json: 1 },
  { name: "ip -o addr", make: ipAddressText, parse: parseIpAddr, sizes: SIZES, json: 1 },
  { name: "ifconfig", make: ifconfigText, parse: parseIfconfig, sizes: INTERFACES, json: 1 },
  { name: "ifconfig 1.60", make: linkEncapText, parse: parseIfconfig, sizes: INTERFACES, json: 1 },
  { name: "/proc/cpuinfo", make: cpuinfoText, parse: parseCpuinfo, sizes: CPUS, json: 1 },
  { name: "/sys cpu*/topology", make: sysfsText, parse: parseCpuSysfs, sizes: CPUS, json: 4 },
  { name: "ovs-vsctl show", make: ovsVsctlText, parse: parseOvsVsctlShow, sizes: SIZES, json: 1 },
];

/** Nanoseconds an item of one format's growing texts, and how much more than an item of the smallest. */
function growthRows({ name, make, parse, sizes, json: gate }: Growing, effort: Effort): readonly string[][] {
  const times = sizes.slice(0, effort.rounds > 10 ? sizes.length : 2).map((size) => {
    const { text, items } = make(size);
    const json = JSON.stringify(parse(text).ast);
    const subjects = { parse: () => parse(text), split: () => text.split("\n"), json: (): unknown => JSON.parse(json) };
    const time = measure(subjects, effort);
    return { items, parse: time.parse / items, split: time.split / items, json: time.json / items };
  });
  return times.map(({ items, parse, split, json }) => [
    `${name}, ${items.toLocaleString("en")}`,
    figure(parse),
    against(parse / (times[0]?.parse ?? parse), GROWTH),
    figure(split / (times[0]?.split ?? split)),
    figure(json / (times[0]?.json ?? json)),
    against(parse / json, gate),
  ]);
}

/**
 * What an item costs in growing texts. `split` and `JSON.parse` stand beside it: for them, too, the machine's memory grows slow and the garbage
 * collector copies what survives, which is all of a tree.
 */
export function growthTable(effort: Effort): string {
  const head = ["growth", "ns an item", "x the first", "split, x the first", "JSON, x the first", "x JSON.parse"];
  return table([head, ...growing.flatMap((format) => growthRows(format, effort))]);
}

const HEAD = "Chain INPUT (policy ACCEPT)\ntarget     prot opt source               destination         \n";
const row = (words: string): string =>
  `${HEAD}ACCEPT     all  --  anywhere             anywhere             ${words}\n`;

/** Texts that make careless parsers quadratic, by their length in characters. */
const HOSTILE: Readonly<Record<string, (length: number) => string>> = {
  "one comment": (length) => `-A X -m comment --comment "${"x".repeat(length)}"\n`,
  "comments that are never closed": (length) => row("/* ".repeat(length / 3)),
  "matches in one row": (length) => row("tcp dpt:80 ".repeat(length / 11)),
  "matches in one rule": (length) => `-A X ${"-m tcp --dport 80 ".repeat(length / 18)}-j ACCEPT\n`,
  chains: (length) => Array.from({ length: length / 30 }, (_, at) => `Chain C${at} (0 references)\n`).join(""),
  "unbalanced quotes": (length) => '-A X -m comment --comment "x\n'.repeat(length / 29),
  "open log prefixes": (length) => row('LOG level warn prefix "'.repeat(length / 23)),
  NULs: (length) => row("\0".repeat(length)),
  "words that nobody claims": (length) => row("! foo ".repeat(length / 6)),
};

const LENGTH = 400_000;
const STEP = 4;
const EXPONENT = 1.1;

/** Time of hostile texts as a power of their length: 1 is linear. */
export function hostileTable(effort: Effort): string {
  const rows = Object.entries(HOSTILE).map(([name, make]) => {
    const [short, long] = [make(LENGTH), make(LENGTH * STEP)];
    const time = measure({ short: () => parseIptables(short), long: () => parseIptables(long) }, effort);
    return [name, figure(time.long / 1e6), against(Math.log(time.long / time.short) / Math.log(STEP), EXPONENT)];
  });
  return table([
    ["hostile to iptables", `ms, ${(LENGTH * STEP).toLocaleString("en")} characters`, "exponent"],
    ...rows,
  ]);
}
