import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseSession } from "../../src/session/index.ts";
import type { PromptStyle } from "../../src/transcript/index.ts";
import { commandsOf, entriesOf, lawful, read, session } from "./support.ts";

interface Expected {
  /** Each command as the shell got it, `null` without one, and the formats of what it printed. */
  readonly entries: readonly (readonly [string | null, ...(string | null)[]])[];
  readonly style?: PromptStyle;
  readonly codes?: readonly string[];
}

const LOOP =
  'for n in worker1 worker2; do echo "== $n =="; ssh core@$n sudo iptables -t nat -L KUBE-SERVICES -n | grep 443; done';

const expectations: Readonly<Record<string, Expected>> = {
  addresses: {
    entries: [
      [
        'oc get nodes -o jsonpath=\'{range .items[*]}{.status.addresses[?(@.type=="InternalIP")].address}{"\\n"}{end}\'',
        "addresses",
      ],
      ["oc get nodes -o jsonpath='{.items[*].spec.podCIDR}'", "addresses"],
      ["cat /sys/class/net/eth0/address", "addresses"],
    ],
    style: "bare",
  },
  "bare-hash-prompts": {
    entries: [["netstat -nr", "netstat"], ["ifconfig eth0", "ifconfig"], ["cat /etc/hostname", null], ["exit"]],
    style: "bare",
  },
  "continued-lines": {
    entries: [
      ["iptables   -t nat   -S", "iptables"],
      ["for table in nat; do\n  iptables -t $table -S\ndone", "iptables"],
      ["netstat -nr |\ngrep -v ^Kernel |\nhead -3", "netstat"],
    ],
    style: "brackets",
  },
  crlf: {
    entries: [["oc get network.config/cluster -o jsonpath={.status}", "network-config"]],
    style: "cmd",
    codes: ["network-config/spec-or-status"],
  },
  "damaged-commands": {
    entries: [
      ["oc get network.config/cluster -o jsonpath='{.status}", "network-config"],
      ["netstat -nr |"],
      ["iptables -t nat "],
    ],
    style: "bare",
    codes: [
      "transcript/unclosed-quote",
      "transcript/cut-command",
      "transcript/cut-command",
      "network-config/spec-or-status",
    ],
  },
  elisions: {
    entries: [
      ["iptables -t nat -L", "iptables", "iptables"],
      ["netstat -nr", "netstat"],
    ],
    style: "brackets",
  },
  "english-prose": {
    entries: [
      ["netstat -nr", "netstat"],
      ["ifconfig eth0", "ifconfig"],
    ],
    style: "brackets",
  },
  "hash-comments-beside-prompts": {
    entries: [["# first the routes"], ["netstat -nr", "netstat"]],
    style: "brackets",
    codes: ["transcript/hash-line", "transcript/hash-line"],
  },
  "headings-are-commands": {
    entries: [
      ["oc get nodes", null],
      ["iptables -t nat -S", "iptables"],
      ["netstat -nr", "netstat"],
    ],
  },
  "headings-of-nodes": {
    entries: [
      ["netstat -nr", "netstat"],
      ["netstat -nr", "netstat"],
    ],
    style: "bare",
  },
  "ip-tools": {
    entries: [
      ["ip -4 addr show dev eth0", "ip"],
      ["ip route", "ip"],
    ],
    style: "brackets",
  },
  "kubectl-exec-alpine": {
    entries: [["kubectl exec -it dns-test -- sh"], ["route -n", "netstat"], ["exit"]],
    style: "bare",
  },
  "kubectl-exec-bash": {
    entries: [
      ["kubectl exec -n kube-system kube-proxy-x7k2p -- iptables -t nat -S", "iptables"],
      ["kubectl -n kube-system exec -it kube-proxy-x7k2p -- bash"],
      ["iptables-save -t nat", "iptables"],
    ],
    style: "shell",
  },
  "mail-quoted-sessions": {
    entries: [
      ["netstat -nr", "netstat"],
      ["iptables -t nat -S", "iptables"],
      ["oc get nodes -o jsonpath='{.items[*].status.addresses[0].address}'", "addresses"],
      ["ip route", "ip"],
      ["oc get network.config/cluster -o jsonpath={.status}", "network-config"],
      ["ovs-vsctl show", "ovs-vsctl"],
    ],
    style: "brackets",
    codes: ["network-config/spec-or-status"],
  },
  "mail-with-quotes": { entries: [["netstat -nr", "netstat"]], style: "bare" },
  "mail-wrapped-unclear": {
    entries: [["netstat -nr", "netstat"]],
    style: "bare",
    codes: ["netstat/unknown-line", "netstat/unknown-line", "session/unwrapped-lines", "session/wrapped-lines"],
  },
  "mail-wrapped": {
    entries: [
      ["iptables -t nat -nvL KUBE-SERVICES", "iptables"],
      ["oc get nodes -o jsonpath='{range .items[*]}{.status.addresses[0].address}{end}'", "addresses"],
      ["ip -4 addr show dev br-ex", "ip"],
    ],
    style: "brackets",
    codes: ["transcript/wrapped-command", "session/unwrapped-lines", "session/unwrapped-lines"],
  },
  "many-machines": {
    entries: [
      [LOOP],
      [LOOP, "iptables"],
      [LOOP, "iptables"],
      ["ip route", "ip"],
      ["ansible -i hosts workers -m shell -a 'ip route'"],
      ["ansible -i hosts workers -m shell -a 'ip route'", "ip"],
      ["ansible -i hosts workers -m shell -a 'ip route'", null],
      ["ansible -i hosts workers -m shell -a 'ip route'", null],
      ["tail -n +1 *.txt"],
      [null, "ip"],
      [null, "iptables"],
      ["ssh worker1"],
      ["watch ip route"],
      ["ip route", "ip"],
    ],
    style: "bare",
  },
  "markdown-issue": {
    entries: [
      ["netstat -nr", "netstat"],
      [null, "ovs-vsctl"],
    ],
    style: "bare",
  },
  "marked-lines": {
    entries: [
      ["ip route", "ip"],
      [null, "netstat"],
      ["pdsh -w worker[1-3] ip route | sort"],
      ["pdsh -w worker[1-3] ip route | sort", "ip"],
      ["pdsh -w worker[1-3] ip route | sort", "ip"],
      ["pdsh -w worker[1-3] ip route | sort", "ip"],
      ["cat -n notes.txt"],
      ["ip neigh", "ip"],
      ["iptables -S", "iptables"],
      ["lscpu | head -3", "cpu-topology"],
    ],
    style: "trace",
    codes: ["ip/unknown-line"],
  },
  "messages-instead": {
    entries: [
      ["iptables -t nat -L", "iptables"],
      ["ifconfig", "ifconfig"],
      ["oc get network.config/cluster", "network-config"],
      ["ls -l", null],
    ],
    style: "bare",
    codes: ["iptables/not-permitted", "iptables/no-table", "ifconfig/tool-message", "network-config/unknown-line"],
  },
  "namespaces-and-containers": {
    entries: [
      ["ip netns exec blue ip route", "ip"],
      ["ip netns exec blue bash"],
      ["ip route", "ip"],
      ["ip -n red route", "ip"],
      ["exit", null],
      ["nsenter -t 4711 -n ip route", "ip"],
      ["nsenter -t 1 -m -n ip route", "ip"],
      ["docker run --rm -v /tmp:/tmp alpine:3 ip route", "ip"],
      ["docker run --rm --network=host alpine:3 ip route", "ip"],
      ["podman exec -it web sh"],
      ["ip route", "ip"],
      ["exit"],
      ["ip route", "ip"],
    ],
    style: "brackets",
  },
  "no-prompts-at-all": { entries: [[null, "ovs-vsctl", "netstat", "iptables"]] },
  "oc-debug-chroot": {
    entries: [
      ["oc debug node/worker-0", null],
      ["chroot /host"],
      ["ovs-vsctl show", "ovs-vsctl"],
      ["exit"],
      ["exit", null],
    ],
    style: "bare",
  },
  "oc-debug-one-line": {
    entries: [
      ["oc debug node/worker-0 -- chroot /host iptables -t nat -nvL KUBE-SERVICES | grep 10.96.0.10", "iptables"],
    ],
    style: "brackets",
  },
  "passwords-and-interrupts": {
    entries: [
      ["sudo netstat -nr", "netstat"],
      ["ssh root@worker2 iptables -t nat -S", "iptables"],
      ["sudo iptables -t nat -L PREROUTING -n", "iptables"],
      ["kubectl exec web -- ip route", "ip"],
    ],
    style: "user-host",
  },
  "pipes-and-lists": {
    entries: [
      ["netstat -nr | tee routes.txt; numactl -H 2>/dev/null", "netstat", "cpu-topology"],
      ["iptables -t nat -S 2>&1 | grep -c POSTROUTING", null],
      ['test -e /run/openvswitch && ovs-vsctl show || echo "no Open vSwitch"', "ovs-vsctl"],
    ],
    style: "bare",
  },
  powershell: {
    entries: [
      ["oc get network.config/cluster -o jsonpath='{.status}'", "network-config"],
      ['ssh core@192.0.2.10 "netstat -nr"', "netstat"],
    ],
    style: "powershell",
    codes: ["network-config/spec-or-status"],
  },
  "prompts-of-many-looks": {
    entries: [
      ["ip route", "ip"],
      ["sudo iptables -t nat -S", "iptables"],
      ["ip route", "ip"],
      ["ip route", "ip"],
      ["ip route", "ip"],
      ["ssh core@worker3 ip route", "ip"],
      ["ip route", "ip"],
      ["ssh core@worker5 ip route", "ip"],
      ["ip route", "ip"],
      ["ip route", "ip"],
      ["ip route", "ip"],
      ["ip route", "ip"],
    ],
    style: "arrow",
  },
  "redrawn-prompt": { entries: [["netstat -nr", "netstat"]], style: "brackets", codes: ["transcript/redrawn-line"] },
  "root-prompt-three-tools": {
    entries: [
      ["netstat -nr", "netstat"],
      ["ifconfig eth0", "ifconfig"],
      ["ovs-vsctl show", "ovs-vsctl"],
    ],
    style: "brackets",
  },
  "script-recording": {
    entries: [
      ["netstat -nr", "netstat"],
      ["iptables -t nat -L KUBE-SERVICES -nv | grep 'kube-system/kube-dns:dns-tcp'", "iptables"],
      ["exit", null],
    ],
    style: "brackets",
  },
  "set-x-trace": {
    entries: [
      ["netstat -nr", "netstat"],
      ["iptables -t nat -S", "iptables"],
      ["numactl -H", "cpu-topology"],
    ],
    style: "trace",
  },
  "smart-quotes": {
    entries: [
      ["oc get network.config/cluster -o jsonpath=‘{.status}’", "network-config"],
      ["iptables -t nat -nvL KUBE-SERVICES | grep “kube-dns”", "iptables"],
    ],
    style: "bare",
    codes: ["transcript/smart-quotes", "transcript/smart-quotes", "network-config/spec-or-status"],
  },
  "suse-prompt": {
    entries: [["netstat -nr", "netstat"], ["cd /etc"], ["numactl -H", "cpu-topology"]],
    style: "host-directory",
  },
  tickets: {
    entries: [
      ["ip route", "ip"],
      ["iptables -t nat -S", "iptables"],
      ["netstat -nr", "netstat"],
      ["iptables -t nat -L KUBE-SERVICES -n", "iptables"],
      ["ip route", "ip"],
    ],
    style: "brackets",
  },
  "unclosed-fence": { entries: [["netstat -nr", "netstat"]], style: "bare", codes: ["transcript/unclosed-fence"] },
  "user-prompt-sudo": {
    entries: [
      ["sudo iptables -t nat -L", "iptables"],
      ["sudo ovs-vsctl show", "ovs-vsctl"],
    ],
    style: "user-host",
  },
  "zsh-mac": {
    entries: [
      ["oc get nodes -o jsonpath='{.items[*].status.addresses[?(@.type==\"InternalIP\")].address}'", "addresses"],
      ["ssh core@192.0.2.10 sudo ovs-vsctl show", "ovs-vsctl"],
    ],
    style: "user-host",
  },
};

