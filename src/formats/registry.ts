import { lineSpan, lineText, nextLine, openCursor } from "../text/cursor.ts";
import type { Diagnostic, Parsed, SourceText, UnknownNode } from "../text/index.ts";
import { sourceOf } from "../text/source-text.ts";
import { type CpuTopology, parseCpuTopology, recognizeCpuTopology } from "./cpu-topology/index.ts";
import { type IfconfigAst, parseIfconfig, recognizeIfconfig } from "./ifconfig/index.ts";
import { type IpAst, parseIp, recognizeIp } from "./ip/index.ts";
import { parseIptables, type RulesetNode, recognizeIptables } from "./iptables/index.ts";
import { parseRoutes, type RoutesAst, recognizeNetstat } from "./netstat/index.ts";
import { type NetworkConfigAst, parseNetworkConfig, recognizeNetworkConfig } from "./network-config/index.ts";
import { type OvsVsctlShow, parseOvsVsctlShow, recognizeOvsVsctl } from "./ovs-vsctl/index.ts";

/** The names of the formats: those of their subpaths. */
export type FormatId = "ovs-vsctl" | "iptables" | "netstat" | "ifconfig" | "ip" | "network-config" | "cpu-topology";

/** The tree of any format, told apart by `kind`. */
export type AnyAst = OvsVsctlShow | RulesetNode | RoutesAst | IfconfigAst | IpAst | NetworkConfigAst | CpuTopology;

/** A text that no format was found for: all its lines are unknown. */
export interface UnrecognizedAst {
  readonly kind: "unrecognized";
  readonly span: { readonly start: number; readonly end: number };
  readonly unknown: readonly UnknownNode[];
}

/** What {@link parseAny} returns: the parse, and which format it was. */
export type ParsedAny =
  | (Parsed<AnyAst> & { readonly format: FormatId })
  | (Parsed<UnrecognizedAst, "any/unrecognized"> & { readonly format: null });

/** What is known of a text besides its characters. A `format` decides; a `command` comes before a `path`, both before the content. */
export interface Hints {
  readonly format?: FormatId;
  /** The command line that printed the text: `iptables -t nat -nvL | grep 10.0.0.1`. */
  readonly command?: string;
  /** The name or path of the file that held it: `sos_commands/networking/ifconfig_-a`. */
  readonly path?: string;
}

/** One format, as the registry knows it. */
export interface Format {
  readonly id: FormatId;
  /** How many of the first lines are unmistakably this format's. */
  readonly recognize: (text: string) => number;
  /** The words by which commands and file names tell the format. */
  readonly words: RegExp;
  readonly parse: (text: string | SourceText) => Parsed<AnyAst>;
}

/** Every format. The order decides between two that find equal evidence in a text. */
export const formats: readonly Format[] = [
  { id: "ovs-vsctl", recognize: recognizeOvsVsctl, words: /\bovs-vsctl\b/, parse: parseOvsVsctlShow },
  { id: "iptables", recognize: recognizeIptables, words: /\b(?:ip6?tables|xtables)\b/, parse: parseIptables },
  { id: "netstat", recognize: recognizeNetstat, words: /\b(?:netstat|route)\b/, parse: parseRoutes },
  { id: "ifconfig", recognize: recognizeIfconfig, words: /\bifconfig\b/, parse: parseIfconfig },
  {
    id: "ip",
    recognize: recognizeIp,
    words: /\bip(?: +-\S+)* +(?:a|l|r|n|addr\w*|link|ro\w*|ru\w*|neigh\w*)\b|\bip_-?\w/,
    parse: parseIp,
  },
  {
    id: "network-config",
    recognize: recognizeNetworkConfig,
    words: /\bnetworks?\.(?:config|operator|yaml)\b/,
    parse: parseNetworkConfig,
  },
  {
    id: "cpu-topology",
    recognize: recognizeCpuTopology,
    words: /\b(?:lscpu|cpuinfo|numactl|cpu_manager_state|proc\/cmdline)\b|devices\/system\/(?:cpu|node)\b/,
    parse: parseCpuTopology,
  },
];

/** Returns the format of a text by its content alone, the one with the most evidence; `null` when no line is any format's. */
export function recognizeFormat(text: string): FormatId | null {
  let best: FormatId | null = null;
  let most = 0;
  for (const format of formats) {
    const evidence = format.recognize(text);
    if (evidence > most) {
      best = format.id;
      most = evidence;
    }
  }
  return best;
}

/**
 * Returns the tree of a text whose format is not known beforehand, by what the hints and the content say, and which format that was.
 * A text of no format gives `format: null`, a tree in which every line is unknown, and one error, `any/unrecognized`.
 */
export function parseAny(text: string | SourceText, hints: Hints = {}): ParsedAny {
  const source = sourceOf(text);
  const id = hints.format ?? formatOf(source.text.slice(source.start, source.end), hints);
  const format = formats.find((candidate) => candidate.id === id);
  return format === undefined ? unrecognized(source) : { format: format.id, ...format.parse(source) };
}

/** Content that is any format's own outweighs the name of a file or command, which may have printed an error or something else. */
function formatOf(text: string, { command = "", path = "" }: Hints): FormatId | null {
  const named = hinted(command) ?? hinted(path);
  if (named !== null && named.recognize(text) > 0) return named.id;
  return recognizeFormat(text) ?? named?.id ?? null;
}

function hinted(words: string): Format | null {
  return formats.find((format) => format.words.test(words)) ?? null;
}

function unrecognized(source: SourceText): ParsedAny {
  const span = { start: source.start, end: source.end };
  const unknown: UnknownNode[] = [];
  const cursor = openCursor(source);
  while (nextLine(cursor)) {
    const text = lineText(cursor);
    if (text.trim() !== "") unknown.push({ kind: "unknown", span: lineSpan(cursor), text });
  }
  const diagnostic: Diagnostic<"any/unrecognized"> = {
    code: "any/unrecognized",
    severity: "error",
    message: "No line of this text is of a format that netgather knows.",
    span,
  };
  return { format: null, ast: { kind: "unrecognized", span, unknown }, diagnostics: [diagnostic] };
}
