/** Texts of other tools and files, some of which share words with ours. Written for these tests. */
export const foreignTexts: Readonly<Record<string, string>> = {
  "ls -l": `total 24
drwxr-xr-x 2 root root 4096 Mar  3 10:12 conf.d
-rw-r--r-- 1 root root  318 Mar  3 10:12 iptables.conf
lrwxrwxrwx 1 root root   11 Mar  3 10:12 route -> /etc/routes`,
  "ps aux": `USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND
root           1  0.0  0.1 169316 11704 ?        Ss   Mar03   0:12 /usr/lib/systemd/systemd
root        1423  0.3  0.9 811204 73128 ?        Ssl  Mar03   9:41 ovs-vswitchd unix:/run/openvswitch/db.sock -vconsole:emer
root        2210  0.0  0.0   6408  2176 pts/0    S+   10:12   0:00 grep -i iptables -m 5`,
  "ss -tan": `State    Recv-Q  Send-Q   Local Address:Port    Peer Address:Port  Process
LISTEN   0       128            0.0.0.0:22           0.0.0.0:*
ESTAB    0       36           10.0.0.21:22          10.0.0.7:51544
UNCONN   0       0                 [::]:546             [::]:*`,
  "netstat -tan": `Active Internet connections (servers and established)
Proto Recv-Q Send-Q Local Address           Foreign Address         State
tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN
tcp        0     36 10.0.0.21:22            10.0.0.7:51544          ESTABLISHED`,
  "netstat -s": `Ip:
    Forwarding: 1
    5123 total packets received
    2 with invalid addresses
Tcp:
    118 active connection openings
    7 segments retransmitted`,
  df: `Filesystem     1K-blocks    Used Available Use% Mounted on
/dev/sda2       41151808 9021104  32130704  22% /
tmpfs            4028220       0   4028220   0% /dev/shm`,
  free: `               total        used        free      shared  buff/cache   available
Mem:         8056440     1203112     5012020       10240     1841308     6563292
Swap:              0           0           0`,
  dmesg: `[    0.000000] Linux version 6.1.0-18-amd64 (gcc 12.2.0) #1 SMP PREEMPT_DYNAMIC
[    0.000000] Command line: BOOT_IMAGE=/boot/vmlinuz-6.1.0 root=/dev/sda2 ro quiet isolcpus=2-3
[    0.004112] smpboot: CPU0: Intel(R) Xeon(R) (family: 0x6, model: 0x55, stepping: 0x7)
[    1.201113] e1000e 0000:00:1f.6 eth0: (PCI Express:2.5GT/s:Width x1) 52:54:00:12:34:56
[    1.301113] IPv6: ADDRCONF(NETDEV_CHANGE): eth0: link becomes ready
[    7.401113] device br-ex entered promiscuous mode`,
  journal: `Mar 03 10:12:01 worker1 systemd[1]: Started Open vSwitch.
Mar 03 10:12:02 worker1 ovs-vswitchd[1423]: ovs|00012|bridge|INFO|bridge br-int: added interface patch-br-ex on port 2
Mar 03 10:12:03 worker1 kernel: IN=eth0 OUT= MAC=52:54:00:12:34:56 SRC=10.0.0.7 DST=10.0.0.21 PROTO=TCP DPT=22
Mar 03 10:12:04 worker1 NetworkManager[880]: <info> device (eth0): state change: config -> ip-config`,
  "klog lines": `I0303 10:12:01.113042    2210 proxier.go:790] "SyncProxyRules complete" elapsed="41.2ms"
W0303 10:12:02.113042    2210 reflector.go:424] failed to list *v1.Node: connection refused
E0303 10:12:03.113042    2210 kubelet.go:2396] "Container runtime network not ready" networkReady="NetworkReady=false"`,
  "a syslog of dates": `2026-03-03 10:12:01 host app dev server started
10:12:01 worker dev eth0 renamed
12:30 all dev systems are up`,
  README: `# A tool for networks

It reads what \`iptables -L\`, \`ip addr\` and \`ovs-vsctl show\` print. Port 80 is open, interface eth0 is up.

- Interface names are as the kernel has them
- The default route goes via the gateway of the first dev machine
* nat
* filter

    $ make -j 4 && ./run -p 80 -d ./data -s config -m fast`,
  "headings of a manual": `Interface Description
Port forwarding rules
Destination and gateway addresses
target audience and protocols
Chain of custody (policy of the company)`,
  "a shell script": `#!/bin/sh
set -e
while getopts "p:s:d:m:j:" option; do
  case $option in
    p) port=$OPTARG ;;
  esac
done
useradd -m -s /bin/bash -d /home/app app
make -j 4
iptables -A INPUT -p tcp --dport 22 -j ACCEPT
ip route add default via 10.0.0.1 dev eth0
ifconfig eth0 up`,
  "C++ code": `class Layer : public Interface {
public:
  explicit Layer(Controller &C, Interface I);
  Port port() const { return P; }
private:
  Interface I;
  Port P;
};`,
  "TypeScript code": `export interface Route { readonly destination: string; readonly gateway: string | null }
const routes: Route[] = [{ destination: "default", gateway: "10.0.0.1" }];
for (const { destination, gateway } of routes) console.log(destination, "via", gateway);`,
  CSS: `a:hover { color: #beef00 }
.port:before, .interface:after { content: "::" }
@media (max-width: 600px) { body { margin: 0 0 0 0 } }`,
  SQL: `BEGIN;
INSERT INTO hosts (name, address) VALUES ('worker1', '10.0.0.21');
COMMIT
SELECT name FROM hosts;`,
  "/etc/hosts": `127.0.0.1   localhost localhost.localdomain
::1         localhost ip6-localhost
10.0.0.21   worker1.example.com worker1`,
  "/etc/resolv.conf": `search example.com
nameserver 10.0.0.53
options ndots:5 timeout:2`,
  "/etc/passwd": `root:x:0:0:root:/root:/bin/bash
openvswitch:x:994:991::/:/sbin/nologin`,
  "/etc/fstab": `UUID=9cad81c8-d7be-4b18-90e8-03aadd86a8cb / xfs defaults 0 0
tmpfs /tmp tmpfs size=2g 0 0`,
  "/etc/services": `ssh             22/tcp
domain          53/tcp
domain          53/udp`,
  "/etc/networks": `default         0.0.0.0
loopback        127.0.0.0
link-local      169.254.0.0`,
  sshd_config: `Port 22
Protocol 2
ListenAddress 0.0.0.0
PermitRootLogin no
Match Address 10.0.0.0/8`,
  "an OpenVPN configuration": `local 203.0.113.7
port 1194
proto udp
dev tun0
route 10.8.0.0 255.255.255.0`,
  "pg_hba.conf": `# TYPE  DATABASE        USER            ADDRESS                 METHOD
host    all             all             127.0.0.1/32            scram-sha-256
host    all             all             ::1/128                 scram-sha-256`,
  "named.conf": `options { listen-on port 53 { 127.0.0.1; }; allow-query { any; }; };
zone "." IN { type hint; file "named.ca"; };`,
  "audit.rules": `-D
-b 8192
-A always,exit -F arch=b64 -S adjtimex -k time-change
-w /etc/passwd -p wa -k identity`,
  "a sudoers file": `Defaults   !visiblepw
root    ALL=(ALL)       ALL
%wheel  ALL=(ALL)       NOPASSWD: ALL`,
  crontab: `17 *    * * *   root    cd / && run-parts --report /etc/cron.hourly
25 6    * * *   root    test -x /usr/sbin/anacron`,
  "/proc/meminfo": `MemTotal:        8056440 kB
MemFree:         5012020 kB
HugePages_Total:       0`,
  "/proc/net/dev": `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 2308      30    0    0    0     0          0         0     2308      30    0    0    0     0       0          0`,
  "/proc/net/route": `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
eth0	00000000	0100000A	0003	0	0	0	00000000	0	0	0`,
  "/proc/net/arp": `IP address       HW type     Flags       HW address            Mask     Device
10.0.0.7         0x1         0x2         52:54:00:12:34:56     *        eth0`,
  "/proc/interrupts": `           CPU0       CPU1
  0:         28          0   IO-APIC   2-edge      timer
NMI:          0          0   Non-maskable interrupts`,
  "/proc/mounts": `proc /proc proc rw,nosuid,nodev,noexec 0 0
/dev/sda2 / xfs rw,seclabel,relatime,attr2 0 0`,
  "arp -an": `? (10.0.0.7) at 52:54:00:12:34:56 [ether] on eth0
? (10.0.0.9) at <incomplete> on eth0`,
  "nft list ruleset": `table ip nat {
	chain POSTROUTING {
		type nat hook postrouting priority srcnat; policy accept;
		ip saddr 10.128.0.0/14 counter packets 5 bytes 300 masquerade
	}
}`,
  "ipset save": `create KUBE-CLUSTER-IP hash:ip,port family inet hashsize 1024 maxelem 65536
add KUBE-CLUSTER-IP 172.30.0.1,tcp:443`,
  "conntrack -L": `tcp      6 431999 ESTABLISHED src=10.0.0.7 dst=10.0.0.21 sport=51544 dport=22 src=10.0.0.21 dst=10.0.0.7 [ASSURED] mark=0 use=1`,
  "tc qdisc": `qdisc noqueue 0: dev lo root refcnt 2
qdisc fq_codel 0: dev eth0 root refcnt 2 limit 10240p flows 1024 target 5.0ms`,
  "bridge fdb": `52:54:00:12:34:56 dev eth0 master br0 permanent
33:33:00:00:00:01 dev eth0 self permanent`,
  "ovs-ofctl dump-flows": ` cookie=0x0, duration=12.3s, table=0, n_packets=5, n_bytes=300, priority=100,in_port=1 actions=output:2
 cookie=0x0, duration=12.3s, table=0, n_packets=0, n_bytes=0, priority=0 actions=NORMAL`,
  "ovs-vsctl list": `_uuid               : 9cad81c8-d7be-4b18-90e8-03aadd86a8cb
name                : br-int
ports               : [0d1b7f5e-6f0a-4c8c-9f57-2f6f7d1a9b11]`,
  "ethtool eth0": `Settings for eth0:
	Supported ports: [ TP ]
	Speed: 1000Mb/s
	Link detected: yes`,
  "nmcli device": `DEVICE  TYPE      STATE      CONNECTION
eth0    ethernet  connected  eth0
lo      loopback  unmanaged  --`,
  "virsh nodeinfo": `CPU model:           x86_64
CPU(s):              8
CPU frequency:       2400 MHz
CPU socket(s):       1
Core(s) per socket:  4
Thread(s) per core:  2
NUMA cell(s):        1
Memory size:         16303428 KiB`,
  "dmidecode -t processor": `Processor Information
	Socket Designation: CPU 1
	Type: Central Processor
	Version: Xeon
	Core Count: 4
	Thread Count: 8`,
  lsblk: `NAME   MAJ:MIN RM  SIZE RO TYPE MOUNTPOINTS
sda      8:0    0   40G  0 disk
└─sda2   8:2    0   39G  0 part /`,
  top: `top - 10:12:01 up 3 days,  1:02,  1 user,  load average: 0.10, 0.20, 0.15
    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
      1 root      20   0  169316  11704   8512 S   0.0   0.1   0:12.10 systemd`,
  "oc get nodes": `NAME      STATUS   ROLES    AGE   VERSION
worker1   Ready    worker   41d   v1.27.8
worker2   Ready    worker   41d   v1.27.8`,
  "oc get pods -o wide": `NAME                    READY   STATUS    RESTARTS   AGE   IP            NODE
router-default-1a2b3c   1/1     Running   0          12d   10.0.0.21     worker1`,
  "oc get of a resource without columns": `NAME       AGE
instance   41d
other      40d`,
  "a Deployment": `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: web
          ports:
            - containerPort: 8080`,
  "a NetworkPolicy": `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: deny-all
spec:
  podSelector: {}`,
  "an install-config": `apiVersion: v1
kind: InstallConfig
baseDomain: example.com
networking:
  networkType: OVNKubernetes
  clusterNetwork:
    - cidr: 10.128.0.0/14
      hostPrefix: 23
  serviceNetwork:
    - 172.30.0.0/16`,
  "an event about a pod": `apiVersion: v1
kind: Event
involvedObject:
  apiVersion: v1
  kind: Pod
  name: web-1
message: Successfully assigned default/web-1 to worker1
reason: Scheduled`,
  "a list of events, as JSON": `{
    "apiVersion": "v1",
    "items": [
        {
            "apiVersion": "v1",
            "involvedObject": {
                "kind": "Pod",
                "name": "web-1"
            },
            "kind": "Event"
        }
    ],
    "kind": "List"
}`,
  "a Compose file": `services:
  web:
    image: nginx
    ports: ["80:80"]
    networks: [front]
networks:
  front:
    driver: bridge`,
  "Ansible facts": `{"ansible_facts": {"ansible_default_ipv4": {"address": "10.0.0.21", "gateway": "10.0.0.1", "interface": "eth0"}, "ansible_processor_vcpus": 8}}`,
  "JSON lines of a log": `{"priority":165,"version":1,"timestamp":"2026-03-03T10:12:01Z","hostname":"worker1","msg":"started"}
{"type":"reply","destination_ip":"1.1.1.1","sent_bytes":56}
{"dst":"10.0.0.1","src":"10.0.0.2","action":"deny"}`,
  "a package.json": `{
  "name": "web",
  "version": "1.0.0",
  "type": "module",
  "cpu": ["x64", "arm64"],
  "scripts": { "start": "node index.js" }
}`,
  "os.cpus() of Node": `{
  "cpus": [
    {
      "model": "Intel(R) Xeon(R)",
      "speed": 2400
    }
  ]
}`,
  "YAML about a machine": `processor: intel
model name: fast
flags: none`,
  "a virsh domain": `<domain type='kvm'>
  <vcpu placement='static'>4</vcpu>
  <interface type='bridge'><source bridge='br0'/></interface>
</domain>`,
  CSV: `host,address,port
worker1,10.0.0.21,22
worker2,10.0.0.22,22`,
  "a list of networks": "10.0.0.0/8\n172.16.0.0/12\n192.168.0.0/16\n203.0.113.0/24\n",
  "a list of addresses": "10.0.0.21\n10.0.0.22\n10.0.0.23\n",
  "a Git log": `commit 6b2fefb9d7be4b1890e803aadd86a8cb00112233
Author: A Person <person@example.com>
Date:   Tue Mar 3 10:12:01 2026 +0000

    netstat: a title that is not its own stays away from a table`,
  "a diff": `--- a/src/route.ts
+++ b/src/route.ts
@@ -1,3 +1,3 @@
-const gateway = null;
+const gateway = "10.0.0.1";`,
  mail: `From: person@example.com
Subject: Network down

Hello, the interface eth0 of worker1 is DOWN since noon. Could you look at the routing table?`,
  "a UUID": "9cad81c8-d7be-4b18-90e8-03aadd86a8cb\n",
  "a hash": "6b2fefb9\n",
  "a word of hexadecimal letters": "cafe\n",
  "a date": "2026-03-03\n",
  "a number": "42\n",
  "the word none": "none\n",
  nothing: "",
  blanks: " \n\t\n\n",
};
