import { type BenchText, hex, inOnePiece } from "./text.ts";

/** `routes` routes as `netstat -nr` prints them. */
export function netstatText(routes: number): BenchText {
  const row = (
    destination: string,
    gateway: string,
    rest: readonly [mask: string, flags: string, name: string],
  ): string =>
    `${destination.padEnd(15)} ${gateway.padEnd(15)} ${rest[0].padEnd(15)} ${rest[1].padEnd(5)}     0 0          0 ${rest[2]}`;
  const lines = Array.from({ length: routes - 1 }, (_, index) => {
    const [high, low] = [index >> 8, index & 255];
    const gateway = `10.131.${high & 1}.${(low % 250) + 1}`;
    return index % 3 === 0
      ? row(`${10 + (high >> 8)}.${high & 255}.${low}.0`, "0.0.0.0", ["255.255.255.0", "U", "ovn-k8s-mp0"])
      : row(`172.${16 + (high >> 6)}.${low}.${(high & 63) << 2}`, gateway, ["255.255.255.252", "UG", "br-ex"]);
  });
  const head = [
    "Kernel IP routing table",
    "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface",
  ];
  const all = [...head, row("0.0.0.0", "10.131.0.1", ["0.0.0.0", "UG", "br-ex"]), ...lines];
  return { text: inOnePiece(all), items: routes, unit: "route" };
}

/** `routes` routes as `netstat -6nr` of net-tools 2.10 prints them. */
export function netstat6Text(routes: number): BenchText {
  const row = (
    destination: string,
    gateway: string,
    [flags, metric, name]: readonly [string, number, string],
  ): string =>
    `${destination.padEnd(30)} ${gateway.padEnd(26)} ${flags.padEnd(4)} ${String(metric).padEnd(3)} 1      0 ${name}`;
  const lines = Array.from({ length: routes }, (_, index) => {
    const [high, low] = [hex((index >> 8) + 1, 1), hex((index & 255) + 1, 1)];
    return index % 3 === 0
      ? row(`fd01:${high}:${low}::/64`, "::", ["U", 256, "ovn-k8s-mp0"])
      : row(`2001:db8:${high}:${low}::/64`, `fe80::${low}:1`, ["UG", 1024, "br-ex"]);
  });
  const head = [
    "Kernel IPv6 routing table",
    "Destination                    Next Hop                   Flag Met Ref  Use If",
  ];
  return { text: inOnePiece([...head, ...lines]), items: routes, unit: "route" };
}
