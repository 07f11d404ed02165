# A node of OVN-Kubernetes: br-int with Geneve to three nodes, one watched by BFD, pods by the first digits of their sandboxes; br-ex with the uplink.
#: daemon --enable-dummy=system
#: wait bfd_status
ovs-vsctl add-br br-int -- set Bridge br-int fail_mode=secure datapath_type=system
for node in 1a2b3c-0:192.0.2.11 9f8e7d-0:192.0.2.12 e5d4c3-0:192.0.2.13; do
  tunnel=ovn-${node%%:*}
  ovs-vsctl add-port br-int "$tunnel" -- set Interface "$tunnel" type=geneve options:csum=true options:key=flow "options:remote_ip=${node#*:}"
done
ovs-vsctl set Interface ovn-9f8e7d-0 bfd:enable=true
ovs-vsctl add-port br-int ovn-k8s-mp0 -- set Interface ovn-k8s-mp0 type=internal
for pod in 04d1e0c2b7a9f35 7be2260c81d4f0a c0ffee5a17b3d92 f00d1337abcdeff; do ovs-vsctl add-port br-int "$pod"; done
ovs-vsctl add-br br-ex
ovs-vsctl add-port br-ex ens3 -- set Interface ens3 type=system
ovs-vsctl add-port br-int patch-br-int-to-br-ex_node1.lab.example -- \
  set Interface patch-br-int-to-br-ex_node1.lab.example type=patch options:peer=patch-br-ex_node1.lab.example-to-br-int -- \
  add-port br-ex patch-br-ex_node1.lab.example-to-br-int -- \
  set Interface patch-br-ex_node1.lab.example-to-br-int type=patch options:peer=patch-br-int-to-br-ex_node1.lab.example
ovs-vsctl --no-wait set Open_vSwitch . ovs-version=3.1.0
