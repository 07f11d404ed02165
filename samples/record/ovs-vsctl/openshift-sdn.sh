# A node of OpenShift SDN: one bridge, VXLAN to all nodes by the flow table, a veth for each pod, one of which is gone.
#: daemon --disable-system --enable-dummy
#: wait (No such device)
ovs-vsctl add-br br0 -- set Bridge br0 fail_mode=secure datapath_type=dummy protocols=OpenFlow13
ovs-vsctl add-port br0 vxlan0 -- set Interface vxlan0 type=vxlan options:remote_ip=flow options:key=flow options:dst_port=4789
ovs-vsctl add-port br0 tun0 -- set Interface tun0 type=internal
for veth in veth02f36bd1 veth5c1a9e77; do ovs-vsctl add-port br0 "$veth" -- set Interface "$veth" type=dummy-pmd; done
ovs-vsctl add-port br0 vethdeadbeef
ovs-vsctl --no-wait set Open_vSwitch . ovs-version=2.13.3
