import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type OvsBridge,
  type OvsInterface,
  type OvsPort,
  parseOvsVsctlShow,
  printOvsVsctlShow,
  recognizeOvsVsctl,
} from "../../src/formats/ovs-vsctl/index.ts";

const UUID = "3f1c6a52-0d5e-4c1b-9a77-5b6f0e2d8c41";

function sample(name: string): string {
  return readFileSync(join(import.meta.dirname, "../../samples/ovs-vsctl", name), "utf8");
}

function bridge(bridges: readonly OvsBridge[], name: string): OvsBridge {
  return bridges.find((candidate) => candidate.name === name) ?? expect.fail(`no bridge ${name}`);
}

function port(of: OvsBridge, name: string): OvsPort {
  return of.ports.find((candidate) => candidate.name === name) ?? expect.fail(`no port ${name}`);
}

function member(of: OvsBridge, name: string): OvsInterface {
  return (
    of.ports.flatMap(({ interfaces }) => interfaces).find((candidate) => candidate.name === name) ??
    expect.fail(`no interface ${name}`)
  );
}

describe("the founding capture", () => {
  const text = sample("ok/ovs-vsctl-show.worker1.txt");
  const { ast, diagnostics } = parseOvsVsctlShow(text);
  const brEx = bridge(ast.bridges, "br-ex");
  const brInt = bridge(ast.bridges, "br-int");

  test("is read completely", () => {
    expect(diagnostics).toEqual([]);
    expect(ast.unknown).toEqual([]);
    expect(ast.systemUuid).toBe("9cad81c8-d7be-4b18-90e8-03aadd86a8cb");
    expect(ast.managers).toEqual([]);
    expect(ast.ovsVersion).toBe("2.15.4");
    expect(ast.quoting).toBe("since-2.13");
    expect(ast).not.toHaveProperty("runs");
    expect(ast).not.toHaveProperty("oneline");
  });

  test("has two bridges", () => {
    expect(ast.bridges.map(({ name, ports }) => [name, ports.length])).toEqual([
      ["br-ex", 3],
      ["br-int", 11],
    ]);
    expect(brEx).not.toHaveProperty("failMode");
    expect([brInt.failMode, brInt.datapathType]).toEqual(["secure", "system"]);
    expect(brInt.controllers).toEqual([]);
  });

  test("has three Geneve tunnels", () => {
    const tunnels = brInt.ports.flatMap(({ interfaces }) => interfaces).filter(({ type }) => type === "geneve");
    const remotes = tunnels.map(({ options }) => options.find(({ key }) => key === "remote_ip")?.value);
    expect(remotes.sort()).toEqual(["50.50.51.21", "50.50.51.22", "50.50.51.23"]);
    expect(member(brInt, "ovn-5e8778-0").options).toEqual([
      { key: "csum", value: "true" },
      { key: "key", value: "flow" },
      { key: "remote_ip", value: "50.50.51.22" },
    ]);
  });

  test("has two patch ends that name each other", () => {
    const one = member(brEx, "patch-br-ex_worker1.twcm.cloud-to-br-int");
    const other = member(brInt, "patch-br-int-to-br-ex_worker1.twcm.cloud");
    expect([one.type, other.type]).toEqual(["patch", "patch"]);
    expect(one.options).toEqual([{ key: "peer", value: other.name }]);
    expect(other.options).toEqual([{ key: "peer", value: one.name }]);
  });

  test("has pod interfaces without type and options, quoted by their first digit only", () => {
    const { span, ...veth } = member(brInt, "83cf7b04f35b763");
    expect(veth).toEqual({ kind: "interface", name: "83cf7b04f35b763", options: [] });
    expect(text.slice(span.start, span.end)).toBe('Interface "83cf7b04f35b763"');
    expect(member(brInt, "d10af31c1d33dac").name).toBe("d10af31c1d33dac");
    expect(member(brEx, "enp131s0f0").type).toBe("system");
  });

  test("prints back byte for byte", () => {
    expect(printOvsVsctlShow(ast)).toBe(text);
    expect(printOvsVsctlShow(ast, { quoting: "before-2.13" })).toContain('        Port "d10af31c1d33dac"\n');
    expect(printOvsVsctlShow(ast, { quoting: "before-2.13" })).toContain("        Port br-int\n");
  });

  test("is recognised", () => {
    expect(recognizeOvsVsctl(text)).toBe(34);
  });
});

