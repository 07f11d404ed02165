import { cpuFormOf, isDocumentForm } from "../formats/cpu-topology/form.ts";
import type { FormatId } from "../formats/recognizers.ts";
import type { Format } from "../formats/registry.ts";

/** A parser, loaded for a text. */
type Loader = (text: string) => Promise<Format["parse"]>;

/** The parsers, each in a file of its own that is loaded when it is needed: a run that reads routes loads no other parser. */
const LOADERS: Readonly<Record<FormatId, Loader>> = {
  "ovs-vsctl": async () => (await import("../formats/ovs-vsctl/parse.ts")).parseOvsVsctlShow,
  iptables: async () => (await import("../formats/iptables/parse.ts")).parseIptables,
  netstat: async () => (await import("../formats/netstat/parse.ts")).parseRoutes,
  ifconfig: async () => (await import("../formats/ifconfig/parse.ts")).parseIfconfig,
  ip: async () => (await import("../formats/ip/parse.ts")).parseIp,
  "network-config": async () => (await import("../formats/network-config/parse.ts")).parseNetworkConfig,
  "cpu-topology": loadCpuTopology,
};

/** What reads YAML is as large as all the rest of this format, and few texts need it. */
async function loadCpuTopology(text: string): Promise<Format["parse"]> {
  const form = cpuFormOf(text);
  if (isDocumentForm(form)) return (await import("../formats/cpu-topology/parse.ts")).parseCpuTopology;
  const { parseCpuOutput } = await import("../formats/cpu-topology/parse-output.ts");
  return (input) => parseCpuOutput(input, form);
}

/** Returns the parser of a format for a text. */
export function loadParser(format: FormatId, text: string): Promise<Format["parse"]> {
  return LOADERS[format](text);
}
