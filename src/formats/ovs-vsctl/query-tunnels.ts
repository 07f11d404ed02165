import type { OvsInterface } from "./ast.ts";
import {
  interfacePlace,
  interfacesIn,
  type OvsInterfacePlace,
  type OvsTree,
  optionOf,
  type PlacedInterface,
} from "./query-places.ts";
import { type OvsTunnelOptions, tunnelOptions } from "./query-tunnel-options.ts";

/** An interface that is one end of a tunnel. */
export interface OvsTunnel extends OvsInterfacePlace, OvsTunnelOptions {
  /** `geneve`, `vxlan`, `gre`, ... */
  readonly type: string;
  /** What the flow table says for each packet. Empty for a tunnel that its options describe wholly. */
  readonly byFlow: readonly ("remote" | "local" | "inKey" | "outKey")[];
  /** Whether its options ask for IPsec (`psk`, `remote_cert`, `remote_name`, or the type `ipsec_gre` of old releases). */
  readonly isEncrypted: boolean;
  /** What ovs-vswitchd could not do. */
  readonly error?: string;
  /** `up`, `down`, `init` or `admin_down`, where BFD watches the tunnel. */
  readonly bfdState?: string;
}

/** Every tunnel type that a release had (lib/netdev-vport.c, 1.2 to 3.6). */
const TYPES: readonly string[] = [
  "bareudp",
  "capwap",
  "erspan",
  "geneve",
  "gre",
  "gre64",
  "gtpu",
  "ip6erspan",
  "ip6gre",
  "ipsec_gre",
  "ipsec_gre64",
  "lisp",
  "srv6",
  "stt",
  "vxlan",
];

const IPSEC_OPTIONS: readonly string[] = ["psk", "remote_cert", "remote_name"];

/** Returns the tunnels: interfaces of a tunnel's type, and those of any other type with the option `remote_ip`. Keys and passwords stay in the tree. */
export function ovsTunnels(tree: OvsTree): readonly OvsTunnel[] {
  return interfacesIn(tree).flatMap((placed) => {
    const { type, options } = placed.member;
    if (type === undefined || !(TYPES.includes(type) || optionOf(options, "remote_ip") !== undefined)) return [];
    return [tunnelOf(placed, type)];
  });
}

function tunnelOf(placed: PlacedInterface, type: string): OvsTunnel {
  const { member } = placed;
  const options = tunnelOptions(member.options);
  const bfdState = optionOf(member.bfdStatus ?? [], "state");
  return {
    ...interfacePlace(placed),
    type,
    ...options,
    byFlow: (["remote", "local", "inKey", "outKey"] as const).filter((name) => options[name] === "flow"),
    isEncrypted:
      type.startsWith("ipsec_") || IPSEC_OPTIONS.some((name) => optionOf(member.options, name) !== undefined),
    ...(member.error === undefined ? {} : { error: member.error }),
    ...(bfdState === undefined ? {} : { bfdState }),
  };
}

/** The ports of the tunnels over UDP and TCP where `dst_port` is not given. */
const PORTS: Readonly<Record<string, number>> = { geneve: 6081, vxlan: 4789, lisp: 4341, stt: 7471, gtpu: 2152 };

/**
 * Returns the tunnels that are one to ovs-vswitchd: same datapath, type, port, ends and key of what is taken in (lib/tunnel.c: tnl_port_add). It sets
 * up one of each group; the others get the error `could not add network device ... to ofproto (File exists)`.
 */
export function ovsDuplicateTunnels(tree: OvsTree): readonly (readonly OvsTunnel[])[] {
  const groups = new Map<string, OvsTunnel[]>();
  for (const placed of interfacesIn(tree)) {
    const { type } = placed.member;
    if (type === undefined || !TYPES.includes(type)) continue;
    const tunnel = tunnelOf(placed, type);
    if (tunnel.remote === undefined || tunnel.remote === null) continue;
    const key = matchOf(placed.bridge.datapathType, placed.member, tunnel);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [tunnel]);
    else group.push(tunnel);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** What two tunnels must not have in common, as a text. */
function matchOf(datapath = "system", { options }: OvsInterface, tunnel: OvsTunnel): string {
  const { type, destinationPort, remote, local, inKey } = tunnel;
  const layer = [optionOf(options, "packet_type"), optionOf(options, "layer3")];
  return JSON.stringify([
    datapath,
    type,
    destinationPort ?? PORTS[type] ?? 0,
    remote,
    local ?? null,
    inKey ?? 0,
    layer,
  ]);
}
