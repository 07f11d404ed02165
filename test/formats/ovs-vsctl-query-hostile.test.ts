import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bridgeOfInterface,
  bridgeOfPort,
  type OvsVsctlShow,
  ovsBfdSessions,
  ovsBonds,
  ovsConnections,
  ovsDuplicateTunnels,
  ovsInterfaceErrors,
  ovsInterfacesOfType,
  ovsPatches,
  ovsReachableBridges,
  ovsTunnels,
  ovsVlans,
  ovsVsctlCommands,
  parseOvsVsctlShow,
  portsOfVlan,
} from "../../src/formats/ovs-vsctl/index.ts";

/** Every answer about a tree. */
function answers(ast: OvsVsctlShow): Readonly<Record<string, readonly unknown[]>> {
  return {
    tunnels: ovsTunnels(ast),
    duplicates: ovsDuplicateTunnels(ast),
    patches: ovsPatches(ast),
    reachable: ovsReachableBridges(ast, "__proto__"),
    vlans: ovsVlans(ast),
    ports: portsOfVlan(ast, 5),
    bonds: ovsBonds(ast),
    errors: ovsInterfaceErrors(ast),
    devices: ovsInterfacesOfType(ast, null),
    connections: ovsConnections(ast),
    sessions: ovsBfdSessions(ast),
    places: [bridgeOfPort(ast, "__proto__"), bridgeOfInterface(ast, "constructor")],
    commands: ovsVsctlCommands(ast),
  };
}

describe("any text has answers, which are plain data", () => {
  const value = fc.oneof(
    fc.constantFrom("__proto__", "constructor", "patch", "geneve", "flow", "10.0.0.1", "", "p", "\ud800"),
    fc.string({ unit: "binary", maxLength: 8 }),
  );
  const map = fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom("peer", "remote_ip", "key", "in_key", "dst_port", "psk", "state"), value),
        value,
      ),
      { maxLength: 4 },
    )
    .map((entries) => `{${entries.map((pair) => pair.map((one) => JSON.stringify(one)).join("=")).join(", ")}}`);
  const quoted = value.map((one) => JSON.stringify(one));
  const line = fc.oneof(
    fc.constantFrom(
      "Port",
      "Interface",
      "Bridge",
      "            tag: 5",
      "            trunks: [5, 4095, 5]",
      "        is_connected: true",
    ),
    quoted.map((name) => `    Manager ${name}`),
    quoted.map((name) => `    Bridge ${name}`),
    quoted.map((name) => `        Controller ${name}`),
    quoted.map((name) => `        Port ${name}`),
    quoted.map((name) => `            Interface ${name}`),
    quoted.map((name) => `                type: ${name}`),
    quoted.map((name) => `                error: ${name}`),
    map.map((entries) => `                options: ${entries}`),
    map.map((entries) => `                bfd_status: ${entries}`),
  );
  test("in any order of lines", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const found = answers(parseOvsVsctlShow(lines.join("\n")).ast);
        expect(JSON.parse(JSON.stringify(found))).toStrictEqual(found);
      }),
      { numRuns: 1000 },
    );
  });
});

test("a hundred thousand ports are answered for in time", () => {
  const switchOf = (count: number): OvsVsctlShow => {
    const ports = Array.from({ length: count }, (_, index) => {
      const options = `                options: {key="${index}", peer=p${index + 1}, remote_ip="10.0.0.1"}`;
      return `        Port p${index}\n            tag: ${index % 4096}\n            Interface p${index}\n                type: ${index % 2 ? "patch" : "geneve"}\n${options}`;
    });
    return parseOvsVsctlShow(`    Bridge br0\n${ports.join("\n")}\n`).ast;
  };
  // With a look at every port for each of them this would take minutes.
  expect(answers(switchOf(100_000))).toBeDefined();
});
