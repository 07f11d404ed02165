import type { KnownInterface } from "./known-interfaces.ts";

/** Kinds of virtual links that stand for physical ones. */
const UPLINK_KINDS: readonly string[] = ["bond", "team", "vlan", "ipoib"];

/** Types that Open vSwitch gives to devices which it drives itself. */
const DRIVEN_TYPES: readonly string[] = ["dpdk", "afxdp", "afxdp-nonpmd", "netmap"];

/** Names that the kernel, systemd and biosdevname give to devices, and administrators to bonds: `eth0`, `enp131s0f0`, `em1`, `p3p1`, `ib0`, `bond0.100`. */
const DEVICE_NAME = /^(?:eth\d|en[cdopsxP][0-9a-fsnpP]|em\d|p\d+p\d|ib[ps]?\d|wl[opsx]|ww[opsx]|bond|team\d)/;

/** Returns whether a port's interface is a way out to the physical network: by its kind where that is known, else by its type and its name. */
export function isUplink(name: string, type: string | undefined, { fact }: KnownInterface): boolean {
  if (type !== undefined && type !== "system") return DRIVEN_TYPES.includes(type);
  if (fact?.linkKind !== undefined) return UPLINK_KINDS.includes(fact.linkKind);
  return type === "system" || DEVICE_NAME.test(name);
}
