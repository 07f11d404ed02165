#!/bin/bash
# Makes the network of a node of OVN-Kubernetes with a shared gateway bridge, within its namespace: node.sh NODE
set -euo pipefail
node=$1
here=$(dirname "$(realpath "$0")")
declare -A ids=([worker1]=1 [worker2]=2)
id=${ids[$node]}
address=192.0.2.1$id
pods=10.12$((7 + id))
ip link set lo up
ip link set eth0 mtu 1500 up

ovs-vsctl -- --may-exist add-br br-ex -- set Bridge br-ex datapath_type=netdev "other_config:hwaddr=\"02:00:c0:00:02:$((id + 20))\""
ovs-vsctl -- --may-exist add-br br-int -- set Bridge br-int datapath_type=netdev fail_mode=secure "other_config:hwaddr=\"02:00:c0:00:0a:$((id + 20))\""
ovs-vsctl -- add-port br-ex eth0
ovs-vsctl -- add-port br-ex "patch-br-ex_$node-to-br-int" -- set Interface "patch-br-ex_$node-to-br-int" type=patch "options:peer=patch-br-int-to-br-ex_$node"
ovs-vsctl -- add-port br-int "patch-br-int-to-br-ex_$node" -- set Interface "patch-br-int-to-br-ex_$node" type=patch "options:peer=patch-br-ex_$node-to-br-int"
ovs-vsctl -- add-port br-int ovn-k8s-mp0 -- set Interface ovn-k8s-mp0 type=internal "mac=\"0a:58:0a:8$((id - 1)):00:02\"" mtu_request=1400
for peer in 1 2 3; do
  [[ $peer == "$id" ]] && continue
  port=ovn-5e87$peer$id-0
  ovs-vsctl -- add-port br-int "$port" -- set Interface "$port" type=geneve options:key=flow options:csum=true "options:remote_ip=192.0.2.1$peer"
done
for pod in 83cf7b04f35b76$id d10af31c1d33da$id; do
  ip link add "$pod" mtu 1400 type veth peer name "pod${pod:0:4}" mtu 1400
  ip link set "$pod" up
  ovs-vsctl -- add-port br-int "$pod"
done

ip address add "$address/24" broadcast + dev br-ex
ip address add 169.254.169.2/29 broadcast + dev br-ex
ip address add "fd00:192:0:2::1$id/64" dev br-ex nodad
ip link set br-ex up
ip address add "$pods.0.2/23" broadcast + dev ovn-k8s-mp0
ip link set ovn-k8s-mp0 up
ip link set br-int up
ip route add default via 192.0.2.1 dev br-ex proto dhcp src "$address" metric 48
ip route add 10.128.0.0/14 via "$pods.0.1" dev ovn-k8s-mp0
ip route add 169.254.169.3 via "$pods.0.1" dev ovn-k8s-mp0
ip route add 172.30.0.0/16 via 169.254.169.4 dev br-ex src 169.254.169.2 mtu 1400
ip route add table 7 172.30.0.0/16 via "$pods.0.1" dev ovn-k8s-mp0
ip rule add fwmark 0x1745ec lookup 7 pref 30
ip -6 route add default via fd00:192:0:2::1 dev br-ex metric 1024
sed "s/@ADDRESS@/$address/g; s/@MANAGEMENT@/$pods.0.2/g" "$here/node.rules" | iptables-restore
sed "s/@ADDRESS@/fd00:192:0:2::1$id/g" "$here/node-v6.rules" | ip6tables-restore
