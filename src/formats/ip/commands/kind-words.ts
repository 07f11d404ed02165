import type { IpKnownKind } from "../ast-link-info.ts";
import type { IpKindData } from "../kinds/kinds.ts";

/** The words behind `type KIND` by the fields of the tree; true stands for a word by itself. */
type Words<Data> = { readonly [Name in keyof Data]?: string };

const vxlan: Words<IpKindData["vxlan"]> = {
  external: "external",
  id: "id",
  group: "group",
  remote: "remote",
  local: "local",
  link: "dev",
  port: "dstport",
  proxy: "proxy",
  rsc: "rsc",
  l2miss: "l2miss",
  l3miss: "l3miss",
  tos: "tos",
  ttl: "ttl",
  ageing: "ageing",
  limit: "maxaddress",
  gbp: "gbp",
  gpe: "gpe",
};

const geneve: Words<IpKindData["geneve"]> = {
  external: "external",
  id: "id",
  remote: "remote",
  ttl: "ttl",
  tos: "tos",
  port: "dstport",
};

const bridge: Words<IpKindData["bridge"]> = {
  forwardDelay: "forward_delay",
  helloTime: "hello_time",
  maxAge: "max_age",
  ageingTime: "ageing_time",
  stpState: "stp_state",
  priority: "priority",
  vlanFiltering: "vlan_filtering",
  vlanProtocol: "vlan_protocol",
  vlanDefaultPvid: "vlan_default_pvid",
  mcastSnooping: "mcast_snooping",
};

const bond: Words<IpKindData["bond"]> = {
  mode: "mode",
  miimon: "miimon",
  updelay: "updelay",
  downdelay: "downdelay",
  failOverMac: "fail_over_mac",
  xmitHashPolicy: "xmit_hash_policy",
  minLinks: "min_links",
  adLacpRate: "lacp_rate",
};

const ipTunnel: Words<IpKindData["ipip"] & IpKindData["gre"]> = {
  external: "external",
  remote: "remote",
  local: "local",
  link: "dev",
  ttl: "ttl",
  tos: "tos",
};

const gre: Words<IpKindData["gre"]> = {
  ...ipTunnel,
  ikey: "ikey",
  okey: "okey",
  iseq: "iseq",
  oseq: "oseq",
  icsum: "icsum",
  ocsum: "ocsum",
};

const ip6tnl: Words<IpKindData["ip6tnl"]> = {
  external: "external",
  proto: "mode",
  remote: "remote",
  local: "local",
  link: "dev",
  ttl: "hoplimit",
};

const vti: Words<IpKindData["vti"]> = { remote: "remote", local: "local", link: "dev", ikey: "ikey", okey: "okey" };
const macvlan: Words<IpKindData["macvlan"]> = { mode: "mode" };
const ipvlan: Words<IpKindData["ipvlan"]> = { mode: "mode", private: "private", vepa: "vepa" };
const vlan: Words<IpKindData["vlan"]> = { protocol: "protocol", id: "id" };
const vrf: Words<IpKindData["vrf"]> = { table: "table" };
const plain: Readonly<Words<object>> = {};

/** The kinds that `ip link add` makes from what a text shows. */
const kinds: { readonly [Kind in IpKnownKind["infoKind"]]?: Words<IpKindData[Kind]> } = {
  bond,
  bridge,
  dummy: plain,
  geneve,
  gre,
  gretap: gre,
  ifb: plain,
  ip6tnl,
  ipip: ipTunnel,
  ipvlan,
  macvlan,
  macvtap: macvlan,
  sit: ipTunnel,
  vcan: plain,
  vlan,
  vrf,
  vti,
  vxlan,
  wireguard: plain,
};

/** What the kernel gives a new bridge (net/bridge/br_device.c, br_dev_setup). It is not said again: kernels without VLAN filtering refuse its words. */
const BRIDGE_DEFAULTS: Readonly<Record<string, unknown>> = {
  forwardDelay: 1500,
  helloTime: 200,
  maxAge: 2000,
  ageingTime: 30_000,
  stpState: 0,
  priority: 32_768,
  vlanFiltering: 0,
  vlanProtocol: "802.1Q",
  vlanDefaultPvid: 1,
  mcastSnooping: 1,
};

/** Values that say that there is none. */
const NONE: readonly unknown[] = [false, null, "any", "unknown"];

/** Returns the words that say a link's kind: `type vxlan id 42 remote 10.0.0.2 dstport 4789`; null where a line cannot make one. */
export function kindWords({ infoKind, infoData = {} }: IpKnownKind): readonly string[] | null {
  const words: Words<Record<string, unknown>> | undefined = kinds[infoKind];
  if (words === undefined) return null;
  const data = new Map<string, unknown>(Object.entries(infoData));
  const said = Object.entries(words).flatMap(([name, word = name]) => {
    const value = data.get(name);
    if (value === undefined || NONE.includes(value)) return [];
    // What is told from outside has no number of its own.
    if (name === "id" && data.get("external") === true) return [];
    if (infoKind === "bridge" && value === BRIDGE_DEFAULTS[name]) return [];
    return value === true ? [word] : [word, String(value)];
  });
  const learning = data.get("learning") === false ? ["nolearning"] : [];
  return ["type", infoKind, ...said, ...learning];
}
