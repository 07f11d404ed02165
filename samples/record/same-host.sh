#!/bin/bash
# Records one state of a network namespace with every tool that shows it: samples/{ifconfig,netstat,ip}/ok/same-host.*. Run by hand, as root:
#
#     samples/record/same-host.sh [DIRECTORY]
#
# The facts of these files are put together in test/facts: they are of one node. Kinds of links that the kernel at hand does not have are left out of all files.
set -euo pipefail
out=$(realpath "${1:-$(dirname "$(realpath "$0")")/..}")

links() {
  ip link set lo up
  ip link add eth0 address 02:0a:0b:0c:0d:01 type veth peer name eth1 address 02:0a:0b:0c:0d:02
  ip link add br0 mtu 1400 address 02:0a:0b:0c:0d:03 type bridge
  ip link add veth10 address 02:0a:0b:0c:0d:04 type veth peer name veth9 address 02:0a:0b:0c:0d:05
  ip link add dummy0 mtu 9000 address 02:0a:0b:0c:0d:06 type dummy 2>/dev/null || true
  ip link add link eth0 name eth0.100 type vlan id 100 2>/dev/null || true
  ip link add vx42 address 02:0a:0b:0c:0d:07 type vxlan id 42 remote 10.1.2.9 local 10.1.2.3 dstport 4789 2>/dev/null || true
  ip link add gnv7 address 02:0a:0b:0c:0d:08 type geneve id 7 remote 10.1.2.10 2>/dev/null || true
  ip tuntap add tun1 mode tun 2>/dev/null || true
  ip link set veth10 mtu 1400 master br0
  ip link set veth9 mtu 1400
  for name in eth0 eth1 br0 veth9 veth10 tun1; do ip link set $name up 2>/dev/null || true; done
  ip addr add 10.1.2.3/23 brd + dev eth0
  ip addr add 10.9.9.9/24 brd + label eth0:vip dev eth0
  ip addr add 10.128.0.2/23 brd + dev br0
  ip addr add 10.4.0.1 peer 10.4.0.2 dev tun1 2>/dev/null || true
  ip -6 addr add 2001:db8::1/64 dev eth0 nodad
  ip route add default via 10.1.2.1 dev eth0 proto dhcp src 10.1.2.3 metric 100
  ip route add default via 10.1.2.254 dev eth0 metric 200
  ip route add 172.30.0.0/16 via 10.128.0.1 dev br0 mtu 1300
  ip route add 192.0.2.0/24 dev br0 metric 5
  ip route add 192.0.2.0/24 dev br0 metric 7
  ip route add 198.51.100.0/24 nexthop via 10.1.2.1 dev eth0 weight 1 nexthop via 10.128.0.1 dev br0 weight 2
  ip route add unreachable 203.0.113.0/24 metric 9
  ip route add blackhole 203.0.114.0/24
  ip route add 10.77.0.0/16 via 10.1.2.1 table 100
  ip -6 route add default via 2001:db8::ff dev eth0 metric 100
  ip -6 route add unreachable fd00:1::/32
}

if [[ ${2:-} == --inside ]]; then
  mount -t sysfs sysfs /sys
  links
  sleep 3
  ifconfig -a >"$out/ifconfig/ok/same-host.net-tools-2.10.txt"
  busybox ifconfig -a >"$out/ifconfig/ok/same-host.busybox.txt"
  netstat -nr >"$out/netstat/ok/same-host.netstat-nr.2.10.txt"
  netstat -6nr >"$out/netstat/ok/same-host.netstat-6nr.2.10.txt"
  route -n >"$out/netstat/ok/same-host.route-n.2.10.txt"
  netstat -ia >"$out/netstat/ok/same-host.netstat-ia.2.10.txt"
  ip addr >"$out/ip/ok/same-host.addr.iproute2-6.1.txt"
  ip -o addr >"$out/ip/ok/same-host.addr-oneline.iproute2-6.1.txt"
  ip -br addr >"$out/ip/ok/same-host.addr-brief.iproute2-6.1.txt"
  ip -d -j addr >"$out/ip/ok/same-host.addr-details-json.iproute2-6.1.txt"
  ip -d link >"$out/ip/ok/same-host.link-details.iproute2-6.1.txt"
  ip route >"$out/ip/ok/same-host.route.iproute2-6.1.txt"
  ip -d route >"$out/ip/ok/same-host.route-details.iproute2-6.1.txt"
  ip route show table 100 >"$out/ip/ok/same-host.route-table-100.iproute2-6.1.txt"
  ip -6 route >"$out/ip/ok/same-host.route6.iproute2-6.1.txt"
  ip -6 route show table local >"$out/ip/ok/same-host.route6-table-local.iproute2-6.1.txt"
  exit
fi
exec unshare --net --mount --mount-proc --fork --pid "$0" "$out" --inside
