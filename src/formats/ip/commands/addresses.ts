import { shellWord } from "../../../text/shell-word.ts";
import type { IpAddressInfo, IpLink } from "../ast.ts";

/** What the kernel gives the loopback interface when it comes up. */
const OF_LOOPBACK: readonly string[] = ["127.0.0.1/8", "::1/128"];

/** Flags that can be given with an IPv6 address. The kernel sets the others. */
const SETTABLE: readonly string[] = ["home", "mngtmpaddr", "nodad", "noprefixroute", "autojoin", "optimistic"];

/**
 * Returns the lines for the addresses of one family. Temporary ones are the kernel's own. It lists the IPv6 addresses of a link from the last one to the first
 * (net/ipv6/addrconf.c, ipv6_link_dev_addr), so these are given backwards.
 */
export function addressCommands(links: readonly IpLink[], family: "inet" | "inet6"): readonly string[] {
  return links.flatMap(({ ifname, addrInfo = [] }) => {
    const own = addrInfo.filter((address) => familyOf(address) === family && address.deleted !== true);
    const inTurn = family === "inet6" ? own.toReversed() : own;
    return ifname === null ? [] : inTurn.flatMap((address) => addressCommand(ifname, address));
  });
}

/** A table has no word for the family. */
const familyOf = ({ family, local }: IpAddressInfo): string => family ?? (local?.includes(":") ? "inet6" : "inet");

/**
 *     ip address replace 10.0.0.1/24 broadcast 10.0.0.255 label eth0:x dev eth0
 *     ip address replace fd00::1/64 valid_lft 5000 preferred_lft 0 nodad dev eth0
 */
function addressCommand(ifname: string, node: IpAddressInfo): readonly string[] {
  const { local, prefixlen, flags = [] } = node;
  if (local === undefined || prefixlen === undefined || flags.includes("temporary")) return [];
  if (OF_LOOPBACK.includes(`${local}/${prefixlen}`)) return [];
  const isIpv6 = local.includes(":");
  const words = [...endsOf(node, `${local}`, prefixlen), ...settingsOf(node), ...(isIpv6 ? flagsOf(flags) : [])];
  return [`ip${isIpv6 ? " -6" : ""} address replace ${words.join(" ")} dev ${shellWord(ifname)}`];
}

function endsOf({ address }: IpAddressInfo, local: string, prefixlen: number): readonly string[] {
  return address === undefined ? [`${local}/${prefixlen}`] : [local, "peer", `${address}/${prefixlen}`];
}

function settingsOf({ broadcast, anycast, scope, label, metric, ...rest }: IpAddressInfo): readonly string[] {
  const words: string[] = [];
  if (broadcast !== undefined) words.push("broadcast", broadcast);
  if (anycast !== undefined) words.push("anycast", anycast);
  if (scope !== undefined) words.push("scope", shellWord(scope));
  if (label !== undefined) words.push("label", shellWord(label));
  if (metric !== undefined) words.push("metric", String(metric));
  const { validLifeTime: valid, preferredLifeTime: preferred } = rest;
  if (valid !== undefined && valid !== "forever") words.push("valid_lft", String(valid));
  if (preferred !== undefined && preferred !== "forever") words.push("preferred_lft", String(preferred));
  return words;
}

function flagsOf(flags: readonly string[]): readonly string[] {
  return flags.filter((flag) => SETTABLE.includes(flag));
}
