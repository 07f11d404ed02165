import type { OtherFields } from "../../document/index.ts";
import type { Cidr } from "../../net/index.ts";
import type { Span } from "../../text/span.ts";
import type { NetworkFields, NetworkSpecNode, NetworkStatusNode } from "./ast.ts";
import type { OvnKubernetesConfigNode } from "./ast-operator.ts";
import type { ClusterNetworkNode } from "./ast-parts.ts";

/** A spec or a status, whatever both have. */
export type Settings = NetworkSpecNode | NetworkStatusNode;

/** The networks of a text: itself, or what a list, an array or several documents hold. */
export function networksOf(network: NetworkFields): readonly NetworkFields[] {
  const found: NetworkFields[] = [];
  const open: NetworkFields[] = [network];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.items === undefined) found.push(at);
    else for (const item of at.items.toReversed()) open.push(item);
  }
  return found;
}

/** What a network says of itself: its spec and its status, those that are there. */
export function settingsOf({ spec, status }: NetworkFields): readonly Settings[] {
  return [spec, status].filter((part) => part !== undefined);
}

/** The settings in force: the status, where it has pools or a type, else the spec. */
export function settingsInForce({ spec, status }: NetworkFields): Settings | undefined {
  const isFilled = status?.clusterNetwork !== undefined || status?.networkType !== undefined;
  return isFilled ? status : (spec ?? status);
}

/** The name of the network plugin in lower case, as letter case varies between clusters; empty where the settings do not say. */
export function pluginOf(settings: Settings): string {
  const type = settings.kind === "network-spec" ? settings.defaultNetwork?.type : undefined;
  return (type ?? settings.networkType ?? "").toLowerCase();
}

/** The settings of OVN-Kubernetes, where the operator's object has them. */
export const ovnOf = (settings: Settings): OvnKubernetesConfigNode | undefined =>
  settings.kind === "network-spec" ? settings.defaultNetwork?.ovnKubernetesConfig : undefined;

/** The pools of pods, those of a hybrid overlay too. */
export function podPools(settings: Settings): readonly ClusterNetworkNode[] {
  const hybrid = ovnOf(settings)?.hybridOverlayConfig?.hybridClusterNetwork ?? [];
  return [...(settings.clusterNetwork ?? []), ...hybrid];
}

/** A pool of pods or services and where it stands. */
export interface PlacedCidr {
  readonly cidr: Cidr;
  readonly span: Span;
}

/** The pools of pods and of services, with their places. */
export function allPools(settings: Settings): readonly PlacedCidr[] {
  const pods = podPools(settings).flatMap((pool) =>
    pool.cidr === undefined ? [] : [{ cidr: pool.cidr, span: placeOf(pool, "cidr") }],
  );
  return [...pods, ...servicePools(settings)];
}

/** The pools of services, with their places. */
export function servicePools(settings: Settings): readonly PlacedCidr[] {
  const places = settings.places.filter(({ field, index }) => field === "serviceNetwork" && index !== undefined);
  const lost = new Set(settings.otherFields?.map(({ key }) => key));
  const read = places.filter(({ index }) => !lost.has(`serviceNetwork[${index}]`));
  return (settings.serviceNetwork ?? []).map((cidr, index) => ({ cidr, span: read[index]?.span ?? settings.span }));
}

/** Where the value of a field stands; the whole node where the field is not there. */
export function placeOf(node: OtherFields & { readonly span: Span }, field: string): Span {
  return node.places.find((place) => place.field === field && place.index === undefined)?.span ?? node.span;
}
