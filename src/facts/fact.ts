import type { AddressFact } from "./address.ts";
import type { BridgeFact } from "./bridge.ts";
import type { ClusterNetworkFact } from "./cluster-network.ts";
import type { CpuFact } from "./cpu.ts";
import type { InterfaceFact } from "./interface.ts";
import type { NatRuleFact } from "./nat-rule.ts";
import type { RouteFact } from "./route.ts";
import type { TunnelFact } from "./tunnel.ts";

/** A fact of one node. */
export type NodeFact = InterfaceFact | AddressFact | RouteFact | NatRuleFact | BridgeFact | TunnelFact | CpuFact;

/** Any fact, told apart by its `kind`. */
export type Fact = NodeFact | ClusterNetworkFact;