const folder = join(import.meta.dirname, "../../samples/sessions");

test("every session that was written for this is expected to be something", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt") && !/^(?:session|recorded)\./.test(name));
  expect(Object.keys(expectations)).toEqual(names.map((name) => name.replace(/\.txt$/, "")));
});

test.each(Object.entries(expectations))("%s", (name, { entries, style, codes = [] }) => {
  const text = session(`${name}.txt`);
  const ast = read(text);
  expect(entriesOf(ast)).toEqual(entries);
  const first = ast.transcript.nodes.find((node) => node.kind === "command");
  expect(first?.prompt.style).toBe(style);
  expect(parseSession(text).diagnostics.map(({ code }) => code)).toEqual(codes);
});

test("a bare list of addresses is typed, each with its place", () => {
  const text = session("addresses.txt");
  const trees = read(text).entries.map(({ outputs }) => outputs[0]?.ast);
  const listed = trees.flatMap((tree) => (tree?.kind === "addresses" ? tree.addresses : []));
  expect(listed.map(({ span: { start, end }, ...node }) => [text.slice(start, end), node])).toEqual([
    ["192.0.2.10", { kind: "ip", address: "192.0.2.10", family: "ipv4" }],
    ["192.0.2.11", { kind: "ip", address: "192.0.2.11", family: "ipv4" }],
    ["2001:DB8::10", { kind: "ip", address: "2001:db8::10", family: "ipv6" }],
    ["10.128.0.0/23", { kind: "cidr", cidr: "10.128.0.0/23" }],
    ["10.129.0.0/23", { kind: "cidr", cidr: "10.129.0.0/23" }],
    ["52:54:00:12:34:56", { kind: "mac", mac: "52:54:00:12:34:56" }],
  ]);
});

