import { expect, test } from "vitest";
import { ipCommands, parseIp, parseIpRule } from "../../src/formats/ip/index.ts";

const commands = (text: string): readonly string[] => ipCommands(parseIp(text).ast);

test("kinds, settings, masters, IPv4, up, IPv6, in that turn; lower links first, a veth pair once", () => {
  const text = `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00 promiscuity 0
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
4: bond0.77@bond0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue master br-lan state UP group default qlen 1000
    link/ether 02:00:00:00:00:04 brd ff:ff:ff:ff:ff:ff promiscuity 0
    vlan protocol 802.1Q id 77 <REORDER_HDR> numtxqueues 1 numrxqueues 1
3: bond0: <BROADCAST,MULTICAST,MASTER,UP,LOWER_UP> mtu 9000 qdisc noqueue state UP group default qlen 1000
    link/ether 02:00:00:00:00:03 brd ff:ff:ff:ff:ff:ff promiscuity 0
    bond mode 802.3ad miimon 100 updelay 0 downdelay 0 xmit_hash_policy layer3+4 min_links 1 lacp_rate fast numtxqueues 16
    inet 192.0.2.3/24 brd 192.0.2.255 scope global noprefixroute bond0
       valid_lft forever preferred_lft forever
    inet6 2001:db8::3/64 scope global noprefixroute
       valid_lft forever preferred_lft forever
5: ve0@ve1: <BROADCAST,MULTICAST> mtu 1400 qdisc noop state DOWN group default qlen 1000
    link/ether 02:00:00:00:00:05 brd ff:ff:ff:ff:ff:ff promiscuity 0
    veth numtxqueues 1 numrxqueues 1
6: ve1@ve0: <BROADCAST,MULTICAST> mtu 1400 qdisc noop state DOWN group default qlen 1000
    link/ether 02:00:00:00:00:06 brd ff:ff:ff:ff:ff:ff promiscuity 0
    veth numtxqueues 1 numrxqueues 1
7: genev_sys_6081: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 65000 qdisc noqueue state UNKNOWN group default qlen 1000
    link/ether 02:00:00:00:00:07 brd ff:ff:ff:ff:ff:ff promiscuity 0
    geneve external id 0 ttl auto dstport 6081 udp6zerocsumrx numtxqueues 1
`;
  const lines = commands(text);
  expect(lines.slice(0, 4)).toEqual([
    "ip link add name bond0 type bond mode 802.3ad miimon 100 updelay 0 downdelay 0 xmit_hash_policy layer3+4 min_links 1 lacp_rate fast",
    "ip link add name ve0 type veth peer name ve1",
    "ip link add name genev_sys_6081 type geneve external ttl auto dstport 6081",
    "ip link add link bond0 name bond0.77 type vlan protocol 802.1Q id 77",
  ]);
  expect(lines).toContain("ip link set dev bond0 mtu 9000 txqueuelen 1000");
  expect(lines).toContain("ip link set dev bond0.77 master br-lan");
  expect(lines.indexOf("ip link set dev bond0.77 master br-lan")).toBeLessThan(
    lines.indexOf("ip link set dev bond0 up"),
  );
  expect(lines).toContain("ip address replace 192.0.2.3/24 broadcast 192.0.2.255 scope global label bond0 dev bond0");
  expect(lines.at(-1)).toBe("ip -6 address replace 2001:db8::3/64 scope global noprefixroute dev bond0");
  expect(lines.join("\n")).not.toMatch(/127\.0\.0\.1|dev ve0 up/);
});

test("routes without a gateway come first; several to one place are appended; the kernel's own are left out", () => {
  const text = `default via 192.0.2.1 dev eth0 proto dhcp src 192.0.2.9 metric 100
10.0.0.0/8 via 192.0.2.7 dev eth0
10.0.0.0/8 via 192.0.2.8 dev eth0
172.16.0.0/12 proto static metric 20 mtu lock 1400
	nexthop via 192.0.2.1 dev eth0 weight 3
	nexthop dev eth1 weight 1
unreachable 198.51.100.0/24
192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.9
local 192.0.2.9 dev eth0 table local proto kernel scope host src 192.0.2.9
local 203.0.113.0/24 dev lo table 100 scope host
fd00::/64 dev eth1 proto static metric 1024 pref medium
default dev tun0 metric 1024 pref medium
`;
  expect(commands(text)).toEqual([
    "ip route replace unreachable 198.51.100.0/24",
    "ip route replace 192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.9",
    "ip route replace local 203.0.113.0/24 dev lo table 100 scope host",
    "ip -6 route replace fd00::/64 dev eth1 proto static metric 1024 pref medium",
    "ip -6 route replace default dev tun0 metric 1024 pref medium",
    "ip route replace default via 192.0.2.1 dev eth0 proto dhcp src 192.0.2.9 metric 100",
    "ip route append 10.0.0.0/8 via 192.0.2.7 dev eth0",
    "ip route append 10.0.0.0/8 via 192.0.2.8 dev eth0",
    "ip route replace 172.16.0.0/12 proto static metric 20 mtu lock 1400 nexthop via 192.0.2.1 dev eth0 weight 3 nexthop dev eth1 weight 1",
  ]);
});

test("rules but for the three that every namespace has; without an address they are of the family that is said", () => {
  const text = `0:	from all lookup local
99:	not from 10.0.0.0/8 fwmark 0x1/0xff lookup 7
100:	from all iif eth0 ipproto tcp dport 80-90 lookup main suppress_prefixlength 0
32766:	from all lookup main
`;
  const { ast } = parseIpRule(text);
  expect(ipCommands(ast)).toEqual([
    "ip rule add pref 99 not from 10.0.0.0/8 fwmark 0x1/0xff lookup 7",
    "ip rule add pref 100 from all iif eth0 ipproto tcp dport 80-90 lookup main suppress_prefixlength 0",
  ]);
  expect(ipCommands(ast, { family: "inet6" })[1]).toMatch(/^ip -6 rule add pref 100 /);
});

test("neighbours that were not learned, and names as one word of a shell", () => {
  const text = `192.0.2.2 dev eth0;reboot lladdr 02:00:00:00:00:01 router PERMANENT
192.0.2.3 dev eth0 lladdr 02:00:00:00:00:02 REACHABLE
`;
  expect(commands(text)).toEqual([
    "ip neighbour replace 192.0.2.2 lladdr 02:00:00:00:00:01 dev 'eth0;reboot' nud permanent router",
  ]);
});

test("links on one another in a ring end where they began", () => {
  const link = (name: string, lower: string): string =>
    `2: ${name}@${lower}: <BROADCAST> mtu 1500 qdisc noop state DOWN\n    link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff promiscuity 0\n    vlan protocol 802.1Q id 5 numtxqueues 1\n`;
  expect(commands(link("a", "b") + link("b", "a")).filter((line) => line.includes(" add "))).toHaveLength(2);
});
