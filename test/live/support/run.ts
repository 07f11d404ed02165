import fc from "fast-check";
import { printIptablesSave, type RulesetNode } from "../../../src/formats/iptables/index.ts";
import { type RuleSet, restoreText, ruleSet } from "../arbitraries/rule-set.ts";
import { compareCounters, compareListings, type Read, readText } from "./checks.ts";
import { compareRules, type Judgement, judge, judgeSymbolic, withoutInterfaces } from "./compare.ts";
import { type Figures, groupBy } from "./figures.ts";
import { type Printed, printAll, TABLE_FORMS, type TableForm } from "./forms.ts";
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
    const printed = await printAll(backend, first, { rules: restoreText(good), tables: good.map(({ name }) => name) });
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
  for (const { name } of set) {
    const own = saved.ast.tables.find((table) => table.name === name);
    if (own === undefined) {
      figures.notes.push(`${backend.label}: iptables-save printed no table ${name}`);
      continue;
    }
    const truth: RulesetNode = { ...saved.ast, tables: [own], unknown: [] };
    for (const form of TABLE_FORMS) {
      const text = printed.tables.get(name)?.get(form) ?? "";
      const restored = checkForm(figures, readText(figures, { backend, form, table: name, text }), {
        form,
        truth,
        text: saved.text,
      });
      if (restored !== null) reprinted.set(form, [...(reprinted.get(form) ?? []), restored]);
    }
  }
  await checkRestored(bench, figures, { set, printed, reprinted });
}

/** Compares one form of one table with the truth. Returns the save text of a listing's tree. */
function checkForm(
  figures: Figures,
  read: Read,
  saved: { form: TableForm; truth: RulesetNode; text: string },
): string | null {
  const { form } = saved;
  const rules = placedRules(saved.truth);
  const truth = { rules, texts: rules.map(({ rule }) => saved.text.slice(rule.span.start, rule.span.end)) };
  compareRules(figures, read, { truth, judged: judgeOf(form, read.backend) });
  if (form === "-nvxL" || form === "-S -v") compareCounters(figures, read, rules, truth.texts);
  if (!LISTINGS.has(form)) return null;
  compareListings(figures, read, saved.truth);
  return printIptablesSave(withTruth(read, rules), { counters: false });
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
