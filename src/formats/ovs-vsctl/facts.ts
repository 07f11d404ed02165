import type { BridgeFact, BridgeInterface, BridgePort, Fact, FactSource, TunnelFact } from "../../facts/index.ts";
import { byName } from "../../facts/order.ts";
import { networkBase } from "../../facts/origin-of.ts";
import { present } from "../../facts/present.ts";
import type { OvsBridge, OvsInterface, OvsPort, OvsVsctlShow } from "./ast.ts";
import { optionOf } from "./query-places.ts";
import { type OvsTunnel, ovsTunnels } from "./query-tunnels.ts";

/**
 * Returns the bridges, with their ports in the order of their names, and the tunnels of all runs of the text. Of the options of an interface only those
 * with which tunnels and patches are joined enter facts: `psk` and the like never do.
 */
export function ovsVsctlFacts(ast: OvsVsctlShow, source: FactSource): readonly Fact[] {
  return [ast, ...(ast.runs ?? [])].flatMap((run) => [
    ...run.bridges.flatMap((bridge) => bridgeFacts(bridge, source)),
    ...ovsTunnels(run).flatMap((tunnel) => tunnelFacts(tunnel, source)),
  ]);
}

function bridgeFacts(bridge: OvsBridge, source: FactSource): readonly BridgeFact[] {
  const { name, span, failMode, datapathType } = bridge;
  if (name === null) return [];
  const ports = bridge.ports.flatMap(portsOf).sort((a, b) => byName(a.name, b.name));
  const more = present({ failMode, datapathType });
  return [{ kind: "bridge", name, system: "ovs", ports, ...more, ...networkBase(source, span) }];
}

function portsOf({ name, tag, trunks, interfaces }: OvsPort): readonly BridgePort[] {
  if (name === null) return [];
  return [{ name, ...present({ tag, trunks }), interfaces: interfaces.flatMap(interfacesOf) }];
}

function interfacesOf({ name, type, options, error }: OvsInterface): readonly BridgeInterface[] {
  if (name === null) return [];
  const peer = type === "patch" ? optionOf(options, "peer") : undefined;
  return [{ name, ...present({ type, peer, error }) }];
}

/** A tunnel's end or key that is neither what it should be nor `flow` is left out. */
function tunnelFacts(tunnel: OvsTunnel, source: FactSource): readonly TunnelFact[] {
  const { interface: name, type, span } = tunnel;
  if (name === null) return [];
  const key = tunnel.outKey ?? tunnel.inKey ?? undefined;
  const more = present({
    bridge: tunnel.bridge ?? undefined,
    port: tunnel.port ?? undefined,
    remote: tunnel.remote ?? undefined,
    local: tunnel.local ?? undefined,
    key: key === undefined ? undefined : String(key),
    destinationPort: tunnel.destinationPort ?? undefined,
  });
  return [{ kind: "tunnel", name, system: "ovs", type, ...more, ...networkBase(source, span) }];
}
