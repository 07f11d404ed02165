import fc from "fast-check";
import { printIptablesSave, type RulesetNode } from "../../../src/formats/iptables/index.ts";
import type { TableName } from "../arbitraries/extension.ts";
import { type LiveTable, type RuleSet, restoreText, ruleSet } from "../arbitraries/rule-set.ts";
import { compareCounters, compareListings, type Read, readText } from "./checks.ts";
import { compareRules, type Judgement, judge, judgeSymbolic, type Truth, withoutInterfaces } from "./compare.ts";
import { type Figures, groupBy } from "./figures.ts";
import { CHAIN_FORMS, type ChainForm, type Printed, printAll, TABLE_FORMS, type TableForm } from "./forms.ts";
import { loadable } from "./loading.ts";
import { withoutLosses } from "./losses.ts";
import { checkRestored } from "./restoring.ts";
import type { Backend, Bench } from "./tools.ts";
import { bare, hasOpaque, type Json, type Placed, placedRules, withRules } from "./trees.ts";

/** Puts `sets` rule sets through one backend. */
export async function runBackend(
  bench: Bench,
  figures: Figures,
  { sets, seed }: { sets: number; seed: number },
): Promise<void> {
  const { backend, first, supported } = bench;
  for (const set of fc.sample(ruleSet(backend.family, supported), { numRuns: sets, seed })) {
    const good = await loadable(bench, set, figures);
    const tables = good.map((table) => ({ name: table.name, chain: chainOf(table) }));
    const printed = await printAll(backend, first, { rules: restoreText(good), tables });
    if (printed.loaded.status !== 0) {
      figures.notes.push(`${backend.label}: a set was refused: ${printed.loaded.stderr.trim()}`);
      continue;
    }
    await checkSet(bench, figures, good, printed);
  }
}

const LISTINGS: ReadonlySet<TableForm> = new Set(["-nvL", "-nvxL", "-nvL --line-numbers"]);

async function checkSet(bench: Bench, figures: Figures, set: RuleSet, printed: Printed): Promise<void> {
  const { backend } = bench;
  readText(figures, { backend, form: "save", table: null, text: printed.save });
  const saved = readText(figures, { backend, form: "save -c", table: null, text: printed.exactSave });
  const reprinted = new Map<string, string[]>();
  for (const table of set) {
    const own = saved.ast.tables.find(({ name }) => name === table.name);
    if (own === undefined) {
      figures.notes.push(`${backend.label}: iptables-save printed no table ${table.name}`);
      continue;
    }
    const truth: RulesetNode = { ...saved.ast, tables: [own], unknown: [] };
    const texts = printed.tables.get(table.name) ?? new Map<TableForm | ChainForm, string>();
    const read = (form: TableForm | ChainForm): Read =>
      readText(figures, { backend, form, table: table.name, text: texts.get(form) ?? "" });
    for (const form of TABLE_FORMS) {
      const restored = checkForm(figures, read(form), { form, truth, text: saved.text });
      if (restored !== null) reprinted.set(form, [...(reprinted.get(form) ?? []), restored]);
    }
    for (const form of CHAIN_FORMS)
      checkChain(figures, read(form), { form, chain: chainOf(table), ...truthOf(truth, saved.text) });
  }
  checkTogether(bench, figures, { set, printed });
  await checkRestored(bench, figures, { set, printed, reprinted });
}

/** The listings of all tables behind each other, as a script prints them, and several forms of one table. */
function checkTogether(
  { backend }: Bench,
  figures: Figures,
  { set, printed }: { set: RuleSet; printed: Printed },
): void {
  const textOf = (name: TableName, form: TableForm): string => printed.tables.get(name)?.get(form) ?? "";
  const listings = set.map(({ name }) => textOf(name, "-nvL")).join("");
  if (set.length > 1) readText(figures, { backend, form: "-nvL of two tables", table: null, text: listings });
  for (const { name } of set.slice(0, 1)) {
    const text = textOf(name, "-nvL") + textOf(name, "-S") + printed.save;
    readText(figures, { backend, form: "-nvL, -S and save in one text", table: null, text });
  }
}

/** The chain of which the forms of one chain are printed: that of the first rule. */
const chainOf = ({ rules }: LiveTable): string => rules[0]?.line.split(" ")[1] ?? "OUTPUT";

/** The rules of a saved table with their texts. */
function truthOf(ast: RulesetNode, text: string): Truth {
  const rules = placedRules(ast);
  return { rules, texts: rules.map(({ rule }) => text.slice(rule.span.start, rule.span.end)) };
}

/** Compares a form of one chain or one rule with the truth; `-L CHAIN 1` does not name the chain. */
function checkChain(
  figures: Figures,
  read: Read,
  { form, chain, rules, texts }: Truth & { form: ChainForm; chain: string },
): void {
  const own = rules
    .flatMap((placed, at) => (placed.chain === chain ? [at] : []))
    .slice(0, form.endsWith(" 1") ? 1 : undefined);
  const shown = form === "-nvL CHAIN 1" ? null : chain;
  const truth: Truth = {
    rules: own.flatMap((at) => rules.slice(at, at + 1)).map(({ rule }) => ({ chain: shown, rule })),
    texts: own.map((at) => texts[at] ?? ""),
  };
  compareRules(figures, read, { truth, judged: (listed, saved) => judge(listed, saved, read.backend) });
}

/** Compares one form of one table with the truth. Returns the save text of a listing's tree. */
function checkForm(
  figures: Figures,
  read: Read,
  saved: { form: TableForm; truth: RulesetNode; text: string },
): string | null {
  const { form } = saved;
  const truth = truthOf(saved.truth, saved.text);
  compareRules(figures, read, { truth, judged: judgeOf(form, read.backend) });
  if (form === "-nvxL" || form === "-S -v") compareCounters(figures, read, truth.rules, truth.texts);
  if (!LISTINGS.has(form)) return null;
  compareListings(figures, read, saved.truth);
  return printIptablesSave(withTruth(read, truth.rules), { counters: false });
}

/** How rules of a form are compared. */
function judgeOf(form: TableForm, backend: Backend): (listed: Json, saved: Json) => Judgement {
  if (form === "-L") return (listed, saved) => judgeSymbolic(listed, withoutInterfaces(saved), backend);
  if (form === "-vL") return (listed, saved) => judgeSymbolic(listed, saved, backend);
  if (form === "-nL") return (listed, saved) => judge(listed, withoutInterfaces(saved), backend);
  return (listed, saved) => judge(listed, saved, backend);
}

/** The tree of a listing, with the true rule in place of one that the listing does not show in full or that has no type yet. */
function withTruth({ backend, ast }: Read, truth: readonly Placed[]): RulesetNode {
  const byChain = groupBy(truth, ({ chain }) => chain);
  return withRules(ast, (rule, chain, index) => {
    const known = byChain.get(chain)?.[index]?.rule;
    if (known === undefined) return rule;
    const isLossy = hasOpaque(rule) || hasOpaque(known) || withoutLosses(bare(known), backend).losses.length > 0;
    return isLossy ? known : rule;
  });
}
