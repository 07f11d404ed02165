import { expect, test } from "vitest";
import { read, session } from "./support.ts";

/** Where each command of a session ran: `host`, `host/pod`, `/pod`, "" where nothing says it. */
const places = (...lines: readonly string[]): readonly string[] =>
  read(`${lines.join("\n")}\n`).entries.map(({ host = "", pod }) => (pod === undefined ? host : `${host}/${pod}`));

test.each([
  ["[root@worker1 ~]# ip addr", "worker1"],
  ["core@worker-0:~$ ip addr", "worker-0"],
  ["node1:~ # ip addr", "node1"],
  ["worker1# ip addr", "worker1"],
  ["$ ip addr", ""],
  ["sh-4.4# ip addr", ""],
  ["$ ssh core@192.0.2.10 sudo ip addr", "192.0.2.10"],
  ["[admin@bastion ~]$ ssh -p 22 -i key worker2 'ip addr'", "worker2"],
  ["[admin@bastion ~]$ ssh $node ip addr", "bastion"],
  ["$ oc debug node/worker-1.example.com -- chroot /host ip addr", "worker-1.example.com"],
  ["$ oc debug -n default nodes/worker-1 -q -- ip addr", "worker-1"],
  ["$ oc debug no/worker-1 -- ip addr", "worker-1"],
  ["$ KUBECONFIG=k oc --context a debug node/worker-1 -- ip addr", "worker-1"],
  ["$ kubectl -n openshift-sdn exec -c sdn sdn-x7k2p -- ip addr", "/sdn-x7k2p"],
  ["$ oc exec pod/sdn-x7k2p -- ip addr", "/sdn-x7k2p"],
  ["[a@bastion ~]$ oc rsh sdn-x7k2p ip addr", "/sdn-x7k2p"],
  ["[a@worker1 ~]$ sudo podman exec -u root web ip addr", "/web"],
  ["$ kubectl get nodes", ""],
  ["$ kubectl debug node/worker-1 -it --image=busybox", "worker-1"],
])("%s", (line, place) => expect(places(line)).toEqual([place]));

test("a shell that was opened elsewhere, until it is left", () => {
  expect(
    places(
      "[admin@bastion ~]$ oc debug node/worker-0",
      "sh-4.4# chroot /host",
      "sh-4.4# ovs-vsctl show",
      "sh-4.4# exit",
      "sh-4.4# ip addr",
      "sh-4.4# exit",
      "[admin@bastion ~]$ ip addr",
    ),
  ).toEqual(["worker-0", "worker-0", "worker-0", "worker-0", "worker-0", "worker-0", "bastion"]);
  expect(
    places(
      "$ oc debug node/worker-0",
      "sh-4.4# ip addr",
      "$ ip addr",
      "$ ssh core@n1",
      "$ ip addr",
      "$ exit",
      "$ ip a",
    ),
  ).toEqual(["worker-0", "worker-0", "", "n1", "n1", "n1", ""]);
});

test("a pod's prompt names the pod, that of one on the host's network the host", () => {
  expect(
    places(
      "$ kubectl exec -it dns-test -- sh",
      "/ # route -n",
      "/ # exit",
      "$ kubectl exec -it web-1 -- bash",
      "root@web-1:/# ip a",
    ),
  ).toEqual(["/dns-test", "/dns-test", "/dns-test", "/web-1", "/web-1"]);
  expect(places("$ oc rsh ovnkube-node-x7k2p", "[root@worker1 ~]# ip addr")).toEqual([
    "/ovnkube-node-x7k2p",
    "worker1/ovnkube-node-x7k2p",
  ]);
});

test("the network namespace that a command ran in", () => {
  const namespaces = (...lines: readonly string[]) =>
    read(`${lines.join("\n")}\n`).entries.map(({ host = "", namespace = "" }) => `${host} ${namespace}`);
  expect(
    namespaces(
      "[root@n1 ~]# ip netns exec blue ip addr",
      "[root@n1 ~]# ip -n red addr",
      "[root@n1 ~]# nsenter -t 4711 -n ip addr",
      "[root@n1 ~]# nsenter -nt 4711 ip addr",
      "[root@n1 ~]# nsenter --net=/var/run/netns/blue ip addr",
      "[root@n1 ~]# nsenter -t 1 -n ip addr",
      "$ ssh n2 sudo ip netns exec blue ip addr",
    ),
  ).toEqual(["n1 blue", "n1 red", "n1 /proc/4711/ns/net", "n1 /proc/4711/ns/net", "n1 blue", "n1 ", "n2 blue"]);
  expect(
    namespaces(
      "[root@n1 ~]# sudo ip netns exec blue bash",
      "[root@n1 ~]# ip addr",
      "[root@n1 ~]# exit",
      "[root@n1 ~]# ip addr",
    ),
  ).toEqual(["n1 blue", "n1 blue", "n1 blue", "n1 "]);
});

