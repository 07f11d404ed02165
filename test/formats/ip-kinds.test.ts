import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type IpLinkInfo, parseIp } from "../../src/formats/ip/index.ts";
import { differences } from "../live/support/ip-compare.ts";

/** One link of a kind as the tool prints it with `-d`: its line, the same as JSON, and what both are. */
interface Case {
  readonly name: string;
  readonly text: string;
  readonly kind: string;
  readonly json: object;
  readonly data: object;
  /** What one form alone tells. */
  readonly jsonAlone?: object;
}

const HEAD =
  "2: a0@NONE: <UP> mtu 1500 qdisc noop state UP mode DEFAULT group default \n    link/none  promiscuity 0  allmulti 0 minmtu 0 maxmtu 0 \n    ";
const TAIL = "addrgenmode none numtxqueues 1 numrxqueues 1 gso_max_size 65536 gso_max_segs 65535 \n";

const ofText = (line: string) => parseIp(`${HEAD}${line} ${TAIL}`);
const ofJson = (kind: string, data: object) =>
  parseIp(JSON.stringify([{ ifname: "a0", linkinfo: { info_kind: kind, info_data: data } }]));
const infoOf = (parsed: ReturnType<typeof parseIp>): IpLinkInfo | undefined => parsed.ast.links[0]?.linkinfo;

