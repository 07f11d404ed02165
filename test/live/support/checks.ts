import {
  parseIptables,
  printIptables,
  printIptablesList,
  type RulesetNode,
} from "../../../src/formats/iptables/index.ts";
import type { TableName } from "../arbitraries/extension.ts";
import { count, type Figures } from "./figures.ts";
import type { Backend } from "./tools.ts";
import { bare, extensionNodes, isEqual, type Placed, placedRules, withRules } from "./trees.ts";

/** One text of the tool and where it came from. */
export interface Read {
  readonly backend: Backend;
  readonly form: string;
  readonly text: string;
  readonly ast: RulesetNode;
}

/** Parses a text: there are to be no diagnostics and no opaque nodes, and printing gives the text back, byte for byte. */
export function readText(
  figures: Figures,
  { backend, form, table, text }: { backend: Backend; form: string; table: TableName | null; text: string },
): Read {
  const { family } = backend;
  const { ast, diagnostics } = parseIptables(text, table === null ? { family } : { table, family });
  const found = (what: string, key: string, rule: string, detail: string): void => {
    figures.findings.push({ backend: backend.label, form, what, key, rule, detail });
  };
  for (const { code, span } of diagnostics) {
    const actual = text.slice(span.start, span.end);
    found("diagnostic", `${code} ${actual.split(" ", 1)[0]}`, lineAt(text, span.start), actual);
  }
  countOpaque(figures, { backend, form, text, ast });
  const [mine, theirs] = [printIptables(ast).split("\n"), text.split("\n")];
  const longer = theirs.length >= mine.length ? theirs : mine;
  const wrong = longer.flatMap((_, at) => (theirs[at] === mine[at] ? [] : [at]));
  for (const at of wrong.slice(0, 20)) {
    found("reprint", reprintKey(theirs[at] ?? "", mine[at] ?? ""), theirs[at] ?? "", mine[at] ?? "");
  }
  const heading = { what: "lines printed back", form, backend: backend.label };
  count(figures, heading, { all: theirs.length, equal: theirs.length - wrong.length });
  return { backend, form, text, ast };
}

/** Counts the matches and targets that have a type; there are to be no others. */
function countOpaque(figures: Figures, { backend, form, text, ast }: Read): void {
  let all = 0;
  let typed = 0;
  for (const { rule } of placedRules(ast)) {
    for (const node of extensionNodes(rule)) {
      all++;
      if (node.kind !== "opaque") typed++;
      else {
        const key = node.name ?? node.text.split(" ", 2).join(" ");
        const at = text.slice(rule.span.start, rule.span.end);
        figures.findings.push({ backend: backend.label, form, what: "opaque", key, rule: at, detail: node.text });
      }
    }
  }
  count(figures, { what: "matches, targets typed", form, backend: backend.label }, { all, equal: typed });
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf("\n", offset);
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, end < 0 ? text.length : end);
}

/** The first word that differs. */
function reprintKey(theirs: string, mine: string): string {
  const [a, b] = [theirs.split(" "), mine.split(" ")];
  const at = a.findIndex((word, index) => word !== b[index]);
  return `${a.slice(Math.max(at - 2, 0), at + 1).join(" ")} -> ${b[at] ?? ""}`.replace(/\d+/g, "N");
}

/**
 * A listing printed from the tree of iptables-save must be the one that the tool prints. A rule whose trees differ, of which
 * {@link compareTrees} tells, is printed from the listing's.
 */
export function compareListings(figures: Figures, read: Read, saved: RulesetNode): void {
  const { backend, form, text, ast } = read;
  if (ast.tables[0]?.protocolNumbers !== true) return;
  const listed = placedRules(ast);
  const places = new Map(placedRules(saved).map(({ rule }, index) => [rule, index]));
  const truth = withRules(saved, (rule) => {
    const other = listed[places.get(rule) ?? -1]?.rule;
    return other === undefined || isEqual(bare(other), bare(rule))
      ? rule
      : { ...other, counters: rule.counters ?? ZERO };
  });
  const options = {
    numeric: true,
    verbose: true,
    exact: form === "-nvxL",
    lineNumbers: form.includes("--line-numbers"),
  };
  const mine = printIptablesList(truth, options).split("\n");
  const printed = new Set(mine);
  const wrong = text.split("\n").filter((line) => !printed.has(line));
  const heading = { what: "lines printed from save", form, backend: backend.label };
  count(figures, heading, { all: mine.length, equal: mine.length - wrong.length });
  for (const line of wrong) {
    const detail = closest(line, mine);
    figures.findings.push({
      backend: backend.label,
      form,
      what: "listing from save",
      key: reprintKey(line, detail),
      rule: line,
      detail,
    });
  }
}

const ZERO = { packets: 0, bytes: 0, exact: true } as const;

/** The line that has the longest beginning in common. */
function closest(line: string, others: readonly string[]): string {
  const common = (other: string): number => {
    let at = 0;
    while (at < line.length && line[at] === other[at]) at++;
    return at;
  };
  return others.reduce((best, other) => (common(other) > common(best) ? other : best), "");
}

/** Forms with exact counters show those of `iptables-save -c`. */
export function compareCounters(
  figures: Figures,
  { backend, form, ast }: Read,
  truth: readonly Placed[],
  texts: readonly string[],
): void {
  const found = placedRules(ast);
  const wrong = truth.flatMap(({ rule }, index) =>
    JSON.stringify(rule.counters) === JSON.stringify(found[index]?.rule.counters) ? [] : [index],
  );
  for (const index of wrong) {
    figures.findings.push({
      backend: backend.label,
      form,
      what: "counters",
      key: form,
      rule: texts[index] ?? "",
      detail: JSON.stringify(found[index]?.rule.counters ?? null),
    });
  }
  const heading = { what: "counters", form, backend: backend.label };
  count(figures, heading, { all: truth.length, equal: truth.length - wrong.length });
}