test("a container of its own is a place, one on the machine's network is not", () => {
  expect(places("[root@n1 ~]# docker run --rm -v /a:/a alpine:3 ip addr")).toEqual(["/alpine:3"]);
  expect(places("[root@n1 ~]# docker run --name web -d alpine ip addr")).toEqual(["/web"]);
  expect(places("[root@n1 ~]# podman run --network host alpine ip addr")).toEqual(["n1"]);
  expect(places("$ kubectl run -it --rm probe --image=busybox -- ip addr")).toEqual(["/probe"]);
});

test("machines whose outputs stand in one: loops, ansible, watch", () => {
  const found = (...lines: readonly string[]) =>
    read(`${lines.join("\n")}\n`).entries.map(
      ({ command, host = "", iptables }) => `${command} ${host} ${iptables?.table ?? ""}`,
    );
  expect(
    found(
      '$ for n in n1 n2; do echo "== $n =="; ssh $n iptables -t nat -S; done',
      "== n1 ==",
      "-N A",
      "== n2 ==",
      "-N B",
      "$ ip route",
      "default via 192.0.2.1 dev eth0",
    ),
  ).toEqual(["0  nat", "0 n1 nat", "0 n2 nat", "5  "]);
  expect(found("$ ansible all -a 'ip route'", "n1 | CHANGED | rc=0 >>", "default via 192.0.2.1 dev eth0")).toEqual([
    "0  ",
    "0 n1 ",
  ]);
  expect(
    places("Every 2.0s: ip route      n1: Fri Nov 27 10:00:00 2026", "", "default via 192.0.2.1 dev eth0"),
  ).toEqual(["n1"]);
});

test("long dashes of a word processor are those of options", () => {
  const { entries } = read(
    "$ iptables –t nat —L KUBE-SERVICES —nv —line-numbers\nChain KUBE-SERVICES (2 references)\n",
  );
  expect(entries[0]?.iptables).toEqual({
    table: "nat",
    family: "ipv4",
    chain: "KUBE-SERVICES",
    numeric: true,
    verbose: true,
    exact: false,
    lineNumbers: true,
  });
});

test.each(["(END)", "lines 1-2/2 (END)", "--More--", "--More--(23%)", "^C"])(
  "what stands below an output is no part of it: %s",
  (line) => {
    const [entry] = read(`$ ip route\ndefault via 192.0.2.1 dev eth0\n${line}\n`).entries;
    expect(entry?.outputs.map(({ format, diagnostics }) => [format, diagnostics.length])).toEqual([["ip", 0]]);
  },
);

test("another user's shell is on the same machine", () => {
  expect(places("core@n1:~$ sudo -i", "root@n1:~# ip addr", "root@n1:~# exit", "core@n1:~$ ip addr")).toEqual([
    "n1",
    "n1",
    "n1",
    "n1",
  ]);
});

test.each([
  ["==== worker1 ====", "worker1"],
  ["### master-0.example.com ###", "master-0.example.com"],
  ["--- node: infra ---", "infra"],
  ["*** host: infra ***", "infra"],
  ["==== routes ====", ""],
  ["==== eth0 ====", ""],
  ["==== step1 ====", ""],
  ["==== routes.txt ====", ""],
])("%s above an output", (heading, host) => {
  expect(places(heading, "Kernel IP routing table", "192.0.2.0  0.0.0.0  255.255.255.0  U  0 0  0 eth0")).toEqual([
    host,
  ]);
  expect(places(heading, "$ ip addr")).toEqual([host]);
  expect(places(heading, "[root@n9 ~]# ip addr")).toEqual(["n9"]);
});

test("sessions: nodes under headings, a shell in a pod, oc debug", () => {
  const hosts = (name: string) => read(session(name)).entries.map(({ host, pod }) => host ?? pod);
  expect(hosts("headings-of-nodes.txt")).toEqual(["worker1", "worker2"]);
  expect(hosts("oc-debug-one-line.txt")).toEqual(["worker-0"]);
  expect(hosts("oc-debug-chroot.txt").slice(0, 4)).toEqual(["worker-0", "worker-0", "worker-0", "worker-0"]);
  expect(hosts("kubectl-exec-alpine.txt")).toEqual(["dns-test", "dns-test", "dns-test"]);
  expect(hosts("session.worker1.txt")).toEqual(["worker1", "worker1", "worker1", "worker1", "worker1", undefined]);
});
