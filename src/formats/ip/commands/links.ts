import { shellWord } from "../../../text/shell-word.ts";
import type { IpAst, IpLink } from "../ast.ts";
import type { IpTunData } from "../kinds/tun.ts";
import { kindWords } from "./kind-words.ts";

/** A link that has a name and was not deleted. */
type NamedLink = IpLink & { readonly ifname: string };

const isNamed = (link: IpLink): link is NamedLink => link.ifname !== null && link.deleted !== true;

/** A command that makes one link, or both ends of a veth pair. */
export interface IpLinkCreation {
  readonly names: readonly string[];
  readonly command: string;
}

/** Returns the lines that make links of known kinds, lower ones before those on top of them, a veth pair once. */
export function createCommands(links: readonly IpLink[]): readonly string[] {
  return creations(links).map(({ command }) => command);
}

/** Returns the first of the lines of `ipCommands`, those that make links, each with the names of what it makes. All other links must be there. */
export function ipLinkCreations({ links }: IpAst): readonly IpLinkCreation[] {
  return creations(links);
}

function creations(links: readonly IpLink[]): readonly IpLinkCreation[] {
  const named = byDepth(links.filter(isNamed));
  const shown = new Set(named.map(({ ifname }) => ifname));
  const made = new Set<string>();
  return named.flatMap((link) => {
    const { ifname } = link;
    const peer = vethPeer(link);
    if (made.has(ifname) || (peer !== null && (!shown.has(peer) || made.has(peer)))) return [];
    const names = peer === null ? [ifname] : [ifname, peer];
    for (const name of names) made.add(name);
    const command = peer === null ? createCommand(link) : vethCommand(ifname, peer);
    return command === null ? [] : [{ names, command }];
  });
}

const vethCommand = (name: string, peer: string): string =>
  `ip link add name ${shellWord(name)} type veth peer name ${shellWord(peer)}`;

/** The other end of a veth pair, null for any other link; the empty string where it is elsewhere. */
function vethPeer({ linkinfo, link }: NamedLink): string | null {
  return linkinfo?.infoKind === "veth" ? (link ?? "") : null;
}

/** Links in the order of how many lie below each, as far as these are in the text. */
function byDepth(links: readonly NamedLink[]): readonly NamedLink[] {
  const lower = new Map(links.map((link) => [link.ifname, vethPeer(link) === null ? link.link : undefined]));
  const depths = new Map<string, number>();
  for (const { ifname } of links) {
    const path: string[] = [];
    let name: string | null | undefined = ifname;
    while (name !== undefined && name !== null && lower.has(name) && !depths.has(name)) {
      // A ring ends where it began.
      depths.set(name, 0);
      path.push(name);
      name = lower.get(name);
    }
    let depth = name === undefined || name === null ? -1 : (depths.get(name) ?? -1);
    for (const one of path.reverse()) depths.set(one, ++depth);
  }
  return links.toSorted((a, b) => (depths.get(a.ifname) ?? 0) - (depths.get(b.ifname) ?? 0));
}

/**
 *     ip link add link eth0 name eth0.77 type vlan protocol 802.1Q id 77
 *     ip tuntap add dev tap0 mode tap user 1000 multi_queue
 */
function createCommand({ ifname, link, linkinfo }: NamedLink): string | null {
  if (linkinfo === undefined || linkinfo.kind === "other" || linkinfo.kind === "none") return null;
  if (linkinfo.infoKind === "tun") return `ip tuntap add dev ${shellWord(ifname)} ${tunWords(linkinfo.infoData)}`;
  const words = kindWords(linkinfo);
  if (words === null) return null;
  const isOnTop = link !== undefined && link !== null && ON_TOP.includes(linkinfo.infoKind);
  const lower = isOnTop ? `link ${shellWord(link)} ` : "";
  return `ip link add ${lower}name ${shellWord(ifname)} ${words.map(shellWord).join(" ")}`;
}

/** Kinds that are made on another link. */
const ON_TOP: readonly string[] = ["vlan", "macvlan", "macvtap", "ipvlan"];

function tunWords({ type = "tun", pi, vnetHdr, multiQueue, user, group }: IpTunData = {}): string {
  const words = ["mode", shellWord(type)];
  if (user !== undefined) words.push("user", shellWord(String(user)));
  if (group !== undefined) words.push("group", shellWord(String(group)));
  if (pi === true) words.push("pi");
  if (vnetHdr === true) words.push("vnet_hdr");
  if (multiQueue === true) words.push("multi_queue");
  return words.join(" ");
}

/** Returns the lines that set what links have besides their kind and addresses. What some kinds refuse has a line of its own. */
export function settingCommands(links: readonly IpLink[]): readonly string[] {
  const named = links.filter(isNamed);
  return [...named.flatMap(ownSettings), ...named.flatMap(masterCommand)];
}

function ownSettings(link: NamedLink): readonly string[] {
  const { ifname, address, linkType, ifalias, altnames = [] } = link;
  const name = shellWord(ifname);
  const words = [...sizeWords(link), ...flagWords(link)];
  const lines = words.length > 0 ? [`ip link set dev ${name} ${words.join(" ")}`] : [];
  if (linkType === "ether" && address !== undefined && takesAddress(link, address))
    lines.push(`ip link set dev ${name} address ${shellWord(address)}`);
  if (ifalias !== undefined) lines.push(`ip link set dev ${name} alias ${shellWord(ifalias)}`);
  for (const other of altnames) lines.push(`ip link property add dev ${name} altname ${shellWord(other)}`);
  if (makesLinkLocal(link)) lines.push(`ip link set dev ${name} addrgenmode none`);
  return lines;
}

function sizeWords({ mtu, txqlen, group }: NamedLink): readonly string[] {
  const words: string[] = [];
  if (mtu !== undefined) words.push("mtu", String(mtu));
  if (txqlen !== undefined) words.push("txqueuelen", String(txqlen));
  if (group !== undefined && group !== "default") words.push("group", shellWord(group));
  return words;
}

/** Flags that somebody sets; multicast is on where it can be. */
function flagWords({ flags = [] }: NamedLink): readonly string[] {
  const words: string[] = [];
  if (flags.includes("NOARP") && flags.includes("BROADCAST")) words.push("arp", "off");
  if (flags.includes("BROADCAST") && !flags.includes("MULTICAST")) words.push("multicast", "off");
  if (flags.includes("ALLMULTI")) words.push("allmulticast", "on");
  if (flags.includes("PROMISC")) words.push("promisc", "on");
  return words;
}

/** Whether a link can have this MAC address: not zero, and none of a group. An `ifb` refuses every one. */
function takesAddress({ linkinfo }: NamedLink, mac: string): boolean {
  return linkinfo?.infoKind !== "ifb" && mac !== "00:00:00:00:00:00" && /^.[02468ace]/.test(mac);
}

/** The kernel would make an address of its own when the link comes up, also where the text, which shows addresses, has none. */
function makesLinkLocal({ flags = [], addrInfo }: NamedLink): boolean {
  return addrInfo !== undefined && flags.includes("UP") && !flags.includes("LOOPBACK");
}

function masterCommand({ ifname, master }: NamedLink): readonly string[] {
  return master === undefined ? [] : [`ip link set dev ${shellWord(ifname)} master ${shellWord(master)}`];
}

/** Returns the lines that bring links up. */
export function stateCommands(links: readonly IpLink[]): readonly string[] {
  return links
    .filter(isNamed)
    .filter(({ flags }) => flags?.includes("UP"))
    .map(({ ifname }) => `ip link set dev ${shellWord(ifname)} up`);
}
