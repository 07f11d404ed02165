import type { AddressFamily, IpAddress } from "../../net/index.ts";
import type { Span } from "../../text/span.ts";
import { type BalancedShare, type BalancingRule, balanced } from "./query-balancing.ts";
import type { Port } from "./values.ts";

/**
 * A port of a Service as the chains of OVN-Kubernetes on the node show it, in the words of Kubernetes. These rules do not name services, and say
 * nothing of a policy that is not `Local`. Addresses are canonical text, or the name that a listing without `-n` shows.
 */
export interface OvnKubernetesService {
  readonly family?: AddressFamily;
  readonly protocol?: string;
  readonly clusterIP?: string;
  readonly port?: Port;
  readonly nodePort?: Port;
  /** External and load-balancer IPs, which the rules do not tell apart. */
  readonly externalIPs?: readonly string[];
  readonly externalTrafficPolicy?: "Local";
  readonly internalTrafficPolicy?: "Local";
  /** The port of an endpoint in the network of the host, to which packets are redirected. */
  readonly hostEndpointPort?: number;
  /** The endpoints on this node of a load balancer without node ports; those of other services are not in iptables. */
  readonly localEndpoints?: readonly OvnKubernetesEndpoint[];
  /** Where the rules stand that say all this. */
  readonly spans: readonly Span[];
}

export interface OvnKubernetesEndpoint extends BalancedShare {
  readonly address: IpAddress;
  readonly port?: number;
}

type Facts = Pick<
  OvnKubernetesService,
  | "protocol"
  | "clusterIP"
  | "port"
  | "nodePort"
  | "externalTrafficPolicy"
  | "internalTrafficPolicy"
  | "hostEndpointPort"
>;

/** A service while its rules are read. */
export interface OvnServiceDraft {
  readonly facts: { -readonly [Key in keyof Facts]: Facts[Key] };
  readonly externalIPs: Set<string>;
  /** The endpoints by external IP, all the same. */
  readonly balancers: Map<string, OvnBalancer>;
  readonly spans: Span[];
}

interface OvnBalancer {
  /** Whether a line says that the chain begins. */
  readonly isWhole: boolean;
  readonly rules: BalancingRule<Pick<OvnKubernetesEndpoint, "address" | "port">>[];
}

export function startOvnService(protocol: string | undefined): OvnServiceDraft {
  const facts = protocol === undefined ? {} : { protocol };
  return { facts, externalIPs: new Set(), balancers: new Map(), spans: [] };
}

/** Returns the finished service. */
export function finishOvnService(draft: OvnServiceDraft, family: AddressFamily | undefined): OvnKubernetesService {
  const [balancer] = draft.balancers.values();
  const localEndpoints = balancer === undefined ? [] : balanced(balancer.rules, balancer.isWhole);
  return {
    ...(family === undefined ? {} : { family }),
    ...draft.facts,
    ...(draft.externalIPs.size === 0 ? {} : { externalIPs: [...draft.externalIPs] }),
    ...(localEndpoints.length === 0 ? {} : { localEndpoints }),
    spans: draft.spans.toSorted((a, b) => a.start - b.start),
  };
}
