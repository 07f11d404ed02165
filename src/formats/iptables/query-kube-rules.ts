import { saveAddress } from "./addresses.ts";
import type { ChainNode, RuleNode } from "./ast.ts";
import { type NatRange, readNatRange } from "./extensions/nat-range.ts";
import { conditionalProbabilityOf } from "./query-balancing.ts";
import { type BalancerKind, isNewItem, type KubeServiceDraft } from "./query-kube-draft.ts";
import type { KubeChain, KubeComment } from "./query-kube-names.ts";
import type { KubeEndpoint } from "./query-kube-service.ts";
import { addressOf, destinationPortOf, dnatOf, isFromLocal, learn, matchOf, protocolOf } from "./query-rules.ts";

/** A rule about a service: the chain that it stands in and the one that it jumps to, null where they are none of kube-proxy's. */
export interface KubeRule {
  readonly rule: RuleNode;
  readonly chain: ChainNode;
  readonly from: KubeChain | null;
  readonly to: KubeChain | null;
  readonly comment: KubeComment | null;
  /** Whether the rules are those of 1.24 and later, in which a jump to KUBE-SVC- shows the internal policy. */
  readonly isNewLayout: boolean;
}

/** Keeps all that a rule says of its service. */
export function readKubeRule(draft: KubeServiceDraft, kube: KubeRule): void {
  draft.spans.push(kube.rule.span);
  if (kube.comment?.after !== HEALTH_CHECK) learn(draft.facts, "protocol", protocolOf(kube.rule));
  readPortal(draft, kube);
  readRejection(draft, kube);
  readExternalPolicy(draft, kube);
  readAffinity(draft, kube);
  readBalancing(draft, kube);
  readEndpoint(draft, kube);
  readMasquerade(draft, kube);
}

const HEALTH_CHECK = "health check node port";
const NOT_ACCEPTED = "traffic not accepted by ";

/** What the service is called by: what KUBE-SERVICES and KUBE-NODEPORTS hold, told by the comments, for rules may be cut out of them. */
function readPortal(draft: KubeServiceDraft, kube: KubeRule): void {
  const { rule, comment } = kube;
  if (comment === null || comment.before !== "") return;
  const address = addressOf(rule.destination);
  const port = destinationPortOf(rule);
  if (comment.after === "") learn(draft.facts, "nodePort", port);
  else if (comment.after === HEALTH_CHECK) learn(draft.facts, "healthCheckNodePort", port);
  else if (comment.after === "cluster IP") readClusterIp(draft, kube);
  else if (comment.after === "external IP") addPortal(draft, "externalIPs", rule);
  else if (comment.after.startsWith(NOT_ACCEPTED)) addPortal(draft, "loadBalancerIPs", rule);
  else if (comment.after === "loadbalancer IP" && address === undefined) readSourceRange(draft, kube);
  else if (comment.after === "loadbalancer IP") addPortal(draft, "loadBalancerIPs", rule);
}

function addPortal(draft: KubeServiceDraft, list: "externalIPs" | "loadBalancerIPs", rule: RuleNode): void {
  const address = addressOf(rule.destination);
  if (address !== undefined && isNewItem(draft, list, [address])) draft[list].push(address);
  learn(draft.facts, "port", destinationPortOf(rule));
}

function readClusterIp(draft: KubeServiceDraft, { rule, to, isNewLayout }: KubeRule): void {
  learn(draft.facts, "clusterIP", addressOf(rule.destination));
  learn(draft.facts, "port", destinationPortOf(rule));
  if (to?.kind === "SVL") learn(draft.facts, "internalTrafficPolicy", "Local");
  if (to?.kind === "SVC" && isNewLayout) learn(draft.facts, "internalTrafficPolicy", "Cluster");
}

function readSourceRange(draft: KubeServiceDraft, { rule, from, to }: KubeRule): void {
  const range = addressOf(rule.source);
  const isAllowed = to?.kind === "EXT" || to?.kind === "XLB" || to?.kind === "SVC";
  if (from?.kind !== "FW" || !isAllowed || range === undefined) return;
  if (isNewItem(draft, "loadBalancerSourceRanges", [range])) draft.loadBalancerSourceRanges.push(range);
}

const REASONS = {
  "has no endpoints": "no endpoints",
  "has no local endpoints": "no local endpoints",
} as const;

const isReason = (text: string): text is keyof typeof REASONS => Object.hasOwn(REASONS, text);

/**
 * A service without endpoints has no chains of its own; it is known by what the filter table refuses.
 *
 *     -A KUBE-SERVICES -d 10.96.77.1/32 -p tcp -m comment --comment "dev/empty:http has no endpoints" -m tcp --dport 80 -j REJECT
 */
