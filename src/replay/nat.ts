import { type NatTable, natTables, printIptablesSave, undefinedChains } from "../formats/iptables/index.ts";
import { maskSecrets } from "../text/secrets.ts";
import { pathsOf, type Section } from "./section.ts";
import { ofKind, type ReplaySource } from "./sources.ts";

type Table = NatTable & { readonly path: string };

/** Returns the part that loads the table `nat` of a family, from the output that says the most of each rule. */
export function natSection(sources: readonly ReplaySource[], family: "ipv4" | "ipv6"): Section {
  const tool = family === "ipv4" ? "iptables" : "ip6tables";
  const title = `Address translation: ${tool} -t nat`;
  const tables = ofKind(sources, "ruleset")
    .flatMap(({ path, command, ast }) => natTables(ast, command).map((nat): Table => ({ ...nat, path })))
    .filter((nat) => nat.family === family);
  const [best] = tables.toSorted((one, other) => rank(other) - rank(one));
  if (best === undefined) return { title, paths: [], lines: [], notes: [] };
  const named = { ...best.table, name: "nat" };
  const tree = { kind: "ruleset", span: best.table.span, tables: [named], unknown: [] } as const;
  const missing = undefinedChains(tree).map(({ chain }) => chain);
  if (missing.length > 0)
    return {
      title,
      paths: pathsOf([best]),
      lines: [],
      notes: [`the rules of ${tool}: they lead to chains that are not shown (${missing.slice(0, 3).join(", ")})`],
    };
  const rules = maskSecrets(printIptablesSave({ ...tree, tables: [{ ...named, form: "list" }] }));
  return { title, paths: pathsOf([best]), lines: restore(tool, rules), notes: notesOf(best) };
}

/** A word that stands on no line of the rules ends them. */
function restore(tool: string, rules: string): readonly string[] {
  let end = "END_OF_RULES";
  while (rules.includes(end)) end += "_";
  return [`restore ${tool} <<'${end}'`, ...rules.trimEnd().split("\n"), end];
}

const FORMS = ["echo", "list", "rules", "save"] as const;

/** A listing with interfaces and numbers says more than one without; the most rules of one form come first. */
function rank({ table }: Table): number {
  const rules = table.chains.reduce((sum, chain) => sum + chain.rules.length, 0);
  const isVerbose = table.chains.some(({ heading }) => heading?.verbose === true);
  const form = FORMS.indexOf(table.form) + (isVerbose ? 0.5 : 0) + (table.numeric === true ? 0.25 : 0);
  return form * 1e9 + rules;
}

function notesOf({ table: { form, chains } }: Table): readonly string[] {
  const isVerbose = chains.some(({ heading }) => heading?.verbose === true);
  return form === "list" && !isVerbose ? ["interfaces of rules: a listing without -v does not show them"] : [];
}
