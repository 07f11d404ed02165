import { type Diagnostic, openReport } from "../../text/diagnostic.ts";
import type { NetworkFields } from "./ast.ts";
import { checkRules, type NetworkCheck } from "./check-codes.ts";
import { checkMigration, checkMtu } from "./check-mtu.ts";
import { checkJoinSubnets, checkOverlaps } from "./check-overlaps.ts";
import { checkFamilies, checkHostBits, checkHostPrefixes } from "./check-pools.ts";
import { networksOf, settingsOf } from "./settings.ts";

/** What is known besides the text. */
export interface NetworkCheckOptions {
  /** The smallest MTU of the interfaces that the hosts' default routes go through, bytes. */
  readonly hostMtu?: number;
}

/**
 * Whether the values of a network configuration fit together: hostPrefix, address families, overlaps (with the networks of OVN-Kubernetes too), host bits, the MTU against
 * that of the hosts, and a change of the MTU. Spec and status of every network in the text are checked, each at its own place. Nothing to say is an empty list.
 */
export function checkNetworkConfig(
  ast: NetworkFields,
  options: NetworkCheckOptions = {},
): readonly Diagnostic<NetworkCheck>[] {
  const to = openReport(checkRules);
  for (const network of networksOf(ast)) {
    for (const settings of settingsOf(network)) {
      checkHostPrefixes(to, settings);
      checkFamilies(to, settings);
      checkOverlaps(to, settings);
      checkHostBits(to, settings);
      checkJoinSubnets(to, settings);
      checkMtu(to, settings, options.hostMtu);
    }
    checkMigration(to, network);
  }
  return to.diagnostics;
}
