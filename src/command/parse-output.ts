import { parseIptables } from "../formats/iptables/index.ts";
import { type AnyAst, type FormatId, formats } from "../formats/registry.ts";
import type { Parsed, SourceText } from "../text/index.ts";
import type { CommandContext } from "./context.ts";
import { iptablesOptions } from "./iptables-options.ts";

/** An output with its format. */
export type CommandOutput = Parsed<AnyAst> & { readonly format: FormatId };

/** Reads an output of a known format, below the command that printed it; `null` where it is not to be read. */
export type OutputParser = (output: SourceText, format: FormatId, context: CommandContext) => CommandOutput | null;

/** Returns the tree of an output of a known format. The table and family of iptables' fragments are those of the command line. */
export const parseOutput: OutputParser = (output, format, context) => {
  if (format === "iptables") return { format, ...parseIptables(output, iptablesOptions(context)) };
  const room = formats.find(({ id }) => id === format);
  return room === undefined ? null : { format, ...room.parse(output) };
};
