import { parseIptables } from "../formats/iptables/index.ts";
import { recognizeFormat } from "../formats/recognizers.ts";
import { type AnyAst, type FormatId, formats } from "../formats/registry.ts";
import type { Parsed, SourceText } from "../text/index.ts";
import type { CommandContext } from "./context.ts";

/** An output with its format. */
export type CommandOutput = Parsed<AnyAst> & { readonly format: FormatId };

/** Returns the format that an output shows; the one that its command names comes first where the output has any of it. `null` when no line is any format's. */
export function shownFormat(text: string, named: FormatId | null): FormatId | null {
  const format = named === null ? undefined : formats.find(({ id }) => id === named);
  if (format === undefined) return recognizeFormat(text);
  // A few lines mostly tell, and take a fraction of the time.
  const isNamed = format.recognize(firstLines(text)) > 0 || format.recognize(text) > 0;
  return isNamed ? format.id : recognizeFormat(text);
}

const MOST_FIRST = 512;

/** Lines enough for a heading and some rows. */
function firstLines(text: string): string {
  const end = text.lastIndexOf("\n", MOST_FIRST);
  return text.length <= MOST_FIRST || end < 0 ? text : text.slice(0, end);
}

/** Returns the tree of an output of a known format. The table and family of iptables' fragments are those of the command line. */
export function parseOutput(output: SourceText, format: FormatId, { iptables }: CommandContext): CommandOutput | null {
  if (format === "iptables") {
    const { table, family } = iptables ?? {};
    const options = { ...(table === undefined ? {} : { table }), ...(family === undefined ? {} : { family }) };
    return { format, ...parseIptables(output, options) };
  }
  const room = formats.find(({ id }) => id === format);
  return room === undefined ? null : { format, ...room.parse(output) };
}