describe("a switch of Open vSwitch 3.1 with everything that the daemon fills in", () => {
  const text = sample("ok/bond-vlans-tunnels.ovs-3.1.txt");
  const { ast, diagnostics } = parseOvsVsctlShow(text);
  const brInt = bridge(ast.bridges, "br-int");

  test("is read and printed", () => {
    expect(diagnostics).toEqual([]);
    expect(printOvsVsctlShow(ast)).toBe(text);
  });

  test("trap 6: managers stand before the bridges; trap 10: is_connected is true or absent", () => {
    expect(ast.managers.map(({ span: _, ...manager }) => manager)).toEqual([
      { kind: "manager", target: "ptcp:16640:127.0.0.1", isConnected: true },
      { kind: "manager", target: "ssl:127.0.0.1:16641" },
    ]);
    expect(brInt.controllers.map(({ kind, target }) => [kind, target])).toEqual([
      ["controller", "tcp:127.0.0.1:16653"],
      ["controller", "ptcp:16654"],
    ]);
  });

  test("tag 0 is a tag, one trunk is a list", () => {
    expect(port(brInt, "veth0").tag).toBe(0);
    expect(port(brInt, "83cf7b04f35b763").tag).toBe(4095);
    expect(port(brInt, "one-trunk").trunks).toEqual([5]);
    expect(port(brInt, "vm-trunk").trunks).toEqual([10, 20, 4094]);
    expect(port(brInt, "vm-trunk")).not.toHaveProperty("tag");
  });

  test("trap 2: a bond has several interfaces, none of its name", () => {
    const bond = port(bridge(ast.bridges, "br-ex"), "bond0");
    expect(bond.interfaces.map(({ name }) => name).sort()).toEqual(["eno1", "eno2"]);
  });

  test("bfd_status is a map like options", () => {
    expect(member(brInt, "gnv0").bfdStatus?.slice(0, 2)).toEqual([
      { key: "diagnostic", value: "No Diagnostic" },
      { key: "flap_count", value: "0" },
    ]);
  });

  test("--oneline is the same switch on one line", () => {
    const line = sample("ok/oneline.ovs-3.1.txt");
    const folded = parseOvsVsctlShow(line);
    expect(folded.diagnostics).toEqual([]);
    expect(folded.ast.oneline).toBe(true);
    expect(folded.ast.bridges.map(({ name }) => name)).toEqual(ast.bridges.map(({ name }) => name));
    expect(printOvsVsctlShow(folded.ast)).toBe(line);
    const { span } = bridge(folded.ast.bridges, "br-ex");
    expect(line.slice(span.start, span.start + 12)).toBe("Bridge br-ex");
  });
});

describe("names that look like something else (traps 3, 4, 8)", () => {
  const text = sample("ok/ugly-names.ovs-3.1.txt");
  const { ast, diagnostics } = parseOvsVsctlShow(text);
  const ugly = bridge(ast.bridges, "tag: 5");
  const plain = bridge(ast.bridges, "Bridge");

  test("are read and printed back", () => {
    expect(diagnostics).toEqual([]);
    expect(printOvsVsctlShow(ast)).toBe(text);
    expect(ast.ovsVersion).toBe('3.1.0 "dev"');
    expect(ast.managers[1]?.target).toBe("is_connected: true");
  });

  test("trap 4: decided by place, keyword and token", () => {
    expect(ugly.datapathType).toBe("my dp");
    expect(ugly.controllers.map(({ target, isConnected }) => [target, isConnected])).toEqual([
      ["Port", undefined],
      ["tcp:10.0.0.1:6653", true],
    ]);
    expect(port(ugly, "Port").interfaces[0]?.name).toBe("Interface");
    expect([port(ugly, "Interface").tag, port(ugly, "Interface").interfaces[0]?.name]).toEqual([4095, "tag: 7"]);
    expect(port(ugly, "Interface").interfaces[0]?.type).toBe("true");
    expect(port(ugly, 'ovs_version: "9.9.9"').interfaces[0]?.name).toBe('ovs_version: "9.9.9"');
    expect(port(ugly, " lead and trail ").interfaces[0]?.name).toBe(" lead and trail ");
    expect(port(ugly, "true").interfaces[0]?.name).toBe("false");
    expect(port(ugly, "büro-网桥-🚀").interfaces[0]?.name).toBe('q"b\\s/\u007f');
    expect(port(ugly, "abcdefab-abcd-abcd-abcd-abcdefabcdef").interfaces[0]?.name).toBe("__proto__");
    expect(port(ugly, "bond").trunks).toEqual([1, 3, 20, 4095]);
  });

  test("trap 3: commas, equal signs and braces inside quotes are text", () => {
    expect(member(plain, "ipsec").options).toEqual([
      { key: "", value: "" },
      { key: "psk", value: 'swordfish, key=1} "quoted"' },
      { key: "remote_ip", value: "192.0.2.9" },
      { key: "{a=b, c", value: "d}" },
    ]);
  });

  test("trap 8: an error is any string, the empty one too", () => {
    expect(member(plain, "broken").error).toBe(
      'could not open network device broken (No such device), tried\nmore than "once"\ttoday\u0001',
    );
    expect(member(ugly, "Bridge").error).toBe("");
  });

  test("trap 6: a bridge may have no ports", () => {
    expect(bridge(ast.bridges, "br-empty").ports).toEqual([]);
  });

  test("--oneline doubles the backslashes of strings", () => {
    const line = sample("ok/ugly-names-oneline.ovs-3.1.txt");
    const folded = parseOvsVsctlShow(line).ast;
    expect(member(bridge(folded.bridges, "Bridge"), "broken").error).toBe(member(plain, "broken").error);
    expect(printOvsVsctlShow(folded)).toBe(line);
  });
});

