import type { RuleNode } from "./ast.ts";
import { conditionalProbabilityOf } from "./query-balancing.ts";
import {
  finishOvnService,
  type OvnKubernetesService,
  type OvnServiceDraft,
  startOvnService,
} from "./query-ovn-service.ts";
import {
  addressOf,
  destinationPortOf,
  dnatOf,
  type FamilyTables,
  type IptablesTree,
  learn,
  type PlacedRule,
  protocolOf,
  rulesIn,
  tablesByFamily,
} from "./query-rules.ts";
import type { Port } from "./values.ts";

/**
 * Returns the services that the chains OVN-KUBE-NODEPORT, -EXTERNALIP, -ETP, -ITP and -SNAT-MGMTPORT show, each port of each address family by
 * itself, in the order of the text. Node ports and external IPs are put together by the cluster IP and port that they lead to.
 */
export function ovnKubernetesServices(tree: IptablesTree): readonly OvnKubernetesService[] {
  const services = tablesByFamily(tree).flatMap(servicesOfFamily);
  return services.toSorted((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
}

/** Services by all that they are called: a cluster IP with its port, a node port, an external IP with its port; each with a protocol. */
type Drafts = Map<string, OvnServiceDraft>;

/** Rules that lead to a cluster IP come first: they say which node ports and external IPs are one service. */
function servicesOfFamily({ family, tables }: FamilyTables): readonly OvnKubernetesService[] {
  const drafts: Drafts = new Map();
  const later: PlacedRule[] = [];
  for (const placed of rulesIn(tables)) {
    if (placed.chain.name?.startsWith("OVN-KUBE-") && !readClusterPortal(drafts, placed)) later.push(placed);
  }
  for (const placed of later) readLocalRule(drafts, placed);
  return [...new Set(drafts.values())].map((draft) => finishOvnService(draft, family));
}

/** What a rule is about: a port of an address, or of this node where there is no address. */
interface Portal {
  readonly protocol: string | undefined;
  readonly address: string | undefined;
  readonly port: Port;
  readonly key: string;
}

function portalOf(rule: RuleNode): Portal | null {
  const port = destinationPortOf(rule);
  if (port === undefined) return null;
  const protocol = protocolOf(rule);
  const address = addressOf(rule.destination);
  return { protocol, address, port, key: keyOf(protocol, address, port) };
}

const keyOf = (protocol: string | undefined, address: string | undefined, port: Port): string =>
  `${protocol ?? ""} ${address ?? ""} ${port}`;

/** Returns the service that is called by one of these names, or a new one; from then on it is called by all of them. */
function draftOf(drafts: Drafts, { protocol }: Portal, keys: readonly string[]): OvnServiceDraft {
  const known = keys.find((key) => drafts.has(key)) ?? "";
  const draft = drafts.get(known) ?? startOvnService(protocol);
  for (const key of keys) if (!drafts.has(key)) drafts.set(key, draft);
  return draft;
}

function addPortal({ facts, externalIPs, spans }: OvnServiceDraft, { address, port }: Portal, rule: RuleNode): void {
  spans.push(rule.span);
  if (address === undefined) facts.nodePort = port;
  else externalIPs.add(address);
}

/**
 *     -A OVN-KUBE-NODEPORT -p tcp -m addrtype --dst-type LOCAL -m tcp --dport 31785 -j DNAT --to-destination 172.30.12.4:443
 *     -A OVN-KUBE-EXTERNALIP -d 198.51.100.9/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 172.30.44.86:80
 */
function readClusterPortal(drafts: Drafts, { chain, rule }: PlacedRule): boolean {
  const portal = portalOf(rule);
  const { address = null, ports } = dnatOf(rule) ?? {};
  const isPortal = chain.name === "OVN-KUBE-NODEPORT" || chain.name === "OVN-KUBE-EXTERNALIP";
  if (!isPortal || portal === null || address === null || ports === undefined || isMasquerade(address)) return false;
  const draft = draftOf(drafts, portal, [keyOf(portal.protocol, address, ports.from), portal.key]);
  draft.facts.clusterIP = address;
  draft.facts.port = ports.from;
  addPortal(draft, portal, rule);
  return true;
}

/**
 * Whether an address is one that the node keeps to itself, to hand packets to OVN with their source as it is: 169.254.169.3, fd69::3 (newer versions
 * 169.254.0.3).
 */
const isMasquerade = (address: string): boolean => address.startsWith("169.254.") || address.startsWith("fd69:");

/** Reads a rule that there is only for a `Local` policy. */
function readLocalRule(drafts: Drafts, placed: PlacedRule): void {
  const portal = portalOf(placed.rule);
  if (portal === null) return;
  const { chain, rule } = placed;
  if (chain.name === "OVN-KUBE-ITP") readInternalLocal(drafts, portal, rule);
  else if (chain.name === "OVN-KUBE-SNAT-MGMTPORT") readKeptSource(drafts, portal, rule);
  else if (EXTERNAL.includes(chain.name ?? "")) readExternalLocal(drafts, portal, placed);
}

const EXTERNAL: readonly string[] = ["OVN-KUBE-ETP", "OVN-KUBE-NODEPORT", "OVN-KUBE-EXTERNALIP"];

/**
 *     -A OVN-KUBE-ETP -p tcp -m addrtype --dst-type LOCAL -m tcp --dport 31785 -j DNAT --to-destination 169.254.169.3:31785
 *     -A OVN-KUBE-ETP -d 203.0.113.30/32 -p tcp -m tcp --dport 443 -j DNAT --to-destination 169.254.169.3:31785
 *     -A OVN-KUBE-ETP -d 203.0.113.31/32 -p tcp -m tcp --dport 443 -m statistic ... -j DNAT --to-destination 10.131.0.31:8443
 */
function readExternalLocal(drafts: Drafts, portal: Portal, { chain, rule }: PlacedRule): void {
  const to = dnatOf(rule);
  const hostPort = redirectOf(rule);
  if (to === undefined && hostPort === undefined) return;
  const { address = null, ports } = to ?? {};
  const nodePort = address !== null && isMasquerade(address) ? ports?.from : undefined;
  const nodeKeys = nodePort === undefined ? [] : [keyOf(portal.protocol, undefined, nodePort)];
  const draft = draftOf(drafts, portal, [portal.key, ...nodeKeys]);
  draft.facts.externalTrafficPolicy = "Local";
  addPortal(draft, portal, rule);
  if (portal.address !== undefined) learn(draft.facts, "port", portal.port);
  if (nodePort !== undefined) draft.facts.nodePort = nodePort;
  else if (hostPort !== undefined) draft.facts.hostEndpointPort = hostPort;
  else if (address !== null) {
    const balancer = draft.balancers.get(portal.key) ?? { isWhole: chain.declared, rules: [] };
    draft.balancers.set(portal.key, balancer);
    const endpoint = ports === undefined ? { address } : { address, port: ports.from };
    balancer.rules.push({ endpoint, conditional: conditionalProbabilityOf(rule) });
  }
}

/**
 *     -A OVN-KUBE-ITP -d 172.30.55.6/32 -p tcp -m tcp --dport 9100 -j REDIRECT --to-ports 9100       (nat)
 *     -A OVN-KUBE-ITP -d 172.30.55.6/32 -p tcp -m tcp --dport 8080 -j MARK --set-xmark 0x1745ec/...  (mangle)
 */
function readInternalLocal(drafts: Drafts, portal: Portal, rule: RuleNode): void {
  if (portal.address === undefined) return;
  const draft = draftOf(drafts, portal, [portal.key]);
  const hostPort = redirectOf(rule);
  draft.facts.clusterIP = portal.address;
  draft.facts.port = portal.port;
  draft.facts.internalTrafficPolicy = "Local";
  if (hostPort !== undefined) draft.facts.hostEndpointPort = hostPort;
  draft.spans.push(rule.span);
}

/**
 *     -A OVN-KUBE-SNAT-MGMTPORT -p tcp -m tcp --dport 31785 -j RETURN
 */
function readKeptSource(drafts: Drafts, portal: Portal, rule: RuleNode): void {
  if (portal.address !== undefined || rule.target?.name !== "RETURN") return;
  const draft = draftOf(drafts, portal, [portal.key]);
  draft.facts.externalTrafficPolicy = "Local";
  addPortal(draft, portal, rule);
}

function redirectOf({ target }: RuleNode): number | undefined {
  return target?.kind === "target" && target.name === "REDIRECT" ? target.toPorts?.from : undefined;
}
