import { shellWord } from "./words.ts";

/** A kind of link: how it is made, and how many interfaces that makes. */
export interface LinkKind {
  readonly name: string;
  readonly interfaces: 1 | 2;
  readonly create: (first: string, second: string) => string;
  /** It lies on its second interface, whose MTU bounds its own. */
  readonly isStacked?: true;
}

const plain = (name: string, options = ""): LinkKind => ({
  name,
  interfaces: 1,
  create: (first) => `ip link add name ${first} type ${name} ${options}`.trim(),
});

const stacked = (name: string, options: string): LinkKind => ({
  name,
  interfaces: 2,
  isStacked: true,
  create: (first, second) =>
    `ip link add name ${second} type bridge && ip link add link ${second} name ${first} type ${name} ${options}`,
});

const device = (mode: "tap" | "tun"): LinkKind => ({
  name: mode,
  interfaces: 1,
  create: (first) => `ip tuntap add dev ${first} mode ${mode}`,
});

const ENDS = "local 192.0.2.1 remote 192.0.2.2";

/** All kinds that are tried. Which of them the kernel has, it is asked. */
export const LINK_KINDS: readonly LinkKind[] = [
  {
    name: "veth",
    interfaces: 2,
    create: (first, second) => `ip link add name ${first} type veth peer name ${second}`,
  },
  plain("bridge"),
  plain("vxlan", "id 5 dstport 4789"),
  plain("ifb"),
  device("tap"),
  device("tun"),
  plain("dummy"),
  plain("bond"),
  plain("gre", ENDS),
  plain("gretap", ENDS),
  plain("sit", ENDS),
  plain("ipip", ENDS),
  plain("ip6tnl", "local 2001:db8::1 remote 2001:db8::2"),
  plain("vti", ENDS),
  plain("geneve", "id 6 remote 192.0.2.2"),
  plain("wireguard"),
  plain("nlmon"),
  plain("vcan"),
  stacked("macvlan", "mode bridge"),
  stacked("ipvlan", ""),
  stacked("vlan", "id 7"),
];

/** A line that makes a link of these names. */
export const createLine = ({ create }: LinkKind, names: readonly string[]): string =>
  create(shellWord(names[0] ?? ""), shellWord(names[1] ?? ""));