function readRejection(draft: KubeServiceDraft, { rule, from, comment }: KubeRule): void {
  if (comment === null || !isReason(comment.after) || rule.target === null) return;
  const reason = REASONS[comment.after];
  const address = addressOf(rule.destination);
  const port = destinationPortOf(rule);
  const action = rule.target.name ?? "";
  const place = { ...(address === undefined ? {} : { address }), ...(port === undefined ? {} : { port }) };
  const isNew = isNewItem(draft, "rejections", [reason, action, address, port]);
  if (isNew) draft.rejections.push({ reason, action, ...place, span: rule.span });
  if (address === undefined) learn(draft.facts, "nodePort", port);
  else if (from !== null) learn(draft.facts, "port", port);
  if (from?.kind === "SERVICES") learn(draft.facts, "clusterIP", address);
  if (reason === "no endpoints") return;
  if (from?.kind === "SERVICES") learn(draft.facts, "internalTrafficPolicy", "Local");
  if (from?.kind === "EXTERNAL-SERVICES") learn(draft.facts, "externalTrafficPolicy", "Local");
}

/**
 * KUBE-EXT- ends in a jump to KUBE-SVL- for `Local`, to KUBE-SVC- for `Cluster`; before 1.24 there was KUBE-XLB- for `Local`, and node ports and
 * load balancers went straight to KUBE-SVC- for `Cluster` (external IPs did so in any case).
 */
function readExternalPolicy(draft: KubeServiceDraft, { rule, from, to, comment }: KubeRule): void {
  if (from?.kind === "XLB" || to?.kind === "XLB") learn(draft.facts, "externalTrafficPolicy", "Local");
  if (from?.kind === "EXT") {
    const isSpecial = comment !== null && comment.before !== "masquerade traffic for";
    const isForAll = rule.source === null && !isFromLocal(rule) && !isSpecial;
    if (to !== null) learn(draft.facts, "externalTrafficPolicy", isForAll && to.kind !== "SVL" ? "Cluster" : "Local");
  }
  if (to?.kind === "SVC" && (from?.kind === "NODEPORTS" || from?.kind === "FW")) {
    learn(draft.facts, "externalTrafficPolicy", "Cluster");
  }
}

/** Who came to an endpoint before goes to it again: `recent: CHECK seconds: 10800` before the balancing rules, `recent: SET` at the endpoint. */
function readAffinity(draft: KubeServiceDraft, { rule }: KubeRule): void {
  const match = matchOf(rule, "recent");
  if (match === undefined || draft.facts.sessionAffinity?.timeoutSeconds !== undefined) return;
  const { seconds } = match;
  draft.facts.sessionAffinity = { type: "ClientIP", ...(seconds === undefined ? {} : { timeoutSeconds: seconds }) };
}

/**
 *     -A KUBE-SVC-... -m comment --comment "web/frontend:http -> 10.244.1.17:8080" -m statistic --mode random --probability 0.33333333349 -j KUBE-SEP-...
 */
function readBalancing(draft: KubeServiceDraft, { rule, chain, from, to, comment }: KubeRule): void {
  const kind = from === null ? "none" : from.kind;
  if (to?.kind !== "SEP" || !isBalancer(kind) || matchOf(rule, "recent") !== undefined) return;
  const place = comment?.after.startsWith(ARROW) ? comment.after.slice(ARROW.length) : "";
  const endpoint = { chain: `KUBE-SEP-${to.hash}`, ...endpointAt(readNatRange(place)) };
  const balancer = draft.balancers[kind] ?? { chain, rules: [] };
  draft.balancers[kind] = balancer;
  if (balancer.chain === chain) balancer.rules.push({ endpoint, conditional: conditionalProbabilityOf(rule) });
}

/** What 1.24 and later write between a service and its endpoint. */
export const ARROW = "-> ";

const isBalancer = (kind: string): kind is BalancerKind =>
  kind === "SVC" || kind === "SVL" || kind === "XLB" || kind === "none";

function endpointAt(range: NatRange | null): KubeEndpoint {
  if (range === null || range.address === null) return {};
  const { address, ports } = range;
  return ports === undefined ? { address } : { address, port: ports.from };
}

/** Returns what the DNAT rule of an endpoint says, or undefined for any other rule. */
export function endpointOf(rule: RuleNode, chain: string | null): KubeEndpoint | undefined {
  const range = dnatOf(rule);
  if (range === undefined) return undefined;
  return { ...(chain === null ? {} : { chain }), ...endpointAt(range) };
}

function readEndpoint(draft: KubeServiceDraft, { rule, chain }: KubeRule): void {
  const endpoint = endpointOf(rule, chain.name);
  if (endpoint === undefined) return;
  const { address, port } = endpoint;
  if (isNewItem(draft, "dnats", [chain.name, address, port])) draft.dnats.push(endpoint);
}

function readMasquerade(draft: KubeServiceDraft, { rule, chain, to }: KubeRule): void {
  if (to?.kind !== "MARK-MASQ") return;
  const { source, span } = rule;
  const local = isFromLocal(rule) ? ({ local: true } as const) : {};
  const words = [chain.name, source?.negated, source === null ? "" : saveAddress(source), "local" in local];
  if (isNewItem(draft, "masquerades", words)) draft.masquerades.push({ chain: chain.name, source, ...local, span });
}
