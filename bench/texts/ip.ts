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
