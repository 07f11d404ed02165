import type { BridgeFact, BridgePort, TunnelFact } from "../facts/index.ts";
import type { DiagramRole } from "./diagram.ts";
import { type InterfaceLookup, interfaceNotes, interfaceWarnings, isTelling } from "./known-interfaces.ts";
import type { PatchEnd } from "./patches.ts";
import { tunnelNotes } from "./tunnel-ends.ts";
import { isUplink } from "./uplink.ts";
import { counted, vlanRanges } from "./words.ts";

/** A port of a bridge as it is to be seen. */
export interface PortView {
  readonly port: BridgePort;
  readonly role: DiagramRole;
  readonly type: string;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  /** The tunnels that end in it. */
  readonly tunnels: readonly TunnelFact[];
  /** Bytes, where known: of the port's first interface. */
  readonly mtu?: number;
}

/** What a port is looked at with. */
export interface PortContext {
  readonly lookup: InterfaceLookup;
  readonly patches: ReadonlyMap<string, PatchEnd>;
  readonly tunnelsOf: (bridge: BridgeFact, port: BridgePort) => readonly TunnelFact[];
}

/** Returns how a port of a bridge is to be seen. */
export function viewOf(port: BridgePort, bridge: BridgeFact, context: PortContext): PortView {
  const tunnels = context.tunnelsOf(bridge, port);
  const known = context.lookup(port.interfaces[0]?.name ?? port.name, bridge.namespace);
  const isBond = port.interfaces.length > 1;
  const type = isBond ? "bond" : (port.interfaces[0]?.type ?? tunnels[0]?.type ?? known.fact?.linkKind ?? "");
  const notes = [
    ...vlanNotes(port),
    ...tunnels.flatMap(tunnelNotes),
    ...memberNotes(port),
    ...(isBond ? [] : interfaceNotes(known, bridge.namespace)),
  ];
  const errors = port.interfaces.flatMap(({ error }) => (error === undefined ? [] : [error]));
  const warnings = [...errors, ...patchWarnings(port, context.patches), ...interfaceWarnings(known)];
  const tells = isBond || type === "internal" || vlanNotes(port).length > 0 || known.addresses.some(isTelling);
  const mtu = known.fact?.mtu;
  return {
    ...{ port, type, notes, warnings, tunnels },
    role: leadingRole(port, bridge, context) ?? (tells || warnings.length > 0 ? "port" : "plain"),
    ...(mtu === undefined ? {} : { mtu }),
  };
}

/** The role of a port that leads out of its bridge; null for any other. */
function leadingRole(port: BridgePort, bridge: BridgeFact, context: PortContext): DiagramRole | null {
  if (port.name === bridge.name) return "local";
  if (port.interfaces.some(({ type }) => type === "patch")) return "patch";
  if (context.tunnelsOf(bridge, port).length > 0) return "tunnel";
  const leadsOut = port.interfaces.some(({ name, type }) =>
    isUplink(name, type, context.lookup(name, bridge.namespace)),
  );
  return leadsOut ? "uplink" : null;
}

function vlanNotes({ tag, trunks = [] }: BridgePort): readonly string[] {
  return [
    ...(tag === undefined ? [] : [`VLAN ${tag}`]),
    ...(trunks.length === 0 ? [] : [`trunks ${vlanRanges(trunks)}`]),
  ];
}

/** The interfaces of a bond, or the one that has another name than its port. */
function memberNotes({ name, interfaces }: BridgePort): readonly string[] {
  const names = interfaces.map((each) => each.name);
  if (names.length > 1) return [names.join(" ")];
  return names.filter((each) => each !== name).map((each) => `interface ${each}`);
}

/** A patch whose peer is on no bridge, or names another one. */
function patchWarnings({ interfaces }: BridgePort, patches: ReadonlyMap<string, PatchEnd>): readonly string[] {
  return interfaces.flatMap(({ name, type, peer }) => {
    if (type !== "patch") return [];
    if (peer === undefined) return ["no peer named"];
    const other = patches.get(peer);
    if (other === undefined) return [`peer ${peer} is not there`];
    return other.peer === name ? [] : [`its peer names ${other.peer ?? "none"}`];
  });
}

/** What ports have in common that are put together: VLANs, MTUs. */
export function sharedNotes(views: readonly PortView[]): readonly string[] {
  const mtus = [...new Set(views.flatMap(({ mtu }) => (mtu === undefined ? [] : [mtu])))].sort((a, b) => a - b);
  const tagged = views.filter(({ port }) => port.tag !== undefined).length;
  const [least] = mtus;
  const most = mtus.at(-1);
  return [
    ...(tagged === 0 ? [] : [`${counted(tagged, "port")} with a VLAN`]),
    ...(least === undefined ? [] : [least === most ? `mtu ${least}` : `mtu ${least} to ${most}`]),
  ];
}
