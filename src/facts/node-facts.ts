import type { Diagnostic } from "../text/index.ts";
import type { AddressFact } from "./address.ts";
import type { BridgeFact } from "./bridge.ts";
import type { CpuFact } from "./cpu.ts";
import type { InterfaceFact } from "./interface.ts";
import type { NatRuleFact } from "./nat-rule.ts";
import type { Origin } from "./origin.ts";
import type { RouteFact } from "./route.ts";
import type { TunnelFact } from "./tunnel.ts";

/** What is known of one node, one fact for one thing. */
export interface NodeFacts {
  readonly kind: "node-facts";
  readonly name: string;
  readonly interfaces: readonly InterfaceFact[];
  readonly addresses: readonly AddressFact[];
  readonly routes: readonly RouteFact[];
  readonly natRules: readonly NatRuleFact[];
  readonly bridges: readonly BridgeFact[];
  readonly tunnels: readonly TunnelFact[];
  readonly cpus: readonly CpuFact[];
}

/** Two sources of a node contradict each other. `path` and `span` are of the value that was not taken, `other` of the one that was. */
export interface FactsDiagnostic extends Diagnostic<"facts/sources-disagree"> {
  readonly path: string;
  readonly other: Origin;
}

/** Facts put together, and where their sources contradict each other. */
export interface MergedNode {
  readonly node: NodeFacts;
  readonly diagnostics: readonly FactsDiagnostic[];
}
