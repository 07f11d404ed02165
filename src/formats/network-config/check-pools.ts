import { addressFamily, type Cidr, cidrAddress, cidrPrefixLength, maskedCidr } from "../../net/index.ts";
import { type Report, report } from "../../text/diagnostic.ts";
import type { ClusterNetworkNode } from "./ast-parts.ts";
import type { NetworkCheck } from "./check-codes.ts";
import { allPools, placeOf, pluginOf, podPools, type Settings, servicePools } from "./settings.ts";

const familyOf = (cidr: Cidr): "ipv4" | "ipv6" => addressFamily(cidrAddress(cidr));

/** Plugins that cut the pools into one part a node; others take hostPrefix as they like. */
const CUTS_POOLS: readonly string[] = ["ovnkubernetes", "openshiftsdn"];

/**
 * hostPrefix: not shorter than the pool's own prefix, two bits shorter than an address at least, and there at all where the plugin needs it
 * (cluster-network-operator: `pkg/network/cluster_config.go`); 64 for IPv6, and the same for all IPv4 pools (the installer's `pkg/types/validation`).
 */
export function checkHostPrefixes(to: Report<NetworkCheck>, settings: Settings): void {
  const needed = CUTS_POOLS.includes(pluginOf(settings));
  for (const pool of podPools(settings)) checkHostPrefix(to, pool, needed);
  const v4 = podPools(settings).filter(({ cidr }) => cidr !== undefined && familyOf(cidr) === "ipv4");
  const first = v4[0]?.hostPrefix;
  const other = v4.find(({ hostPrefix }) => hostPrefix !== first);
  if (other === undefined) return;
  report(to, "network-config/host-prefixes-differ", placeOf(other, "hostPrefix"), {
    expected: String(first),
    actual: String(other.hostPrefix),
  });
}

function checkHostPrefix(to: Report<NetworkCheck>, pool: ClusterNetworkNode, needed: boolean): void {
  const { cidr, hostPrefix = 0 } = pool;
  if (cidr === undefined) return;
  const span = placeOf(pool, "hostPrefix");
  const actual = String(hostPrefix);
  if (hostPrefix === 0) {
    if (needed) report(to, "network-config/host-prefix-missing", span);
    return;
  }
  const longest = familyOf(cidr) === "ipv4" ? 30 : 126;
  const shortest = cidrPrefixLength(cidr);
  const expected = `${shortest} to ${longest}`;
  if (hostPrefix < shortest) report(to, "network-config/host-prefix-too-short", span, { expected, actual });
  else if (hostPrefix > longest) report(to, "network-config/host-prefix-too-long", span, { expected, actual });
  else if (longest === 126 && hostPrefix !== 64)
    report(to, "network-config/host-prefix-not-64", span, { expected: "64", actual });
}

/** Pods and services have the same families, and services have one pool a family. Settings without either pool are not compared. */
export function checkFamilies(to: Report<NetworkCheck>, settings: Settings): void {
  const services = servicePools(settings);
  const ofServices = services.map(({ cidr }) => familyOf(cidr));
  const extra = ofServices.findIndex((family, index) => ofServices.indexOf(family) !== index);
  const { span } = services[extra] ?? settings;
  if (extra >= 0) report(to, "network-config/too-many-service-networks", span, { actual: String(services.length) });
  const ofPods = (settings.clusterNetwork ?? []).flatMap(({ cidr }) => (cidr === undefined ? [] : [familyOf(cidr)]));
  const expected = families(ofPods);
  const actual = families(ofServices);
  if (expected === "" || actual === "" || expected === actual) return;
  report(to, "network-config/families-differ", placeOf(settings, "serviceNetwork"), { expected, actual });
}

const families = (all: readonly string[]): string => [...new Set(all)].sort().join(" and ");

/** Pools whose address is not the first of its network: `10.128.0.1/14`. */
export function checkHostBits(to: Report<NetworkCheck>, settings: Settings): void {
  for (const { cidr, span } of allPools(settings)) {
    const expected = maskedCidr(cidr);
    if (expected !== cidr) report(to, "network-config/pool-host-bits", span, { expected, actual: cidr });
  }
}
