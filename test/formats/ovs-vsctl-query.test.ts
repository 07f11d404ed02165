import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  bridgeOfInterface,
  bridgeOfPort,
  type OvsVsctlShow,
  ovsBfdSessions,
  ovsBonds,
  ovsConnections,
  ovsInterfaceErrors,
  ovsInterfacesOfType,
  parseOvsVsctlShow,
} from "../../src/formats/ovs-vsctl/index.ts";

const UUID = "3f1c6a52-0d5e-4c1b-9a77-5b6f0e2d8c41";

function treeOf(...lines: readonly string[]): OvsVsctlShow {
  return parseOvsVsctlShow(`${[UUID, ...lines].join("\n")}\n`).ast;
}

function sample(name: string): string {
  return readFileSync(join(import.meta.dirname, "../../samples/ovs-vsctl/ok", name), "utf8");
}

const capture = sample("ovs-vsctl-show.worker1.txt");
const { ast } = parseOvsVsctlShow(capture);
const recorded = parseOvsVsctlShow(sample("bond-vlans-tunnels.ovs-3.1.txt")).ast;

describe("where a port or interface is", () => {
  test("of the founding capture, with its place in the text", () => {
    const place = bridgeOfPort(ast, "enp131s0f0");
    expect(place?.bridge).toBe("br-ex");
    expect(capture.slice(place?.span.start, place?.span.end)).toMatch(/^Port enp131s0f0\n +Interface enp131s0f0\n/);
    const member = bridgeOfInterface(ast, "ovn-5e8778-0");
    expect([member?.bridge, member?.port]).toEqual(["br-int", "ovn-5e8778-0"]);
    expect(capture.slice(member?.span.start, member?.span.end)).toMatch(/^Interface ovn-5e8778-0\n +type: geneve\n/);
  });
  test("of a bond: its members are no ports", () => {
    expect(bridgeOfInterface(recorded, "eno2")).toMatchObject({ bridge: "br-ex", port: "bond0", interface: "eno2" });
    expect(bridgeOfPort(recorded, "eno2")).toBeNull();
    expect(bridgeOfPort(recorded, "bond0")?.bridge).toBe("br-ex");
  });
  test("of one that is not there, and of one bridge alone", () => {
    expect(bridgeOfPort(ast, "__proto__")).toBeNull();
    expect(bridgeOfInterface(ast, "none")).toBeNull();
    const [brEx, brInt] = ast.bridges;
    expect(brInt && bridgeOfPort(brInt, "enp131s0f0")).toBeNull();
    expect(brEx && bridgeOfPort(brEx, "enp131s0f0")?.bridge).toBe("br-ex");
  });
  test("below a bridge whose heading is cut off", () => {
    expect(bridgeOfPort(parseOvsVsctlShow("        Port p\n            Interface i\n").ast, "p")?.bridge).toBeNull();
  });
});

test("bonds: every port with several interfaces", () => {
  expect(ovsBonds(ast)).toEqual([]);
  expect(ovsBonds(recorded).map(({ bridge, port, interfaces }) => ({ bridge, port, interfaces }))).toEqual([
    { bridge: "br-ex", port: "bond0", interfaces: ["eno1", "eno2"] },
  ]);
  const cut = treeOf("    Bridge b", "        Port p", "            Interface i", "            Interface");
  expect(ovsBonds(cut)[0]?.interfaces).toEqual(["i", null]);
});

test("interfaces in error, one without words among them", () => {
  const tree = treeOf(
    "    Bridge b",
    "        Port p",
    "            Interface i",
    '                error: "could not open network device i (No such device)"',
    "            Interface j",
    '                error: ""',
    "            Interface k",
  );
  expect(ovsInterfaceErrors(tree).map((one) => [one.interface, one.error])).toEqual([
    ["i", "could not open network device i (No such device)"],
    ["j", ""],
  ]);
  expect(ovsInterfaceErrors(ast)).toEqual([]);
});

