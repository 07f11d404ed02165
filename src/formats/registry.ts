import type { Parsed, SourceText } from "../text/index.ts";
import { sourceOf, windowText } from "../text/source-text.ts";
import { type CpuTopology, parseCpuTopology } from "./cpu-topology/index.ts";
import { type IfconfigAst, parseIfconfig } from "./ifconfig/index.ts";
import { type IpAst, parseIp } from "./ip/index.ts";
import { parseIptables, type RulesetNode } from "./iptables/index.ts";
import { parseRoutes, type RoutesAst } from "./netstat/index.ts";
import { type NetworkConfigAst, parseNetworkConfig } from "./network-config/index.ts";
import { type OvsVsctlShow, parseOvsVsctlShow } from "./ovs-vsctl/index.ts";
import { formatOf, type Hints, type FormatId as RecognizedId, type Recognizer, recognizers } from "./recognizers.ts";
import { type Unrecognized, unrecognized } from "./unrecognized.ts";

/** The names of the formats: those of their subpaths. */
export type FormatId = RecognizedId;

/** The tree of any format, told apart by `kind`. */
export type AnyAst = OvsVsctlShow | RulesetNode | RoutesAst | IfconfigAst | IpAst | NetworkConfigAst | CpuTopology;

/** What {@link parseAny} returns: the parse, and which format it was. */
export type ParsedAny = (Parsed<AnyAst> & { readonly format: FormatId }) | Unrecognized;

/** One format, as the registry knows it. */
export interface Format extends Recognizer {
  readonly parse: (text: string | SourceText) => Parsed<AnyAst>;
}

/** Every format, in the order of the {@link recognizers}. */
export const formats: readonly Format[] = [
  { ...recognizers["ovs-vsctl"], parse: parseOvsVsctlShow },
  { ...recognizers.iptables, parse: parseIptables },
  { ...recognizers.netstat, parse: parseRoutes },
  { ...recognizers.ifconfig, parse: parseIfconfig },
  { ...recognizers.ip, parse: parseIp },
  { ...recognizers["network-config"], parse: parseNetworkConfig },
  { ...recognizers["cpu-topology"], parse: parseCpuTopology },
];

/**
 * Returns the tree of a text whose format is not known beforehand, by what the hints and the content say, and which format that was.
 * A text of no format gives `format: null`, a tree in which every line is unknown, and one error, `any/unrecognized`.
 */
export function parseAny(text: string | SourceText, hints: Hints = {}): ParsedAny {
  const source = sourceOf(text);
  const id = formatOf(windowText(source), hints);
  const format = formats.find((candidate) => candidate.id === id);
  return format === undefined ? unrecognized(source) : { format: format.id, ...format.parse(source) };
}
