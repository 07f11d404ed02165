import type { Diagnostic } from "../text/index.ts";
import type { AddressFact } from "./address.ts";
import type { BridgeFact } from "./bridge.ts";
import type { CpuFact } from "./cpu.ts";
import type { FactsCode } from "./diagnostics.ts";
import type { InterfaceFact } from "./interface.ts";
import type { NatRuleFact } from "./nat-rule.ts";
import type { Origin } from "./origin.ts";
import type { RouteFact } from "./route.ts";
import type { TunnelFact } from "./tunnel.ts";

/** What is known of one node, one fact for one thing. */
export interface NodeFacts {
  readonly kind: "node-facts";
  readonly name: string;
  /** By namespace and name; so bridges and tunnels. */
  readonly interfaces: readonly InterfaceFact[];
  /** By namespace, interface and family, in the order of the fullest source: the first of a network is the primary one. */
  readonly addresses: readonly AddressFact[];
  /** By namespace, family and table, the main one first, in the order of the fullest source. */
  readonly routes: readonly RouteFact[];
  /** By namespace and family, in the order of the richest source. */
  readonly natRules: readonly NatRuleFact[];
  readonly bridges: readonly BridgeFact[];
  readonly tunnels: readonly TunnelFact[];
  /** By number. */
  readonly cpus: readonly CpuFact[];
}

/**
 * Two sources contradict each other. `path` and `span` are of the value that was not taken and is in `actual`; `other` is the place of the one that was,
 * which is in `expected`.
 */
export interface FactsDiagnostic extends Diagnostic<FactsCode> {
  readonly path: string;
  readonly other: Origin;
  /** What they speak of: `mtu of interface eth0`. */
  readonly subject: string;
}

/** Facts of a node put together, and where their sources contradict each other. */
export interface MergedNode {
  readonly node: NodeFacts;
  readonly diagnostics: readonly FactsDiagnostic[];
}
