import type { Program } from "./programs.ts";

/** The options of an iptables command, as `-t nat -L KUBE-SERVICES -nv` has them. */
export interface IptablesContext {
  /** `-t`; `filter` without it, as the tool has it. Absent for `iptables-save`, which names its tables. */
  readonly table?: string;
  readonly family: "ipv4" | "ipv6";
  /** The one chain that was asked for. */
  readonly chain?: string;
  readonly numeric: boolean;
  readonly verbose: boolean;
  readonly exact: boolean;
  readonly lineNumbers: boolean;
}

const LISTS = /^-[a-zA-Z]*[LS][a-zA-Z]*$/;
const WITH_VALUE: Readonly<Record<string, "table" | "chain">> = {
  "-t": "table",
  "--table": "table",
  "-L": "chain",
  "-S": "chain",
  "--list": "chain",
  "--list-rules": "chain",
};

interface Draft {
  table: string | null;
  chain: string | null;
  letters: string;
}

/** Returns what the words of an iptables command say of its output, `null` when it is another program. */
export function iptablesContext({ name, words }: Program): IptablesContext | null {
  if (!/^ip6?tables/.test(name)) return null;
  const draft: Draft = { table: null, chain: null, letters: "" };
  for (const [index, word] of words.entries()) readWord(draft, word, words[index + 1]);
  const isSave = name.endsWith("-save");
  const { table, chain, letters } = draft;
  const shown = table ?? (isSave ? "" : "filter");
  return {
    ...(shown === "" ? {} : { table: shown }),
    family: name.startsWith("ip6") ? "ipv6" : "ipv4",
    ...(chain === null ? {} : { chain }),
    numeric: letters.includes("n") || words.includes("--numeric"),
    verbose: letters.includes("v") || words.includes("--verbose"),
    exact: letters.includes("x") || words.includes("--exact"),
    lineNumbers: words.some((word) => /^--line-n/.test(word)),
  };
}

/** Words as getopt takes them: `-t nat`, `-tnat`, `--table=nat`, `-nvL CHAIN`. */
function readWord(draft: Draft, word: string, next: string | undefined): void {
  const [, long = "", value] = /^(--[a-z-]+)=(.+)$/.exec(word) ?? [];
  const key = long === "" ? word : long;
  const what = Object.hasOwn(WITH_VALUE, key) ? WITH_VALUE[key] : undefined;
  if (what !== undefined) set(draft, what, value ?? next);
  else if (word.startsWith("-t") && word.length > 2) set(draft, "table", word.slice(2));
  else if (LISTS.test(word)) set(draft, "chain", next);
  if (/^-[a-zA-Z]+$/.test(word) && !word.startsWith("-t")) draft.letters += word.slice(1);
}

function set(draft: Draft, what: "table" | "chain", value: string | undefined): void {
  if (value === undefined || value === "" || value.startsWith("-")) return;
  // What a variable holds the line does not tell.
  const isKnown = !/[$`]/.test(value);
  if (isKnown) draft[what] = value;
  else if (what === "table") draft.table = "";
}
