import { commandContext, parseOutput, shownFormat } from "../command/index.ts";
import type { FactSource } from "../facts/index.ts";
import type { FormatId } from "../formats/registry.ts";
import { sourceText } from "../text/index.ts";
import { parseCommandLine } from "../transcript/index.ts";
import { factsOf } from "./facts-of.ts";
import type { Read } from "./file-reading.ts";

/** Whether the name of a file tells the format of its text, and which format it is where its command does not say so. */
interface Naming {
  readonly isNamed: boolean;
  readonly format?: FormatId | undefined;
}

/** Returns an output with its tree and its facts; `null` where neither its name nor its content tells a format. */
export function readOutput(text: string, source: FactSource, { isNamed, format: given }: Naming): Read | null {
  const context = commandContext(parseCommandLine(source.command ?? "").ast);
  const named = isNamed ? context.named : null;
  const format = given ?? shownFormat(text, named) ?? named;
  const output = format === null ? null : parseOutput(sourceText(text), format, context);
  if (output === null) return null;
  const facts = factsOf(output.ast, source);
  return { ...output, ...(facts.length === 0 ? {} : { said: [{ facts }] }) };
}
