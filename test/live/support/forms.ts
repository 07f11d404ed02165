import type { TableName } from "../arbitraries/extension.ts";
import { type Output, runIn } from "./namespaces.ts";
import type { Backend } from "./tools.ts";

/** The forms in which a table is printed, by the options that print them. */
export const TABLE_FORMS = ["-nvL", "-nvxL", "-nvL --line-numbers", "-nL", "-L", "-vL", "-S", "-S -v"] as const;

export type TableForm = (typeof TABLE_FORMS)[number];

/** What the tool prints of one set of rules. */
export interface Printed {
  /** Of iptables-restore. */
  readonly loaded: Output;
  readonly save: string;
  readonly exactSave: string;
  readonly tables: ReadonlyMap<TableName, ReadonlyMap<TableForm, string>>;
}

/** Stands before each text; no text holds it. */
const MARK = "\u001e";

const command = (form: TableForm): string => form.replace("-nvL --line-numbers", "--line-numbers -nvL");

/** What to load: a file for iptables-restore, commands for what such a file cannot say, and the tables to print. */
interface Loading {
  readonly rules: string;
  readonly commands?: readonly string[];
  readonly tables: readonly TableName[];
}

/** Loads a set into a namespace and prints it in every form, in one run of a shell. */
export async function printAll(backend: Backend, namespace: string, loading: Loading): Promise<Printed> {
  const { list, save, restore } = backend;
  const { rules, commands = [], tables } = loading;
  const mark = `printf '\\036'`;
  const script = [
    `${restore} -c || exit 1`,
    ...commands,
    `${mark}; ${save}; ${mark}; ${save} -c`,
    ...tables.flatMap((table) => TABLE_FORMS.map((form) => `${mark}; ${list} -t ${table} ${command(form)}`)),
  ].join("\n");
  const loaded = await runIn(namespace, script, rules);
  const texts = loaded.stdout.split(MARK);
  return {
    loaded,
    save: texts[1] ?? "",
    exactSave: texts[2] ?? "",
    tables: new Map(
      tables.map((table, at) => [
        table,
        new Map(TABLE_FORMS.map((form, index) => [form, texts[3 + at * TABLE_FORMS.length + index] ?? ""])),
      ]),
    ),
  };
}

/** Loads a save text into a namespace and returns what iptables-save prints of it. */
export async function reload(backend: Backend, namespace: string, rules: string): Promise<Output> {
  return runIn(namespace, `${backend.restore} || exit 1\n${backend.save}`, rules);
}
