import type { TableName } from "../arbitraries/extension.ts";
import { shellWord } from "../arbitraries/words.ts";
import { type Output, runIn } from "./namespaces.ts";
import type { Backend } from "./tools.ts";

/** The forms in which a table is printed, by the options that print them. */
export const TABLE_FORMS = ["-nvL", "-nvxL", "-nvL --line-numbers", "-nL", "-L", "-vL", "-S", "-S -v"] as const;

export type TableForm = (typeof TABLE_FORMS)[number];

/** The forms in which one chain or one rule is printed. */
export const CHAIN_FORMS = ["-nvL CHAIN", "-nvL CHAIN 1", "-S CHAIN", "-S CHAIN 1"] as const;

export type ChainForm = (typeof CHAIN_FORMS)[number];

/** What the tool prints of one set of rules. */
export interface Printed {
  /** Of iptables-restore. */
  readonly loaded: Output;
  readonly save: string;
  readonly exactSave: string;
  /** The texts of each table, and those of one chain of it. */
  readonly tables: ReadonlyMap<TableName, ReadonlyMap<TableForm | ChainForm, string>>;
}

/** Stands before each text; no text holds it. */
const MARK = "\u001e";

const ALL = [...TABLE_FORMS, ...CHAIN_FORMS] as const;

/** The options of a form. A chain is the value of the option before it. */
const command = (form: TableForm | ChainForm, chain: string): string =>
  form
    .replace("-nvL --line-numbers", "--line-numbers -nvL")
    .replace("-nvL CHAIN", "-nv -L CHAIN")
    .replace("CHAIN", () => shellWord(chain));

/** What to load: a file for iptables-restore, commands for what such a file cannot say, and the tables to print. */
interface Loading {
  readonly rules: string;
  readonly commands?: readonly string[];
  /** With the chain of which to print the forms of one chain. */
  readonly tables: readonly { readonly name: TableName; readonly chain: string }[];
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
    ...tables.flatMap(({ name, chain }) => ALL.map((form) => `${mark}; ${list} -t ${name} ${command(form, chain)}`)),
  ].join("\n");
  const loaded = await runIn(namespace, script, rules);
  const [, saved = "", exactSave = "", ...texts] = loaded.stdout.split(MARK);
  const byForm = (at: number): ReadonlyMap<TableForm | ChainForm, string> =>
    new Map(ALL.map((form, index) => [form, texts[at * ALL.length + index] ?? ""]));
  return { loaded, save: saved, exactSave, tables: new Map(tables.map(({ name }, at) => [name, byForm(at)])) };
}

/** Loads a save text into a namespace and returns what iptables-save prints of it. */
export async function reload(backend: Backend, namespace: string, rules: string): Promise<Output> {
  return runIn(namespace, `${backend.restore} || exit 1\n${backend.save}`, rules);
}
