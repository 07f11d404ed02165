import {
  type AnyAst,
  cpuTopologyFacts,
  type Fact,
  type FactSource,
  type FormatId,
  ifconfigFacts,
  ipFacts,
  iptablesFacts,
  netstatFacts,
  networkConfigFacts,
  ovsVsctlFacts,
  parseAny,
  type UnrecognizedAst,
} from "../../src/index.ts";
import { type Sample, samples } from "../laws/samples.ts";

/** The facts of a tree of any format. */
function factsOf(ast: AnyAst | UnrecognizedAst, source: FactSource): readonly Fact[] {
  switch (ast.kind) {
    case "ip":
      return ipFacts(ast, source);
    case "ifconfig":
      return ifconfigFacts(ast, source);
    case "routes":
      return netstatFacts(ast, source);
    case "ruleset":
      return iptablesFacts(ast, source);
    case "ovs-vsctl-show":
      return ovsVsctlFacts(ast, source);
    case "network-config":
      return networkConfigFacts(ast, source);
    case "unrecognized":
      return [];
    default:
      return cpuTopologyFacts(ast, source);
  }
}

/** The facts of a text of a format. */
export function factsIn(text: string, format: FormatId, source: FactSource): readonly Fact[] {
  return factsOf(parseAny(text, { format }).ast, source);
}

const known = new Map<string, readonly Fact[]>();

/** The facts of a sample: the path is that of the sample. */
export function factsOfSample(sample: Sample, command?: string): readonly Fact[] {
  const key = JSON.stringify([sample.path, command]);
  const facts = known.get(key) ?? readSample(sample, command);
  known.set(key, facts);
  return facts;
}

function readSample({ text, format, path }: Sample, command?: string): readonly Fact[] {
  const found = formats.find((id) => id === format);
  if (found === undefined) throw new Error(`${path}: no format`);
  return factsIn(text, found, command === undefined ? { path } : { path, command });
}

const formats: readonly FormatId[] = [
  "ip",
  "ifconfig",
  "netstat",
  "iptables",
  "ovs-vsctl",
  "network-config",
  "cpu-topology",
];

/** The sample of that name, as `ip/ok/same-host.route.iproute2-6.1.txt`. */
export function sampleOf(name: string): Sample {
  const found = samples.find(({ path }) => path === `samples/${name}`);
  if (found === undefined) throw new Error(`samples/${name} is not there`);
  return found;
}

/** The facts of a sample by its name. */
export const factsOfName = (name: string, command?: string): readonly Fact[] => factsOfSample(sampleOf(name), command);
