import fc from "fast-check";

/** One state of a network namespace, as the commands that make it, and what it must show. */
export interface IpState {
  readonly links: readonly string[];
  readonly addresses: readonly Made[];
  readonly routes: readonly Made[];
  readonly rules: readonly Made[];
  readonly neighbours: readonly Made[];
}

/** A command, and values that the tree of what it made must hold. */
export interface Made {
  readonly command: string;
  readonly shows: Readonly<Record<string, unknown>>;
}

/** A pair of interfaces for a link to stand on. */
const pair = (name: string): readonly string[] => [`ip link add ${name}a type veth peer name ${name}b`];

/** Links by their kind, each with the commands that make it; those that the kernel lacks are left out. */
export const LINKS: Readonly<Record<string, readonly string[]>> = {
  veth: ["ip link add ve0 type veth peer name ve1", "ip link set ve0 up", "ip link set ve1 up"],
  "veth elsewhere": ["ip link add ve2 type veth peer name ve3 netns OTHER", "ip link set ve2 up"],
  bridge: ["ip link add br0 type bridge forward_delay 500", "ip link set br0 up"],
  "bridge with settings": [
    ...pair("bp"),
    "ip link add br1 type bridge stp_state 1 priority 7 ageing_time 900 group_fwd_mask 8 group_address 01:80:c2:00:00:04 mcast_snooping 0 mcast_querier 1 mcast_hash_max 512 mcast_membership_interval 4294967295 nf_call_iptables 1 no_linklocal_learn 1",
    "ip link set bpa master br1 up",
    "ip link set bpb up",
    "ip link add bq0 type veth peer name bq1",
    "ip link set bq0 master br1",
    "ip link set bq0 type bridge_slave backup_port bpa",
    "ip link set bpa type bridge_slave priority 3 cost 77 hairpin on guard on root_block on fastleave on learning off flood off proxy_arp on mcast_router 2 mcast_flood off neigh_suppress on group_fwd_mask 16388 isolated on locked on",
  ],
  "bridge of VLANs": ["ip link add br2 type bridge vlan_filtering 1 vlan_protocol 802.1ad vlan_default_pvid 9"],
  dummy: ["ip link add du0 type dummy", "ip link set du0 up"],
  bond: ["ip link add bo0 type bond mode 802.3ad miimon 100"],
  "bond with ports": [
    ...pair("bs"),
    "ip link add bo1 type bond mode active-backup miimon 100",
    "ip link set bsa master bo1",
  ],
  vlan: [...pair("vn"), "ip link add vl0 link vna type vlan id 77 gvrp on ingress-qos-map 3:4 egress-qos-map 1:2"],
  vrf: ["ip link add vr0 type vrf table 1001", "ip link set vr0 up", ...pair("vs"), "ip link set vsa master vr0"],
  vxlan: ["ip link add vx0 type vxlan id 42 remote 10.0.0.2 local 10.0.0.1 dstport 4789 nolearning"],
  "vxlan of IPv6": ["ip link add vx1 type vxlan id 43 remote fd00::2 dstport 8472 ttl 5"],
  "vxlan of a group": [
    ...pair("vg"),
    "ip link add vx2 type vxlan id 44 group 239.1.1.1 dev vga srcport 1000 2000 dstport 4789 tos inherit ttl inherit ageing 0 maxaddr 5 proxy rsc l2miss l3miss noudpcsum df set",
  ],
  "vxlan from outside": ["ip link add vx3 type vxlan external dstport 4790 gpe"],
  "vxlan filtered": ["ip link add vx4 type vxlan external vnifilter dstport 4791"],
  "vxlan with a policy": [
    "ip link add vx5 type vxlan id 45 remote fd00::9 local fd00::8 dstport 4792 tos 0x10 flowlabel 0x77 df inherit gbp remcsumtx remcsumrx udp6zerocsumtx udp6zerocsumrx",
  ],
  geneve: ["ip link add ge0 type geneve id 7 remote 10.9.9.9"],
  "geneve from outside": ["ip link add ge1 type geneve external dstport 6082"],
  macvlan: [...pair("mv"), "ip link add mv0 link mva type macvlan mode bridge"],
  "macvlan private": [...pair("mp"), "ip link add mv1 link mpa type macvlan mode private bcqueuelen 500"],
  "macvlan vepa": [...pair("mw"), "ip link add mv2 link mwa type macvlan mode vepa"],
  "macvlan of sources": [
    ...pair("ms"),
    "ip link add mv3 link msa type macvlan mode source",
    "ip link set mv3 type macvlan macaddr add 02:00:00:00:00:01",
    "ip link set mv3 type macvlan macaddr add 02:00:00:00:00:02",
  ],
  "macvlan of no sources": [...pair("mn"), "ip link add mv4 link mna type macvlan mode source nodst"],
  macvtap: [...pair("mt"), "ip link add mt0 link mta type macvtap mode passthru nopromisc"],
  ipvlan: [...pair("iv"), "ip link add iv0 link iva type ipvlan mode l3"],
  tun: ["ip tuntap add tu0 mode tun user 1000"],
  tap: ["ip tuntap add ta0 mode tap multi_queue"],
  "tap with headers": ["ip tuntap add ta1 mode tap pi vnet_hdr user root group 4242"],
  gre: ["ip link add gr0 type gre remote 10.1.1.1 local 10.1.1.2 ttl 5"],
  gretap: ["ip link add gr1 type gretap remote 10.1.1.1 local 10.1.1.2 key 5 seq csum encap gue encap-dport 5555"],
  ip6gre: ["ip link add gr6 type ip6gre remote fd00::1 local fd00::2 key 5 encaplimit none dscp inherit"],
  erspan: ["ip link add er0 type erspan remote 10.1.1.1 local 10.1.1.2 seq key 1 erspan_ver 1 erspan 5"],
  ipip: ["ip link add ii0 type ipip remote 10.1.1.1 local 10.1.1.2"],
  sit: ["ip link add si0 type sit remote 10.1.1.1 local 10.1.1.2"],
  ip6tnl: ["ip link add i60 type ip6tnl remote fd00::1 local fd00::2"],
  vti: ["ip link add vt0 type vti remote 10.1.1.1 local 10.1.1.2 key 5"],
  xfrm: [...pair("xf"), "ip link add xf0 type xfrm dev xfa if_id 42"],
  hsr: [...pair("hs"), "ip link add hs0 type hsr slave1 hsa slave2 hsb"],
  bareudp: ["ip link add bu0 type bareudp dstport 6635 ethertype mpls_uc"],
  macsec: [...pair("mc"), "ip link add mc0 link mca type macsec encrypt on"],
  netkit: ["ip link add nk0 type netkit"],
  team: ["ip link add te0 type team"],
  nlmon: ["ip link add nl0 type nlmon"],
  wireguard: ["ip link add wg0 type wireguard"],
  ifb: ["ip link add ifb9 type ifb"],
};

