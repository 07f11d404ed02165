import type { FormatId } from "../formats/registry.ts";
import type { CommandLine } from "../transcript/index.ts";
import { type IptablesContext, iptablesContext } from "./iptables-context.ts";
import { namedFormat } from "./named-format.ts";
import { type Program, programsOf } from "./programs.ts";

/** What a command line says of its output. */
export interface CommandContext {
  /** The format that it names; `null` when it names none. */
  readonly named: FormatId | null;
  /** The options of iptables; `null` for other programs, and where several commands list different tables. */
  readonly iptables: IptablesContext | null;
  /** Whether more than one program may have printed the output. */
  readonly isMixed: boolean;
  /** The network namespace that its programs ran in; `null` where it names none or several. */
  readonly namespace: string | null;
}

/** Returns what a command line says of its output; nothing is known of an output without one. */
export function commandContext(line: CommandLine | null): CommandContext {
  if (line === null) return { named: null, iptables: null, isMixed: true, namespace: null };
  const programs = programsOf(line);
  const contexts = programs.map(iptablesContext).filter((found) => found !== null);
  const [first] = contexts;
  // Two commands of other tables print one after the other: which rows are whose the line does not tell.
  const isOne = contexts.every(({ table, family }) => table === first?.table && family === first?.family);
  return {
    named: namedFormat(line, programs),
    iptables: first !== undefined && isOne ? first : null,
    isMixed: line.pipelines.length > 1 || programs.length > 1,
    namespace: namespaceOf(programs),
  };
}

function namespaceOf(programs: readonly Program[]): string | null {
  const [first] = programs;
  return programs.every(({ namespace }) => namespace === first?.namespace) ? (first?.namespace ?? null) : null;
}
