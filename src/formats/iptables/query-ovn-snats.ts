import type { IpAddress } from "../../net/index.ts";
import type { Span } from "../../text/span.ts";
import type { MaskedMark } from "./extensions/marks.ts";
import { readKubeComment } from "./query-kube-names.ts";
import { addressOf, commentOf, type IptablesTree, matchOf, rulesIn, tablesOf } from "./query-rules.ts";

/** A rule of OVN-Kubernetes that changes the source of packets that leave the node. */
export interface OvnKubernetesSnat {
  /** `management-port`: of the host, to pods; `egress-service`, `egress-ip`: of pods, to the outside. */
  readonly purpose: "management-port" | "egress-service" | "egress-ip";
  readonly source?: string;
  readonly toSource: IpAddress;
  readonly outInterface?: string;
  readonly mark?: MaskedMark;
  /** The EgressService, `namespace/name` in the comment. */
  readonly namespace?: string;
  readonly name?: string;
  readonly span: Span;
}

/** The chains, also as the first versions of egress IPs on several interfaces spelt it. */
const PURPOSES: Readonly<Record<string, OvnKubernetesSnat["purpose"]>> = {
  "OVN-KUBE-SNAT-MGMTPORT": "management-port",
  "OVN-KUBE-EGRESS-SVC": "egress-service",
  "OVN-KUBE-EGRESS-IP-MULTI-NIC": "egress-ip",
  "OVN-KUBE-EGRESS-IP-Multi-NIC": "egress-ip",
};

/**
 * Returns the source translations of the chains OVN-KUBE-SNAT-MGMTPORT, -EGRESS-SVC and -EGRESS-IP-MULTI-NIC.
 *
 *     -A OVN-KUBE-EGRESS-SVC -s 10.131.0.21/32 -m comment --comment "shop/web" -j SNAT --to-source 203.0.113.30
 */
export function ovnKubernetesSnats(tree: IptablesTree): readonly OvnKubernetesSnat[] {
  const snats: OvnKubernetesSnat[] = [];
  for (const { chain, rule } of rulesIn(tablesOf(tree))) {
    const purpose = Object.hasOwn(PURPOSES, chain.name ?? "") ? PURPOSES[chain.name ?? ""] : undefined;
    const { target, span } = rule;
    if (purpose === undefined || target?.kind !== "target" || target.name !== "SNAT") continue;
    const { address } = target.toSource;
    if (address === null) continue;
    const source = addressOf(rule.source);
    const outInterface = rule.outInterface?.negated === false ? rule.outInterface.name : undefined;
    const mark = matchOf(rule, "mark");
    const service = readKubeComment(commentOf(rule))?.service;
    snats.push({
      purpose,
      ...(source === undefined ? {} : { source }),
      toSource: address,
      ...(outInterface === undefined ? {} : { outInterface }),
      ...(mark === undefined || mark.negated ? {} : { mark: { value: mark.value, mask: mark.mask } }),
      ...(service === undefined ? {} : { namespace: service.namespace, name: service.name }),
      span,
    });
  }
  return snats;
}
