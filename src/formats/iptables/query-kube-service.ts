import type { AddressFamily } from "../../net/index.ts";
import type { Span } from "../../text/span.ts";
import type { BalancedShare } from "./query-balancing.ts";
import type { AddressMatch, Port } from "./values.ts";

/** `externalTrafficPolicy`, `internalTrafficPolicy`: endpoints of the whole cluster, or of this node alone. */
export type KubeTrafficPolicy = "Cluster" | "Local";

/**
 * A port of a Service as the rules of kube-proxy show it, in the words of Kubernetes. What they do not show is absent. Addresses are
 * canonical text, or the name that a listing without `-n` shows instead; so are ports numbers or names.
 */
export interface KubeService {
  readonly family?: AddressFamily;
  readonly namespace?: string;
  readonly name?: string;
  /** Null for a port without a name. */
  readonly portName?: string | null;
  readonly protocol?: string;
  readonly clusterIP?: string;
  readonly port?: Port;
  readonly nodePort?: Port;
  readonly healthCheckNodePort?: Port;
  readonly externalIPs?: readonly string[];
  readonly loadBalancerIPs?: readonly string[];
  readonly loadBalancerSourceRanges?: readonly string[];
  readonly externalTrafficPolicy?: KubeTrafficPolicy;
  readonly internalTrafficPolicy?: KubeTrafficPolicy;
  readonly sessionAffinity?: KubeSessionAffinity;
  /** The endpoints of the cluster (KUBE-SVC-); empty where a rule says that there are none. */
  readonly endpoints?: readonly KubeEndpoint[];
  /** The endpoints of this node (KUBE-SVL-, before 1.24 KUBE-XLB-), which serve a `Local` policy; empty where a rule says that there are none. */
  readonly localEndpoints?: readonly KubeEndpoint[];
  readonly masquerades?: readonly KubeMasquerade[];
  readonly rejections?: readonly KubeRejection[];
  /** Where the rules stand that say all this, in the order of the text. */
  readonly spans: readonly Span[];
}

/** `sessionAffinity: ClientIP`; `timeoutSeconds` stands in the rules of KUBE-SVC-, KUBE-SVL- and KUBE-XLB- alone. */
export interface KubeSessionAffinity {
  readonly type: "ClientIP";
  readonly timeoutSeconds?: number;
}

export interface KubeEndpoint extends BalancedShare {
  /** KUBE-SEP-. */
  readonly chain?: string;
  readonly address?: string;
  readonly port?: number;
}

/** Traffic that gets the address of the node as source (KUBE-MARK-MASQ), by the chain that sees it; of any source where it is null. */
export interface KubeMasquerade {
  readonly chain: string | null;
  readonly source: AddressMatch | null;
  /** Traffic from this node alone: `--src-type LOCAL`. */
  readonly local?: true;
  readonly span: Span;
}

/** Traffic that is refused because there is nobody to take it. `action` is `REJECT`, `DROP`, or before 1.24 a jump to `KUBE-MARK-DROP`. */
export interface KubeRejection {
  readonly reason: "no endpoints" | "no local endpoints";
  readonly action: string;
  /** The cluster, external or load-balancer IP; absent for a node port. */
  readonly address?: string;
  readonly port?: Port;
  readonly span: Span;
}
