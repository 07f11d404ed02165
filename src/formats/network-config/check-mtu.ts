import { addressFamily, cidrAddress } from "../../net/index.ts";
import { type Report, report } from "../../text/diagnostic.ts";
import type { Span } from "../../text/span.ts";
import type { NetworkFields } from "./ast.ts";
import type { MigrationNode } from "./ast-parts.ts";
import type { NetworkCheck } from "./check-codes.ts";
import { networkOverheads } from "./overhead.ts";
import { placeOf, podPools, type Settings } from "./settings.ts";

/** The MTU of pods that settings show, and where. */
export function podMtu(settings: Settings): { readonly mtu: number; readonly span: Span } | undefined {
  if (settings.kind === "network-status") {
    const { clusterNetworkMTU: mtu } = settings;
    return mtu === undefined ? undefined : { mtu, span: placeOf(settings, "clusterNetworkMTU") };
  }
  const { ovnKubernetesConfig, openshiftSDNConfig, kuryrConfig } = settings.defaultNetwork ?? {};
  for (const config of [ovnKubernetesConfig, openshiftSDNConfig, kuryrConfig]) {
    if (config?.mtu !== undefined) return { mtu: config.mtu, span: placeOf(config, "mtu") };
  }
  return undefined;
}

const SMALLEST_IPV4 = 576;
const SMALLEST_IPV6 = 1280;

/**
 * The MTU of pods against the smallest of its families (576, 1280 where there is any IPv6), and, where it is known, against that of the hosts: it must leave room
 * for the encapsulation. 0 means that the operator chooses.
 */
export function checkMtu(to: Report<NetworkCheck>, settings: Settings, hostMtu: number | undefined): void {
  const shown = podMtu(settings);
  if (shown === undefined || shown.mtu === 0) return;
  const { mtu, span } = shown;
  const actual = String(mtu);
  const hasIpv6 = podPools(settings).some(({ cidr }) => cidr && addressFamily(cidrAddress(cidr)) === "ipv6");
  const smallest = hasIpv6 ? SMALLEST_IPV6 : SMALLEST_IPV4;
  if (mtu < smallest) report(to, "network-config/mtu-too-small", span, { expected: `at least ${smallest}`, actual });
  const overheads = networkOverheads(settings);
  if (hostMtu === undefined || overheads.length === 0) return;
  const usual = overheads.map((overhead) => hostMtu - overhead);
  const largest = Math.max(...usual);
  if (mtu > largest) report(to, "network-config/mtu-too-large", span, { expected: `at most ${largest}`, actual });
  else if (!usual.includes(mtu))
    report(to, "network-config/mtu-not-usual", span, { expected: usual.join(" or "), actual });
}

/**
 * A change of the MTU (openshift/api: `MTUMigration`): it begins with the MTU in force, and the hosts' new one has room for the pods' new one. While it runs, nodes
 * have either.
 */
export function checkMigration(to: Report<NetworkCheck>, network: NetworkFields): void {
  for (const settings of [network.spec, network.status]) {
    const migration = settings?.migration;
    if (settings !== undefined && migration?.mtu !== undefined) checkMtuMigration(to, settings, migration);
  }
}

function checkMtuMigration(to: Report<NetworkCheck>, settings: Settings, { mtu }: MigrationNode): void {
  if (mtu === undefined) return;
  const { network, machine } = mtu;
  if (network?.from === undefined || network.to === undefined || machine?.to === undefined) {
    report(to, "network-config/migration-incomplete", mtu.span);
  }
  const current = podMtu(settings)?.mtu;
  const isOther = network?.from !== undefined && current !== undefined && current !== network.from;
  // Towards its end the new MTU is in force, and the migration is still there.
  if (isOther && current !== network.to) {
    report(to, "network-config/migration-from-differs", placeOf(network, "from"), {
      expected: String(current),
      actual: String(network.from),
    });
  }
  const [overhead] = networkOverheads(settings);
  if (overhead === undefined || network?.to === undefined || machine?.to === undefined) return;
  if (machine.to >= network.to + overhead) return;
  report(to, "network-config/migration-machine-too-small", placeOf(machine, "to"), {
    expected: `at least ${network.to + overhead}`,
    actual: String(machine.to),
  });
}
