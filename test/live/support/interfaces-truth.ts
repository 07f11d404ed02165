import type { InterfaceForm } from "./interfaces-forms.ts";
import type { IpAddress, IpLink } from "./ip-json.ts";

// What a form of ifconfig shows of an interface, out of `ip -j -d -s -s addr`: values by the names of the tree's fields.

export type Values = ReadonlyMap<string, string>;

/** The flags in the order in which the tools name them, with their bits in `linux/if.h`. */
const FLAGS = {
  UP: 0x1,
  BROADCAST: 0x2,
  DEBUG: 0x4,
  LOOPBACK: 0x8,
  POINTOPOINT: 0x10,
  NOTRAILERS: 0x20,
  RUNNING: 0x40,
  NOARP: 0x80,
  PROMISC: 0x100,
  ALLMULTI: 0x200,
  SLAVE: 0x800,
  MASTER: 0x400,
  MULTICAST: 0x1000,
  DYNAMIC: 0x8000,
} as const;

const TITLES: Readonly<Record<string, readonly [type: string, title: string]>> = {
  ether: ["ether", "Ethernet"],
  loopback: ["loop", "Local Loopback"],
  sit: ["sit", "IPv6-in-IPv4"],
  ipip: ["tunnel", "IPIP Tunnel"],
};

/** `ip` has no word for RUNNING: it says NO-CARRIER of an interface that is up and not running. busybox has none for DYNAMIC. */
export function flagNames({ flags }: IpLink, tool?: InterfaceForm["tool"]): readonly string[] {
  const isRunning = flags.includes("UP") && !flags.includes("NO-CARRIER");
  const isSaid = (name: string): boolean => name !== "DYNAMIC" || tool !== "busybox";
  return Object.keys(FLAGS).filter((name) => isSaid(name) && (name === "RUNNING" ? isRunning : flags.includes(name)));
}

function flagsValue(names: readonly string[]): number {
  const bits = Object.entries(FLAGS).reduce((sum, [name, bit]) => (names.includes(name) ? sum | bit : sum), 0);
  return bits >= 0x8000 ? bits - 0x10000 : bits;
}

/** Returns the values that a form shows of an interface. */
export function truthOf(link: IpLink, form: InterfaceForm): Values {
  const values = new Map<string, string>();
  const names = flagNames(link, form.tool);
  values.set("flags", names.join(" "));
  if (form.tool === "net-tools") values.set("flags value", String(flagsValue(names)));
  values.set("mtu", String(link.mtu));
  values.set("queue", String(link.txqlen ?? 0));
  const [type, title] = TITLES[link.link_type] ?? ["unspec", "UNSPEC"];
  values.set("hardware", title);
  values.set("hardware type", type);
  if (type === "ether") values.set("mac", link.address ?? "");
  for (const [label, address] of shownIpv4(link, form))
    values.set(`inet ${label}`, ipv4Text(asTheToolAsks(address, link, form), names));
  for (const address of link.addr_info.filter(({ family }) => family === "inet6"))
    values.set(`inet6 ${address.local}/${address.prefixlen}`, scopeText(address.local, form));
  return values;
}

/** One address for the name of the interface and for each label, the first of it; none of labels where one interface is asked for. */
function shownIpv4(link: IpLink, { shows }: InterfaceForm): ReadonlyMap<string, IpAddress> {
  const shown = new Map<string, IpAddress>();
  for (const address of link.addr_info) {
    const label = address.label ?? link.ifname;
    const isWanted = address.family === "inet" && (shows !== "one" || label === link.ifname);
    if (isWanted && !shown.has(label)) shown.set(label, address);
  }
  return shown;
}

/** How many addresses a form does not show: behind another under the same name, or of labels where one interface is asked for. */
export const hiddenIpv4 = (link: IpLink, form: InterfaceForm): number =>
  link.addr_info.filter(({ family }) => family === "inet").length - shownIpv4(link, form).size;

