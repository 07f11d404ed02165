import { existsSync } from "node:fs";
import type {
  ChainNode,
  IptablesLoss,
  MatchNode,
  RuleNode,
  RulesetNode,
  TargetNode,
} from "../../src/formats/iptables/index.ts";
import { iptablesLosses } from "../../src/formats/iptables/index.ts";
import type { Diagnostic, Span } from "../../src/text/index.ts";
import { samples } from "../laws/samples.ts";
import { bare } from "./iptables-helpers.ts";

/** One table of a rule set below `samples/record/iptables`, as one program printed it in several forms. */
export interface Recording {
  readonly title: string;
  readonly table: string;
  readonly family: "ipv4" | "ipv6";
  /** The texts by form: `nvL`, `S-v`, `save-c`, ... */
  readonly forms: ReadonlyMap<string, string>;
}

const NAME = /iptables[/\\]ok[/\\](.+)-(raw|mangle|nat|filter)\.((?:nft|legacy)(?:-[\d.]*\d)?)\.([\w-]+)\.txt$/;

/** All of them. */
export const recordings: readonly Recording[] = grouped();

function grouped(): Recording[] {
  const groups = new Map<string, Recording & { readonly forms: Map<string, string> }>();
  for (const { path, text } of samples) {
    const [, ruleSet = "", table = "", backend = "", form = ""] = NAME.exec(path) ?? [];
    if (!existsSync(new URL(`../../samples/record/iptables/${ruleSet}.rules`, import.meta.url))) continue;
    const title = `${ruleSet} ${table} ${backend}`;
    const family = ruleSet.endsWith("-v6") ? "ipv6" : "ipv4";
    const group = groups.get(title) ?? { title, table, family, forms: new Map() };
    group.forms.set(form, text);
    groups.set(title, group);
  }
  return [...groups.values()];
}

/** The chains and rules of a text, without their places, line numbers and references; counters only when asked for. */
export function rulesIn(ast: RulesetNode, withCounters = false): unknown {
  const aside = ["number", "references", "heading", ...(withCounters ? [] : ["counters"])];
  return ast.tables.map(({ chains }) => chains.map((chain) => without(bare(chain), aside)));
}

function without(value: unknown, aside: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, aside));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !aside.includes(key))
      .map(([key, inner]) => [key, without(inner, aside)]),
  );
}

type Codes = readonly IptablesLoss[];
type Part = MatchNode | TargetNode | RuleNode | ChainNode;

const VALUES: Codes = ["iptables/lost-negation", "iptables/lost-option", "iptables/lost-number"];

/** Which loss explains that a field of a rule is not as it is in truth. */
const LOSSES_OF: Readonly<Record<string, Codes>> = {
  source: ["iptables/lost-host-address", "iptables/lost-any-address"],
  destination: ["iptables/lost-host-address", "iptables/lost-any-address"],
  inInterface: ["iptables/lost-interfaces"],
  outInterface: ["iptables/lost-interfaces"],
  protocol: ["iptables/lost-protocol-name"],
};

/** The differences between a tree and the true one (counters aside) that no loss of the tree explains, each as a line of text. */
export function unexplained(shown: RulesetNode, truth: RulesetNode): string[] {
  const losses = iptablesLosses(shown);
  return pairs(chainsOf(shown), chainsOf(truth)).flatMap(([chain, trueChain]) => [
    ...(chain?.name === trueChain?.name && chain?.policy === trueChain?.policy ? [] : [`chain ${trueChain?.name}`]),
    ...pairs(chain?.rules ?? [], trueChain?.rules ?? []).flatMap(([rule, trueRule]) =>
      rule && trueRule ? ruleDifferences(rule, trueRule, losses) : [`a rule of ${trueChain?.name}`],
    ),
  ]);
}

/** Whether something at this place of a listing with `-nv` is named as lost: all else can be printed as options. */
export function losesValue(ast: RulesetNode, { start, end }: Span): boolean {
  const codes: Codes = [...VALUES, "iptables/lost-protocol-name"];
  return iptablesLosses(ast).some(({ code, span }) => codes.includes(code) && span.start >= start && span.end <= end);
}

const chainsOf = (ast: RulesetNode): readonly ChainNode[] => ast.tables.flatMap(({ chains }) => chains);

function pairs<Item>(one: readonly Item[], other: readonly Item[]): (readonly [Item | undefined, Item | undefined])[] {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, at) => [one[at], other[at]] as const);
}

function ruleDifferences(rule: RuleNode, truth: RuleNode, losses: readonly Diagnostic<IptablesLoss>[]): string[] {
  const isNamed = (part: Part, codes: Codes): boolean =>
    losses.some(
      ({ code, span }) => codes.includes(code) && span.start === part.span.start && span.end === part.span.end,
    );
  const fields = Object.entries(without(bare(truth), ["number", "counters", "matches", "target"]) ?? {});
  const shown: object = rule;
  const wrong = fields
    .filter(([name, value]) => !isEqual(name in shown ? bare(Reflect.get(shown, name)) : undefined, value))
    .filter(([name]) => !isNamed(rule, LOSSES_OF[name] ?? []))
    .map(([name]) => `${name} of ${JSON.stringify(bare(truth))}`);
  const parts = [...pairs(rule.matches, truth.matches), [rule.target, truth.target] as const]
    .filter(([part, truePart]) => !isEqual(bare(part), bare(truePart)))
    .filter(([part, truePart]) => !part || !truePart || !isLessOf(bare(part), bare(truePart)) || !isNamed(part, VALUES))
    .map(([part, truePart]) => `${JSON.stringify(bare(part))} for ${JSON.stringify(bare(truePart))}`);
  return [...wrong, ...parts];
}

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether a value is the true one but for what it leaves out, and for names where the truth has numbers. */
function isLessOf(shown: unknown, truth: unknown): boolean {
  if (typeof shown !== "object" || shown === null || typeof truth !== "object" || truth === null)
    return isEqual(shown, truth) || (typeof shown === "string" && typeof truth === "number");
  if (Array.isArray(shown) && Array.isArray(truth) && shown.length !== truth.length) return false;
  return Object.entries(shown).every(([key, value]) =>
    isLessOf(value, Reflect.get(truth, key === "name" ? nameKey(truth) : key)),
  );
}

/** A user by name, `{ name: "root" }`, stands for the numbers `{ from: 0, to: 0 }`. */
const nameKey = (truth: object): string => ("name" in truth ? "name" : "from");