/** Written after the printing functions of iproute2 4.15 to 6.1, and later additions. */
const cases: readonly Case[] = [
  {
    name: "vxlan to one other end, 6.1",
    kind: "vxlan",
    text: "vxlan id 42 remote 10.0.0.2 local 10.0.0.1 dev eth0 srcport 0 0 dstport 4789 nolearning tos 0x10 ttl 5 df set flowlabel 0x77 ageing 300 maxaddr 9 udpcsum noudp6zerocsumtx udp6zerocsumrx remcsumtx remcsumrx gbp ",
    json: {
      ...{ id: 42, remote: "10.0.0.2", local: "10.0.0.1", link: "eth0", port_range: { low: 0, high: 0 }, port: 4789 },
      ...{ learning: false, tos: "0x10", ttl: 5, df: "set", label: "0x77", ageing: 300, limit: 9, udp_csum: true },
      ...{ udp_zero_csum6_tx: false, udp_zero_csum6_rx: true, remcsum_tx: true, remcsum_rx: true, gbp: true },
    },
    data: {
      ...{ id: 42, remote: "10.0.0.2", local: "10.0.0.1", link: "eth0", portRange: { low: 0, high: 0 }, port: 4789 },
      ...{ learning: false, tos: "0x10", ttl: 5, df: "set", label: "0x77", ageing: 300, limit: 9, udpCsum: true },
      ...{ udpZeroCsum6Tx: false, udpZeroCsum6Rx: true, remcsumTx: true, remcsumRx: true, gbp: true },
    },
  },
  {
    name: "vxlan of IPv6: other names in JSON, a tos of 1, a ttl of 0",
    kind: "vxlan",
    text: "vxlan id 43 group ff05::100 local fd00::1 srcport 1 2 dstport 8472 tos inherit ttl auto ageing none ",
    json: {
      ...{ id: 43, group6: "ff05::100", local6: "fd00::1", port_range: { low: 1, high: 2 }, port: 8472 },
      ...{ learning: true, tos: "0x1", ttl: 0, df: "unset", ageing: 0 },
    },
    data: {
      ...{ id: 43, group: "ff05::100", local: "fd00::1", portRange: { low: 1, high: 2 }, port: 8472 },
      ...{ tos: "inherit", ttl: "auto", ageing: 0 },
    },
    jsonAlone: { learning: true, df: "unset" },
  },
  {
    name: "vxlan: vnifilter runs into what follows, 6.1",
    kind: "vxlan",
    text: "vxlan external vnifilterid 0 srcport 0 0 dstport 4789 ttl auto ageing 300 udpcsum ",
    json: {
      ...{ external: true, vnifilter: true, id: 0, port_range: { low: 0, high: 0 }, port: 4789, learning: true },
      ...{ ttl: 0, ageing: 300, udp_csum: true },
    },
    data: {
      ...{ external: true, vnifilter: true, id: 0, portRange: { low: 0, high: 0 }, port: 4789 },
      ...{ ttl: "auto", ageing: 300, udpCsum: true },
    },
    jsonAlone: { learning: true },
  },
  {
    name: "vxlan: both words of each switch, 6.14",
    kind: "vxlan",
    text: "vxlan id 5 dstport 4790 learning noproxy norsc nol2miss nol3miss ttl auto ageing 300 gpe localbypass reserved_bits 0 nomcroute ",
    json: {
      ...{ id: 5, port: 4790, learning: true, proxy: false, rsc: false, l2miss: false, l3miss: false, ttl: 0 },
      ...{ ageing: 300, gpe: true, localbypass: true, reserved_bits: "0", mcroute: false },
    },
    data: {
      ...{ id: 5, port: 4790, learning: true, proxy: false, rsc: false, l2miss: false, l3miss: false, ttl: "auto" },
      ...{ ageing: 300, gpe: true, localbypass: true, reservedBits: "0x0", mcroute: false },
    },
  },
  {
    name: "geneve",
    kind: "geneve",
    text: "geneve id 7 remote fd00::9 ttl auto tos inherit df inherit flowlabel 0x1234 srcport 10 20 dstport 6081 noudpcsum udp6zerocsumtx noudp6zerocsumrx innerprotoinherit ",
    json: {
      ...{ id: 7, remote6: "fd00::9", ttl: 0, tos: "0x1", df: "inherit", label: "0x1234" },
      ...{ port_range: { low: 10, high: 20 }, port: 6081, udp_csum: false },
      ...{ udp_zero_csum6_tx: true, udp_zero_csum6_rx: false, inner_proto_inherit: true },
    },
    data: {
      ...{ id: 7, remote: "fd00::9", ttl: "auto", tos: "inherit", df: "inherit", label: "0x1234" },
      ...{ portRange: { low: 10, high: 20 }, port: 6081, udpCsum: false },
      ...{ udpZeroCsum6Tx: true, udpZeroCsum6Rx: false, innerProtoInherit: true },
    },
  },
  {
    name: "bond of 802.3ad, 6.5",
    kind: "bond",
    text: "bond mode 802.3ad active_slave eth1 miimon 100 updelay 0 downdelay 0 peer_notify_delay 0 use_carrier 1 arp_interval 0 arp_missed_max 2 arp_validate none arp_all_targets any primary eth1 primary_reselect always fail_over_mac none xmit_hash_policy layer3+4 resend_igmp 1 num_grat_arp 1 all_slaves_active 0 min_links 0 lp_interval 1 packets_per_slave 1 lacp_active on lacp_rate slow coupled_control on broadcast_neighbor off ad_select stable ad_aggregator 1 ad_num_ports 2 ad_actor_key 21 ad_partner_key 33 ad_partner_mac 00:23:04:ee:be:0a ad_actor_sys_prio 65535 ad_user_port_key 0 ad_actor_system 00:00:00:00:00:00 tlb_dynamic_lb 1 ",
    json: {
      ...{ mode: "802.3ad", active_slave: "eth1", miimon: 100, updelay: 0, downdelay: 0, peer_notify_delay: 0 },
      ...{ use_carrier: 1, arp_interval: 0, arp_missed_max: 2, arp_validate: null, arp_all_targets: "any" },
      ...{ primary: "eth1", primary_reselect: "always", fail_over_mac: "none", xmit_hash_policy: "layer3+4" },
      ...{ resend_igmp: 1, num_peer_notif: 1, all_slaves_active: 0, min_links: 0, lp_interval: 1 },
      ...{ packets_per_slave: 1, ad_lacp_active: "on", ad_lacp_rate: "slow", coupled_control: true },
      ...{ broadcast_neighbor: false, ad_select: "stable" },
      ad_info: { aggregator: 1, num_ports: 2, actor_key: 21, partner_key: 33, partner_mac: "00:23:04:ee:be:0a" },
      ...{ ad_actor_sys_prio: 65535, ad_user_port_key: 0, ad_actor_system: "00:00:00:00:00:00", tlb_dynamic_lb: 1 },
    },
    data: {
      ...{ mode: "802.3ad", activeSlave: "eth1", miimon: 100, updelay: 0, downdelay: 0, peerNotifyDelay: 0 },
      ...{ useCarrier: 1, arpInterval: 0, arpMissedMax: 2, arpValidate: null, arpAllTargets: "any" },
      ...{ primary: "eth1", primaryReselect: "always", failOverMac: "none", xmitHashPolicy: "layer3+4" },
      ...{ resendIgmp: 1, numPeerNotif: 1, allSlavesActive: 0, minLinks: 0, lpInterval: 1 },
      ...{ packetsPerSlave: 1, adLacpActive: "on", adLacpRate: "slow", coupledControl: true },
      ...{ broadcastNeighbor: false, adSelect: "stable" },
      adInfo: { aggregator: 1, numPorts: 2, actorKey: 21, partnerKey: 33, partnerMac: "00:23:04:ee:be:0a" },
      ...{ adActorSysPrio: 65535, adUserPortKey: 0, adActorSystem: "00:00:00:00:00:00", tlbDynamicLb: 1 },
    },
  },
  {
    name: "bond that asks by ARP and NS",
    kind: "bond",
    text: "bond mode active-backup arp_interval 1000 arp_ip_target 10.0.0.1,10.0.0.2 ns_ip6_target fd00::1,fd00::2 arp_validate active ",
    json: {
      ...{ mode: "active-backup", arp_interval: 1000, arp_ip_target: ["10.0.0.1", "10.0.0.2"] },
      ...{ ns_ip6_target: ["fd00::1", "fd00::2"], arp_validate: "active" },
    },
    data: {
      ...{ mode: "active-backup", arpInterval: 1000, arpIpTarget: ["10.0.0.1", "10.0.0.2"] },
      ...{ nsIp6Target: ["fd00::1", "fd00::2"], arpValidate: "active" },
    },
  },
  {
    name: "vlan: flags without a name, maps on lines of their own",
    kind: "vlan",
    text: "vlan protocol 802.1ad id 100 <REORDER_HDR,GVRP,40> \n      ingress-qos-map { 1:2 } \n      egress-qos-map { 0:1 5:7 }",
    json: {
      ...{ protocol: "802.1ad", id: 100, flags: ["REORDER_HDR", "GVRP", "40"], ingress_qos: [{ from: 1, to: 2 }] },
      egress_qos: [
        { from: 0, to: 1 },
        { from: 5, to: 7 },
      ],
    },
    data: {
      ...{ protocol: "802.1ad", id: 100, flags: ["REORDER_HDR", "GVRP", "40"], ingressQos: [{ from: 1, to: 2 }] },
      egressQos: [
        { from: 0, to: 1 },
        { from: 5, to: 7 },
      ],
    },
  },
  {
    name: "vlan without flags",
    kind: "vlan",
    text: "vlan protocol 802.1Q id 5 <> ",
    json: { protocol: "802.1Q", id: 5, flags: [] },
    data: { protocol: "802.1Q", id: 5, flags: [] },
  },
  { name: "vrf", kind: "vrf", text: "vrf table 1001 ", json: { table: 1001 }, data: { table: 1001 } },
  {
    name: "macvlan of sources",
    kind: "macvlan",
    text: "macvlan mode source nodst bcqueuelen 1000 usedbcqueuelen 1000 bclim 1 remotes (2) 02:00:00:00:00:01 02:00:00:00:00:02 ",
    json: {
      ...{ mode: "source", nodst: true, bcqueuelen: 1000, usedbcqueuelen: 1000, bclim: 1, macaddr_count: 2 },
      macaddr_data: ["02:00:00:00:00:01", "02:00:00:00:00:02"],
    },
    data: {
      ...{ mode: "source", nodst: true, bcqueuelen: 1000, usedbcqueuelen: 1000, bclim: 1, macaddrCount: 2 },
      macaddrData: ["02:00:00:00:00:01", "02:00:00:00:00:02"],
    },
  },
  {
    name: "macvlan of no sources",
    kind: "macvlan",
    text: "macvlan mode source remotes (0) ",
    json: { mode: "source", macaddr_count: 0 },
    data: { mode: "source", macaddrCount: 0 },
  },
  {
    name: "macvtap, passed through",
    kind: "macvtap",
    text: "macvtap mode passthru nopromisc ",
    json: { mode: "passthru", nopromisc: true },
    data: { mode: "passthru", nopromisc: true },
  },
  {
    name: "ipvlan",
    kind: "ipvlan",
    text: "ipvlan  mode l3s vepa ",
    json: { mode: "l3s", vepa: true },
    data: { mode: "l3s", vepa: true },
  },
  {
    name: "tun of a user with a name",
    kind: "tun",
    text: "tun type tap pi off vnet_hdr on multi_queue numqueues 4 numdisabled 0 persist on user qemu group 107 ",
    json: {
      ...{ type: "tap", pi: false, vnet_hdr: true, multi_queue: true, numqueues: 4, numdisabled: 0, persist: true },
      ...{ user: "qemu", group: 107 },
    },
    data: {
      ...{ type: "tap", pi: false, vnetHdr: true, multiQueue: true, numqueues: 4, numdisabled: 0, persist: true },
      ...{ user: "qemu", group: 107 },
    },
  },
  {
    name: "gre in UDP",
    kind: "gre",
    text: "gre remote 10.0.0.2 local any dev eth0 ttl inherit tos 0x10 nopmtudisc ignore-df ikey 0.0.0.5 okey 0.0.0.6 iseq oseq icsum ocsum fwmark 0x2a encap gue encap-sport auto encap-dport 5555 encap-csum noencap-csum6 noencap-remcsum ",
    json: {
      ...{ remote: "10.0.0.2", local: "any", link: "eth0", ttl: 0, tos: "0x10", pmtudisc: false, ignore_df: true },
      ...{ ikey: "0.0.0.5", okey: "0.0.0.6", iseq: true, oseq: true, icsum: true, ocsum: true, fwmark: "0x2a" },
      encap: { type: "gue", sport: 0, dport: 5555, csum: true, csum6: false, remcsum: false },
    },
    data: {
      ...{ remote: "10.0.0.2", local: "any", link: "eth0", ttl: "inherit", tos: "0x10", pmtudisc: false },
      ...{ ignoreDf: true, ikey: "0.0.0.5", okey: "0.0.0.6", iseq: true, oseq: true, icsum: true, ocsum: true },
      ...{ fwmark: "0x2a" },
      encap: { type: "gue", sport: "auto", dport: 5555, csum: true, csum6: false, remcsum: false },
    },
  },
  {
    name: "erspan, and a tunnel in UDP of a kind without a name",
    kind: "erspan",
    text: "erspan remote 10.0.0.2 local 10.0.0.1 ttl 64 ikey 0.0.0.1 okey 0.0.0.1 iseq oseq erspan_index 123 erspan_ver 2 erspan_dir egress erspan_hwid 0x7 encap unknown encap-sport 4000 encap-dport 1 noencap-csum noencap-csum6 encap-remcsum ",
    json: {
      ...{ remote: "10.0.0.2", local: "10.0.0.1", ttl: 64, pmtudisc: true, ikey: "0.0.0.1", okey: "0.0.0.1" },
      ...{ iseq: true, oseq: true, erspan_index: 123, erspan_ver: 2, erspan_dir: "egress", erspan_hwid: "0x7" },
      encap: { type: null, sport: 4000, dport: 1, csum: false, csum6: false, remcsum: true },
    },
    data: {
      ...{ remote: "10.0.0.2", local: "10.0.0.1", ttl: 64, ikey: "0.0.0.1", okey: "0.0.0.1" },
      ...{ iseq: true, oseq: true, erspanIndex: 123, erspanVer: 2, erspanDir: "egress", erspanHwid: "0x7" },
      encap: { type: null, sport: 4000, dport: 1, csum: false, csum6: false, remcsum: true },
    },
    jsonAlone: { pmtudisc: true },
  },
  {
    name: "gretap told from outside",
    kind: "gretap",
    text: "gretap external remote any local any ttl inherit nopmtudisc ",
    json: { external: true, remote: "any", local: "any", ttl: 0, pmtudisc: false },
    data: { external: true, remote: "any", local: "any", ttl: "inherit", pmtudisc: false },
  },
  {
    name: "ip6gre with all that it inherits",
    kind: "ip6gre",
    text: "ip6gre remote fd00::2 local fd00::1 dev eth0 hoplimit inherit encaplimit none tclass inherit flowlabel inherit dscp inherit ikey 0.0.0.5 iseq allow-localremote fwmark inherit ",
    json: {
      ...{ remote: "fd00::2", local: "fd00::1", link: "eth0", ttl: 0, ip6_tnl_f_ign_encap_limit: true },
      ...{ ip6_tnl_f_use_orig_tclass: true, ip6_tnl_f_use_orig_flowlabel: true, ip6_tnl_f_rcv_dscp_copy: true },
      ...{ ikey: "0.0.0.5", iseq: true, ip6_tnl_f_allow_local_remote: true, ip6_tnl_f_use_orig_fwmark: true },
    },
    data: {
      ...{ remote: "fd00::2", local: "fd00::1", link: "eth0", ttl: "inherit", ip6TnlFIgnEncapLimit: true },
      ...{ ip6TnlFUseOrigTclass: true, ip6TnlFUseOrigFlowlabel: true, ip6TnlFRcvDscpCopy: true },
      ...{ ikey: "0.0.0.5", iseq: true, ip6TnlFAllowLocalRemote: true, ip6TnlFUseOrigFwmark: true },
    },
  },
  {
    name: "ip6erspan",
    kind: "ip6erspan",
    text: "ip6erspan remote fd00::2 local any hoplimit 64 encaplimit 4 tclass 0x00 flowlabel 0x00000 okey 1.0.0.0 erspan_ver 1 erspan_index 5 ",
    json: {
      ...{ remote: "fd00::2", local: "any", ttl: 64, encap_limit: 4, tclass: "0x00", flowlabel: "0x00000" },
      ...{ okey: "1.0.0.0", erspan_ver: 1, erspan_index: 5 },
    },
    data: {
      ...{ remote: "fd00::2", local: "any", ttl: 64, encapLimit: 4, tclass: "0x00", flowlabel: "0x00000" },
      ...{ okey: "1.0.0.0", erspanVer: 1, erspanIndex: 5 },
    },
  },
  {
    name: "ipip",
    kind: "ipip",
    text: "ipip any remote 10.0.0.2 local unknown dev eth0 ttl 5 tos inherit pmtudisc fwmark 0x1 encap fou encap-sport auto encap-dport 0 noencap-csum noencap-csum6 noencap-remcsum ",
    json: {
      ...{ proto: "any", remote: "10.0.0.2", local: "unknown", link: "eth0", ttl: 5, tos: "0x1", pmtudisc: true },
      fwmark: "0x1",
      encap: { type: "fou", sport: 0, dport: 0, csum: false, csum6: false, remcsum: false },
    },
    data: {
      ...{ proto: "any", remote: "10.0.0.2", local: "unknown", link: "eth0", ttl: 5, tos: "inherit", pmtudisc: true },
      fwmark: "0x1",
      encap: { type: "fou", sport: "auto", dport: 0, csum: false, csum6: false, remcsum: false },
    },
  },
  {
    name: "sit of 6rd",
    kind: "sit",
    text: "sit ip6ip remote any local 10.0.0.1 ttl inherit nopmtudisc isatap 6rd-prefix 2002::/16 6rd-relay_prefix 192.0.2.0/24 ",
    json: {
      ...{ proto: "ip6ip", remote: "any", local: "10.0.0.1", ttl: 0, pmtudisc: false, isatap: true },
      ...{ prefix: "2002::", prefixlen: 16, relay_prefix: "192.0.2.0", relay_prefixlen: 24 },
    },
    data: {
      ...{ proto: "ip6ip", remote: "any", local: "10.0.0.1", ttl: "inherit", pmtudisc: false, isatap: true },
      ...{ prefix: "2002::", prefixlen: 16, relayPrefix: "192.0.2.0", relayPrefixlen: 24 },
    },
  },
  {
    name: "ip6tnl",
    kind: "ip6tnl",
    text: "ip6tnl ipip6 remote fd00::2 local fd00::1 hoplimit 64 encaplimit 4 tclass 0x0c flowlabel 0x00000 mip6 fwmark 0xff ",
    json: {
      ...{ proto: "ipip6", remote: "fd00::2", local: "fd00::1", ttl: 64, encap_limit: 4, tclass: "0x0c" },
      ...{ flowlabel: "0x00000", ip6_tnl_f_mip6_dev: true, fwmark: "0xff" },
    },
    data: {
      ...{ proto: "ipip6", remote: "fd00::2", local: "fd00::1", ttl: 64, encapLimit: 4, tclass: "0x0c" },
      ...{ flowlabel: "0x00000", ip6TnlFMip6Dev: true, fwmark: "0xff" },
    },
  },
  {
    name: "vti",
    kind: "vti",
    text: "vti remote 10.0.0.2 local 10.0.0.1 dev eth0 ikey 0.0.0.5 okey 0.0.0.6 fwmark 0x1 ",
    json: {
      ...{ remote: "10.0.0.2", local: "10.0.0.1", link: "eth0", ikey: "0.0.0.5", okey: "0.0.0.6", fwmark: "0x1" },
    },
    data: {
      ...{ remote: "10.0.0.2", local: "10.0.0.1", link: "eth0", ikey: "0.0.0.5", okey: "0.0.0.6", fwmark: "0x1" },
    },
  },
  {
    name: "vti6",
    kind: "vti6",
    text: "vti6 remote fd00::2 local any ikey 0.0.0.5 ",
    json: { remote: "fd00::2", local: "any", ikey: "0.0.0.5" },
    data: { remote: "fd00::2", local: "any", ikey: "0.0.0.5" },
  },
  { name: "xfrm", kind: "xfrm", text: "xfrm if_id 0x2a ", json: { if_id: "0x2a" }, data: { ifId: "0x2a" } },
  {
    name: "hsr with one slave",
    kind: "hsr",
    text: "hsr slave1 eth1 slave2 <none> interlink eth3 sequence 65206 supervision 01:15:4e:00:01:2d proto 1 ",
    json: {
      ...{ slave1: "eth1", slave2: null, interlink: "eth3", seq_nr: 65206 },
      ...{ supervision_addr: "01:15:4e:00:01:2d", proto: 1 },
    },
    data: {
      ...{ slave1: "eth1", slave2: null, interlink: "eth3", seqNr: 65206 },
      ...{ supervisionAddr: "01:15:4e:00:01:2d", proto: 1 },
    },
  },
  {
    name: "bareudp",
    kind: "bareudp",
    text: "bareudp dstport 6635 ethertype mpls_uc srcportmin 0 nomultiproto ",
    json: { dstport: 6635, ethertype: "mpls_uc", srcportmin: 0, multiproto: false },
    data: { dstport: 6635, ethertype: "mpls_uc", srcportmin: 0, multiproto: false },
  },
  {
    name: "amt",
    kind: "amt",
    text: "amt gateway gateway_port 2268 relay_port 2269 local 10.0.0.1 discovery 10.0.0.9 dev eth0 max_tunnels 128 ",
    json: {
      ...{ mode: "gateway", gateway_port: 2268, relay_port: 2269, local: "10.0.0.1", discovery: "10.0.0.9" },
      ...{ link: "eth0", max_tunnels: 128 },
    },
    data: {
      ...{ mode: "gateway", gatewayPort: 2268, relayPort: 2269, local: "10.0.0.1", discovery: "10.0.0.9" },
      ...{ link: "eth0", maxTunnels: 128 },
    },
  },
  {
    name: "gtp",
    kind: "gtp",
    text: "gtp role sgsn hsize 1024 restart_count 0 ",
    json: { role: "sgsn", hsize: 1024, restart_count: 0 },
    data: { role: "sgsn", hsize: 1024, restartCount: 0 },
  },
  {
    name: "macsec: an identifier of nothing but digits is text",
    kind: "macsec",
    text: "macsec sci 0200000000010001 protect on cipher GCM-AES-128 icvlen 16 encodingsa 0 validate strict offload off encrypt off send_sci on end_station off scb off replay on window 32 ",
    json: {
      ...{ sci: "0200000000010001", protect: true, cipher_suite: "GCM-AES-128", icv_len: 16, encoding_sa: 0 },
      ...{ validation: "strict", offload: "off", encrypt: false, inc_sci: true, es: false, scb: false },
      ...{ replay_protect: true, window: 32 },
    },
    data: {
      ...{ sci: "0200000000010001", protect: true, cipherSuite: "GCM-AES-128", icvLen: 16, encodingSa: 0 },
      ...{ validation: "strict", offload: "off", encrypt: false, incSci: true, es: false, scb: false },
      ...{ replayProtect: true, window: 32 },
    },
  },
  {
    name: "netkit: its peer is no address",
    kind: "netkit",
    text: "netkit mode l3 type primary policy forward peer policy blackhole scrub default peer scrub none ",
    json: {
      ...{ mode: "l3", type: "primary", policy: "forward", peer_policy: "blackhole" },
      ...{ scrub: "default", peer_scrub: "none" },
    },
    data: {
      ...{ mode: "l3", type: "primary", policy: "forward", peerPolicy: "blackhole" },
      ...{ scrub: "default", peerScrub: "none" },
    },
  },
  {
    name: "ipoib",
    kind: "ipoib",
    text: "ipoib pkey 0xffff mode datagram umcast 0000 ",
    json: { key: "0xffff", mode: "datagram", umcast: "0000" },
    data: { key: "0xffff", mode: "datagram", umcast: "0000" },
  },
  { name: "rmnet", kind: "rmnet", text: "rmnet mux_id 1 ", json: { mux_id: 1 }, data: { muxId: 1 } },
  { name: "wwan", kind: "wwan", text: "wwan linkid 3 ", json: { linkid: 3 }, data: { linkid: 3 } },
  { name: "dsa", kind: "dsa", text: "dsa conduit eth0 ", json: { conduit: "eth0" }, data: { conduit: "eth0" } },
  { name: "ovpn", kind: "ovpn", text: "ovpn mode mp ", json: { mode: "mp" }, data: { mode: "mp" } },
  {
    name: "bridge: intervals beyond 2^53, a protocol, options of 6.18",
    kind: "bridge",
    text: "bridge forward_delay 1500 hello_time 200 max_age 2000 ageing_time 30000 stp_state 1 priority 32768 vlan_filtering 1 vlan_protocol 802.1Q bridge_id 8000.2:0:0:0:0:1 designated_root 8000.2:0:0:0:0:1 root_port 0 root_path_cost 0 topology_change 0 topology_change_detected 0 hello_timer    1.20 tcn_timer    0.00 topology_change_timer    0.00 gc_timer  219.16 fdb_n_learned 3 fdb_max_learned 0 vlan_default_pvid 1 vlan_stats_enabled 0 vlan_stats_per_port 0 group_fwd_mask 0x8 group_address 01:80:c2:00:00:00 mcast_snooping 1 no_linklocal_learn 0 mcast_vlan_snooping 0 mst_enabled 0 fdb_local_vlan_0 0 mcast_router 1 mcast_query_use_ifaddr 0 mcast_querier 0 mcast_hash_elasticity 16 mcast_hash_max 4096 mcast_last_member_count 2 mcast_startup_query_count 2 mcast_last_member_interval 100 mcast_membership_interval 18446744073709551615 mcast_querier_interval 25500 mcast_query_interval 12500 mcast_query_response_interval 1000 mcast_startup_query_interval 3124 mcast_stats_enabled 0 mcast_igmp_version 2 mcast_mld_version 1 nf_call_iptables 0 nf_call_ip6tables 0 nf_call_arptables 0 ",
    json: {
      ...{ forward_delay: 1500, hello_time: 200, max_age: 2000, ageing_time: 30000, stp_state: 1, priority: 32768 },
      ...{ vlan_filtering: 1, vlan_protocol: "802.1Q", bridge_id: "8000.2:0:0:0:0:1", root_id: "8000.2:0:0:0:0:1" },
      ...{ root_port: 0, root_path_cost: 0, topology_change: 0, topology_change_detected: 0, hello_timer: 1.2 },
      ...{ tcn_timer: 0, topology_change_timer: 0, gc_timer: 219.16, fdb_n_learned: 3, fdb_max_learned: 0 },
      ...{ vlan_default_pvid: 1, vlan_stats_enabled: 0, vlan_stats_per_port: 0, group_fwd_mask: "0x8" },
      ...{ group_addr: "01:80:c2:00:00:00", mcast_snooping: 1, no_linklocal_learn: 0, mcast_vlan_snooping: 0 },
      ...{ mst_enabled: 0, fdb_local_vlan_0: 0, mcast_router: 1, mcast_query_use_ifaddr: 0, mcast_querier: 0 },
      ...{ mcast_hash_elasticity: 16, mcast_hash_max: 4096, mcast_last_member_cnt: 2, mcast_startup_query_cnt: 2 },
      ...{ mcast_last_member_intvl: 100, mcast_querier_intvl: 25500, mcast_query_intvl: 12500 },
      ...{ mcast_query_response_intvl: 1000, mcast_startup_query_intvl: 3124, mcast_stats_enabled: 0 },
      ...{ mcast_igmp_version: 2, mcast_mld_version: 1, nf_call_iptables: 0, nf_call_ip6tables: 0 },
      ...{ nf_call_arptables: 0, mcast_membership_intvl: "18446744073709551615" },
    },
    data: {
      ...{ forwardDelay: 1500, helloTime: 200, maxAge: 2000, ageingTime: 30000, stpState: 1, priority: 32768 },
      ...{ vlanFiltering: 1, vlanProtocol: "802.1Q", bridgeId: "8000.2:0:0:0:0:1", rootId: "8000.2:0:0:0:0:1" },
      ...{ rootPort: 0, rootPathCost: 0, topologyChange: 0, topologyChangeDetected: 0, helloTimer: 1.2 },
      ...{ tcnTimer: 0, topologyChangeTimer: 0, gcTimer: 219.16, fdbNLearned: 3, fdbMaxLearned: 0 },
      ...{ vlanDefaultPvid: 1, vlanStatsEnabled: 0, vlanStatsPerPort: 0, groupFwdMask: "0x8" },
      ...{ groupAddr: "01:80:c2:00:00:00", mcastSnooping: 1, noLinklocalLearn: 0, mcastVlanSnooping: 0 },
      ...{ mstEnabled: 0, fdbLocalVlan0: 0, mcastRouter: 1, mcastQueryUseIfaddr: 0, mcastQuerier: 0 },
      ...{ mcastHashElasticity: 16, mcastHashMax: 4096, mcastLastMemberCnt: 2, mcastStartupQueryCnt: 2 },
      ...{ mcastLastMemberIntvl: 100, mcastMembershipIntvl: "18446744073709551615", mcastQuerierIntvl: 25500 },
      ...{ mcastQueryIntvl: 12500, mcastQueryResponseIntvl: 1000, mcastStartupQueryIntvl: 3124 },
      ...{ mcastStatsEnabled: 0, mcastIgmpVersion: 2, mcastMldVersion: 1 },
      ...{ nfCallIptables: 0, nfCallIp6tables: 0, nfCallArptables: 0 },
    },
  },
];