describe("excerpts and other dresses", () => {
  test("trap 7: quotes of releases before 2.13 are no part of the name, and print back", () => {
    const text = sample("ok/quoted-digits.before-2.13.txt");
    const { ast, diagnostics } = parseOvsVsctlShow(text);
    expect(diagnostics).toEqual([]);
    expect(ast.quoting).toBe("before-2.13");
    const br0 = bridge(ast.bridges, "br0");
    expect(member(br0, "uplink").options).toEqual([{ key: "peer", value: "trk1" }]);
    expect(printOvsVsctlShow(ast)).toBe(text);
    const modern = printOvsVsctlShow(ast, { quoting: "since-2.13" });
    expect(modern).toContain("    Bridge br0\n");
    expect(modern).toContain('        Port "abcdefab-abcd-abcd-abcd-abcdefabcdef"\n');
  });

  test("trap 5: no ovs_version, and an empty database", () => {
    const { ast } = parseOvsVsctlShow(sample("ok/empty.ovs-3.1.txt"));
    expect(ast.systemUuid).toBe("742524dd-ccdc-4899-8fb5-ffad272418bc");
    expect([ast.managers, ast.bridges]).toEqual([[], []]);
    expect(ast).not.toHaveProperty("ovsVersion");
    expect(printOvsVsctlShow(parseOvsVsctlShow("").ast)).toBe("");
  });

  test("an excerpt has no UUID", () => {
    const { ast, diagnostics } = parseOvsVsctlShow(sample("ok/excerpt-without-uuid.txt"));
    expect(diagnostics).toEqual([]);
    expect(ast.systemUuid).toBeNull();
    expect(port(bridge(ast.bridges, "openbr-lan"), "trunk-a").trunks).toEqual([15, 24]);
    expect(ast).not.toHaveProperty("quoting");
  });

  test("show --filter leaves ports without interfaces", () => {
    const { ast } = parseOvsVsctlShow(sample("ok/filtered.ovs-3.6.txt"));
    expect(port(bridge(ast.bridges, "br-int"), "geneve-uplink").interfaces).toEqual([]);
  });

  test.each([
    ["tabs", (line: string) => line.replaceAll("    ", "\t")],
    ["two blanks a level", (line: string) => line.replaceAll("    ", "  ")],
    ["no indentation at all", (line: string) => line.trimStart()],
    ["the whole text moved to the right", (line: string) => `        ${line}`],
    ["no-break spaces", (line: string) => line.replaceAll("  ", "\u00a0 ")],
    ["trap 9: type at its interface's own indent", (line: string) => line.replace(/^ {16}/, " ".repeat(12))],
  ])("trap 9: re-indented by %s, the switch is the same", (_, dress) => {
    const text = sample("ok/ovs-vsctl-show.worker1.txt");
    const dressed = parseOvsVsctlShow(text.split("\n").map(dress).join("\n"));
    expect(dressed.diagnostics).toEqual([]);
    expect(printOvsVsctlShow(dressed.ast)).toBe(text);
  });

  test("without indentation is_connected belongs to the target above", () => {
    const { ast, diagnostics } = parseOvsVsctlShow(`${UUID}\nManager "ptcp:1"\nis_connected: true\nBridge b\n`);
    expect(diagnostics).toEqual([]);
    expect(ast.managers[0]?.isConnected).toBe(true);
  });

  test("crooked indentation follows the keywords", () => {
    const text = `${UUID}\n    Bridge br0\n           Port p1\n            Interface p1\n         Port p2\n            Interface p2\n`;
    const { ast, diagnostics } = parseOvsVsctlShow(text);
    expect(diagnostics).toEqual([]);
    expect(ast.bridges[0]?.ports.map(({ name, interfaces }) => [name, interfaces.length])).toEqual([
      ["p1", 1],
      ["p2", 1],
    ]);
  });
});

test.each([
  ["a YAML text", "kind: Network\ntype: internal\ntag: 5\nerror: none\noptions: {a: b}\n"],
  ["prose", "Port 80 is closed\nInterface eth0 is down\nBridge\n"],
  ["net-tools", "Kernel Interface table\neth0: flags=4163<UP>  mtu 1500\n"],
])("%s is no evidence", (_, text) => {
  expect(recognizeOvsVsctl(text)).toBe(0);
});

test("evidence is counted over 200 lines at most", () => {
  expect(recognizeOvsVsctl("    Bridge br0\n".repeat(1000))).toBe(200);
  expect(recognizeOvsVsctl("x".repeat(100_000))).toBe(0);
  expect(recognizeOvsVsctl(`${UUID}\\n    Bridge br0\n`)).toBe(1);
});
