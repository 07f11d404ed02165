import { type BenchText, hex, inOnePiece, numbers } from "./text.ts";

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** Bytes as net-tools shows them behind the figure: one decimal, cut and not rounded. */
function size(bytes: number): string {
  let power = 0;
  while (power < UNITS.length - 1 && bytes > 1024 ** (power + 1)) power++;
  return `${bytes} (${(Math.floor((bytes * 10) / 1024 ** power) / 10).toFixed(1)} ${UNITS[power]})`;
}

/** `interfaces` interfaces as `ifconfig` of net-tools 2.10 prints them. */
export function ifconfigText(interfaces: number): BenchText {
  const random = numbers(2);
  const lines = Array.from({ length: interfaces }, (_, index) => {
    const [high, low] = [index >> 8, index & 255];
    const mac = ["0a", "58", "0a", "80", hex(high, 2), hex(low, 2)].join(":");
    const [received, sent] = [random.below(2 ** 31), random.below(2 ** 31)];
    return [
      `veth${hex(index + 0x1000, 8)}: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1400`,
      `        inet 10.${128 + (high & 63)}.${low}.2  netmask 255.255.255.0  broadcast 10.${128 + (high & 63)}.${low}.255`,
      `        inet6 fe80::858:aff:fe80:${hex(high * 256 + low + 0x1000, 4)}  prefixlen 64  scopeid 0x20<link>`,
      `        ether ${mac}  txqueuelen 1000  (Ethernet)`,
      `        RX packets ${received >> 7}  bytes ${size(received)}`,
      "        RX errors 0  dropped 0  overruns 0  frame 0",
      `        TX packets ${sent >> 7}  bytes ${size(sent)}`,
      "        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0",
      "",
    ];
  });
  return { text: inOnePiece(lines.flat()), items: interfaces, unit: "interface" };
}

/** `interfaces` interfaces as `ifconfig` of net-tools 1.60 prints them. */
export function linkEncapText(interfaces: number): BenchText {
  const random = numbers(2);
  const lines = Array.from({ length: interfaces }, (_, index) => {
    const [high, low] = [index >> 8, index & 255];
    const mac = ["0A", "58", "0A", "80", hex(high, 2), hex(low, 2)].join(":").toUpperCase();
    const [received, sent] = [random.below(2 ** 31), random.below(2 ** 31)];
    return [
      `v${index + 100_000}   Link encap:Ethernet  HWaddr ${mac}  `,
      `          inet addr:10.${128 + (high & 63)}.${low}.2  Bcast:10.${128 + (high & 63)}.${low}.255  Mask:255.255.255.0`,
      `          inet6 addr: fe80::858:aff:fe80:${hex(high * 256 + low + 0x1000, 4)}/64 Scope:Link`,
      "          UP BROADCAST RUNNING MULTICAST  MTU:1400  Metric:1",
      `          RX packets:${received >> 7} errors:0 dropped:0 overruns:0 frame:0`,
      `          TX packets:${sent >> 7} errors:0 dropped:0 overruns:0 carrier:0`,
      "          collisions:0 txqueuelen:1000 ",
      `          RX bytes:${size(received)}  TX bytes:${size(sent)}`,
      "",
    ];
  });
  return { text: inOnePiece(lines.flat()), items: interfaces, unit: "interface" };
}