describe("text and JSON of each kind have one tree, of typed values", () => {
  test.each(cases)("$name", ({ text, kind, json, data, jsonAlone = {} }) => {
    const [fromText, fromJson] = [ofText(text), ofJson(kind, json)];
    expect([fromText.diagnostics, fromJson.diagnostics]).toEqual([[], []]);
    expect(infoOf(fromText)).toMatchObject({ kind, infoKind: kind });
    expect(infoOf(fromText)?.infoData).toEqual(data);
    expect(infoOf(fromJson)?.infoData).toEqual({ ...data, ...jsonAlone });
    expect(fromText.ast.links[0]?.numTxQueues).toBe(1);
  });
  test.each(["dummy", "ifb", "nlmon", "team", "veth", "wireguard", "openvswitch", "vcan", "netdevsim", "batadv"])(
    "%s says nothing but its name",
    (kind) => {
      for (const parsed of [ofText(`${kind} `), ofJson(kind, {})]) {
        const { span: _, ...info } = infoOf(parsed) ?? {};
        expect([info, parsed.diagnostics]).toEqual([{ kind, infoKind: kind }, []]);
      }
    },
  );
});

test("one state of all kinds, as text and as JSON, has one tree but for what JSON alone says", () => {
  const sample = (name: string) =>
    parseIp(readFileSync(join(import.meta.dirname, "../../samples/ip/ok", `${name}.iproute2-6.15.txt`), "utf8"));
  const [text, json] = [sample("link-kinds"), sample("link-kinds-json")];
  expect([text.diagnostics, json.diagnostics, text.ast.links.length]).toEqual([[], [], cases.length]);
  expect(differences(text.ast, json.ast)).toEqual([]);
});

