import fc from "fast-check";
import { parseIptables, printIptables } from "../../../src/formats/iptables/index.ts";
import { HOOKS, restoreText, ruleSet } from "../arbitraries/rule-set.ts";
import { shellWords } from "../arbitraries/words.ts";
import { judge } from "./compare.ts";
import type { Figures } from "./figures.ts";
import { count } from "./figures.ts";
import { runIn } from "./namespaces.ts";
import type { Bench } from "./tools.ts";
import { bare, hasOpaque, placedRules } from "./trees.ts";

/** What `iptables -v -A` says of each rule, a line a rule, against iptables-save of the same rules. */
export async function checkEchoes(
  { backend, first, supported }: Bench,
  figures: Figures,
  { sets, seed }: { sets: number; seed: number },
): Promise<void> {
  for (const set of fc.sample(ruleSet(backend.family, supported), { numRuns: sets, seed })) {
    for (const table of set) {
      const add = (line: string): string => `${backend.list} -t ${table.name} -v ${shellWords(line)} 2>/dev/null`;
      const before = [...new Set(table.rules.flatMap((rule) => rule.before))].map(
        (text) => `-A ${HOOKS[table.name][0]} ${text}`,
      );
      const commands = [...before, ...table.rules.map(({ line }) => line)].map(add);
      const script = [
        `${backend.restore} || exit 1`,
        ...commands,
        `printf '\\036'; ${backend.save} -t ${table.name}`,
      ].join("\n");
      const { stdout } = await runIn(first, script, restoreText([{ ...table, rules: [] }]));
      const [echoes = "", save = ""] = stdout.split("\u001e");
      compareEchoes(figures, { backend, echoes, save });
    }
  }
}

function compareEchoes(
  figures: Figures,
  { backend, echoes, save }: { backend: Bench["backend"]; echoes: string; save: string },
): void {
  const form = "-v -A";
  const { ast, diagnostics } = parseIptables(echoes, { family: backend.family });
  const find = (what: string, key: string, rule: string, detail: string): void => {
    figures.findings.push({ backend: backend.label, form, what, key, rule, detail });
  };
  for (const { code, span } of diagnostics) find("diagnostic", code, "", echoes.slice(span.start, span.end));
  const [mine, theirs] = [printIptables(ast).split("\n"), echoes.split("\n")];
  for (const [at, line] of theirs.entries()) if (line !== mine[at]) find("reprint", "", line, mine[at] ?? "");
  const saved = placedRules(parseIptables(save).ast).map(({ rule }) => rule);
  const told = placedRules(ast).map(({ rule }) => rule);
  if (told.length !== saved.length) find("echo", "rules", save, `${told.length} echoes, ${saved.length} rules`);
  // Echoes name no chain: each is looked for among the rules of all chains.
  const alike = told.filter(
    (rule) =>
      hasOpaque(rule) ||
      saved.some(hasOpaque) ||
      saved.some((other) => judge(bare(rule), bare(other), backend).difference === ""),
  );
  for (const rule of told)
    if (!alike.includes(rule)) find("echo", "tree", echoes.slice(rule.span.start, rule.span.end), "");
  const heading = { what: "rules of one tree", form, backend: backend.label };
  count(figures, heading, { all: told.length, equal: alike.length });
}
