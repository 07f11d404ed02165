// A stranger's program: compiled and run against the packed library, in an empty project, by the test beside it.
import { type FormatId, parseAny, recognizeFormat } from "netgather";
import { parseCpuList, parseLscpu } from "netgather/cpu-topology";
import { parseIfconfig } from "netgather/ifconfig";
import { parseIptables, parseRuleSpec, printRuleSpec } from "netgather/iptables";
import {
  type Cidr,
  cidrContains,
  type IpAddress,
  type MacAddress,
  parseCidr,
  parseIpAddress,
  parseMac,
} from "netgather/net";
import { parseRoutes, printRoutes } from "netgather/netstat";
import { parseNetworkConfig } from "netgather/network-config";
import { parseOvsVsctlShow, printOvsVsctlShow } from "netgather/ovs-vsctl";
import { type Diagnostic, formatDiagnostic, lineIndex, type Parsed, ParseError, unwrap } from "netgather/text";

declare const console: { log(line: string): void };

const ovs =
  "9cad81c8-d7be-4b18-90e8-03aadd86a8cb\n    Bridge br-ex\n        Port br-ex\n            Interface br-ex\n                type: internal\n";
const routes = `Kernel IP routing table
Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
10.131.0.0      0.0.0.0         255.255.254.0   U         0 0          0 ovn-k8s-mp0
`;

const mac: MacAddress | null = parseMac("EE-45-A3-53-06-65");
const cidr: Cidr | null = parseCidr("10.131.0.2/23");
const address: IpAddress | null = parseIpAddress("10.131.1.255");
const format: FormatId | null = recognizeFormat(ovs);

function codes<Ast>({ diagnostics }: Parsed<Ast>): readonly string[] {
  return diagnostics.map(({ code }: Diagnostic) => code);
}

function refusal(): string {
  const parsed = parseRoutes(
    "Kernel IP routing table\nDestination Gateway Genmask Flags MSS Window irtt Iface\n10.0.0.0 x y U 0 0 0 eth0\n",
  );
  try {
    unwrap(parsed);
    return "";
  } catch (error) {
    return error instanceof ParseError ? "ParseError" : "another error";
  }
}

const [first] = parseRoutes("nothing of the kind").diagnostics;

console.log(
  JSON.stringify({
    mac,
    contains: cidr !== null && address !== null && cidrContains(cidr, address),
    format,
    any: parseAny(routes).ast.kind,
    bridges: unwrap(parseOvsVsctlShow(ovs)).bridges.map(({ name }) => name),
    ovsPrinted: printOvsVsctlShow(parseOvsVsctlShow(ovs).ast) === ovs,
    routesPrinted: printRoutes(parseRoutes(routes).ast) === routes,
    clean: [
      ...codes(
        parseIfconfig("lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536\n        inet 127.0.0.1  netmask 255.0.0.0\n"),
      ),
      ...codes(
        parseIptables("Chain INPUT (policy ACCEPT)\ntarget     prot opt source               destination         \n"),
      ),
      ...codes(parseRuleSpec("-A INPUT -p tcp -j ACCEPT")),
      ...codes(parseNetworkConfig('{"clusterNetworkMTU":1450,"networkType":"OpenShiftSDN"}')),
      ...codes(parseLscpu("Architecture:        x86_64\nCPU(s):              2\n")),
      ...codes(parseCpuList("0-3", "util-linux")),
    ],
    printers: [typeof printRuleSpec],
    refusal: refusal(),
    framed:
      first !== undefined &&
      formatDiagnostic(first, "nothing of the kind", { file: "a.txt" }).startsWith("a.txt:1:1: "),
    line: lineIndex("a\nb").position(2).line,
  }),
);
