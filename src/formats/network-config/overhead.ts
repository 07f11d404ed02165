import { encapsulationOverhead } from "../../net/index.ts";
import { ovnOf, pluginOf, type Settings } from "./settings.ts";

/**
 * How many bytes the network plugin takes from the MTU of the hosts, as the cluster network operator counts: 50 for OpenShift SDN's VXLAN; for OVN-Kubernetes
 * 100 for Geneve, none with `transport: NoOverlay`, 46 more with full IPsec. Several where the settings do not show IPsec, as only those of the operator do, the usual
 * one first; none for a plugin that is not known, and for Kuryr, whose MTU is Neutron's.
 */
export function networkOverheads(settings: Settings): readonly number[] {
  const plugin = pluginOf(settings);
  if (plugin === "openshiftsdn") return [encapsulationOverhead("VXLAN") ?? 0];
  if (plugin !== "ovnkubernetes") return [];
  const plain = encapsulationOverhead("Geneve") ?? 0;
  const encrypted = encapsulationOverhead("Geneve", { ipsec: true }) ?? 0;
  const ovn = ovnOf(settings);
  if (ovn === undefined) return [plain, encrypted];
  if ((ovn.defaultNetworkTransport ?? ovn.transport) === "NoOverlay") return [0];
  const { ipsecConfig } = ovn;
  // `ipsecConfig: {}` is how the first releases wrote full encryption.
  const isFull = ipsecConfig !== undefined && (ipsecConfig.mode ?? "Full") === "Full";
  return [isFull ? encrypted : plain];
}
