import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { against, figure, table } from "./table.ts";

const COMMAND = join(import.meta.dirname, "../dist/cli/main.js");
/** How many milliseconds `netgather parse` of a small file may take over a Node that does nothing. */
const GATE_MS = 30;

const ROUTES = `Kernel IP routing table
Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
0.0.0.0         192.0.2.1       0.0.0.0         UG        0 0          0 eth0
192.0.2.0       0.0.0.0         255.255.255.0   U         0 0          0 eth0
`;

/** A small text of each format, and the parser of `jc` for it. */
const TEXTS: Readonly<Record<string, { readonly text: string; readonly jc?: string }>> = {
  "netstat -nr": { text: ROUTES, jc: "--netstat" },
  "iptables -nvL": {
    text: `Chain INPUT (policy ACCEPT 5 packets, 300 bytes)
 pkts bytes target     prot opt in     out     source               destination
    0     0 ACCEPT     tcp  --  *      *       10.0.0.0/8           0.0.0.0/0            tcp dpt:22
`,
    jc: "--iptables",
  },
  ifconfig: {
    text: `lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536
        inet 127.0.0.1  netmask 255.0.0.0
        loop  txqueuelen 1000  (Local Loopback)
`,
    jc: "--ifconfig",
  },
  "ip addr": {
    text: `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
`,
  },
  "ovs-vsctl show": {
    text: `9cad81c8-d7be-4b18-90e8-03aadd86a8cb
    Bridge br-int
        Port br-int
            Interface br-int
                type: internal
    ovs_version: "2.15.4"
`,
  },
  "network.config": {
    text: `apiVersion: config.openshift.io/v1
kind: Network
metadata:
  name: cluster
spec:
  networkType: OVNKubernetes
`,
  },
  "lscpu -e": { text: "CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE\n  0    0      0    0 0:0:0:0          yes\n" },
  "a session": { text: `[root@worker1 ~]# netstat -nr\n${ROUTES}[root@worker1 ~]#\n` },
  "a session of two formats": {
    text: `[root@worker1 ~]# iptables -t nat -nvL KUBE-SERVICES
Chain KUBE-SERVICES (2 references)
 pkts bytes target     prot opt in     out     source               destination
    0     0 KUBE-MARK-MASQ  all  --  *      *       0.0.0.0/0            0.0.0.0/0
[root@worker1 ~]# ip route
default via 192.0.2.1 dev eth0
`,
  },
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

function timeOf(command: string, args: readonly string[], input: string): number {
  const start = performance.now();
  const { status } = spawnSync(command, args, { input });
  return status === 0 ? performance.now() - start : Number.NaN;
}

/** Processes from start to end, one after the other in turn: Node alone, `netgather parse` of a small file of each format, `jc` of the same text. */
export function coldStartTable(rounds: number): string {
  const folder = mkdtempSync(join(tmpdir(), "netgather-cold-"));
  const hasJc = spawnSync("jc", ["--version"]).status === 0;
  const rows = Object.entries(TEXTS).map(([name, { text, jc }], index) => {
    const file = join(folder, `${index}.txt`);
    writeFileSync(file, text);
    return {
      name,
      file,
      text,
      jc: hasJc ? jc : undefined,
      empty: [] as number[],
      own: [] as number[],
      theirs: [] as number[],
    };
  });
  for (let round = 0; round < rounds; round++) {
    for (const { file, text, jc, empty, own, theirs } of rows) {
      empty.push(timeOf(process.execPath, ["-e", "0"], ""));
      own.push(timeOf(process.execPath, [COMMAND, "parse", file], ""));
      if (jc !== undefined) theirs.push(timeOf("jc", [jc], text));
    }
  }
  rmSync(folder, { recursive: true });
  return table([
    ["cold start, ms", "node -e 0", "netgather parse", "over node", "jc, whole process"],
    ...rows.map(({ name, empty, own, theirs }) => [
      name,
      figure(median(empty)),
      figure(median(own)),
      against(median(own.map((time, round) => time - (empty[round] ?? 0))), GATE_MS),
      theirs.length === 0 ? "" : figure(median(theirs)),
    ]),
  ]);
}
