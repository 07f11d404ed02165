import type { RuleNode } from "./ast.ts";
import { matchOf } from "./query-rules.ts";

/**
 * Which packets an endpoint gets. `conditionalProbability` is that of its rule, as written: of the packets that come so far; the last rule
 * has none and takes the rest. `probability` is that of all packets, and absent where no line says that the chain begins: then rules may be cut off.
 */
export interface BalancedShare {
  readonly conditionalProbability?: number;
  readonly probability?: number;
}

/** A rule that sends some of the packets to an endpoint. */
export interface BalancingRule<Endpoint> {
  readonly endpoint: Endpoint;
  readonly conditional: number | undefined;
}

/** Returns the share of the packets that reach a rule which its `statistic` match lets through; undefined without that match. */
export function conditionalProbabilityOf(rule: RuleNode): number | undefined {
  const match = matchOf(rule, "statistic");
  if (match === undefined) return undefined;
  const share = match.mode === "random" ? match.probability : 1 / Math.max(1, match.every);
  return match.negated ? 1 - share : share;
}

/** Returns the endpoints with their shares. `isWhole` is whether these are all the rules of their chain. */
export function balanced<Endpoint>(
  rules: readonly BalancingRule<Endpoint>[],
  isWhole: boolean,
): readonly (Endpoint & BalancedShare)[] {
  const shares = isWhole ? sharesOf(rules.map(({ conditional }) => conditional)) : [];
  return rules.map(({ endpoint, conditional }, at) => {
    const probability = shares[at];
    return {
      ...endpoint,
      ...(conditional === undefined ? {} : { conditionalProbability: conditional }),
      ...(probability === undefined ? {} : { probability }),
    };
  });
}

/**
 * The shares of all packets. `0.33333333349, 0.50000000000, rest`, as kube-proxy writes for three endpoints, are a third each; anything
 * else is multiplied out.
 */
function sharesOf(conditionals: readonly (number | undefined)[]): readonly number[] {
  const { length } = conditionals;
  if (conditionals.every((share, at) => isOneOf(share, length - at))) return conditionals.map(() => 1 / length);
  let rest = 1;
  return conditionals.map((share = 1) => {
    const taken = rest * share;
    rest -= taken;
    return taken;
  });
}

/** kube-proxy wrote five decimals, later ten; the kernel keeps them to 31 bits. */
const ROUNDING = 6e-6;

const isOneOf = (share: number | undefined, count: number): boolean => Math.abs((share ?? 1) - 1 / count) < ROUNDING;