describe("parts in masters", () => {
  const slaveOf = (text: string) => infoOf(parseIp(`${HEAD}veth \n    ${text} ${TAIL}`));
  const slaveOfJson = (kind: string, data: object) =>
    infoOf(
      parseIp(
        JSON.stringify([
          { ifname: "a", linkinfo: { info_kind: "veth", info_slave_kind: kind, info_slave_data: data } },
        ]),
      ),
    );
  test("a bridge's port, 6.8", () => {
    const data = {
      ...{ state: "forwarding", priority: 32, cost: 2, hairpin: false, guard: true, rootBlock: false },
      ...{ fastleave: true, learning: true, flood: false, id: "0x8001", no: "0x1", designatedPort: 32769 },
      ...{ designatedCost: 0, bridgeId: "8000.2:0:0:0:0:1", rootId: "8000.2:0:0:0:0:1", holdTimer: 0.5 },
      ...{ messageAgeTimer: 0, forwardDelayTimer: 0, topologyChangeAck: 0, configPending: 0, proxyArp: true },
      ...{ proxyArpWifi: false, multicastRouter: 1, mcastFlood: true, bcastFlood: true, mcastToUnicast: false },
      ...{ mcastNGroups: 2, mcastMaxGroups: 0, neighSuppress: true, neighVlanSuppress: false },
      ...{ groupFwdMask: "0x4004", groupFwdMaskStr: "lacp,lldp", vlanTunnel: true, isolated: true, locked: false },
      ...{ mab: false, backupPort: "eth9", backupNhid: 10 },
    };
    const info = slaveOf(
      "bridge_slave state forwarding priority 32 cost 2 hairpin off guard on root_block off fastleave on learning on flood off port_id 0x8001 port_no 0x1 designated_port 32769 designated_cost 0 designated_bridge 8000.2:0:0:0:0:1 designated_root 8000.2:0:0:0:0:1 hold_timer    0.50 message_age_timer    0.00 forward_delay_timer    0.00 topology_change_ack 0 config_pending 0 proxy_arp on proxy_arp_wifi off mcast_router 1 mcast_fast_leave on mcast_flood on bcast_flood on mcast_to_unicast off mcast_n_groups 2 mcast_max_groups 0 neigh_suppress on neigh_vlan_suppress off group_fwd_mask 0x4004 group_fwd_mask_str lacp,lldp vlan_tunnel on isolated on locked off mab off backup_port eth9 backup_nhid 10 ",
    );
    expect(info).toMatchObject({ kind: "veth", slaveKind: "bridge", infoSlaveKind: "bridge" });
    expect(info?.infoSlaveData).toEqual(data);
    const json = slaveOfJson("bridge", {
      ...{ state: "forwarding", priority: 32, cost: 2, hairpin: false, guard: true, root_block: false },
      ...{ fastleave: true, learning: true, flood: false, id: "0x8001", no: "0x1", designated_port: 32769 },
      ...{ designated_cost: 0, bridge_id: "8000.2:0:0:0:0:1", root_id: "8000.2:0:0:0:0:1", hold_timer: 0.5 },
      ...{ message_age_timer: 0, forward_delay_timer: 0, topology_change_ack: 0, config_pending: 0 },
      ...{ proxy_arp: true, proxy_arp_wifi: false, multicast_router: 1, mcast_flood: true, bcast_flood: true },
      ...{ mcast_to_unicast: false, mcast_n_groups: 2, mcast_max_groups: 0, neigh_suppress: true },
      ...{ neigh_vlan_suppress: false, group_fwd_mask: "0x4004", group_fwd_mask_str: "lacp,lldp" },
      ...{ vlan_tunnel: true, isolated: true, locked: false, mab: false, backup_port: "eth9", backup_nhid: 10 },
    });
    expect(json?.infoSlaveData).toEqual(data);
  });
  test("states without a name are numbers in both", () => {
    expect(slaveOf("bridge_slave state (7) cost 2 ")?.infoSlaveData).toEqual({ stateIndex: 7, cost: 2 });
    expect(slaveOf("bond_slave state 5 mii_status 9 ")?.infoSlaveData).toEqual({ stateIndex: 5, miiStatusIndex: 9 });
    expect(slaveOfJson("bond", { state_index: 5, mii_status_index: 9 })?.infoSlaveData).toEqual({
      stateIndex: 5,
      miiStatusIndex: 9,
    });
  });
  test("a bond's port: names of states in angle brackets", () => {
    const text =
      "bond_slave state ACTIVE mii_status UP link_failure_count 1 perm_hwaddr 0c:42:a1:00:00:02 queue_id 0 prio -5 ad_aggregator_id 1 ad_actor_oper_port_state 61 ad_actor_oper_port_state_str <active,aggregating,in_sync> ad_partner_oper_port_state 0 ad_partner_oper_port_state_str <> ";
    const data = {
      ...{ state: "ACTIVE", miiStatus: "UP", linkFailureCount: 1, permHwaddr: "0c:42:a1:00:00:02", queueId: 0 },
      ...{ prio: -5, adAggregatorId: 1, adActorOperPortState: 61, adPartnerOperPortState: 0 },
      adActorOperPortStateStr: ["active", "aggregating", "in_sync"],
      adPartnerOperPortStateStr: [],
    };
    expect(slaveOf(text)?.infoSlaveData).toEqual(data);
    const json = slaveOfJson("bond", {
      ...{ state: "ACTIVE", mii_status: "UP", link_failure_count: 1, perm_hwaddr: "0c:42:a1:00:00:02", queue_id: 0 },
      ...{ prio: -5, ad_aggregator_id: 1, ad_actor_oper_port_state: 61, ad_partner_oper_port_state: 0 },
      ad_actor_oper_port_state_str: ["active", "aggregating", "in_sync"],
      ad_partner_oper_port_state_str: [],
    });
    expect(json?.infoSlaveData).toEqual(data);
  });
  test("a VRF's port, and ports that say nothing more", () => {
    expect(slaveOf("vrf_slave table 1001 ")).toMatchObject({ slaveKind: "vrf", infoSlaveData: { table: 1001 } });
    expect(slaveOf("openvswitch_slave ")).toMatchObject({ slaveKind: "openvswitch", infoSlaveKind: "openvswitch" });
  });
  test("of hardware the part in its master alone is known", () => {
    const info = infoOf(parseIp(`${HEAD}bond_slave state BACKUP ${TAIL}`));
    expect(info).toMatchObject({ kind: "none", slaveKind: "bond", infoSlaveData: { state: "BACKUP" } });
  });
});

