import { iptablesOptions } from "../command/iptables-options.ts";
import type { OutputParser } from "../command/parse-output.ts";
import type { FormatId } from "../formats/recognizers.ts";
import type { SessionAst } from "../session/index.ts";
import { readSession } from "../session/read-session.ts";
import type { Parsed } from "../text/index.ts";
import { loadParser } from "./load-parser.ts";

/** Up to so many characters a session is first read for the parsers that it needs; a longer one takes all of them and is read once. */
const SMALL = 1_000_000;

/** Reads a session. */
export async function parseSessionFile(text: string): Promise<Parsed<SessionAst>> {
  return text.length > SMALL ? readWhole(text) : readWithParsers(text, neededBy(text).needed);
}

/** Reads a text as a session if it shows a command, or outputs with a mark before each of their lines: a time, a number, a machine's name; null if it shows neither. */
export async function findSession(text: string): Promise<Parsed<SessionAst> | null> {
  if (text.length > SMALL) {
    const session = await readWhole(text);
    return showsSession(session) ? session : null;
  }
  const { session, needed } = neededBy(text);
  return showsSession(session) ? readWithParsers(text, needed) : null;
}

async function readWhole(text: string): Promise<Parsed<SessionAst>> {
  const { parseSession } = await import("../session/index.ts");
  return parseSession(text);
}

/** A session read without any parser, and the formats of its outputs. */
function neededBy(text: string): { readonly session: Parsed<SessionAst>; readonly needed: ReadonlySet<FormatId> } {
  const needed = new Set<FormatId>();
  const session = readSession(text, (_, format) => {
    needed.add(format);
    return null;
  });
  return { session, needed };
}

async function readWithParsers(text: string, needed: ReadonlySet<FormatId>): Promise<Parsed<SessionAst>> {
  const parsers = new Map<FormatId, OutputParser>();
  for (const format of needed) parsers.set(format, await outputParser(format));
  return readSession(text, (output, format, context) => parsers.get(format)?.(output, format, context) ?? null);
}

function showsSession({ ast: { entries, transcript } }: Parsed<SessionAst>): boolean {
  return entries.some(({ command }) => command !== null) || transcript.nodes.some(({ marked }) => marked !== undefined);
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