const byte = fc.integer({ min: 1, max: 250 });
const dev = fc.constantFrom("ve0", "ve1");
const name = fc.string({ unit: fc.constantFrom(..."abcXYZ019._-@"), minLength: 1, maxLength: 12 });

const dressing: fc.Arbitrary<readonly string[]> = fc
  .record({
    mtu: fc.integer({ min: 1280, max: 9000 }),
    isPort: fc.boolean(),
    alias: fc.option(fc.string({ unit: fc.constantFrom(..."ab Z9.:"), minLength: 1, maxLength: 20 })),
    altname: fc.option(name),
    group: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ mtu, isPort, alias, altname, group }) => [
    `ip link set ve0 mtu ${mtu} group ${group}`,
    ...(isPort ? ["ip link set ve2 master br0"] : []),
    ...(alias === null || alias.trim() === "" ? [] : [`ip link set ve1 alias '${alias.trim()}'`]),
    ...(altname === null ? [] : [`ip link property add dev ve1 altname alt${altname.replaceAll("@", "")}`]),
  ]);

const lifetime = fc.option(fc.integer({ min: 5000, max: 90_000 }));

const address4 = fc
  .record({
    a: byte,
    b: byte,
    length: fc.integer({ min: 8, max: 32 }),
    dev,
    label: fc.boolean(),
    life: lifetime,
    peer: fc.boolean(),
  })
  .map(({ a, b, length, dev: link, label, life, peer }): Made => {
    const local = `10.${a}.${b}.1`;
    const words = peer ? `${local} peer 10.${a}.${b}.9/${length}` : `${local}/${length} brd +`;
    return {
      command: `ip addr add ${words} dev ${link}${label ? ` label ${link}:x` : ""}${life === null ? "" : ` valid_lft ${life} preferred_lft ${life - 100}`}`,
      shows: {
        local,
        prefixlen: length,
        label: label ? `${link}:x` : link,
        scope: "global",
        ...(peer ? { address: `10.${a}.${b}.9` } : {}),
      },
    };
  });

const address6 = fc
  .record({
    a: byte,
    length: fc.integer({ min: 16, max: 128 }),
    dev,
    flags: fc.subarray(["home", "mngtmpaddr", "noprefixroute", "nodad"]),
    life: lifetime,
  })
  .map(({ a, length, dev: link, flags, life }): Made => {
    const local = `fd00:${a.toString(16)}::1`;
    const prefixlen = flags.includes("mngtmpaddr") ? 64 : length;
    return {
      command: `ip addr add ${local}/${prefixlen} dev ${link} ${flags.join(" ")}${life === null ? "" : ` valid_lft ${life} preferred_lft 0`}`,
      shows: { local, prefixlen, scope: "global", family: "inet6" },
    };
  });

const metric = fc.integer({ min: 1, max: 5000 });
const table = fc.constantFrom("main", "100", "local", "4000");

