import { type Cidr, cidrContains, compareCidrs, maskedCidr, parseCidr } from "../../net/index.ts";
import { type Report, report } from "../../text/diagnostic.ts";
import type { OvnKubernetesConfigNode } from "./ast-operator.ts";
import type { NetworkCheck } from "./check-codes.ts";
import { allPools, ovnOf, type PlacedCidr, placeOf, pluginOf, type Settings } from "./settings.ts";

/** A network that takes part in the comparison: a pool of the text, or one of OVN-Kubernetes, which is told by name. */
interface Contender extends PlacedCidr {
  /** `transit subnet 100.88.0.0/16`; null for a pool. */
  readonly internal: string | null;
  readonly isDefault: boolean;
}

/**
 * No two pools share an address, nor does one with the networks that OVN-Kubernetes uses itself. Where the object does not show these (only the
 * operator's does, when they were changed), the defaults are taken, with a warning rather than an error. Sorted by address, networks overlap where one holds the next.
 */
export function checkOverlaps(to: Report<NetworkCheck>, settings: Settings): void {
  const pools = allPools(settings).map((pool): Contender => ({ ...pool, internal: null, isDefault: false }));
  const all = [...pools, ...internalNetworks(settings)].sort((one, other) =>
    compareCidrs(maskedCidr(one.cidr), maskedCidr(other.cidr)),
  );
  const open: Contender[] = [];
  for (const contender of all) {
    let outer = open.at(-1);
    while (outer !== undefined && !cidrContains(outer.cidr, maskedCidr(contender.cidr))) {
      open.pop();
      outer = open.at(-1);
    }
    if (outer !== undefined) reportOverlap(to, outer, contender);
    open.push(contender);
  }
}

function reportOverlap(to: Report<NetworkCheck>, outer: Contender, inner: Contender): void {
  if (outer.internal !== null && inner.internal !== null) return;
  const pool = inner.internal === null ? inner : outer;
  const other = pool === inner ? outer : inner;
  const code =
    other.internal === null
      ? "network-config/pools-overlap"
      : other.isDefault
        ? "network-config/pool-overlaps-default"
        : "network-config/pool-overlaps-internal";
  report(to, code, pool.span, { expected: `nothing of ${other.internal ?? other.cidr}`, actual: pool.cidr });
}

/** What OVN-Kubernetes uses where it is not told otherwise (its `go-controller/pkg/config`, the operator's API); the masquerade network was a /29 before 4.17. */
const DEFAULTS = {
  join: ["100.64.0.0/16", "fd98::/64"],
  transit: ["100.88.0.0/16", "fd97::/64"],
  masquerade: ["169.254.0.0/17", "fd69::/112"],
} as const;

function internalNetworks(settings: Settings): readonly Contender[] {
  if (pluginOf(settings) !== "ovnkubernetes") return [];
  const ovn = ovnOf(settings);
  const { span } = settings;
  return (["join", "transit", "masquerade"] as const).flatMap((use) =>
    ([0, 1] as const).flatMap((family) => {
      const told = ovn === undefined ? undefined : configured(ovn, use)[family];
      const cidr = told?.cidr ?? parseCidr(DEFAULTS[use][family]);
      return cidr === null
        ? []
        : [{ cidr, span: told?.span ?? span, internal: `the ${use} subnet ${cidr}`, isDefault: told === undefined }];
    }),
  );
}

/** The networks of one use that the operator's object gives, IPv4 and IPv6. */
function configured(ovn: OvnKubernetesConfigNode, use: keyof typeof DEFAULTS): readonly (PlacedCidr | undefined)[] {
  const { gatewayConfig, ipv4, ipv6 } = ovn;
  if (use === "masquerade") {
    return [gatewayConfig?.ipv4, gatewayConfig?.ipv6].map(
      (of) => of && placed(of, "internalMasqueradeSubnet", of.internalMasqueradeSubnet),
    );
  }
  if (use === "transit") {
    return [ipv4, ipv6].map((of) => of && placed(of, "internalTransitSwitchSubnet", of.internalTransitSwitchSubnet));
  }
  return [
    (ipv4 && placed(ipv4, "internalJoinSubnet", ipv4.internalJoinSubnet)) ??
      placed(ovn, "v4InternalSubnet", ovn.v4InternalSubnet),
    (ipv6 && placed(ipv6, "internalJoinSubnet", ipv6.internalJoinSubnet)) ??
      placed(ovn, "v6InternalSubnet", ovn.v6InternalSubnet),
  ];
}

function placed(node: Parameters<typeof placeOf>[0], field: string, cidr: Cidr | undefined): PlacedCidr | undefined {
  return cidr === undefined ? undefined : { cidr, span: placeOf(node, field) };
}

/** `v4InternalSubnet` and `ipv4.internalJoinSubnet` are one setting under two names. */
export function checkJoinSubnets(to: Report<NetworkCheck>, settings: Settings): void {
  const ovn = ovnOf(settings);
  if (ovn === undefined) return;
  const pairs = [
    [ovn.v4InternalSubnet, ovn.ipv4],
    [ovn.v6InternalSubnet, ovn.ipv6],
  ] as const;
  for (const [old, of] of pairs) {
    if (old === undefined || of?.internalJoinSubnet === undefined || of.internalJoinSubnet === old) continue;
    report(to, "network-config/join-subnets-differ", placeOf(of, "internalJoinSubnet"), {
      expected: old,
      actual: of.internalJoinSubnet,
    });
  }
}
