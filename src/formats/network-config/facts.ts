import type { ClusterNetworkFact, ClusterNetworkPool, FactSource } from "../../facts/index.ts";
import { originOf } from "../../facts/origin-of.ts";
import { present } from "../../facts/present.ts";
import type { NetworkConfigAst, NetworkFields } from "./ast.ts";
import { podMtu } from "./check-mtu.ts";
import { networksOf, ovnOf, type Settings, settingsInForce } from "./settings.ts";

/**
 * Returns a fact for each network of the text: what is in force, which is the status where it says anything. Bare networks of which the text does not say whose
 * they are (`cidrs`) and tables of names are no facts.
 */
export function networkConfigFacts(ast: NetworkConfigAst, source: FactSource): readonly ClusterNetworkFact[] {
  return networksOf(ast).flatMap((network) => networkFact(network, source));
}

function networkFact(network: NetworkFields, source: FactSource): readonly ClusterNetworkFact[] {
  const settings = settingsInForce(network);
  if (settings === undefined) return [];
  const { migration } = settings;
  const ovn = network.spec === undefined ? undefined : ovnOf(network.spec);
  const more = present({
    name: network.name,
    networkType: typeOf(settings),
    mtu: mtuOf(network),
    migrationNetworkType: migration?.networkType,
    migrationMtu: migration?.mtu?.network?.to,
    genevePort: ovn?.genevePort,
    vxlanPort: network.spec?.defaultNetwork?.openshiftSDNConfig?.vxlanPort,
    routingViaHost: ovn?.gatewayConfig?.routingViaHost,
    ipsecMode: ovn?.ipsecConfig?.mode,
  });
  const fact: ClusterNetworkFact = {
    kind: "cluster-network",
    clusterNetwork: poolsOf(settings),
    serviceNetwork: settings.serviceNetwork ?? [],
    ...more,
    origins: [originOf(source, network.span)],
  };
  return isEmpty(fact) ? [] : [fact];
}

const isEmpty = ({ networkType, clusterNetwork, serviceNetwork, mtu }: ClusterNetworkFact): boolean =>
  networkType === undefined && mtu === undefined && clusterNetwork.length === 0 && serviceNetwork.length === 0;

function typeOf(settings: Settings): string | undefined {
  const plugin = settings.kind === "network-spec" ? settings.defaultNetwork?.type : undefined;
  return settings.networkType ?? plugin;
}

/** That of the status, else of the spec; 0 leaves the choice to the operator and says nothing. */
function mtuOf({ status, spec }: NetworkFields): number | undefined {
  for (const settings of [status, spec]) {
    const mtu = settings === undefined ? undefined : podMtu(settings)?.mtu;
    if (mtu !== undefined && mtu !== 0) return mtu;
  }
  return undefined;
}

function poolsOf({ clusterNetwork = [] }: Settings): readonly ClusterNetworkPool[] {
  return clusterNetwork.flatMap(({ cidr, hostPrefix }) =>
    cidr === undefined ? [] : [{ cidr, ...present({ hostPrefix }) }],
  );
}
