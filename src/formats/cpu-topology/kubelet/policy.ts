import type { PolicyOptionNode } from "./ast.ts";

/** Options of kubelet's static policy by name (`cpuManagerPolicyOptions`), as a configuration has them or as truth values. */
export type PolicyOptions = Readonly<Record<string, boolean | string>> | readonly PolicyOptionNode[];

/** The options of the static policy, all of them said. */
export interface Policy {
  readonly isFull: boolean;
  readonly isDistributed: boolean;
  readonly isBySocket: boolean;
  readonly isSpread: boolean;
  readonly isStrict: boolean;
  readonly isByUncore: boolean;
}

const FULL = "full-pcpus-only";
const DISTRIBUTED = "distribute-cpus-across-numa";
const BY_SOCKET = "align-by-socket";
const SPREAD = "distribute-cpus-across-cores";
const STRICT = "strict-cpu-reservation";
const BY_UNCORE = "prefer-align-cpus-by-uncorecache";
const NAMES: readonly string[] = [FULL, DISTRIBUTED, BY_SOCKET, SPREAD, STRICT, BY_UNCORE];

/** Options with which kubelet does not start, in the order in which it looks. */
const AT_ODDS: readonly (readonly [string, string])[] = [
  [FULL, SPREAD],
  [DISTRIBUTED, SPREAD],
  [BY_UNCORE, SPREAD],
  [BY_UNCORE, DISTRIBUTED],
];

/**
 * Returns the policy that options make, or why kubelet does not start with them, in its words.
 *
 * kubernetes pkg/kubelet/cm/cpumanager/policy_options.go: NewStaticPolicyOptions.
 */
export function policyOf(options: PolicyOptions): Policy | string {
  const set = new Set<string>();
  for (const [name, value] of entriesOf(options)) {
    if (!NAMES.includes(name)) return `unknown CPU Manager Policy option: ${JSON.stringify(name)}`;
    const truth = truthOf(value);
    if (truth === null) {
      return `bad value for option ${JSON.stringify(name)}: strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`;
    }
    if (truth) set.add(name);
  }
  for (const [one, other] of AT_ODDS) {
    if (set.has(one) && set.has(other)) {
      return `static policy options ${one} and ${other} can not be used at the same time`;
    }
  }
  return {
    isFull: set.has(FULL),
    isDistributed: set.has(DISTRIBUTED),
    isBySocket: set.has(BY_SOCKET),
    isSpread: set.has(SPREAD),
    isStrict: set.has(STRICT),
    isByUncore: set.has(BY_UNCORE),
  };
}

function entriesOf(options: PolicyOptions): readonly (readonly [string, boolean | string])[] {
  if (isNodes(options)) return options.map(({ name, value, text }) => [name, value ?? text] as const);
  return Object.entries(options);
}

function isNodes(options: PolicyOptions): options is readonly PolicyOptionNode[] {
  return Array.isArray(options);
}

/** A truth value as Go's strconv.ParseBool reads it, null when it is none. */
export function truthOf(value: boolean | string): boolean | null {
  if (typeof value === "boolean") return value;
  if (/^(?:1|t|T|true|TRUE|True)$/.test(value)) return true;
  return /^(?:0|f|F|false|FALSE|False)$/.test(value) ? false : null;
}
