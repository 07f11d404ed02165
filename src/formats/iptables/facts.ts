import type { FactSource, NatRuleFact, NatRuleForm } from "../../facts/index.ts";
import { networkBase } from "../../facts/origin-of.ts";
import { present } from "../../facts/present.ts";
import { maskSecrets } from "../../text/secrets.ts";
import type { ChainNode, RuleNode, RulesetNode, TableNode } from "./ast.ts";
import { lossyRules } from "./facts-losses.ts";
import { natParts } from "./facts-parts.ts";
import { type NatTable, natTables } from "./facts-tables.ts";
import { printRuleSpec } from "./print-spec.ts";

/**
 * Returns the rules of the table `nat`, of both families. A listing does not name its table: `parseIptables` was told of it, or `source.command` says it, or
 * the chains do, for only `nat` has PREROUTING and POSTROUTING without FORWARD. What services the rules make up is no fact: `kubeServices` and its kin.
 * A key in a comment does not enter a fact.
 */
export function iptablesFacts(ast: RulesetNode, source: FactSource): readonly NatRuleFact[] {
  const isLossy = lossyRules(ast);
  return natTables(ast, source.command).flatMap((nat) =>
    nat.table.chains.flatMap((chain) => chainFacts(chain, { ...nat, source, isLossy })),
  );
}

interface Place extends NatTable {
  readonly source: FactSource;
  readonly isLossy: (rule: RuleNode) => boolean;
}

function chainFacts(chain: ChainNode, place: Place): readonly NatRuleFact[] {
  const { name } = chain;
  if (name === null) return [];
  const form = formOf(chain, place.table);
  const rules = chain.rules.filter(({ commented }) => commented !== true);
  return rules.map((rule, at): NatRuleFact => {
    const { backend, family, source, isLossy } = place;
    const incomplete = isLossy(rule) || undefined;
    return {
      kind: "nat-rule",
      family,
      table: "nat",
      chain: name,
      position: rule.number ?? at + 1,
      form,
      rule: maskSecrets(printRuleSpec(rule, name)),
      target: rule.target?.name ?? null,
      ...present({ backend, incomplete }),
      ...natParts(rule),
      ...networkBase(source, rule.span),
    };
  });
}

function formOf({ heading }: ChainNode, { form }: TableNode): NatRuleForm {
  if (form !== "list" && form !== "echo") return form;
  return heading?.verbose === true ? "list-verbose" : "list";
}
