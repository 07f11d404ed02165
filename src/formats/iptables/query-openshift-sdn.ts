import type { IpAddress } from "../../net/index.ts";
import type { Span } from "../../text/span.ts";
import type { RuleNode, TableNode } from "./ast.ts";
import type { MaskedMark } from "./extensions/marks.ts";
import { addressOf, destinationPortOf, type IptablesTree, jumpOf, matchOf, rulesIn, tablesOf } from "./query-rules.ts";
import type { Port } from "./values.ts";

/** What the chains of OpenShift SDN on a node show; lists are absent where their chain is not shown. */
export interface OpenshiftSdn {
  /** The port that VXLAN packets come in by. */
  readonly vxlanPort?: Port;
  /** OPENSHIFT-MASQUERADE: the networks of pods whose packets to the outside get the address of the node. */
  readonly masqueradedNetworks?: readonly SdnMasqueradedNetwork[];
  /** OPENSHIFT-MASQUERADE: the addresses that packets of some projects get instead. */
  readonly egressIPs?: readonly SdnEgressIp[];
  /** OPENSHIFT-FIREWALL-ALLOW: what may come in. */
  readonly firewallAllow?: readonly RuleNode[];
  /** OPENSHIFT-FIREWALL-FORWARD: what may pass between pods and the outside. */
  readonly firewallForward?: readonly RuleNode[];
  /** OPENSHIFT-ADMIN-OUTPUT-RULES: rules of the administrator for packets that leave pods. */
  readonly adminOutputRules?: readonly RuleNode[];
  /** OPENSHIFT-BLOCK-OUTPUT: what pods and the node may not reach. */
  readonly blockOutput?: readonly RuleNode[];
}

/** A masqueraded network; packets to `exceptDestinations` (OPENSHIFT-MASQUERADE-2) keep their source. */
export interface SdnMasqueradedNetwork {
  readonly network: string;
  readonly exceptDestinations?: readonly string[];
  readonly span: Span;
}

/** An egress IP: packets of `network` with the mark of a project get it as source. */
export interface SdnEgressIp {
  readonly egressIP: IpAddress;
  readonly network?: string;
  readonly mark?: MaskedMark;
  readonly span: Span;
}

/** Returns what the chains of OpenShift SDN show, of all tables in the text. */
export function openshiftSdn(tree: IptablesTree): OpenshiftSdn {
  const tables = tablesOf(tree);
  const masquerade = rulesOf(tables, "OPENSHIFT-MASQUERADE");
  const vxlanPort = vxlanPortOf(tables);
  return {
    ...(vxlanPort === undefined ? {} : { vxlanPort }),
    ...(masquerade === undefined
      ? {}
      : { masqueradedNetworks: networksOf(masquerade, tables), egressIPs: egressIpsOf(masquerade) }),
    ...rulesUnder("firewallAllow", rulesOf(tables, "OPENSHIFT-FIREWALL-ALLOW")),
    ...rulesUnder("firewallForward", rulesOf(tables, "OPENSHIFT-FIREWALL-FORWARD")),
    ...rulesUnder("adminOutputRules", rulesOf(tables, "OPENSHIFT-ADMIN-OUTPUT-RULES")),
    ...rulesUnder("blockOutput", rulesOf(tables, "OPENSHIFT-BLOCK-OUTPUT")),
  };
}

/** The rules of the chains of that name, undefined where there is no such chain. */
function rulesOf(tables: readonly TableNode[], name: string): readonly RuleNode[] | undefined {
  const chains = tables.flatMap((table) => table.chains.filter((chain) => chain.name === name));
  return chains.length === 0 ? undefined : chains.flatMap(({ rules }) => rules);
}

type ListName = "firewallAllow" | "firewallForward" | "adminOutputRules" | "blockOutput";

const rulesUnder = (name: ListName, rules: readonly RuleNode[] | undefined): OpenshiftSdn =>
  rules === undefined ? {} : { [name]: rules };

/**
 *     -A OPENSHIFT-FIREWALL-ALLOW -p udp -m udp --dport 4789 -m comment --comment "VXLAN incoming" -j ACCEPT
 *     -A OPENSHIFT-NOTRACK -p udp -m udp --dport 4789 -j NOTRACK
 */
function vxlanPortOf(tables: readonly TableNode[]): Port | undefined {
  for (const { chain, rule } of rulesIn(tables)) {
    const isAbout = chain.name === "OPENSHIFT-FIREWALL-ALLOW" || chain.name === "OPENSHIFT-NOTRACK";
    const port = isAbout && rule.protocol?.name === "udp" ? destinationPortOf(rule) : undefined;
    if (port !== undefined) return port;
  }
  return undefined;
}

/**
 *     -A OPENSHIFT-MASQUERADE -s 10.128.0.0/14 -m comment --comment "masquerade pod-to-external traffic" -j OPENSHIFT-MASQUERADE-2
 *     -A OPENSHIFT-MASQUERADE-2 -d 10.128.0.0/14 -m comment --comment "masquerade pod-to-external traffic" -j RETURN
 */
function networksOf(rules: readonly RuleNode[], tables: readonly TableNode[]): readonly SdnMasqueradedNetwork[] {
  const second = rulesOf(tables, "OPENSHIFT-MASQUERADE-2") ?? [];
  const returned = second.flatMap((rule) => (rule.target?.name === "RETURN" ? [addressOf(rule.destination)] : []));
  const exceptDestinations = [...new Set(returned.filter((address) => address !== undefined))];
  return rules.flatMap((rule) => {
    const network = addressOf(rule.source);
    if (network === undefined) return [];
    if (rule.target?.name === "MASQUERADE") return [{ network, span: rule.span }];
    if (jumpOf(rule) !== "OPENSHIFT-MASQUERADE-2") return [];
    return [{ network, ...(exceptDestinations.length === 0 ? {} : { exceptDestinations }), span: rule.span }];
  });
}

/**
 *     -A OPENSHIFT-MASQUERADE -s 10.128.0.0/14 -m mark --mark 0x5c9f1a -j SNAT --to-source 192.0.2.77
 */
function egressIpsOf(rules: readonly RuleNode[]): readonly SdnEgressIp[] {
  return rules.flatMap((rule) => {
    const { target, span } = rule;
    const address = target?.kind === "target" && target.name === "SNAT" ? target.toSource.address : null;
    if (address === null) return [];
    const network = addressOf(rule.source);
    const mark = matchOf(rule, "mark");
    return [
      {
        egressIP: address,
        ...(network === undefined ? {} : { network }),
        ...(mark === undefined || mark.negated ? {} : { mark: { value: mark.value, mask: mark.mask } }),
        span,
      },
    ];
  });
}
