# A compute node of OpenStack: br-int with a VLAN for each network, br-tun with VXLAN, br-ex on a bond and a VLAN trunk for a guest; a patch port whose other
# end is gone. One manager is connected, the controllers are not.
#: daemon --enable-dummy=system
#: run ovsdb-client monitor tcp:127.0.0.1:6640 Open_vSwitch Bridge
#: wait is_connected: true
#: wait No usable peer
ovs-vsctl set-manager ptcp:6640:127.0.0.1 ssl:192.0.2.200:6640
ovs-vsctl add-br br-int -- set Bridge br-int fail_mode=secure datapath_type=system -- set-controller br-int tcp:127.0.0.1:6633
ovs-vsctl add-br br-tun -- set Bridge br-tun fail_mode=secure datapath_type=system -- set-controller br-tun tcp:127.0.0.1:6633
ovs-vsctl add-br br-ex -- set Bridge br-ex fail_mode=standalone datapath_type=system
patch() { echo "-- add-port $1 $2 -- set Interface $2 type=patch options:peer=$3"; }
# shellcheck disable=SC2046
ovs-vsctl $(patch br-int patch-tun patch-int) $(patch br-tun patch-int patch-tun)
# shellcheck disable=SC2046
ovs-vsctl $(patch br-int int-br-ex phy-br-ex) $(patch br-ex phy-br-ex int-br-ex)
# shellcheck disable=SC2046
ovs-vsctl $(patch br-int int-br-old phy-br-old)
ovs-vsctl add-port br-int qvo0d7c1a52-9b tag=1 -- add-port br-int tap5e6f7a8b-c9 tag=2 -- set Interface tap5e6f7a8b-c9 type=internal
ovs-vsctl add-port br-int vhu33445566-77 tag=4095
ovs-vsctl add-port br-int tptrunk0a1b2c trunks=101,102,4094
for end in 10 20; do
  ovs-vsctl add-port br-tun "vxlan-c00002$end" -- set Interface "vxlan-c00002$end" type=vxlan \
    options:df_default=true options:egress_pkt_mark=0 options:in_key=flow options:out_key=flow options:local_ip=192.0.2.5 "options:remote_ip=192.0.2.$end"
done
ovs-vsctl add-bond br-ex bond0 eno1 eno2 bond_mode=balance-slb lacp=active
ovs-vsctl --no-wait set Open_vSwitch . ovs-version=2.17.9
