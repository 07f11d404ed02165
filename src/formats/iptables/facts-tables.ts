import { commandWords } from "../../facts/command-words.ts";
import type { NatRuleFact } from "../../facts/index.ts";
import type { AddressFamily } from "../../net/index.ts";
import type { RulesetNode, TableNode } from "./ast.ts";
import { tablesByFamily } from "./query-rules.ts";

/** A table `nat`, and what is known of where it is loaded. */
export interface NatTable {
  readonly table: TableNode;
  readonly family: AddressFamily;
  readonly backend?: NatRuleFact["backend"];
}

/** Returns the tables `nat` of a text, in order. What shows no address at all is taken for IPv4. */
export function natTables(ast: RulesetNode, command: string | undefined): readonly NatTable[] {
  const asked = askedBy(command);
  return tablesByFamily(ast).flatMap(({ family: shown, tables }) =>
    tables
      .filter((table) => isNat(table, asked.table))
      .map((table) => {
        const backend = asked.backend ?? backendOf(table);
        const family = table.family ?? asked.family ?? shown ?? "ipv4";
        return { table, family, ...(backend === undefined ? {} : { backend }) };
      }),
  );
}

function isNat(table: TableNode, asked: string | undefined): boolean {
  const name = table.name ?? asked;
  return table.form !== "echo" && (name === undefined ? hasChainsOfNat(table) : name === "nat");
}

/** Only `nat` has chains before and after routing and none for what is passed on (kernel: iptable_nat.c, iptable_mangle.c, iptable_raw.c). */
function hasChainsOfNat({ chains }: TableNode): boolean {
  const names = new Set(chains.filter(({ policy }) => policy !== null).map(({ name }) => name));
  return names.has("PREROUTING") && names.has("POSTROUTING") && !names.has("FORWARD");
}

interface Asked {
  readonly family?: AddressFamily;
  readonly table?: string;
  readonly backend?: NatRuleFact["backend"];
}

function askedBy(command: string | undefined): Asked {
  const asked = commandWords(command, /^ip6?tables(?:-legacy|-nft)?(?:-save)?$/);
  if (asked === undefined) return {};
  const { program, words } = asked;
  const table = tableIn(words) ?? (program.endsWith("-save") ? undefined : "filter");
  const backend = /-(legacy|nft)/.exec(program)?.[1];
  return {
    family: program.startsWith("ip6") ? "ipv6" : "ipv4",
    ...(table === undefined ? {} : { table }),
    ...(backend === "legacy" || backend === "nft" ? { backend } : {}),
  };
}

/** `-t nat`, `-tnat`, `--table nat`, `--table=nat`. */
function tableIn(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === "-t" || word === "--table");
  const glued = words.map((word) => /^(?:-t|--table=)(.+)$/.exec(word)?.[1]).find((name) => name !== undefined);
  return at < 0 ? glued : words[at + 1];
}

/** `iptables-save v1.8.9 (nf_tables)`, of 1.8.0 to 1.8.2 `xtables-save v1.8.2`; legacy programs add nothing. */
function backendOf({ generated }: TableNode): NatRuleFact["backend"] {
  if (generated === undefined) return undefined;
  return /\(nf_tables\)|\bx(?:6)?tables-save\b/.test(generated) ? "nft" : "legacy";
}
