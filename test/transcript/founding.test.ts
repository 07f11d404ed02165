import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseIfconfig } from "../../src/formats/ifconfig/index.ts";
import { parseIptables } from "../../src/formats/iptables/index.ts";
import { parseRoutes } from "../../src/formats/netstat/index.ts";
import { parseNetworkConfig } from "../../src/formats/network-config/index.ts";
import { parseOvsVsctlShow } from "../../src/formats/ovs-vsctl/index.ts";
import { parseSession } from "../../src/session/index.ts";
import { parseTranscript } from "../../src/transcript/index.ts";
import { bare, entriesOf, lawful, read, session } from "./support.ts";

const sample = (name: string): string => readFileSync(join(import.meta.dirname, "../../samples", name), "utf8");
const kindsOf = (text: string): string =>
  lawful(text)
    .nodes.map(({ kind }) => kind)
    .filter((kind) => kind !== "blank")
    .join(" ");

test("worker1: every command with its output, prose as prose, elisions as elisions, the rule of the notes", () => {
  const text = session("session.worker1.txt");
  expect(entriesOf(read(text))).toEqual([
    ["ovs-vsctl show", "ovs-vsctl"],
    ["ifconfig ovn-k8s-mp0", "ifconfig"],
    ["netstat -nr", "netstat"],
    ["iptables -L -t nat", "iptables"],
    ["iptables -L -t nat", "iptables"],
    [null, "iptables"],
  ]);
  expect(kindsOf(text)).toBe(
    "command output prose prose command output prose prose command output prose prose command output command prose prose " +
      "command elision note output note note note note elision",
  );
  expect(parseSession(text).diagnostics).toEqual([]);
  expect(parseTranscript(text).diagnostics).toEqual([]);
});

test("worker1: each output is what it is by itself, with places in the whole text", () => {
  const text = session("session.worker1.txt");
  const outputs = read(text).entries.flatMap(({ outputs }) => outputs);
  const nat = { table: "nat", family: "ipv4" } as const;
  const alone = [
    parseOvsVsctlShow(sample("ovs-vsctl/ok/ovs-vsctl-show.worker1.txt")),
    parseIfconfig(sample("ifconfig/ok/ifconfig.ovn-k8s-mp0.txt")),
    parseRoutes(sample("netstat/ok/netstat-nr.worker1.txt")),
    parseIptables(sample("iptables/ok/iptables-L-nat.worker1.txt"), nat),
    parseIptables(sample("iptables/ok/iptables-L-nat.nodeport-fragment.txt"), nat),
    parseIptables(sample("iptables/ok/iptables-spec.nodeport.txt")),
  ];
  expect(outputs.map(({ ast }) => bare(ast))).toEqual(alone.map(({ ast }) => bare(ast)));
  const routes = outputs[2];
  if (routes?.format !== "netstat" || routes.ast.kind !== "routes") throw new Error("no routes");
  const first = routes.ast.tables[0];
  const row = first !== undefined && "routes" in first ? first.routes[0]?.span : undefined;
  expect(row && text.slice(row.start, row.end)).toBe(
    "0.0.0.0         50.50.51.10     0.0.0.0         UG        0 0          0 br-ex",
  );
});

test("worker1: a prompt shows who, where and on which host; an idle one ends an output", () => {
  const nodes = lawful(session("session.worker1.txt")).nodes;
  expect(bare(nodes[0])).toMatchObject({
    prompt: {
      text: "[root@worker1 ~]#",
      style: "brackets",
      privilege: "root",
      user: "root",
      host: "worker1",
      directory: "~",
    },
  });
  expect(nodes.filter((node) => node.kind === "command" && node.line === null)).toHaveLength(1);
  expect(nodes.filter((node) => node.kind === "elision").map(({ text }) => text)).toEqual([
    "... 중간 생략 ...\n",
    "... 중간 생략 ...\n",
  ]);
});

test("openshift-sdn: both headless fragments have their table and chain from the command line above", () => {
  const text = session("session.openshift-sdn.txt");
  const ast = read(text);
  expect(entriesOf(ast)).toEqual([
    ["iptables -t nat -L KUBE-SERVICES -nv | grep 10.10.12.208", "iptables"],
    ["iptables -t nat -L KUBE-SEP-ZBWV76PMI2XAVMCD -nv", "iptables"],
    [null, "iptables"],
    [null, "iptables"],
  ]);
  const shown = { table: "nat", family: "ipv4", numeric: true, verbose: true, exact: false, lineNumbers: false };
  expect(ast.entries.map(({ iptables }) => iptables)).toEqual([
    { ...shown, chain: "KUBE-SERVICES" },
    { ...shown, chain: "KUBE-SEP-ZBWV76PMI2XAVMCD" },
    undefined,
    undefined,
  ]);
  const trees = ast.entries.map(({ outputs }) => outputs[0]?.ast);
  const nat = { table: "nat", family: "ipv4" } as const;
  expect(trees.map(bare)).toEqual(
    [
      parseIptables(sample("iptables/ok/iptables-nvL.kube-services-grep.txt"), nat),
      parseIptables(sample("iptables/ok/iptables-nvL.kube-sep-headless.txt"), nat),
      parseIptables(sample("iptables/ok/iptables-spec.kube-sep.txt")),
      parseIptables(sample("iptables/ok/iptables-L-nat.openshift-sdn-fragment.txt")),
    ].map((parsed) => bare(parsed.ast)),
  );
  expect(trees.map((tree) => (tree?.kind === "ruleset" ? tree.tables.map(({ name }) => name) : null))).toEqual([
    ["nat"],
    ["nat"],
    [null],
    [null],
  ]);
  expect(kindsOf(text)).toBe("command output elision command output prose output prose output");
  expect(parseSession(text).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("network-config: headings of notes, two outputs, an idle prompt at the end", () => {
  const text = session("session.network-config.txt");
  const ast = read(text);
  expect(entriesOf(ast)).toEqual([
    [`kubectl get network.config/cluster -o jsonpath='{.status}{"\\n"}'`, "network-config"],
    [`oc get network.config/cluster -o jsonpath='{.status.networkType}{"\\n"}'`, "network-config"],
  ]);
  expect(ast.entries.map(({ outputs }) => bare(outputs[0]?.ast))).toEqual(
    ["network-config.status.openshift-sdn.json", "network-config.networktype.txt"].map((name) =>
      bare(parseNetworkConfig(sample(`network-config/ok/${name}`)).ast),
    ),
  );
  expect(kindsOf(text)).toBe("note note note command output note note note command output command");
  expect(lawful(text).nodes.flatMap((node) => (node.kind === "note" ? [node.content] : []))).toEqual([
    "",
    "Cluter Network 설정 정보 보기",
    "",
    "",
    "CNI Network Type 설정 정보 보기",
    "",
  ]);
  expect(parseSession(text).diagnostics).toEqual([]);
});

test("the pod: what is left out in the middle is an elision, and both parts are read together", () => {
  const text = session("pod.smt-alignment.yaml");
  expect(kindsOf(text)).toBe("output elision output elision");
  expect(entriesOf(read(text))).toEqual([[null, "cpu-topology"]]);
});
