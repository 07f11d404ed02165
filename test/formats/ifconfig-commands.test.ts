import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ipAddressCommands, parseIfconfig } from "../../src/formats/ifconfig/index.ts";

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/ifconfig/${name}`, import.meta.url), "utf8");

const commands = (text: string): readonly string[] => ipAddressCommands(parseIfconfig(text).ast);

const FLAGS = "arp on multicast on allmulticast off promisc off dynamic off trailers on";

describe("commands that rebuild interfaces", () => {
  test("an interface of a cluster node", () => {
    expect(commands(sample("ok/ifconfig.ovn-k8s-mp0.txt"))).toEqual([
      `ip link set dev ovn-k8s-mp0 mtu 1400 txqueuelen 1000 ${FLAGS}`,
      "ip link set dev ovn-k8s-mp0 address ee:45:a3:53:06:65",
      "ip link set dev ovn-k8s-mp0 addrgenmode none",
      "ip address replace 10.131.0.2/23 broadcast 10.131.1.255 dev ovn-k8s-mp0",
      "ip link set dev ovn-k8s-mp0 up",
      "ip address replace fe80::ec45:a3ff:fe53:665/64 dev ovn-k8s-mp0",
    ]);
  });

  test("flags, both ways", () => {
    const text = "v0: flags=-27805<UP,BROADCAST,NOTRAILERS,RUNNING,PROMISC,ALLMULTI,MULTICAST,DYNAMIC>  mtu 1400\n";
    expect(commands(text)[0]).toBe(
      "ip link set dev v0 mtu 1400 arp on multicast on allmulticast on promisc on dynamic on trailers off",
    );
    expect(commands("if0: flags=130<BROADCAST,NOARP>  mtu 1500\n")).toEqual([
      "ip link set dev if0 mtu 1500 arp off multicast off allmulticast off promisc off dynamic off trailers on",
      "ip link set dev if0 down",
    ]);
  });

  test("labels after the addresses without one, each under its name", () => {
    const text = [
      "eth0:vip: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500",
      "        inet 10.0.0.9  netmask 255.255.255.0  broadcast 0.0.0.0",
      "        ether 02:00:00:00:00:01  txqueuelen 1000  (Ethernet)",
      "",
      "eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500",
      "        inet 10.0.0.1  netmask 255.255.255.0  broadcast 10.0.0.255",
      "        ether 02:00:00:00:00:01  txqueuelen 1000  (Ethernet)",
      "",
    ].join("\n");
    expect(commands(text).filter((line) => line.startsWith("ip address"))).toEqual([
      "ip address replace 10.0.0.1/24 broadcast 10.0.0.255 dev eth0",
      "ip address replace 10.0.0.9/24 dev eth0 label eth0:vip",
    ]);
  });

  test("the block of a label alone gives its address and no setting", () => {
    const text = [
      "eth0:a&b: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500",
      "        inet 10.0.0.9  netmask 255.255.255.0  broadcast 0.0.0.0",
      "        ether 02:00:00:00:00:01  txqueuelen 1000  (Ethernet)",
      "",
    ].join("\n");
    expect(commands(text)).toEqual(["ip address replace 10.0.0.9/24 dev eth0 label 'eth0:a&b'"]);
  });

  test("the other end of a tunnel, and none", () => {
    const block = (name: string, destination: string): string =>
      `${name}: flags=4305<UP,POINTOPOINT,RUNNING,NOARP,MULTICAST>  mtu 1500\n        inet 10.0.5.1  netmask 255.255.255.255  destination ${destination}\n\n`;
    expect(commands(block("tun0", "10.0.5.2"))).toContain("ip address replace 10.0.5.1 peer 10.0.5.2/32 dev tun0");
    expect(commands(block("tun0", "10.0.5.1"))).toContain("ip address replace 10.0.5.1/32 dev tun0");
  });

  test("what the kernel gives the loopback interface is left out while that is up", () => {
    const block = (flags: string): string =>
      `lo: flags=${flags}  mtu 65536\n        inet 127.0.0.1  netmask 255.0.0.0\n        inet6 ::1  prefixlen 128  scopeid 0x10<host>\n        loop  txqueuelen 1000  (Local Loopback)\n\n`;
    expect(commands(block("73<UP,LOOPBACK,RUNNING>"))).toEqual([
      "ip link set dev lo mtu 65536 txqueuelen 1000 arp on multicast off allmulticast off promisc off dynamic off trailers on",
      "ip link set dev lo up",
    ]);
    expect(commands(block("8<LOOPBACK>")).filter((line) => line.startsWith("ip address"))).toEqual([
      "ip address replace 127.0.0.1/8 dev lo",
      "ip address replace ::1/128 dev lo",
    ]);
  });

  test("IPv4-mapped addresses are whole, names are quoted", () => {
    const text =
      "a;b: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n        inet6 192.0.2.6  prefixlen 128  scopeid 0x0<global>\n\n";
    expect(commands(text)).toContain("ip address replace ::ffff:192.0.2.6/128 dev 'a;b'");
  });

  test("a queue length that was printed signed; no IPv6 below an MTU of 1280; no MAC address of zeros", () => {
    const text =
      "w0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1279\n        ether 00:00:00:00:00:00  txqueuelen -1  (Ethernet)\n\n";
    expect(commands(text)).toEqual([
      `ip link set dev w0 mtu 1279 txqueuelen 4294967295 ${FLAGS}`,
      "ip link set dev w0 up",
    ]);
  });

  test("an address without a netmask, or with one that has no length, is left out", () => {
    const text = [
      "eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500",
      "        inet 10.0.0.1  netmask 255.0.255.0  broadcast 10.0.0.255",
      "",
      "eth1: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500",
      "        inet 10.0.0.1",
      "",
    ].join("\n");
    expect(commands(text).filter((line) => line.startsWith("ip address"))).toEqual([]);
  });

  test("Link encap blocks of busybox", () => {
    const text = [
      "eth0      Link encap:Ethernet  HWaddr 02:00:00:00:00:01  ",
      "          inet addr:10.0.0.1  Bcast:10.0.0.255  Mask:255.255.255.0",
      "          inet6 addr: fe80::ff:fe00:1/64 Scope:Link",
      "          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1",
      "          RX packets:0 errors:0 dropped:0 overruns:0 frame:0",
      "          TX packets:0 errors:0 dropped:0 overruns:0 carrier:0",
      "          collisions:0 txqueuelen:1000 ",
      "          RX bytes:0 (0.0 B)  TX bytes:0 (0.0 B)",
      "",
    ].join("\n");
    expect(commands(text)).toEqual([
      `ip link set dev eth0 mtu 1500 txqueuelen 1000 ${FLAGS}`,
      "ip link set dev eth0 address 02:00:00:00:00:01",
      "ip link set dev eth0 addrgenmode none",
      "ip address replace 10.0.0.1/24 broadcast 10.0.0.255 dev eth0",
      "ip link set dev eth0 up",
      "ip address replace fe80::ff:fe00:1/64 dev eth0",
    ]);
  });
});

test("a table of ifconfig -s has MTU and flags, no addresses, and a letter P that may be another flag", () => {
  const text = [
    "Iface      MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg",
    "tun0             1500        0      0      0 0             0      0      0      0 MOPU",
    "v0               1400        0      0      0 0             0      0      0      0 BMPRU",
    "",
  ].join("\n");
  expect(commands(text)).toEqual([
    "ip link set dev tun0 mtu 1500 arp off multicast on allmulticast off promisc off dynamic off trailers on",
    "ip link set dev v0 mtu 1400 arp on multicast on allmulticast off dynamic off trailers on",
    "ip link set dev tun0 up",
    "ip link set dev v0 up",
  ]);
});

test("any text gives lines of ip", () => {
  const part = fc.constantFrom(
    "eth0: flags=4163<UP>  mtu 1500\n",
    "        inet 10.0.0.1",
    "  netmask 255.0.0.0",
    "\n",
    "'",
    "\0",
    "lo:1: flags=0<\n",
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      for (const line of commands(parts.join(""))) expect(line).toMatch(/^ip (?:link set dev|address replace) \S/);
    }),
  );
});