test("interfaces of a type, and those without one", () => {
  const names = (type: string | null) => ovsInterfacesOfType(ast, type).map((place) => place.interface);
  expect(names("internal").toSorted()).toEqual(["br-ex", "br-int", "ovn-k8s-mp0"]);
  expect(names("system")).toEqual(["enp131s0f0"]);
  expect(names("geneve").length).toBe(3);
  expect(names("nothing")).toEqual([]);
  expect(
    names(null).length +
      names("internal").length +
      names("system").length +
      names("geneve").length +
      names("patch").length,
  ).toBe(ast.bridges.flatMap(({ ports }) => ports.flatMap(({ interfaces }) => interfaces)).length);
});

describe("connections", () => {
  const endpoints = (...targets: readonly string[]) =>
    ovsConnections(treeOf(...targets.map((target) => `    Manager ${JSON.stringify(target)}`))).map(
      ({ endpoint }) => endpoint,
    );

  test("of a recorded switch, managers first", () => {
    expect(
      ovsConnections(recorded).map(({ kind, bridge, target, isConnected }) => [kind, bridge, target, isConnected]),
    ).toEqual([
      ["manager", undefined, "ptcp:16640:127.0.0.1", true],
      ["manager", undefined, "ssl:127.0.0.1:16641", false],
      ["controller", "br-int", "tcp:127.0.0.1:16653", false],
      ["controller", "br-int", "ptcp:16654", false],
    ]);
  });
  test("targets that connect", () => {
    expect(
      endpoints("tcp:10.0.0.1:6653", "ssl:[fd00::1]:6653", "ssl:[fd00::1]", "tcp:sdn.example:6653", "tcp:10.0.0.1"),
    ).toEqual([
      { transport: "tcp", isPassive: false, host: "10.0.0.1", port: 6653 },
      { transport: "ssl", isPassive: false, host: "fd00::1", port: 6653 },
      { transport: "ssl", isPassive: false, host: "fd00::1" },
      { transport: "tcp", isPassive: false, host: { name: "sdn.example" }, port: 6653 },
      { transport: "tcp", isPassive: false, host: "10.0.0.1" },
    ]);
  });
  test("targets that wait: the port stands first", () => {
    expect(
      endpoints(
        "ptcp:6640:127.0.0.1",
        "pssl:6640:[::1]",
        "ptcp:6640",
        "ptcp:",
        "punix:/run/x.mgmt",
        "unix:/run/y.sock",
      ),
    ).toEqual([
      { transport: "tcp", isPassive: true, host: "127.0.0.1", port: 6640 },
      { transport: "ssl", isPassive: true, host: "::1", port: 6640 },
      { transport: "tcp", isPassive: true, port: 6640 },
      { transport: "tcp", isPassive: true },
      { transport: "unix", isPassive: true, path: "/run/x.mgmt" },
      { transport: "unix", isPassive: false, path: "/run/y.sock" },
    ]);
  });
  test("targets of no known kind", () => {
    expect(endpoints("", "none", "Port", "tcp", "http://x:1", "tcp:1.2.3.4:99999")).toEqual([
      null,
      null,
      null,
      null,
      null,
      { transport: "tcp", isPassive: false, host: { name: "1.2.3.4:99999" } },
    ]);
  });
  test("of a bridge alone", () => {
    const bridge = recorded.bridges.find(({ name }) => name === "br-int");
    expect(bridge && ovsConnections(bridge).length).toBe(2);
  });
});

test("BFD sessions", () => {
  const tree = treeOf(
    "    Bridge b",
    "        Port t",
    "            Interface t",
    "                type: geneve",
    '                bfd_status: {diagnostic="Control Detection Time Expired", flap_count="18446744073709551615", forwarding="false", remote_diagnostic="No Diagnostic", remote_state=down, state=down}',
    "            Interface u",
    '                bfd_status: {flap_count=many, forwarding="true", state=up}',
    "            Interface v",
  );
  expect(ovsBfdSessions(tree).map(({ span: _, bridge: __, port: ___, ...rest }) => rest)).toEqual([
    {
      interface: "t",
      state: "down",
      forwarding: false,
      diagnostic: "Control Detection Time Expired",
      remoteState: "down",
      remoteDiagnostic: "No Diagnostic",
      flapCount: "18446744073709551615",
    },
    { interface: "u", state: "up", forwarding: true },
  ]);
});
