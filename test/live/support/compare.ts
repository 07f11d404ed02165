import { iptablesLosses, type RuleNode } from "../../../src/formats/iptables/index.ts";
import type { Read } from "./checks.ts";
import { count, countException, type Figures } from "./figures.ts";
import { doubledNames, type Loss, withoutLosses, withoutUnsaved } from "./losses.ts";
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

/** Two rules that have to be the same but for what a form cannot show; of the losses, as few as explain the difference. */
export function judge(listed: Json, saved: Json, backend: Backend): Judgement {
  if (isEqual(listed, saved)) return { losses: [], difference: "" };
  const unsaved = withoutUnsaved(listed, saved);
  if (isEqual(unsaved.rule, saved)) return { losses: unsaved.losses, difference: "" };
  const [single, double] = pairs(unsaved.rule, saved, backend);
  const pair = isEqual(single.listed, single.saved) ? single : double;
  const losses = [...unsaved.losses, ...pair.losses];
  if (isEqual(pair.listed, pair.saved)) return { losses, difference: "" };
  return { losses, difference: difference(pair.listed, pair.saved) || "a field that is not there in one of the two" };
}

/** As {@link judge} for `-L` without `-n`, which may show names where the other shows numbers. */
export function judgeSymbolic(listed: Json, saved: Json, backend: Backend): Judgement {
  const unsaved = withoutUnsaved(listed, saved);
  const [single, double] = pairs(unsaved.rule, saved, backend);
  const agreed = agreement(single.listed, single.saved);
  const pair = agreed.kind === "contradiction" ? double : single;
  const last = agreed.kind === "contradiction" ? agreement(pair.listed, pair.saved) : agreed;
  const losses = [...unsaved.losses, ...pair.losses];
  if (last.kind === "contradiction") return { losses, difference: last.path };
  return { losses: last.kind === "names" ? [...losses, NAMES] : losses, difference: "" };
}

interface Pair {
  readonly listed: Json;
  readonly saved: Json;
  readonly losses: readonly Loss[];
}

/** Both rules without what a listing loses of each match, and then without matches that stand twice as well. */
function pairs(listed: Json, saved: Json, backend: Backend): readonly [Pair, Pair] {
  const pair = (doubled: readonly Json[]): Pair => {
    const kept = withoutLosses(saved, backend, doubled);
    return { listed: withoutLosses(listed, backend, doubled).rule, saved: kept.rule, losses: kept.losses };
  };
  return [pair([]), pair(doubledNames(saved))];
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
