import { recognizeCpuTopology } from "./cpu-topology/recognize.ts";
import { recognizeIfconfig } from "./ifconfig/recognize.ts";
import { recognizeIp } from "./ip/recognize.ts";
import { recognizeIptables } from "./iptables/recognize.ts";
import { recognizeNetstat } from "./netstat/recognize.ts";
import { recognizeNetworkConfig } from "./network-config/recognize.ts";
import { recognizeOvsVsctl } from "./ovs-vsctl/recognize.ts";

/** The names of the formats: those of their subpaths. */
export type FormatId = "ovs-vsctl" | "iptables" | "netstat" | "ifconfig" | "ip" | "network-config" | "cpu-topology";

/** What is known of a text besides its characters. A `format` decides; a `command` comes before a `path`, both before the content. */
export interface Hints {
  readonly format?: FormatId;
  /** The command line that printed the text: `iptables -t nat -nvL | grep 10.0.0.1`. */
  readonly command?: string;
  /** The name or path of the file that held it: `sos_commands/networking/ifconfig_-a`. */
  readonly path?: string;
}

/** What tells a format. No parser is loaded with it. */
export interface Recognizer {
  readonly id: FormatId;
  /** How many of the first lines are unmistakably this format's. */
  readonly recognize: (text: string) => number;
  /** The words by which commands and file names tell the format. */
  readonly words: RegExp;
}

/** What tells each format. The order decides between two that find equal evidence in a text. */
export const recognizers: Readonly<Record<FormatId, Recognizer>> = {
  "ovs-vsctl": { id: "ovs-vsctl", recognize: recognizeOvsVsctl, words: /\bovs-vsctl\b/ },
  iptables: { id: "iptables", recognize: recognizeIptables, words: /\b(?:ip6?tables|xtables)\b/ },
  netstat: { id: "netstat", recognize: recognizeNetstat, words: /\b(?:netstat|route)\b/ },
  ifconfig: { id: "ifconfig", recognize: recognizeIfconfig, words: /\bifconfig\b/ },
  ip: {
    id: "ip",
    recognize: recognizeIp,
    words: /\bip(?: +-\S+)* +(?:a|l|r|n|addr\w*|link|ro\w*|ru\w*|neigh\w*)\b|\bip_-?\w/,
  },
  "network-config": {
    id: "network-config",
    recognize: recognizeNetworkConfig,
    words: /\bnetworks?\.(?:config|operator|yaml)\b/,
  },
  "cpu-topology": {
    id: "cpu-topology",
    recognize: recognizeCpuTopology,
    words: /\b(?:lscpu|cpuinfo|numactl|cpu_manager_state|proc\/cmdline)\b|devices\/system\/(?:cpu|node)\b/,
  },
};

/** Returns the format of a text by its content alone, the one with the most evidence; `null` when no line is any format's. */
export function recognizeFormat(text: string): FormatId | null {
  let best: FormatId | null = null;
  let most = 0;
  for (const { id, recognize } of Object.values(recognizers)) {
    const evidence = recognize(text);
    if (evidence > most) [best, most] = [id, evidence];
  }
  return best;
}

/**
 * Returns the format of a text by what the hints and the content say. Content that is any format's own outweighs the name of a file or command, which may have
 * printed an error or something else.
 */
export function formatOf(text: string, { format, command = "", path = "" }: Hints): FormatId | null {
  if (format !== undefined) return format;
  const named = hinted(command) ?? hinted(path);
  if (named !== null && named.recognize(text) > 0) return named.id;
  return recognizeFormat(text) ?? named?.id ?? null;
}

function hinted(words: string): Recognizer | null {
  return Object.values(recognizers).find((format) => format.words.test(words)) ?? null;
}
