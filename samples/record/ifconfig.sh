#!/bin/bash
# Records samples/ifconfig from the real tools. Run by hand, as root:
#
#     samples/record/ifconfig.sh [DIRECTORY]
#     IFCONFIG=/opt/net-tools-2.11/ifconfig VERSION=2.11 samples/record/ifconfig.sh
#
# In a new network namespace it makes links of every type that the kernel at hand can make, with labels, scopes, peers, odd names and
# flags, and lists them with net-tools, busybox and toybox, all of them and a label alone. Into `err` go the messages for an interface that
# there is not, and an interface with a name of 15 bytes, whose counters Debian's net-tools 2.10 shows as zeros and toybox as they are.
set -euo pipefail
out=$(realpath "${1:-$(dirname "$(realpath "$0")")/../ifconfig/ok}")
ifconfig=${IFCONFIG:-ifconfig}
version=${VERSION:-2.10}

links() {
  ip link set lo up
  ip link add eth0 address 02:0a:0b:0c:0d:01 type veth peer name eth1 address 02:0a:0b:0c:0d:02
  ip link set eth0 up && ip link set eth1 up
  # Two addresses without a label, of which ifconfig shows the first; one without a broadcast address; labels of both kinds.
  ip addr add 10.1.2.3/23 brd + dev eth0
  ip addr add 10.1.2.4/23 brd + dev eth0
  ip addr add 10.9.9.10/32 label eth0:1 dev eth0
  ip addr add 10.9.9.9/24 label eth0:vip dev eth0
  ip -6 addr add 2001:db8::1/64 dev eth0 nodad
  ip -6 addr add fec0::1/64 dev eth0 nodad
  ip -6 addr add ::ffff:192.0.2.6/128 dev eth0 nodad
  ip -6 addr add ::192.0.2.5/96 dev eth0 nodad
  # A peer on a broadcast interface is not shown, but for its netmask.
  ip addr add 10.2.0.1 peer 10.2.0.2 dev eth1
  ip link add ovn-k8s-mp0 mtu 1400 address 02:0a:0b:0c:0d:04 type bridge
  ip link set ovn-k8s-mp0 up dynamic on
  ip link add ünïcode address 02:0a:0b:0c:0d:05 type bridge
  ip link set ünïcode multicast off arp off
  ip link add dummy.1000 txqueuelen 0 address 02:0a:0b:0c:0d:06 type dummy 2>/dev/null || true
  ip link add vxlan_sys_4789 address 02:0a:0b:0c:0d:07 type vxlan id 7 dstport 4789 external 2>/dev/null || true
  ip link add ipip1 type ipip local 10.1.2.3 remote 10.9.9.1 2>/dev/null || true
  ip link add gre1 type gre local 10.1.2.3 remote 10.9.9.1 2>/dev/null || true
  ip link add sit1 type sit local 10.1.2.3 remote 10.9.9.1 2>/dev/null || true
  ip link add wg0 type wireguard 2>/dev/null || true
  ip tuntap add tun0 mode tun 2>/dev/null || true
  ip addr add 10.4.0.1 peer 10.4.0.2 dev tun0 2>/dev/null || true
  ip tuntap add tap0 mode tap 2>/dev/null && ip link set tap0 address 02:0a:0b:0c:0d:08 promisc on allmulticast on || true
  ping -q -c 3 -i 0.2 127.0.0.1 >/dev/null 2>&1 || true
  sleep 2
}

if [[ ${2:-} == --inside ]]; then
  # toybox looks up drivers in /sys.
  mount -t sysfs sysfs /sys
  links
  "$ifconfig" -a >"$out/net-tools-$version.links.txt"
  "$ifconfig" eth0:vip >"$out/net-tools-$version.label.txt"
  busybox ifconfig -a >"$out/busybox.links.txt"
  toybox ifconfig -a >"$out/toybox.links.txt"
  toybox ifconfig eth0:vip >"$out/toybox.label.txt"
  ip link add 0123456789abcde address 02:0a:0b:0c:0d:03 type bridge
  ip link set 0123456789abcde up
  sleep 2
  "$ifconfig" 0123456789abcde >"$out/../err/zero-statistics.txt"
  toybox ifconfig 0123456789abcde >>"$out/../err/zero-statistics.txt"
  "$ifconfig" nosuch0 >"$out/../err/no-device.txt" 2>&1 || true
  busybox ifconfig nosuch0 >>"$out/../err/no-device.txt" 2>&1 || true
  toybox ifconfig nosuch0 >>"$out/../err/no-device.txt" 2>&1 || true
  exit
fi
exec unshare --net --mount --mount-proc --fork --pid "$0" "$out" --inside
