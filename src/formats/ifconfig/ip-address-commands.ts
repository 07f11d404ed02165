import { shellWord } from "../../text/shell-word.ts";
import type { AddressNode, IfconfigAst, InterfaceNode, Ipv4AddressNode } from "./ast.ts";

/**
 * Returns the `ip link` and `ip address` lines (iproute2) that give interfaces the settings and addresses of a text, for a POSIX shell. The
 * interfaces must be there, of their kind, and down: the text does not show the kind. First come the settings of each, then the IPv4 addresses, those of labels
 * after all others, then what is up, and last the IPv6 addresses: IPv4 ones before their interface is up, so that they precede those that the kernel
 * adds, IPv6 ones when it is, so that it has the routes that go with them.
 *
 * - Settings: MTU, queue length, MAC address of an Ethernet interface, and the flags that can be set.
 * - `addrgenmode none` for interfaces that are up: their link-local addresses are those of the text.
 * - Left out: addresses without a prefix length, those that the kernel gives the loopback interface, and what the form does not show (see `docs/formats/ifconfig.md`).
 */
export function ipAddressCommands({ interfaces }: IfconfigAst): readonly string[] {
  return [
    ...interfaces.flatMap(linkCommands),
    ...interfaces.flatMap((node) => addressCommands(node, isPlainIpv4)),
    ...interfaces.flatMap((node) => addressCommands(node, isLabelled)),
    ...interfaces.flatMap(stateCommands),
    ...interfaces.flatMap((node) => addressCommands(node, isIpv6)),
  ];
}

type AddressTest = (node: AddressNode) => boolean;

const isIpv6: AddressTest = ({ family }) => family === "ipv6";
const isLabelled: AddressTest = ({ family, label }) => family === "ipv4" && label !== undefined;
const isPlainIpv4: AddressTest = ({ family, label }) => family === "ipv4" && label === undefined;

/**
 * The MAC address has a line of its own, since some kinds of interfaces (`ifb`) refuse it:
 *
 *     ip link set dev eth0 mtu 1400 txqueuelen 1000 arp on multicast on allmulticast off promisc off dynamic off trailers on
 *     ip link set dev eth0 address ee:45:a3:53:06:65
 *     ip link set dev eth0 addrgenmode none
 */
function linkCommands(node: InterfaceNode): readonly string[] {
  const lines: string[] = [];
  const set = `ip link set dev ${shellWord(node.name)}`;
  const settings = [...sizeWords(node), ...flagWords(node)];
  if (settings.length > 0) lines.push(`${set} ${settings.join(" ")}`);
  const { title, address } = node.hardware ?? {};
  if (title === "Ethernet" && address !== undefined && isOfOne(address)) lines.push(`${set} address ${address}`);
  if (makesLinkLocal(node)) lines.push(`${set} addrgenmode none`);
  return lines;
}

function sizeWords({ mtu, txQueueLength }: InterfaceNode): readonly string[] {
  const words: string[] = [];
  if (mtu !== undefined) words.push("mtu", String(mtu));
  if (txQueueLength !== undefined) words.push("txqueuelen", String(unsigned(txQueueLength)));
  return words;
}

/** The tool prints lengths above 2^31-1 as negative ones. */
const unsigned = (length: number): number => (length < 0 ? length + 2 ** 32 : length);

/** Whether an interface can have this MAC address: not zero, and none of a group. */
const isOfOne = (mac: string): boolean => mac !== "00:00:00:00:00:00" && /^.[02468ace]/.test(mac);

/** Flags that `ip link set` takes, with the word for them and what it says when the flag is there. */
const SETTABLE = [
  ["NOARP", "arp", "off"],
  ["MULTICAST", "multicast", "on"],
  ["ALLMULTI", "allmulticast", "on"],
  ["PROMISC", "promisc", "on"],
  ["DYNAMIC", "dynamic", "on"],
  ["NOTRAILERS", "trailers", "off"],
] as const;

/** A flag that the text does not name is not set, so each is said, either way. */
function flagWords({ flags }: InterfaceNode): readonly string[] {
  if (flags === undefined) return [];
  return SETTABLE.flatMap(([name, word, whenThere]) => {
    // The letter P of `ifconfig -s` may be another flag.
    if (name === "PROMISC" && flags.names.includes("PROMISC-OR-POINTOPOINT")) return [];
    const otherwise = whenThere === "on" ? "off" : "on";
    return [word, flags.names.includes(name) ? whenThere : otherwise];
  });
}

/** The kernel has no IPv6 on an interface whose MTU is less. */
const LEAST_IPV6_MTU = 1280;

/** Whether the kernel would make an address that the text, if it shows addresses, does not have. */
function makesLinkLocal(node: InterfaceNode): boolean {
  return node.form !== "short" && isUp(node) && !isLoopback(node) && (node.mtu ?? LEAST_IPV6_MTU) >= LEAST_IPV6_MTU;
}

/** The lines for those addresses that a test takes. */
function addressCommands(node: InterfaceNode, isWanted: AddressTest): readonly string[] {
  return node.addresses.flatMap((address) => {
    const words = isWanted(address) ? addressWords(address) : null;
    if (words === null || (isUpLoopback(node) && OF_LOOPBACK.includes(words))) return [];
    const label = address.label === undefined ? "" : ` label ${shellWord(`${node.name}:${address.label}`)}`;
    return [`ip address replace ${words} dev ${shellWord(node.name)}${label}`];
  });
}

/** What the kernel gives the loopback interface when it comes up. Given by hand, `::1` would have a route too. */
const OF_LOOPBACK: readonly string[] = ["127.0.0.1/8", "::1/128"];

const isUp = ({ flags }: InterfaceNode): boolean => flags?.names.includes("UP") ?? false;
const isLoopback = ({ flags }: InterfaceNode): boolean => flags?.names.includes("LOOPBACK") ?? false;
const isUpLoopback = (node: InterfaceNode): boolean => isUp(node) && isLoopback(node);

/** `10.0.0.1/24 broadcast 10.0.0.255`, `10.0.0.1 peer 10.0.0.2/32`, `fd00::1/64` */
function addressWords(node: AddressNode): string | null {
  const { address, prefixLength } = node;
  if (prefixLength === undefined) return null;
  return node.family === "ipv6" ? `${zoneless(address)}/${prefixLength}` : ipv4Words(node, prefixLength);
}

/** BSD prints the interface of a link-local address in it, `ip` has it behind `dev`. */
function zoneless(address: string): string {
  const zone = address.indexOf("%");
  return zone < 0 ? address : address.slice(0, zone);
}

/** The tool prints the own address where there is no other end, and 0.0.0.0 where there is no broadcast address. */
function ipv4Words({ address, broadcast, peer }: Ipv4AddressNode, prefixLength: number): string {
  const ends = peer === undefined || peer === address ? address : `${address} peer ${peer}`;
  const hasBroadcast = broadcast !== undefined && broadcast !== "0.0.0.0";
  return `${ends}/${prefixLength}${hasBroadcast ? ` broadcast ${broadcast}` : ""}`;
}

function stateCommands(node: InterfaceNode): readonly string[] {
  return node.flags === undefined ? [] : [`ip link set dev ${shellWord(node.name)} ${isUp(node) ? "up" : "down"}`];
}
