import { type BenchText, inOnePiece } from "./text.ts";

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
