import type { Words } from "./words.ts";

export const routeTypes: readonly string[] = [
  "unicast",
  "local",
  "broadcast",
  "anycast",
  "multicast",
  "blackhole",
  "unreachable",
  "prohibit",
  "throw",
  "nat",
  "xresolve",
];

export const routeFlags: readonly string[] = [
  "dead",
  "onlink",
  "pervasive",
  "offload",
  "trap",
  "notify",
  "linkdown",
  "unresolved",
  "rt_offload",
  "rt_trap",
  "rt_offload_failed",
];

/** Words of routes and nexthops whose value is the next word. */
export const routeWords: Words = {
  from: ["prefix", "from"],
  tos: ["text", "tos"],
  nhid: ["number", "nhid"],
  id: ["number", "id"],
  dev: ["text", "dev"],
  table: ["text", "table"],
  proto: ["text", "protocol"],
  scope: ["text", "scope"],
  src: ["ip", "prefsrc"],
  metric: ["number", "metric"],
  mark: ["number", "mark"],
  uid: ["number", "uid"],
  iif: ["text", "iif"],
  pref: ["text", "pref"],
  error: ["number", "error"],
  users: ["number", "users"],
  used: ["number", "used"],
  weight: ["number", "weight"],
};

/** The same in JSON. */
export const routeKeys: Words = {
  deleted: ["true", "deleted"],
  type: ["text", "type"],
  from: ["prefix", "from"],
  to: ["text", "to"],
  tos: ["text", "tos"],
  nhid: ["number", "nhid"],
  id: ["number", "id"],
  gateway: ["ip", "gateway"],
  dev: ["text", "dev"],
  table: ["text", "table"],
  protocol: ["text", "protocol"],
  scope: ["text", "scope"],
  prefsrc: ["ip", "prefsrc"],
  metric: ["number", "metric"],
  mark: ["number", "mark"],
  uid: ["number", "uid"],
  iif: ["text", "iif"],
  pref: ["text", "pref"],
  expires: ["number", "expires"],
  error: ["number", "error"],
  users: ["number", "users"],
  used: ["number", "used"],
  age: ["number", "age"],
  weight: ["number", "weight"],
};

/** Metrics, by the words of the text; the JSON has `congestion` for `congctl`. */
export const metricWords: readonly string[] = [
  "mtu",
  "window",
  "rtt",
  "rttvar",
  "ssthresh",
  "cwnd",
  "advmss",
  "reordering",
  "hoplimit",
  "initcwnd",
  "features",
  "rto_min",
  "initrwnd",
  "quickack",
  "congctl",
  "fastopen_no_cookie",
];
