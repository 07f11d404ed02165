import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type OvsVsctlShow,
  ovsBonds,
  ovsConnections,
  ovsDuplicateTunnels,
  ovsInterfaceErrors,
  ovsPatches,
  ovsReachableBridges,
  ovsTunnels,
  ovsVlans,
  ovsVsctlCommands,
  parseOvsVsctlShow,
  printOvsVsctlShow,
} from "../../src/formats/ovs-vsctl/index.ts";
import { tablesOf, treeOf } from "../live/support/ovs-truth.ts";
import { bare } from "../live/support/trees.ts";

const samples = join(import.meta.dirname, "../../samples");
const names = ["ipsec", "openshift-sdn", "openstack", "ovn-kubernetes"] as const;
const versions = ["2.15", "3.1", "3.5", "4.0"] as const;
type Name = (typeof names)[number];

const textOf = (name: string, version = "3.1"): string =>
  readFileSync(join(samples, `ovs-vsctl/ok/${name}.ovs-${version}.txt`), "utf8");
const treeOfSample = (name: Name): OvsVsctlShow => parseOvsVsctlShow(textOf(name)).ast;

/** A tree without places, and without what only the text says of itself. */
function shown({ quoting: _, oneline: __, ...ast }: OvsVsctlShow): unknown {
  return bare(ast);
}

const recordings = names.flatMap((name) => versions.map((version) => [name, version] as const));

describe.each(recordings)("%s of Open vSwitch %s", (name, version) => {
  const lines = readFileSync(join(samples, `record/ovs-vsctl/${name}.ovs-${version}.json`), "utf8").split("\n");
  const truth = treeOf(tablesOf(lines));

  test("is, value by value, what the database held", () => {
    const { ast, diagnostics } = parseOvsVsctlShow(textOf(name, version));
    expect(diagnostics).toEqual([]);
    expect(shown(ast)).toEqual(truth);
    expect(printOvsVsctlShow(ast)).toBe(textOf(name, version));
  });
  test("and so by --oneline", () => {
    const { ast, diagnostics } = parseOvsVsctlShow(textOf(`${name}-oneline`, version));
    expect(diagnostics).toEqual([]);
    expect(ast.oneline).toBe(true);
    expect(shown(ast)).toEqual(truth);
    expect(printOvsVsctlShow(ast)).toBe(textOf(`${name}-oneline`, version));
  });
});

test("OpenShift SDN: VXLAN to everywhere, and a pod that is gone", () => {
  const ast = treeOfSample("openshift-sdn");
  expect(ovsTunnels(ast)).toMatchObject([
    { bridge: "br0", interface: "vxlan0", type: "vxlan", remote: "flow", inKey: "flow", destinationPort: 4789 },
  ]);
  expect(ovsInterfaceErrors(ast)).toMatchObject([
    { bridge: "br0", port: "vethdeadbeef", error: "could not open network device vethdeadbeef (No such device)" },
  ]);
  expect(ovsVsctlCommands(ast)).toContain(
    `ovs-vsctl --may-exist add-port br0 vxlan0 -- set Interface vxlan0 type=vxlan 'options={dst_port="4789", key=flow, remote_ip=flow}'`,
  );
});

test("OVN-Kubernetes: a tunnel for each node, one of them down, and the way out", () => {
  const ast = treeOfSample("ovn-kubernetes");
  const tunnels = ovsTunnels(ast).map(({ remote, byFlow, bfdState }) => ({ remote, byFlow, bfdState }));
  expect(tunnels.toSorted((a, b) => ((a.remote ?? "") < (b.remote ?? "") ? -1 : 1))).toEqual([
    { remote: "192.0.2.11", byFlow: ["inKey", "outKey"], bfdState: undefined },
    { remote: "192.0.2.12", byFlow: ["inKey", "outKey"], bfdState: "down" },
    { remote: "192.0.2.13", byFlow: ["inKey", "outKey"], bfdState: undefined },
  ]);
  expect(ovsReachableBridges(ast, "br-int")).toEqual(["br-int", "br-ex"]);
});

