import type { LineShapes } from "./bsd-shape.ts";

/**
 * Lines of made-up interfaces: VLANs, aggregates, CARP, tunnels.
 *
 * Sources: FreeBSD `sbin/ifconfig` (ifvlan.c, iflagg.c, carp.c, ifpfsync.c, ifgif.c, ifvxlan.c), OpenBSD
 * `sbin/ifconfig` (ifconfig.c), NetBSD (vlan.c, carp.c, tunnel.c), Apple (ifbond.c, ifvlan.c).
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
    ["pri=", "number", "pri"],
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
  "config:": [
    ["", "word", "learning"],
    ["portrange ", "word", "portrange"],
    ["ttl ", "number", "ttl"],
  ],
  "ftable:": [
    ["cnt ", "number", "cnt"],
    ["max ", "number", "max"],
    ["timeout ", "number", "timeout"],
  ],
  "bond interfaces:": [["", "words", "interfaces"]],
};
