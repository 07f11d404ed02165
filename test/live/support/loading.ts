import type { LiveRule, RuleSet } from "../arbitraries/rule-set.ts";
import { restoreText } from "../arbitraries/rule-set.ts";
import type { Figures } from "./figures.ts";
import { runIn } from "./namespaces.ts";
import type { Bench } from "./tools.ts";

/** The set without the rules that the tool or the kernel refuses, each of them noted: the generators ought to make none. */
export async function loadable(bench: Bench, set: RuleSet, figures: Figures): Promise<RuleSet> {
  const { backend, first } = bench;
  const { status } = await runIn(first, `${backend.restore} -c`, restoreText(set));
  if (status === 0) return set;
  const bad = new Set<LiveRule>();
  for (const table of set) {
    for (const rule of table.rules) {
      const alone = restoreText([{ ...table, rules: [rule] }]);
      const one = await runIn(first, `${backend.restore} -c`, alone);
      if (one.status === 0) continue;
      bad.add(rule);
      figures.notes.push(
        `${backend.label} refused: ${rule.line} (${one.stderr.trim().split("\n").slice(0, 2).join(" ")})`,
      );
    }
  }
  return set.map((table) => ({ ...table, rules: table.rules.filter((rule) => !bad.has(rule)) }));
}
