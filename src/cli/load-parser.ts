import type { FormatId } from "../formats/recognizers.ts";
import type { Format } from "../formats/registry.ts";

/** The parser of a format, each in a file of its own that is loaded when it is needed: a run that reads routes loads no other parser. */
const LOADERS: Readonly<Record<FormatId, () => Promise<Format["parse"]>>> = {
  "ovs-vsctl": async () => (await import("../formats/ovs-vsctl/parse.ts")).parseOvsVsctlShow,
  iptables: async () => (await import("../formats/iptables/parse.ts")).parseIptables,
  netstat: async () => (await import("../formats/netstat/parse.ts")).parseRoutes,
  ifconfig: async () => (await import("../formats/ifconfig/parse.ts")).parseIfconfig,
  ip: async () => (await import("../formats/ip/parse.ts")).parseIp,
  "network-config": async () => (await import("../formats/network-config/parse.ts")).parseNetworkConfig,
  "cpu-topology": async () => (await import("../formats/cpu-topology/parse.ts")).parseCpuTopology,
};

/** Returns the parser of a format. */
export function loadParser(format: FormatId): Promise<Format["parse"]> {
  return LOADERS[format]();
}
