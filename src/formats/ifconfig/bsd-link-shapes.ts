import type { LineShapes } from "./bsd-shape.ts";

/**
 * Lines of any interface.
 *
 * Sources: FreeBSD `sbin/ifconfig` (ifconfig.c, ifgroup.c, ifmedia.c, sfp.c, ifmac.c), OpenBSD `sbin/ifconfig/ifconfig.c`, NetBSD `sbin/ifconfig`,
 * Apple `network_cmds/ifconfig.tproj`, illumos `usr.sbin/ifconfig`.
 */
export const LINK_SHAPES: LineShapes = {
  "media:": [["", "media", "current"]],
  "status:": [["", "rest", "status"]],
  "groups:": [["", "words", "groups"]],
  "description:": [["", "rest", "description"]],
  "desc:": [["", "rest", "description"]],
  hwaddr: [["", "mac", "address"]],
  // NetBSD with -v, and what a device calls itself
  link: [["", "mac", "address"]],
  linkstr: [["", "rest", "description"]],
  maclabel: [["", "rest", "label"]],
  llprio: [["", "number", "llprio"]],
  // Families that are gone: AppleTalk, IPX, ISO, XNS
  atalk: [
    ["", "word", "network"],
    ["range ", "word", "range"],
    ["phase ", "number", "phase"],
    ["", "arrow", "destination"],
    ["broadcast ", "word", "broadcast"],
  ],
  ipx: [["", "word", "network"]],
  iso: [["", "word", "network"]],
  ns: [["", "word", "network"]],
  // OpenBSD: index 3 priority 0 llprio 3
  index: [
    ["", "number", "index"],
    ["priority ", "number", "priority"],
    ["llprio ", "number", "llprio"],
  ],
  "priority:": [["", "number", "priority"]],
  // FreeBSD with -v: what is plugged in; the values behind it are measured.
  "plugged:": [["", "rest", "module"]],
  "vendor:": [
    ["", "phrase", "vendor"],
    ["PN: ", "phrase", "partNumber"],
    ["SN: ", "phrase", "serialNumber"],
    ["DATE: ", "phrase", "date"],
  ],
  "module temperature:": [
    ["", "phrase", "temperature"],
    ["voltage: ", "phrase", "voltage"],
    ["Voltage: ", "phrase", "supply"],
  ],
  "RX:": [
    ["", "phrase", "received"],
    ["TX: ", "phrase", "sent"],
  ],
  "drivername:": [["", "word", "driver"]],
  "parent interface:": [["", "word", "parentInterface"]],
  // NetBSD with -v: input: 15254 packets, 20911452 bytes, 12 multicasts
  "input:": [
    ["", "number", "packets"],
    ["packets, ", "number", "bytes"],
    ["bytes, ", "number", "multicasts"],
  ],
  "output:": [
    ["", "number", "packets"],
    ["packets, ", "number", "bytes"],
    ["bytes, ", "number", "multicasts"],
  ],
  "Opened by PID": [["", "number", "pid"]],
  "type:": [["", "rest", "type"]],
  "functional type:": [["", "rest", "type"]],
  "link quality:": [["", "number", "quality"]],
  "state availability:": [["", "number", "availability"]],
  "state rrc:": [
    ["", "number", "rrc"],
    ["(", "phrase", "state"],
    ["availability: ", "number", "availability"],
  ],
  "scheduler:": [["", "rest", "scheduler"]],
  "effective interface:": [["", "word", "interface"]],
  "txstart qlen:": [
    ["", "number", "qlen"],
    ["packets timeout: ", "number", "timeout"],
  ],
  "qosmarking enabled:": [
    ["", "word", "state"],
    ["mode: ", "word", "mode"],
  ],
  "timestamp:": [["", "word", "state"]],
  "low power mode:": [["", "word", "state"]],
  "routermode4:": [["", "word", "state"]],
  "routermode6:": [["", "word", "state"]],
  "multi layer packet logging (mpklog):": [["", "word", "state"]],
  // macOS with -v: agent domain:Skywalk type:NetIf flags:0x8443 desc:"Userspace Networking"
  agent: [
    ["domain:", "word", "domain"],
    ["type:", "word", "type"],
    ["flags:", "word", "agentFlags"],
    ["desc:", "rest", "description"],
  ],
  "nat64 prefix": [
    ["", "word", "network"],
    ["prefixlen ", "number", "prefixlen"],
  ],
  "logging:": [
    ["level ", "number", "level"],
    ["facilities=", "bits", "flags"],
  ],
  // Solaris
  zone: [["", "word", "zone"]],
  groupname: [["", "word", "group"]],
  token: [["", "word", "identifier"]],
  "inet tunnel": [
    ["src ", "word", "source"],
    ["tunnel dst ", "word", "destination"],
  ],
  "inet6 tunnel": [
    ["src ", "word", "source"],
    ["tunnel dst ", "word", "destination"],
  ],
  "tunnel hop limit": [["", "number", "ttl"]],
  // AIX
  tcp_nodelay: [["", "number", "tcpNodelay"]],
  tcp_sendspace: [
    ["", "number", "tcpSendspace"],
    ["tcp_recvspace ", "number", "tcpRecvspace"],
    ["rfc1323 ", "number", "rfc1323"],
  ],
};
