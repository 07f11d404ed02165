import { amt, type IpAmtData } from "./amt.ts";
import { bareudp, type IpBareudpData } from "./bareudp.ts";
import { bond, type IpBondData } from "./bond.ts";
import { bondPort, type IpBondPortData } from "./bond-port.ts";
import { bridge, type IpBridgeData } from "./bridge.ts";
import { bridgePort, type IpBridgePortData } from "./bridge-port.ts";
import { dsa, type IpDsaData } from "./dsa.ts";
import { geneve, type IpGeneveData } from "./geneve.ts";
import { gre, type IpGreData } from "./gre.ts";
import { gre6, type IpGre6Data } from "./gre6.ts";
import { gtp, type IpGtpData } from "./gtp.ts";
import { hsr, type IpHsrData } from "./hsr.ts";
import { type IpIpTunnelData, ipTunnel } from "./ip-tunnel.ts";
import { type IpIp6tnlData, ip6tnl } from "./ip6-tunnel.ts";
import { type IpIpoibData, ipoib } from "./ipoib.ts";
import { type IpIpvlanData, ipvlan } from "./ipvlan.ts";
import { type IpMacsecData, macsec } from "./macsec.ts";
import { type IpMacvlanData, macvlan } from "./macvlan.ts";
import { type IpNetkitData, netkit } from "./netkit.ts";
import { type IpOvpnData, ovpn } from "./ovpn.ts";
import { type IpRmnetData, rmnet } from "./rmnet.ts";
import type { AnyKind, IpKindParts, KindTable } from "./table.ts";
import { type IpTunData, tun } from "./tun.ts";
import { type IpVlanData, vlan } from "./vlan.ts";
import { type IpVrfData, vrf } from "./vrf.ts";
import { type IpVtiData, vti } from "./vti.ts";
import { type IpVxlanData, vxlan } from "./vxlan.ts";
import { type IpWwanData, wwan } from "./wwan.ts";
import { type IpXfrmData, xfrm } from "./xfrm.ts";

/** Kinds of links that say nothing but their name. */
export type IpPlainKind =
  | "batadv"
  | "dummy"
  | "ifb"
  | "lowpan"
  | "netdevsim"
  | "nlmon"
  | "openvswitch"
  | "team"
  | "vcan"
  | "veth"
  | "virt_wifi"
  | "vxcan"
  | "wireguard";

/** What `-d` shows of each kind of link (iplink_*.c, link_*.c). */
export interface IpKindData extends Readonly<Record<IpPlainKind, IpKindParts>> {
  readonly amt: IpAmtData;
  readonly bareudp: IpBareudpData;
  readonly bond: IpBondData;
  readonly bridge: IpBridgeData;
  readonly dsa: IpDsaData;
  readonly erspan: IpGreData;
  readonly geneve: IpGeneveData;
  readonly gre: IpGreData;
  readonly gretap: IpGreData;
  readonly gtp: IpGtpData;
  readonly hsr: IpHsrData;
  readonly ip6erspan: IpGre6Data;
  readonly ip6gre: IpGre6Data;
  readonly ip6gretap: IpGre6Data;
  readonly ip6tnl: IpIp6tnlData;
  readonly ipip: IpIpTunnelData;
  readonly ipoib: IpIpoibData;
  readonly ipvlan: IpIpvlanData;
  readonly ipvtap: IpIpvlanData;
  readonly macsec: IpMacsecData;
  readonly macvlan: IpMacvlanData;
  readonly macvtap: IpMacvlanData;
  readonly netkit: IpNetkitData;
  readonly ovpn: IpOvpnData;
  readonly rmnet: IpRmnetData;
  readonly sit: IpIpTunnelData;
  readonly tun: IpTunData;
  readonly vlan: IpVlanData;
  readonly vrf: IpVrfData;
  readonly vti: IpVtiData;
  readonly vti6: IpVtiData;
  readonly vxlan: IpVxlanData;
  readonly wwan: IpWwanData;
  readonly xfrm: IpXfrmData;
}

/** What `-d` shows of a link's part in its master, by the kind of that (`bridge_slave`). */
export interface IpSlaveData {
  readonly bond: IpBondPortData;
  readonly bridge: IpBridgePortData;
  readonly openvswitch: IpKindParts;
  readonly team: IpKindParts;
  readonly vrf: IpVrfData;
}

const plain: KindTable<IpKindParts> = { fields: {} };

const plainKinds: Readonly<Record<IpPlainKind, KindTable<IpKindParts>>> = {
  batadv: plain,
  dummy: plain,
  ifb: plain,
  lowpan: plain,
  netdevsim: plain,
  nlmon: plain,
  openvswitch: plain,
  team: plain,
  vcan: plain,
  veth: plain,
  virt_wifi: plain,
  vxcan: plain,
  wireguard: plain,
};

const kindTables: { readonly [Kind in keyof IpKindData]: KindTable<IpKindData[Kind]> } = {
  ...plainKinds,
  ...{ amt, bareudp, bond, bridge, dsa, geneve, gre, gtp, hsr, ip6tnl, ipoib, ipvlan, macsec, macvlan, netkit, ovpn },
  ...{ rmnet, tun, vlan, vrf, vti, vxlan, wwan, xfrm },
  erspan: gre,
  gretap: gre,
  ip6erspan: gre6,
  ip6gre: gre6,
  ip6gretap: gre6,
  ipip: ipTunnel,
  ipvtap: ipvlan,
  macvtap: macvlan,
  sit: ipTunnel,
  vti6: vti,
};

const slaveTables: { readonly [Kind in keyof IpSlaveData]: KindTable<IpSlaveData[Kind]> } = {
  bond: bondPort,
  bridge: bridgePort,
  openvswitch: plain,
  team: plain,
  vrf,
};

export function isKind(name: string): name is keyof IpKindData {
  return Object.hasOwn(kindTables, name);
}

export function isSlaveKind(name: string): name is keyof IpSlaveData {
  return Object.hasOwn(slaveTables, name);
}

/** Whether the line of a kind, or of a part in a master, begins with a word. The lines of CAN controllers are known as such alone. */
export function beginsKind(word: string): boolean {
  const name = word.endsWith("_slave") ? word.slice(0, -"_slave".length) : word;
  return isKind(name) || name === "can";
}

/** How the data of a kind is read; null for a kind that is not known. */
export function kindTable(name: string): AnyKind | null {
  return isKind(name) ? kindTables[name] : null;
}

/** The same of a part in a master. */
export function slaveTable(name: string): AnyKind | null {
  return isSlaveKind(name) ? slaveTables[name] : null;
}