test.each([
  ["192.0.2.10\n192.0.2.11\n2001:db8::1", 3],
  ["192.0.2.10 192.0.2.11[root@n ~]# exit", 2],
  ["192.0.2.10,192.0.2.11", 2],
  ["192.0.2.10\t2001:db8::10", 2],
  ["192.0.2.10 worker-1", null],
  ["192.0.2.256", null],
  ["none", null],
])("the list %j: so many addresses", (output, count) => {
  const text = `[root@n ~]# oc get nodes -o jsonpath='{.items[*].status.addresses[?(@.type=="InternalIP")].address}'\n${output}\n`;
  const tree = read(text).entries[0]?.outputs[0]?.ast;
  expect(tree?.kind === "addresses" ? tree.addresses.length : null).toBe(count);
});

test.each([
  ["ip6tables -L INPUT --line-numbers", { table: "filter", family: "ipv6", chain: "INPUT", lineNumbers: true }],
  ["iptables -tmangle -nvxL", { table: "mangle", family: "ipv4", numeric: true, verbose: true, exact: true }],
  ["iptables --table=raw --list OUTPUT", { table: "raw", chain: "OUTPUT" }],
  ["sudo /usr/sbin/iptables-legacy -S POSTROUTING -t nat", { table: "nat", chain: "POSTROUTING", verbose: false }],
  ["ssh core@n 'sudo iptables -t nat -L'", { table: "nat", family: "ipv4" }],
  [
    "oc debug node/n -- chroot /host bash -c 'iptables -t nat -nvL KUBE-SERVICES'",
    { table: "nat", chain: "KUBE-SERVICES" },
  ],
])("%s tells the table, chain and columns", (command, iptables) => {
  expect(read(`$ ${command}\nx\n`).entries[0]?.iptables).toMatchObject(iptables);
});