test("OpenStack: three bridges, a loose end, a bond, VLANs, and who is connected", () => {
  const ast = treeOfSample("openstack");
  const patches = ovsPatches(ast);
  expect(patches.filter(({ kind }) => kind === "pair").length).toBe(2);
  expect(patches.filter(({ kind }) => kind === "loose")).toMatchObject([
    { end: { interface: "int-br-old" }, peer: "phy-br-old", fault: "peer-not-shown" },
  ]);
  expect(ovsInterfaceErrors(ast).map((one) => one.interface)).toEqual(["int-br-old"]);
  expect([...ovsReachableBridges(ast, "br-ex")].sort()).toEqual(["br-ex", "br-int", "br-tun"]);
  expect(ovsBonds(ast).map(({ port, interfaces }) => [port, [...interfaces].sort()])).toEqual([
    ["bond0", ["eno1", "eno2"]],
  ]);
  expect(ovsVlans(ast).map(({ vlan, tagged, trunked }) => [vlan, tagged.length, trunked.length])).toEqual([
    [1, 1, 0],
    [2, 1, 0],
    [101, 0, 1],
    [102, 0, 1],
    [4094, 0, 1],
    [4095, 1, 0],
  ]);
  expect(ovsConnections(ast).flatMap(({ target, isConnected }) => (isConnected ? [target] : []))).toEqual([
    "ptcp:6640:127.0.0.1",
  ]);
  expect(ovsTunnels(ast).map(({ local, byFlow }) => [local, byFlow])).toEqual([
    ["192.0.2.5", ["inKey", "outKey"]],
    ["192.0.2.5", ["inKey", "outKey"]],
  ]);
});

test("IPsec: three tunnels ask for it, and no key leaves the tree", () => {
  const ast = treeOfSample("ipsec");
  const encrypted = ovsTunnels(ast).flatMap((one) => (one.isEncrypted ? [one.interface ?? ""] : []));
  expect(encrypted.toSorted()).toEqual(["tun-cert", "tun-name", "tun-psk"]);
  expect(ovsDuplicateTunnels(ast).map((group) => group.map((one) => one.interface).toSorted())).toEqual([
    ["tun-one", "tun-two"],
  ]);
  expect(ovsInterfaceErrors(ast)).toMatchObject([
    { error: expect.stringMatching(/^could not add .* \(File exists\)$/) },
  ]);
  const commands = ovsVsctlCommands(ast).join("\n");
  expect(commands).toContain(`set Interface tun-psk type=gre 'options={psk="***", remote_ip="198.51.100.7"}'`);
  expect(commands).not.toContain("not a real");
  expect(ovsVsctlCommands(ast, { secrets: true }).join("\n")).toContain('psk="not a real, key=1"');
});

describe("show --filter of 4.0", () => {
  const filtered = (name: string): OvsVsctlShow => parseOvsVsctlShow(textOf(name, "4.0")).ast;
  const rows = ({ bridges }: OvsVsctlShow): unknown =>
    bridges.map(({ name, ports }) => [
      name,
      ports.map((port) => [port.name, port.interfaces.map((member) => member.name)]),
    ]);

  test("bridges without ports", () => {
    expect(rows(filtered("filtered-ports"))).toEqual([
      ["br-int", [["ovn-1a2b3c-0", ["ovn-1a2b3c-0"]]]],
      ["br-ex", []],
    ]);
  });
  test("ports without interfaces, and a bond of which one member is left", () => {
    expect(rows(filtered("filtered-members"))).toEqual([
      [
        "br-int",
        [
          ["ovn-1a2b3c-0", []],
          ["pod1", []],
          ["br-int", []],
        ],
      ],
      [
        "br-ex",
        [
          ["bond0", ["eno1"]],
          ["p-to-int", []],
          ["br-ex", []],
        ],
      ],
    ]);
  });
  test("and with --oneline", () => {
    const ast = filtered("filtered-oneline");
    expect([ast.oneline, ast.bridges[0]?.ports.map((port) => port.interfaces.length)]).toEqual([true, [1, 0, 0]]);
  });
});

test("-v: the lines of the log are told from those of the switch", () => {
  const { ast } = parseOvsVsctlShow(readFileSync(join(samples, "ovs-vsctl/err/verbose.ovs-4.0.txt"), "utf8"));
  expect(ast.unknown.map(({ text }) => text.split("|")[2])).toEqual(["reconnect", "reconnect"]);
  expect(ast.bridges.map(({ name, ports }) => [name, ports.length])).toEqual([
    ["br-int", 3],
    ["br-ex", 3],
  ]);
});
