import { isSecretName } from "../../text/secrets.ts";
import { shellWord } from "../../text/shell-word.ts";
import type { OvsOption } from "./ast.ts";
import { writeString } from "./quoting.ts";

// The words of `ovs-vsctl` commands, quoted twice: a value for the tool, then the whole word for the shell.

/** Stands for a secret. */
const PLACEHOLDER = "***";

/** Returns whether the tool takes an argument as it is. Any text but the two dashes between commands (lib/db-ctl-base.c: ctl_parse_commands). */
export function isArgument(text: string): boolean {
  return text !== "--";
}

/** Returns whether `add-br`, `add-port` and `add-bond` take a name. */
export function isName(text: string): boolean {
  return text !== "" && isArgument(text);
}

/** One command line of the commands, each a list of words that are quoted already: the tool runs them as one transaction. */
export function commandLine(commands: readonly (readonly string[])[]): string {
  return `ovs-vsctl ${commands.map((words) => words.join(" ")).join(" -- ")}`;
}

/** Returns the row of that name as an argument. A row that is called `--` is looked up, as no argument can name it. */
export function rowWord(table: string, name: string): string {
  return isArgument(name) ? shellWord(name) : `"$(ovs-vsctl --bare --columns=_uuid find ${table} ${nameWord(name)})"`;
}

/** `name=br0`, `'name="a b"'`. */
export function nameWord(name: string): string {
  return stringWord("name", name);
}

/** `type=geneve`, `'fail_mode="a b"'`. The tool reads the strings that it prints. */
export function stringWord(column: string, value: string): string {
  return shellWord(`${column}=${writeString(value, "since-2.13")}`);
}

/** `trunks=10,20`, `interfaces=@i0,@i1`. */
export function setWord(column: string, values: readonly (number | string)[]): string {
  return shellWord(`${column}=${values.join(",")}`);
}

/** `'options={key=flow, remote_ip="10.0.0.1"}'`: the whole map, so that nothing of an older one stays. Of a repeated key the first entry counts. */
export function mapWord(column: string, entries: readonly OvsOption[], withSecrets: boolean): string {
  const texts = new Map<string, string>();
  for (const { key, value } of entries) {
    const shown = withSecrets || !isSecretName(key) ? value : PLACEHOLDER;
    if (!texts.has(key)) texts.set(key, `${writeString(key, "since-2.13")}=${writeString(shown, "since-2.13")}`);
  }
  return shellWord(`${column}={${[...texts.values()].join(", ")}}`);
}
