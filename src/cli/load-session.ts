import { iptablesOptions } from "../command/iptables-options.ts";
import type { OutputParser } from "../command/parse-output.ts";
import type { FormatId } from "../formats/recognizers.ts";
import type { SessionAst } from "../session/index.ts";
import { readSession } from "../session/read-session.ts";
import type { Parsed } from "../text/index.ts";
import { loadParser } from "./load-parser.ts";

/** Reads a session with the parsers of its outputs alone. Which these are a reading without any tells. */
export async function parseSessionFile(text: string): Promise<Parsed<SessionAst>> {
  const needed = new Set<FormatId>();
  readSession(text, (_, format) => {
    needed.add(format);
    return null;
  });
  const parsers = new Map<FormatId, OutputParser>();
  for (const format of needed) parsers.set(format, await outputParser(format));
  return readSession(text, (output, format, context) => parsers.get(format)?.(output, format, context) ?? null);
}

async function outputParser(format: FormatId): Promise<OutputParser> {
  if (format === "iptables") {
    const { parseIptables } = await import("../formats/iptables/parse.ts");
    return (output, _, context) => ({ format, ...parseIptables(output, iptablesOptions(context)) });
  }
  if (format === "cpu-topology") {
    // Which of its forms an output is, each output tells by itself.
    const { parseCpuTopology } = await import("../formats/cpu-topology/parse.ts");
    return (output) => ({ format, ...parseCpuTopology(output) });
  }
  const parse = await loadParser(format, "");
  return (output) => ({ format, ...parse(output) });
}
