import type { LineShapes } from "./bsd-shape.ts";

/**
 * Lines of made-up interfaces: VLANs, bridges, aggregates, CARP, tunnels, WireGuard, wireless.
 *
 * Sources: FreeBSD `sbin/ifconfig` (ifvlan.c, ifbridge.c, iflagg.c, carp.c, ifpfsync.c, ifgif.c, ifvxlan.c, ifwg.c, ifieee80211.c), OpenBSD
 * `sbin/ifconfig` (ifconfig.c, brconfig.c), NetBSD (vlan.c, carp.c, tunnel.c), Apple (ifbridge.c, ifbond.c, ifvlan.c).
 */
export const DEVICE_SHAPES: LineShapes = {
  "vlan:": [
    ["", "number", "vlan"],
    ["vlanproto: ", "word", "vlanproto"],
    ["vlanpcp: ", "number", "vlanpcp"],
    ["priority: ", "number", "priority"],
    ["parent interface: ", "word", "parentInterface"],
    ["parent: ", "word", "parent"],
  ],
  "encap:": [
    ["vnetid ", "word", "vnetid"],
    ["parent ", "word", "parent"],
    ["txprio ", "word", "txprio"],
    ["rxprio ", "word", "rxprio"],
  ],
  // FreeBSD and NetBSD; OpenBSD has the rest of a balanced carp below: state MASTER vhid 1 advskew 0
  "carp:": [
    ["", "word", "state"],
    ["carpdev ", "word", "carpdev"],
    ["vhid ", "number", "vhid"],
    ["advbase ", "number", "advbase"],
    ["advskew ", "number", "advskew"],
    ["balancing ", "word", "balancing"],
    ["carppeer ", "word", "carppeer"],
  ],
  state: [
    ["", "word", "state"],
    ["vhid ", "number", "vhid"],
    ["advskew ", "number", "advskew"],
  ],
  peer: [
    ["", "word", "peer"],
    ["peer6 ", "word", "peer6"],
  ],
  "pfsync:": [
    ["syncdev: ", "word", "syncdev"],
    ["syncpeer: ", "word", "syncpeer"],
    ["maxupd: ", "number", "maxupd"],
    ["defer: ", "word", "defer"],
    ["version: ", "number", "version"],
  ],
  "syncpeer:": [
    ["", "word", "syncpeer"],
    ["maxupd: ", "number", "maxupd"],
    ["defer: ", "word", "defer"],
    ["version: ", "number", "version"],
  ],
  "pflow:": [
    ["sender: ", "word", "sender"],
    ["receiver: ", "word", "receiver"],
    ["version: ", "number", "version"],
  ],
  // Aggregates: FreeBSD, then OpenBSD
  laggproto: [
    ["", "word", "proto"],
    ["laggdev ", "word", "laggdev"],
    ["lagghash ", "list", "hash"],
  ],
  "laggport:": [
    ["", "word", "interface"],
    ["flags=", "bits", "flags"],
    ["state=", "bits", "stateFlags"],
  ],
  "trunk:": [
    ["trunkproto ", "word", "proto"],
    ["trunkdev ", "word", "trunkdev"],
  ],
  trunkport: [
    ["", "word", "interface"],
    ["", "list", "states"],
  ],
  tunnel: [
    ["", "word", "family"],
    ["", "word", "source"],
    ["", "arrow", "destination"],
  ],
  "tunnel:": [
    ["", "word", "family"],
    ["", "word", "source"],
    ["", "arrow", "destination"],
    ["ttl ", "number", "ttl"],
  ],
  vxlan: [
    ["vni ", "number", "vni"],
    ["local ", "word", "local"],
    ["remote ", "word", "remote"],
    ["group ", "word", "group"],
  ],
};

/** Bridges. */
export const BRIDGE_SHAPES: LineShapes = {
  id: [
    ["", "word", "id"],
    ["priority ", "number", "priority"],
    ["hellotime ", "number", "hellotime"],
    ["fwddelay ", "number", "fwddelay"],
  ],
  maxage: [
    ["", "number", "maxage"],
    ["holdcnt ", "number", "holdcnt"],
    ["proto ", "word", "proto"],
    ["maxaddr ", "number", "maxaddr"],
    ["timeout ", "number", "timeout"],
  ],
  "root id": [
    ["", "word", "id"],
    ["priority ", "number", "priority"],
    ["ifcost ", "number", "ifcost"],
    ["port ", "number", "port"],
  ],
  ipfilter: [
    ["", "word", "state"],
    ["flags ", "bits", "flags"],
  ],
  // OpenBSD: priority 32768 hellotime 2 fwddelay 15 maxage 20 holdcnt 6 proto rstp
  priority: [
    ["", "number", "priority"],
    ["hellotime ", "number", "hellotime"],
    ["fwddelay ", "number", "fwddelay"],
    ["maxage ", "number", "maxage"],
    ["holdcnt ", "number", "holdcnt"],
    ["proto ", "word", "proto"],
  ],
  "designated:": [
    ["id ", "word", "id"],
    ["priority ", "number", "priority"],
  ],
  "member:": [
    ["", "word", "interface"],
    ["flags=", "bits", "flags"],
  ],
  ifmaxaddr: [
    ["", "number", "ifmaxaddr"],
    ["port ", "number", "port"],
    ["priority ", "number", "priority"],
    ["path cost ", "number", "pathCost"],
    ["proto ", "word", "proto"],
  ],
  port: [
    ["", "number", "port"],
    ["priority ", "number", "priority"],
    ["path cost ", "number", "pathCost"],
    ["ifpriority ", "number", "ifpriority"],
    ["ifcost ", "number", "ifcost"],
    ["proto ", "word", "proto"],
  ],
  role: [
    ["", "word", "role"],
    ["state ", "word", "state"],
  ],
  hostfilter: [["", "rest", "hostfilter"]],
};

/** WireGuard (OpenBSD and DragonFly; FreeBSD writes `private-key:` and the like) and wireless. */
export const KEYED_SHAPES: LineShapes = {
  wgport: [["", "number", "port"]],
  wgpubkey: [["", "word", "key"]],
  wgkey: [["", "rest", "privateKey"]],
  "private-key:": [["", "rest", "privateKey"]],
  "public-key:": [["", "rest", "key"]],
  "listen-port:": [["", "number", "port"]],
  wgpeer: [["", "word", "key"]],
  wgdescr: [["", "rest", "description"]],
  wgdescription: [["", "rest", "description"]],
  "wgdescr:": [["", "rest", "description"]],
  wgpsk: [["", "rest", "psk"]],
  wgpka: [["", "number", "seconds"]],
  wgendpoint: [
    ["", "word", "endpoint"],
    ["", "word", "endpointPort"],
  ],
  wgaip: [["", "word", "network"]],
  "tx:": [
    ["", "number,", "tx"],
    ["rx: ", "number", "rx"],
  ],
  "last handshake:": [["", "number", "seconds"]],
  "ieee80211:": [
    ["nwid ", "phrase", "nwid"],
    ["join ", "phrase", "join"],
    ["chan ", "number", "channel"],
    ["bssid ", "word", "bssid"],
  ],
  ssid: [
    ["", "phrase", "ssid"],
    ["channel ", "number", "channel"],
    ["(", "phrase", "frequency"],
    ["bssid ", "word", "bssid"],
  ],
  regdomain: [
    ["", "word", "regdomain"],
    ["country ", "word", "country"],
    ["authmode ", "word", "authmode"],
  ],
  country: [
    ["", "word", "country"],
    ["authmode ", "word", "authmode"],
  ],
};