test.each([
  "iptables -t nat -S; iptables -t filter -S",
  "grep iptables file",
  "man iptables",
  "echo 'iptables -t nat -L'",
])("%s tells none", (command) => expect(read(`$ ${command}\nx\n`).entries[0]?.iptables).toBeUndefined());

test("a table that a variable holds, and all tables of iptables-save, are not named", () => {
  expect(read('$ iptables -t "$t" -S\n').entries[0]?.iptables).not.toHaveProperty("table");
  expect(read("$ ip6tables-save\n").entries[0]?.iptables).not.toHaveProperty("table");
});

test("what filters make of an output is read by its content alone", () => {
  const format = (command: string, output: string) => read(`$ ${command}\n${output}\n`).entries[0]?.outputs[0]?.format;
  expect(format("netstat -nr | awk '{print $2}'", "192.0.2.1\n192.0.2.2")).toBe("addresses");
  expect(format("ifconfig | wc -l", "17")).toBeNull();
  expect(format("iptables -S | grep -c ACCEPT", "17")).toBeNull();
  expect(format("netstat -nr | grep nothing", "nothing of the kind")).toBe("netstat");
  expect(format("netstat -tlnp", "nothing of the kind")).toBeNull();
});

test("lines of oc debug around an output are no part of it, and stay in the transcript", () => {
  const text = session("oc-debug-one-line.txt");
  const [output] = read(text).entries[0]?.outputs ?? [];
  expect(output && text.slice(output.span.start, output.span.end)).toMatch(/^ 1760 .*tcp dpt:53\n$/);
  expect(lawful(text).nodes[1]?.text).toMatch(/^Starting pod[\s\S]*Removing debug pod \.\.\.\n$/);
});

test("the recording of script(1): what was typed, without what was erased and wrapped", () => {
  const ast = lawful(session("script-recording.txt"));
  expect(ast.nodes.map(({ kind }) => kind).join(" ")).toBe(
    "script command blank output command blank output command blank output blank script",
  );
  expect(commandsOf(ast)[1]).toBe("iptables -t nat -L KUBE-SERVICES -nv | grep 'kube-system/kube-dns:dns-tcp'");
});
