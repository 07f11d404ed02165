import type { Span } from "../../text/span.ts";
import type { ChainNode } from "./ast.ts";
import { type BalancingRule, balanced } from "./query-balancing.ts";
import type { KubeServicePort } from "./query-kube-names.ts";
import type { KubeEndpoint, KubeMasquerade, KubeRejection, KubeService } from "./query-kube-service.ts";
import type { FamilyTables } from "./query-rules.ts";

/** The balancing rules of one chain. `chain` is where they were read: the same chain in another run is not read again. */
export interface Balancer {
  readonly chain: ChainNode;
  readonly rules: BalancingRule<KubeEndpoint>[];
}

/** Which rules balance: those of a chain of the service, or rows without a chain. */
export type BalancerKind = "SVC" | "SVL" | "XLB" | "none";

/** What a service has one of. */
type KubeFacts = Pick<
  KubeService,
  | "protocol"
  | "clusterIP"
  | "port"
  | "nodePort"
  | "healthCheckNodePort"
  | "externalTrafficPolicy"
  | "internalTrafficPolicy"
  | "sessionAffinity"
>;

/** A service while its rules are read. */
export interface KubeServiceDraft {
  readonly service: KubeServicePort | undefined;
  readonly facts: { -readonly [Key in keyof KubeFacts]: KubeFacts[Key] };
  readonly externalIPs: string[];
  readonly loadBalancerIPs: string[];
  readonly loadBalancerSourceRanges: string[];
  readonly balancers: { [Kind in BalancerKind]?: Balancer };
  /** What the DNAT rules of endpoint chains say. */
  readonly dnats: KubeEndpoint[];
  readonly masquerades: KubeMasquerade[];
  readonly rejections: KubeRejection[];
  /** What the lists hold, by what each item says: several runs say the same. */
  readonly seen: Set<string>;
  readonly spans: Span[];
}

export function startService(service: KubeServicePort | undefined): KubeServiceDraft {
  return {
    service,
    facts: {},
    externalIPs: [],
    loadBalancerIPs: [],
    loadBalancerSourceRanges: [],
    balancers: {},
    dnats: [],
    masquerades: [],
    rejections: [],
    seen: new Set(),
    spans: [],
  };
}

type ListName = "externalIPs" | "loadBalancerIPs" | "loadBalancerSourceRanges" | "dnats" | "masquerades" | "rejections";

/** Returns whether a list has nothing yet that says the same, and notes that it has it from now on. */
export function isNewItem({ seen }: KubeServiceDraft, list: ListName, words: readonly unknown[]): boolean {
  const key = [list, ...words].join(" ");
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** Returns the finished service. `endpoints` are those of the family by chain. */
export function finishService(
  draft: KubeServiceDraft,
  { family }: FamilyTables,
  endpoints: ReadonlyMap<string, KubeEndpoint>,
): KubeService {
  // A node that is allowed by its range may also come with the load-balancer IP as source: that rule is no range.
  const ranges = draft.loadBalancerSourceRanges.filter((range) => !draft.seen.has(`loadBalancerIPs ${range}`));
  return {
    ...(family === undefined ? {} : { family }),
    ...draft.service,
    ...draft.facts,
    ...listed("externalIPs", draft.externalIPs),
    ...listed("loadBalancerIPs", draft.loadBalancerIPs),
    ...listed("loadBalancerSourceRanges", ranges),
    ...endpointLists(draft, endpoints),
    ...listed("masquerades", draft.masquerades),
    ...listed("rejections", draft.rejections),
    spans: draft.spans,
  };
}

/** A list under its name, nothing when it is empty. */
function listed<Name extends string, Item>(
  name: Name,
  items: readonly Item[],
): { readonly [Key in Name]?: readonly Item[] } {
  const field: { [Key in Name]?: readonly Item[] } = {};
  if (items.length > 0) field[name] = items;
  return field;
}

type EndpointLists = Pick<KubeService, "endpoints" | "localEndpoints">;

function endpointLists(draft: KubeServiceDraft, byChain: ReadonlyMap<string, KubeEndpoint>): EndpointLists {
  const { balancers, rejections } = draft;
  const reasons = new Set(rejections.map(({ reason }) => reason));
  const ofCluster = balancers.SVC;
  const ofNode = balancers.SVL ?? balancers.XLB;
  const shown = ofCluster === undefined ? unbalanced(draft, byChain) : endpointsOf(ofCluster, byChain);
  const endpoints = ofCluster === undefined && ofNode !== undefined ? [] : shown;
  const localEndpoints = ofNode === undefined ? [] : endpointsOf(ofNode, byChain);
  return {
    ...(endpoints.length > 0 || reasons.has("no endpoints") ? { endpoints } : {}),
    ...(localEndpoints.length > 0 || reasons.has("no local endpoints") ? { localEndpoints } : {}),
  };
}

function endpointsOf({ chain, rules }: Balancer, byChain: ReadonlyMap<string, KubeEndpoint>): readonly KubeEndpoint[] {
  const located = rules.map(({ endpoint, conditional }) => ({
    endpoint: { ...endpoint, ...byChain.get(endpoint.chain ?? "") },
    conditional,
  }));
  return balanced(located, chain.declared);
}

/** The endpoints of a text without the chain that balances them: rows of it without a chain line, or the chains of the endpoints alone. */
function unbalanced(draft: KubeServiceDraft, byChain: ReadonlyMap<string, KubeEndpoint>): readonly KubeEndpoint[] {
  const rows = draft.balancers.none;
  return rows === undefined ? draft.dnats : endpointsOf(rows, byChain);
}
