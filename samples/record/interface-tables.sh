#!/bin/bash
# Records the tables of interfaces among the samples from the real net-tools. Run by hand, as root:
#
#     samples/record/interface-tables.sh
#
# In two network namespaces of its own stand veth pairs with names of 15 and 5 bytes and one outside ASCII, an alias, interfaces that
# are down, point-to-point, promiscuous and without any flag that has a letter, and counters from real packets. The name of 15 bytes has zeros alone,
# which is what Debian's builds since May 2025 print for it.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
netstat=$here/../netstat/err
ifconfig=$here/../ifconfig/err

if [[ ${1:-} != --inside ]]; then
  exec unshare --net --mount "$0" --inside
fi

ip link set lo up
ip link add eth0 type veth peer name averyveryverylo
ip link add dé日 type veth peer name veth5
ip link set eth0 mtu 9000 promisc on arp off
ip addr add 192.0.2.6/24 dev eth0
ip link set eth0 up
ip link set averyveryverylo up
ip addr add 198.51.100.1/24 dev eth0 label eth0:1
ip addr add 198.51.101.1/24 dev eth0 label eth0:vip
ip link set dé日 allmulticast on
ip tuntap add dev tun0 mode tun
ip link set tun0 up
for _ in 1 2 3 4 5; do
  echo >/dev/udp/127.0.0.1/9 || true
  echo >/dev/udp/192.0.2.9/9
done 2>/dev/null
netstat -i >"$netstat/netstat-i.2.10.txt"
netstat -ia >"$netstat/netstat-ia.2.10.txt"
netstat -inc 2>/dev/null >"$netstat/netstat-ic.two-runs.2.10.txt" &
pid=$!
sleep 1.5
kill "$pid"
ifconfig -s >"$ifconfig/ifconfig-s.2.10.txt"
ifconfig -a -s >"$ifconfig/ifconfig-as.2.10.txt"
ifconfig -s eth0 >"$ifconfig/../ok/ifconfig-s.one.2.10.txt"
