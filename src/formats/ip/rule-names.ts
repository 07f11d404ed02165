import type { Words } from "./words.ts";

export const ruleActions: readonly string[] = ["blackhole", "unreachable", "prohibit", "nop", "masquerade"];

export const ruleWords: Words = {
  tos: ["text", "tos"],
  dsfield: ["text", "tos"],
  iif: ["text", "iif"],
  dev: ["text", "iif"],
  oif: ["text", "oif"],
  ipproto: ["text", "ipproto"],
  tun_id: ["number", "tunId"],
  table: ["text", "table"],
  suppress_prefixlength: ["number", "suppressPrefixlen"],
  suppress_ifgroup: ["text", "suppressIfgroup"],
  proto: ["text", "protocol"],
  "map-to": ["ip", "mapTo"],
};

/** The same in JSON. */
export const ruleKeys: Words = {
  deleted: ["true", "deleted"],
  priority: ["number", "priority"],
  not: ["true", "not"],
  tos: ["text", "tos"],
  dscp: ["text", "dscp"],
  fwmark: ["number", "fwmark"],
  fwmask: ["number", "fwmask"],
  dscp_mask: ["number", "dscpMask"],
  flowlabel: ["number", "flowlabel"],
  flowlabel_mask: ["number", "flowlabelMask"],
  sport_mask: ["number", "sportMask"],
  dport_mask: ["number", "dportMask"],
  iif: ["text", "iif"],
  iif_detached: ["true", "iifDetached"],
  oif: ["text", "oif"],
  oif_detached: ["true", "oifDetached"],
  l3mdev: ["true", "l3mdev"],
  ipproto: ["text", "ipproto"],
  tun_id: ["number", "tunId"],
  table: ["text", "table"],
  suppress_prefixlen: ["number", "suppressPrefixlen"],
  suppress_ifgroup: ["text", "suppressIfgroup"],
  unresolved: ["true", "unresolved"],
  action: ["text", "action"],
  nat_gateway: ["ip", "mapTo"],
  protocol: ["text", "protocol"],
};
