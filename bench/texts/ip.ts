import { type BenchText, inOnePiece } from "./text.ts";

/** `routes` routes as `ip route` prints them, every twentieth with two nexthops. */
export function ipRouteText(routes: number): BenchText {
  const lines = Array.from({ length: routes }, (_, index) => {
    const network = `10.${(index >> 8) & 255}.${index & 255}.0/24`;
    const hop = (name: string): string => `\tnexthop via 10.131.0.${index % 250} dev ${name} weight 1 `;
    return index % 20 === 0
      ? [`${network} proto bird metric ${index} `, hop("eth0"), hop("eth1")].join("\n")
      : `${network} via 10.131.1.${index % 250} dev eth${index % 4} proto bird metric ${index} onlink `;
  });
  return { text: inOnePiece(lines), items: routes, unit: "route" };
}

/** `addresses` addresses, one of a link, as `ip -o addr` prints them. */
export function ipAddressText(addresses: number): BenchText {
  const lines = Array.from({ length: addresses }, (_, index) => {
    const address = `10.${(index >> 8) & 255}.${index & 255}.1/24`;
    const times = "\\       valid_lft forever preferred_lft forever";
    return `${index}: veth${index}    inet ${address} brd 10.255.255.255 scope global veth${index}${times}`;
  });
  return { text: inOnePiece(lines), items: addresses, unit: "address" };
}

/** Addresses of hardware, each another. */
const hardware = (index: number): string =>
  [
    "52",
    "54",
    "00",
    ...[index >> 16, index >> 8, index].map((part) => (part & 255).toString(16).padStart(2, "0")),
  ].join(":");

/** `links` ends of veth pairs in a bridge, as `ip addr` prints them, each with an address of either family. */
export function ipLinkText(links: number): BenchText {
  const lines = Array.from({ length: links }, (_, index) =>
    [
      `${index + 1}: veth${index}@if${index + 3}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue master br0 state UP group default qlen 1000`,
      `    link/ether ${hardware(index)} brd ff:ff:ff:ff:ff:ff link-netnsid ${index % 90}`,
      `    inet 10.${(index >> 8) & 255}.${index & 255}.1/24 brd 10.255.255.255 scope global veth${index}`,
      "       valid_lft forever preferred_lft forever",
      `    inet6 fd00:${index.toString(16)}::5054:ff:fe00:1/64 scope global dynamic mngtmpaddr noprefixroute `,
      `       valid_lft ${2_591_000 + (index % 999)}sec preferred_lft 604700sec`,
    ].join("\n"),
  );
  return { text: inOnePiece(lines), items: links, unit: "link" };
}

/** `neighbours` rows as `ip neigh` prints them. */
export function ipNeighbourText(neighbours: number): BenchText {
  const lines = Array.from({ length: neighbours }, (_, index) => {
    const address = `10.${(index >> 8) & 255}.${index & 255}.9`;
    return `${address} dev eth${index % 4} lladdr ${hardware(index)} ${index % 3 === 0 ? "STALE" : "REACHABLE"} `;
  });
  return { text: inOnePiece(lines), items: neighbours, unit: "neighbour" };
}