/**
 * What a tool gets for an address when it asks the kernel for its parts one by one: other end, broadcast, netmask. The kernel takes what it answered
 * last for the address that is meant (`devinet_ioctl`), so one that is an address of the interface too gets the parts of that one.
 */
function asTheToolAsks(own: IpAddress, link: IpLink, { tool }: InterfaceForm): IpAddress {
  const label = own.label ?? link.ifname;
  const meant = (last: string): IpAddress =>
    link.addr_info.find((one) => one.family === "inet" && (one.label ?? link.ifname) === label && one.local === last) ??
    own;
  const asksForPeer = tool !== "toybox" || link.flags.includes("POINTOPOINT");
  const { broadcast } = meant(asksForPeer ? (own.address ?? own.local) : own.local);
  const asksForBroadcast = tool !== "toybox" || link.flags.includes("BROADCAST");
  const { prefixlen } = asksForBroadcast ? meant(broadcast ?? "0.0.0.0") : own;
  const { broadcast: _, ...rest } = own;
  return { ...rest, prefixlen, ...(broadcast === undefined ? {} : { broadcast }) };
}

/** How many addresses a form shows with parts of others. */
export function mixedIpv4(link: IpLink, form: InterfaceForm): number {
  const shown = [...shownIpv4(link, form).values()];
  return shown.filter((own) => {
    const { prefixlen, broadcast } = asTheToolAsks(own, link, form);
    return prefixlen !== own.prefixlen || broadcast !== own.broadcast;
  }).length;
}

function ipv4Text({ local, address, prefixlen, broadcast }: IpAddress, flags: readonly string[]): string {
  const parts = [`${local}/${prefixlen}`];
  if (flags.includes("BROADCAST")) parts.push(`broadcast ${broadcast ?? "0.0.0.0"}`);
  if (flags.includes("POINTOPOINT")) parts.push(`peer ${address ?? local}`);
  return parts.join(" ");
}

/** The class of an address by the kernel (`__ipv6_addr_type`): IPv4-compatible ones are 0x80. */
function scopeText(address: string, { tool }: InterfaceForm): string {
  const [scope, id] = scopeOf(address);
  return tool === "net-tools" ? `${scope} ${id}` : scope;
}

function scopeOf(address: string): readonly [scope: string, id: number] {
  if (address === "::1") return ["host", 0x10];
  if (/^fe[89ab]/.test(address)) return ["link", 0x20];
  if (/^fe[cdef]/.test(address)) return ["site", 0x40];
  return /^::(?!ffff:)(?:\d+\.|[0-9a-f]{1,4}:[0-9a-f]{1,4}$|[0-9a-f]{1,4}$)/.test(address)
    ? ["compat", 0x80]
    : ["global", 0];
}

/** The counters that a form shows, with what `/proc/net/dev` makes of those of the kernel (`dev_seq_printf_stats`). */
export function countersOf({ stats64 }: IpLink): Readonly<Record<string, number>> {
  const { rx = {}, tx = {} } = stats64 ?? {};
  const sum = (side: Readonly<Record<string, number>>, ...names: readonly string[]): number =>
    names.reduce((total, name) => total + (side[name] ?? 0), 0);
  return {
    "receive packets": sum(rx, "packets"),
    "receive bytes": sum(rx, "bytes"),
    "receive errors": sum(rx, "errors"),
    "receive dropped": sum(rx, "dropped", "missed_errors"),
    "receive overruns": sum(rx, "fifo_errors"),
    "receive frame": sum(rx, "length_errors", "over_errors", "crc_errors", "frame_errors"),
    "transmit packets": sum(tx, "packets"),
    "transmit bytes": sum(tx, "bytes"),
    "transmit errors": sum(tx, "errors"),
    "transmit dropped": sum(tx, "dropped"),
    "transmit overruns": sum(tx, "fifo_errors"),
    "transmit carrier": sum(tx, "carrier_errors", "aborted_errors", "window_errors", "heartbeat_errors"),
    "transmit collisions": sum(tx, "collisions"),
  };
}
