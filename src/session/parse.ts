import { parseOutput } from "../command/index.ts";
import type { Parsed, SourceText } from "../text/index.ts";
import type { SessionAst } from "./ast.ts";
import { readSession } from "./read-session.ts";

/**
 * Returns what the commands of a terminal session printed, each output read by the parser of its format: the one that its content shows, else the one that its command names.
 * The table, chain and family of iptables' fragments are those of the command line. Outputs and rules in notes without a command are read by their content.
 * The diagnostics are those of the transcript, then those of each output; outputs of no known format give none.
 */
export function parseSession(input: string | SourceText): Parsed<SessionAst> {
  return readSession(input, parseOutput);
}