describe("what is not of the tables", () => {
  test("a kind of tomorrow is `other`: pairs, and its words as they stand", () => {
    const { ast, diagnostics } = ofText("quux colour 7  shiny on <A,B> last");
    expect(ast.links[0]?.linkinfo).toMatchObject({
      kind: "other",
      infoKind: "quux",
      infoData: { colour: 7, shiny: true, flags: ["A", "B"], last: true },
      infoText: "colour 7  shiny on <A,B> last",
    });
    expect(diagnostics).toEqual([]);
  });
  test("the same in JSON", () => {
    expect(infoOf(ofJson("quux", { colour: 7, shiny: true }))).toMatchObject({
      kind: "other",
      infoKind: "quux",
      infoData: { colour: 7, shiny: true },
    });
  });
  test("an attribute of tomorrow: a word of the text is unknown, a field of the JSON is kept with its value", () => {
    const { ast, diagnostics } = ofText("vxlan id 5 sparkle 9 dstport 4789");
    expect(infoOf({ ast, diagnostics })?.infoData).toEqual({ id: 5, port: 4789 });
    expect([ast.links[0]?.unknown?.map(({ text }) => text), diagnostics.map(({ code }) => code)]).toEqual([
      ["sparkle 9"],
      ["ip/unknown-word"],
    ]);
    expect(infoOf(ofJson("vxlan", { id: 5, sparkle_now: { a: 9 } }))?.infoData).toEqual({
      id: 5,
      otherAttributes: { sparkleNow: { a: 9 } },
    });
  });
  test.each([
    ["vxlan id x dstport 4789", "ip/bad-value", { port: 4789 }],
    ["vxlan id dstport 4789", "ip/bad-value", { port: 4789 }],
    ["vxlan srcport 1 dstport 4789", "ip/bad-value", { portRange: { low: 1 }, port: 4789 }],
    ["vlan id 5 egress-qos-map { 0:1 5-7 }", "ip/bad-value", { id: 5 }],
    ["vxlan id 5 id 6 dstport 4789", "ip/duplicate-field", { id: 5, port: 4789 }],
    ["tun type tun pi maybe persist on", "ip/bad-value", { type: "tun", persist: true }],
    ["bond mode 802.3ad arp_ip_target 10.0.0.1,ten miimon 5", "ip/bad-value", { mode: "802.3ad", miimon: 5 }],
    ["sit ip6ip 6rd-prefix 2002:: ttl 5", "ip/bad-value", { proto: "ip6ip", ttl: 5 }],
  ])("%s costs its field", (text, code, data) => {
    const parsed = ofText(text);
    expect(parsed.diagnostics.map((one) => one.code)).toEqual([code]);
    expect(infoOf(parsed)?.infoData).toEqual(data);
  });
  test("two words for one setting of a port that do not agree", () => {
    const parsed = parseIp(`${HEAD}bridge_slave state disabled fastleave off mcast_fast_leave on ${TAIL}`);
    expect(parsed.diagnostics.map(({ code }) => code)).toEqual(["ip/duplicate-field"]);
    expect(infoOf(parsed)?.infoSlaveData).toEqual({ state: "disabled", fastleave: false });
  });
  test("a field of the JSON of the wrong type costs itself", () => {
    const parsed = ofJson("vlan", { protocol: "802.1Q", id: "five", flags: "GVRP", ingress_qos: [{ from: 1 }] });
    expect(parsed.diagnostics.map(({ code }) => code)).toEqual(["ip/bad-value", "ip/bad-value", "ip/bad-value"]);
    expect(infoOf(parsed)?.infoData).toEqual({ protocol: "802.1Q" });
  });
});

test("a consumer tells kinds apart by `kind`, each with its own fields", () => {
  const info = infoOf(ofText("vxlan id 42 remote 10.0.0.2 dstport 4789"));
  const say = (one: IpLinkInfo | undefined): string => {
    switch (one?.kind) {
      case "vxlan":
        return `VNI ${one.infoData?.id} by way of ${one.infoData?.remote}`;
      case "vlan":
        return `VLAN ${one.infoData?.id}, ${one.infoData?.flags?.join()}`;
      case "other":
        return `${one.infoKind}: ${one.infoText}`;
      default:
        return "";
    }
  };
  expect(say(info)).toBe("VNI 42 by way of 10.0.0.2");
});