const route = fc
  .record({
    a: byte,
    length: fc.integer({ min: 9, max: 32 }),
    metric,
    table,
    how: fc.constantFrom(
      "via 10.254.0.2",
      "dev ve0",
      "via 10.99.9.9 dev ve1 onlink",
      "via inet6 fd00::77 dev ve0",
      "nexthop via 10.254.0.2 weight 3 nexthop dev ve1 weight 7",
      "unreachable",
      "blackhole",
      "prohibit",
      "throw",
      "dev ve0 mtu lock 1400 advmss 1300 rtt 1500ms initcwnd 7 congctl reno features ecn quickack 1",
      "dev ve0 src 10.254.0.1 proto static realm 3/4",
      "encap ip id 7 dst 10.1.1.1 ttl 3 dev ve1",
      "encap seg6 mode encap segs fd00::1,fd00::2 dev ve1",
      "dev ve1 scope host tos 0x10",
    ),
  })
  .map(({ a, length, metric: cost, table: into, how }): Made => {
    const isType = /^(?:unreachable|blackhole|prohibit|throw)$/.test(how);
    const prefix = `172.${a}.0.0/${length}`;
    const [type, rest] = isType ? [`${how} `, ""] : ["", how];
    return {
      command: `ip route add ${type}${prefix} table ${into} metric ${cost} ${rest}`,
      shows: { dst: length === 32 ? `172.${a}.0.0` : prefix, metric: cost, ...(isType ? { type: how } : {}) },
    };
  })
  .filter(({ command }) => !/172\.\d+\.0\.0\/(?:9|1[0-5]) /.test(command));

const route6 = fc
  .record({
    a: byte,
    metric,
    how: fc.constantFrom(
      "dev ve0",
      "via fd00:fffe::2 pref high",
      "nexthop via fd00:fffe::2 weight 3 nexthop via fd00:fffe::3 dev ve1",
      "dev ve1 expires 6000",
      "from fd00::/64 dev ve1",
    ),
  })
  .map(
    ({ a, metric: cost, how }): Made => ({
      command: `ip -6 route add fd01:${a.toString(16)}::/48 metric ${cost} ${how}`,
      shows: { dst: `fd01:${a.toString(16)}::/48`, metric: cost },
    }),
  );

const rule = fc
  .record({
    priority: fc.integer({ min: 1, max: 32_000 }),
    words: fc.constantFrom(
      "from 10.0.0.0/8 fwmark 0x1/0xff lookup 100",
      "not from all to 10.3.3.3 lookup main suppress_prefixlength 0",
      "iif ve0 oif nowhere ipproto tcp dport 80-90 lookup 7",
      "uidrange 0-10 sport 53 lookup 7 realms 3/4",
      "from all tos 0x10 unreachable",
      "from all goto 32766",
      "blackhole",
      "l3mdev",
      "tun_id 5 suppress_ifgroup 3 lookup 9 protocol static",
    ),
    family: fc.constantFrom("-4", "-4", "-6"),
  })
  .map(
    ({ priority, words, family }): Made => ({
      command: `ip ${/10\.|goto/.test(words) ? "-4" : family} rule add ${words} pref ${priority}`,
      shows: { priority },
    }),
  );

const neighbour = fc
  .record({
    a: byte,
    six: fc.boolean(),
    nud: fc.constantFrom("permanent", "noarp", "stale", "failed"),
    router: fc.boolean(),
    proxy: fc.boolean(),
  })
  .map(({ a, six, nud, router, proxy }): Made => {
    const dst = six ? `fd00:5::${a.toString(16)}` : `10.254.7.${a}`;
    if (proxy) return { command: `ip neigh add proxy ${dst} dev ve0`, shows: {} };
    const lladdr = nud === "failed" ? "" : `lladdr 02:00:00:00:00:${a.toString(16).padStart(2, "0")} `;
    return { command: `ip neigh add ${dst} ${lladdr}dev ve0 nud ${nud}${router ? " router" : ""}`, shows: { dst } };
  });

/** A state of links of the given kinds; those of pairs of interfaces are always there. */
export function ipState(kinds: readonly string[]): fc.Arbitrary<IpState> {
  const chosen = fc.subarray([...kinds]).map((some) => [...new Set(["veth", "veth elsewhere", "bridge", ...some])]);
  return fc
    .record({
      chosen,
      dressing,
      addresses: fc.array(fc.oneof(address4, address6), { maxLength: 8 }),
      routes: fc.array(fc.oneof(route, route, route6), { maxLength: 14 }),
      rules: fc.array(rule, { maxLength: 6 }),
      neighbours: fc.array(neighbour, { maxLength: 6 }),
    })
    .map(({ chosen: some, dressing: lines, ...rest }) => ({
      ...rest,
      links: [...some.filter((kind) => kinds.includes(kind)).flatMap((kind) => LINKS[kind] ?? []), ...lines],
    }));
}
