# Tunnels with IPsec, their keys made up: by a pre-shared key that needs quotes, by certificate, by name; and two in clear that are one to the daemon.
#: daemon --enable-dummy=system
#: wait (File exists)
ovs-vsctl add-br br-ipsec
ovs-vsctl add-port br-ipsec tun-psk -- set Interface tun-psk type=gre options:remote_ip=198.51.100.7 'options:psk="not a real, key=1"'
ovs-vsctl add-port br-ipsec tun-cert -- set Interface tun-cert type=geneve options:remote_ip=2001:db8::7 options:remote_cert=/etc/keys/peer.pem
ovs-vsctl add-port br-ipsec tun-name -- set Interface tun-name type=vxlan options:remote_ip=198.51.100.9 options:key=0x2a options:remote_name=peer9
ovs-vsctl add-port br-ipsec tun-one -- set Interface tun-one type=vxlan options:remote_ip=198.51.100.10 options:key=5
ovs-vsctl add-port br-ipsec tun-two -- set Interface tun-two type=vxlan options:remote_ip=198.51.100.10 options:key=5
