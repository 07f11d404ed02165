import { iptablesLosses, type RuleNode } from "../../../src/formats/iptables/index.ts";
import type { Read } from "./checks.ts";
import { count, countException, type Figures } from "./figures.ts";
import { type Loss, withoutLosses, withoutUnsaved } from "./losses.ts";
import { agreement } from "./symbolic.ts";
import type { Backend } from "./tools.ts";
import { bare, difference, hasOpaque, isEqual, isRecord, type Json, type Placed, placedRules } from "./trees.ts";

/** The rules of `iptables-save`, with their texts. */
export interface Truth {
  readonly rules: readonly Placed[];
  readonly texts: readonly string[];
}

/** How a rule of a listing stands to the saved one. */
export interface Judgement {
  /** What the one or the other form does not show. */
  readonly losses: readonly Loss[];
  /** What else differs, in a few words; empty for nothing. */
  readonly difference: string;
}

/** Two rules that have to be the same but for what a form cannot show. */
export function judge(listed: Json, saved: Json, backend: Backend): Judgement {
  if (isEqual(listed, saved)) return { losses: [], difference: "" };
  const unsaved = withoutUnsaved(listed, saved);
  const lossless = withoutLosses(saved, backend);
  const shown = withoutLosses(unsaved.rule, backend, lossless.doubled);
  const losses = [...unsaved.losses, ...lossless.losses];
  if (isEqual(shown.rule, lossless.rule)) return { losses, difference: "" };
  return { losses, difference: difference(shown.rule, lossless.rule) || "a field that is not there in one of the two" };
}

/** As {@link judge} for `-L` without `-n`, which may show names where the other shows numbers. */
export function judgeSymbolic(listed: Json, saved: Json, backend: Backend): Judgement {
  const lossless = withoutLosses(saved, backend);
  const unsaved = withoutUnsaved(listed, lossless.rule);
  const agreed = agreement(withoutLosses(unsaved.rule, backend, lossless.doubled).rule, lossless.rule);
  const losses = [...lossless.losses, ...unsaved.losses];
  if (agreed.kind === "contradiction") return { losses, difference: agreed.path };
  return { losses: agreed.kind === "names" ? [...losses, NAMES] : losses, difference: "" };
}

const NAMES: Loss = { name: "names for numbers", code: "names" };

/** The codes by which the library says that a name stands for something else. */
const NAME_CODES: readonly string[] = ["lost-number", "lost-host-address", "lost-any-address"].map(
  (code) => `iptables/${code}`,
);

/** Puts each rule of a form to the saved one. What the form loses must be named by `iptablesLosses` at the rule. */
export function compareRules(
  figures: Figures,
  { backend, form, ast }: Read,
  { truth, judged }: { truth: Truth; judged: (listed: Json, saved: Json) => Judgement },
): void {
  const heading = { what: "rules of one tree", form, backend: backend.label };
  const found = placedRules(ast);
  const codesOf = lossCodes(ast);
  const add = (what: string, key: string, index: number, detail: string): void => {
    const rule = truth.texts[index] ?? "";
    figures.findings.push({ backend: backend.label, form, what, key: key.replace(/\d+/g, "N"), rule, detail });
  };
  if (found.length !== truth.rules.length)
    add("tree", "rules", 0, `${found.length} rules, ${truth.rules.length} saved`);
  let equal = 0;
  for (const [index, { chain, rule }] of truth.rules.entries()) {
    const other = found[index];
    if (other === undefined || hasOpaque(rule) || hasOpaque(other.rule)) continue;
    const { losses, difference: wrong } = judged(bare(other.rule), bare(rule));
    if (other.chain !== chain) add("tree", "chain", index, `${other.chain} for ${chain}`);
    else if (wrong !== "") add("tree", wrong.split(":")[0] ?? "", index, wrong);
    else if (losses.length === 0) equal++;
    else {
      countException(
        figures,
        heading,
        losses.map(({ name }) => name),
      );
      const codes = codesOf(other.rule);
      const unnamed = losses.filter(({ code }) => code !== null && !isNamed(code, codes));
      for (const loss of unnamed) add("loss that iptablesLosses does not name", loss.name, index, [...codes].join(" "));
    }
  }
  count(figures, heading, { all: truth.rules.length, equal });
}

const isNamed = (code: string, codes: ReadonlySet<string>): boolean =>
  code === "names" ? NAME_CODES.some((one) => codes.has(one)) : codes.has(code);

/** The codes of the losses within a rule. */
function lossCodes(ast: Read["ast"]): (rule: RuleNode) => ReadonlySet<string> {
  const losses = iptablesLosses(ast);
  return ({ span }) =>
    new Set(
      losses.filter((loss) => loss.span.start >= span.start && loss.span.end <= span.end).map(({ code }) => code),
    );
}

/** A rule without interfaces, for forms without those columns. */
export function withoutInterfaces(rule: Json): Json {
  if (!isRecord(rule)) return rule;
  const { inInterface: _in, outInterface: _out, ...shown } = rule;
  return shown;
}
