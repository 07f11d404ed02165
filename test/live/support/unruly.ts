import fc from "fast-check";
import { parseIptables, printIptables } from "../../../src/formats/iptables/index.ts";
import { unrulyComment } from "../arbitraries/comments.ts";
import { restoreText } from "../arbitraries/rule-set.ts";
import { shellWord } from "../arbitraries/words.ts";
import { printAll, TABLE_FORMS } from "./forms.ts";
import type { Bench } from "./tools.ts";
import { bare, isEqual, placedRules } from "./trees.ts";

/**
 * Comments with an end mark or a newline inside: the save forms keep them; a listing, in which they look like other things, prints back byte for
 * byte or has a diagnostic. Returns what does not hold.
 */
export async function checkUnruly({ backend, first }: Bench): Promise<readonly string[]> {
  const comments = new Set(fc.sample(unrulyComment, { numRuns: 60, seed: 1 }));
  // iptables-restore takes no newline: these rules are added one by one.
  const commands = [...comments].map(
    (text) => `${backend.list} -A INPUT -m comment --comment ${shellWord(text)} -j ACCEPT || exit 1`,
  );
  const printed = await printAll(backend, first, {
    rules: restoreText([]),
    commands,
    tables: [{ name: "filter", chain: "INPUT" }],
  });
  const truth = placedRules(parseIptables(printed.save).ast).map(({ rule }) => bare(rule));
  const wrong: string[] =
    truth.length === comments.size ? [] : [`${backend.label} save: ${truth.length} of ${comments.size} rules`];
  for (const form of TABLE_FORMS) {
    const text = printed.tables.get("filter")?.get(form) ?? "";
    const { ast, diagnostics } = parseIptables(text, { table: "filter", family: backend.family });
    if (printIptables(ast) !== text && (diagnostics.length === 0 || form.startsWith("-S")))
      wrong.push(`${backend.label} ${form} does not print back`);
    const trees = placedRules(ast).map(({ rule }) => bare(rule));
    if (form.startsWith("-S") && !isEqual(trees, truth)) wrong.push(`${backend.label} ${form} has another tree`);
  }
  return wrong;
}
