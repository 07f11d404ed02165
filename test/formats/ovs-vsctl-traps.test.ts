import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { coloursFor } from "../../src/cli/colours.ts";
import { renderTree } from "../../src/cli/render-tree.ts";
import { type OvsVsctlShow, parseOvsVsctlShow, printOvsVsctlShow } from "../../src/formats/ovs-vsctl/index.ts";
import { formatDiagnostic } from "../../src/text/index.ts";

// What makes people say that the output of `ovs-vsctl show` cannot be parsed, one by one: a sample and its values each.

function sample(name: string): string {
  return readFileSync(join(import.meta.dirname, "../../samples/ovs-vsctl", name), "utf8");
}

/** The tree of a text of the tool: nothing is said about it, and it prints back byte for byte. */
function clean(name: string): OvsVsctlShow {
  const text = sample(name);
  const { ast, diagnostics } = parseOvsVsctlShow(text);
  expect(diagnostics).toEqual([]);
  expect(ast.unknown).toEqual([]);
  expect(printOvsVsctlShow(ast)).toBe(text);
  return ast;
}

function withoutSpans(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === "span" ? undefined : inner)));
}

const ports = (ast: OvsVsctlShow) => ast.bridges.flatMap((bridge) => bridge.ports);
const interfaces = (ast: OvsVsctlShow) => ports(ast).flatMap((port) => port.interfaces);
const port = (ast: OvsVsctlShow, name: string) =>
  ports(ast).find((candidate) => candidate.name === name) ?? expect.fail(`no port ${name}`);
const member = (ast: OvsVsctlShow, name: string) =>
  interfaces(ast).find((candidate) => candidate.name === name) ?? expect.fail(`no interface ${name}`);

/** A tree with the rows of each list in the order of their names. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)]));
}

describe("trap 1: rows stand in the order of their UUIDs", () => {
  const one = clean("ok/order-one.ovs-3.1.txt");
  const two = clean("ok/order-two.ovs-3.1.txt");

  test("two captures of one switch differ in it, and in nothing else", () => {
    expect(one.bridges.map(({ name }) => name)).toEqual(["br-int", "br-ex"]);
    expect(two.bridges.map(({ name }) => name)).toEqual(["br-ex", "br-int"]);
    expect(port(one, "bond0").interfaces.map(({ name }) => name)).toEqual(["eno3", "eno2", "eno1"]);
    expect(port(two, "bond0").interfaces.map(({ name }) => name)).toEqual(["eno2", "eno1", "eno3"]);
    expect(withoutSpans(one)).not.toEqual(withoutSpans(two));
    expect(sorted(withoutSpans(one))).toEqual(sorted(withoutSpans(two)));
  });

  test("the local port is a port among the others", () => {
    expect(one.bridges[0]?.ports.map(({ name }) => name)).toEqual([
      "ovn-7c1b02-0",
      "br-int",
      "ovn-k8s-mp0",
      "patch-int",
    ]);
  });
});

test("trap 2: a bond has several interfaces, and none of them has its name", () => {
  const ast = clean("ok/order-one.ovs-3.1.txt");
  expect(withoutSpans(port(ast, "bond0"))).toEqual({
    kind: "port",
    name: "bond0",
    tag: 30,
    interfaces: ["eno3", "eno2", "eno1"].map((name) => ({ kind: "interface", name, options: [] })),
  });
});

describe("trap 3: options hold commas, equal signs, brackets, quotes, backslashes and keys", () => {
  const psk = 'wolpertinger, "17"=}\\';

  test.each(["ok/secret.ovs-3.1.txt", "ok/secret-oneline.ovs-3.1.txt"])("%s", (name) => {
    expect(member(clean(name), "ipsec").options).toEqual([
      { key: "psk", value: psk },
      { key: "remote_ip", value: "192.0.2.3" },
    ]);
  });

  test("an empty key and value, a list within a value, a path", () => {
    const ast = clean("ok/interface-types.ovs-3.1.txt");
    expect(member(ast, "no-such-type1")).toMatchObject({ type: "no such type", options: [{ key: "", value: "" }] });
    expect(member(ast, "srv6").options[1]).toEqual({ key: "srv6_segs", value: "2001:db8:a::1,2001:db8:b::1" });
    expect(member(ast, "stt").options[1]).toEqual({ key: "private_key", value: "/etc/ovs/wolpertinger.pem" });
  });

  test("a key is in the tree, and in no diagnostic or frame, whatever became of the line", () => {
    const text = sample("err/secrets-damaged.txt");
    const { ast, diagnostics } = parseOvsVsctlShow(text);
    expect(interfaces(ast).map(({ options }) => options[0]?.value)).toEqual([
      'wolpertinger, "17"=}',
      "wolpertinger seventeen",
      "wolpertinger",
      "-----BEGIN\nwolpertinger\\q",
      "wolpertinger, seventeen",
      undefined,
      "a",
    ]);
    expect(member(ast, "t6").unknown?.[0]?.text).toBe('psk="wolpertinger, seventeen"');
    expect(diagnostics.length).toBe(11);
    for (const diagnostic of diagnostics) {
      expect(JSON.stringify(diagnostic)).not.toMatch(/wolpertinger|seventeen/);
      expect(formatDiagnostic(diagnostic, text)).not.toMatch(/wolpertinger|seventeen/);
    }
  });

  test.each(["err/secrets-damaged.txt", "ok/secret-oneline.ovs-3.1.txt", "ok/interface-types.ovs-3.1.txt"])(
    "nor in the tree as it is drawn: %s",
    (name) => {
      const { ast } = parseOvsVsctlShow(sample(name));
      expect(JSON.stringify(ast)).toContain("wolpertinger");
      expect(renderTree(ast, coloursFor({ write: () => true }, {}))).not.toMatch(/wolpertinger|seventeen/);
    },
  );
});

describe("trap 4: names and values that look like rows and columns", () => {
  const ast = clean("ok/ugly-names.ovs-3.1.txt");
  const ugly = ast.bridges.find(({ name }) => name === "tag: 5");

  test("names of bridges and targets", () => {
    expect(ast.bridges.map(({ name }) => name).sort()).toEqual(["Bridge", "br-empty", "tag: 5"]);
    expect(ast.managers.map(({ target }) => target)).toContain("is_connected: true");
    expect(ugly?.controllers.map(({ target }) => target)).toContain("Port");
    expect(ast.ovsVersion).toBe('3.1.0 "dev"');
  });

  test.each([
    ["Port", "Interface"],
    ["Interface", "tag: 7"],
    ['ovs_version: "9.9.9"', 'ovs_version: "9.9.9"'],
    [" lead and trail ", " lead and trail "],
    ["true", "false"],
    ["abcdefab-abcd-abcd-abcd-abcdefabcdef", "__proto__"],
  ])("port %s with interface %s", (name, inner) => {
    expect(port(ast, name).interfaces.map((candidate) => candidate.name)).toEqual([inner]);
  });

  test("a type called true is a type", () => {
    expect(member(ast, "tag: 7").type).toBe("true");
  });

  test("a keyword at the margin of rows that are deeper is prose; behind ovs_version a bridge with ports begins a run", () => {
    const { ast } = parseOvsVsctlShow(sample("err/prose-at-the-margin.txt"));
    expect(ast.unknown.map(({ text }) => text)).toEqual([
      "Bridge settings:",
      "Manager (primary)",
      "Controller: none",
      "Bridge br-int,",
      "Interface",
      "Port veth0:",
      "Bridge configuration",
      "ovs_version: unknown",
      "Manager n/a",
      "Manager started",
      "Bridge notes",
    ]);
    expect([ast.managers, ast.bridges.map(({ name }) => name), ast.ovsVersion]).toEqual([[], ["br-int"], "2.17.9"]);
    expect(member(ast, "veth0").type).toBe("internal");
    const [run] = ast.runs ?? [];
    expect(run?.bridges.map(({ name, ports }) => [name, ports.length])).toEqual([["br-ex", 1]]);
    expect(run?.managers.map(({ target }) => target)).toEqual(["ptcp:6640"]);
  });
});

test("trap 5: without ovs_version the last line is a row like any other", () => {
  const ast = clean("ok/without-version.ovs-3.1.txt");
  expect(ast).not.toHaveProperty("ovsVersion");
  expect(member(ast, "vxlan_sys").options).toEqual([
    { key: "dst_port", value: "4789" },
    { key: "key", value: "5" },
    { key: "remote_ip", value: "198.51.100.7" },
  ]);
});

describe("trap 6: what a switch may lack", () => {
  test("ports, and managers stand before the bridges", () => {
    const ast = clean("ok/without-ports.ovs-3.1.txt");
    expect(ast.managers.map(({ target }) => target)).toEqual(["ptcp:6640", "ssl:192.0.2.9:6640"]);
    expect(withoutSpans(ast.bridges)).toEqual([
      {
        kind: "bridge",
        name: "br-alone",
        controllers: [
          { kind: "controller", target: "tcp:192.0.2.5:6653" },
          { kind: "controller", target: "ssl:192.0.2.6:6653", isConnected: true },
        ],
        failMode: "standalone",
        ports: [],
      },
      { kind: "bridge", name: "br-none", controllers: [], ports: [] },
    ]);
  });

  test("everything but its UUID", () => {
    const { span: _, ...ast } = clean("ok/empty.ovs-3.1.txt");
    expect(ast).toEqual({
      kind: "ovs-vsctl-show",
      systemUuid: "742524dd-ccdc-4899-8fb5-ffad272418bc",
      managers: [],
      bridges: [],
      unknown: [],
    });
  });

  test("even that", () => {
    const { ast, diagnostics } = parseOvsVsctlShow("");
    expect([ast.systemUuid, ast.bridges, diagnostics]).toEqual([null, [], []]);
    expect(printOvsVsctlShow(ast)).toBe("");
  });
});

describe("trap 7: quotes are no part of a name", () => {
  const quoted = clean("ok/quoted-digits.before-2.13.txt");

  test("a name is the same in quotes and without", () => {
    expect(quoted.bridges.map(({ name }) => name)).toEqual(["br0"]);
    expect(quoted.bridges[0]?.controllers.map(({ target }) => target)).toEqual(["tcp:10.0.0.5:6653", "ptcp:6634"]);
    expect(port(quoted, "bond-storage").interfaces.map(({ name }) => name)).toEqual(["ens1f0", "ens1f1"]);
  });

  test("the rule is told from the text, and another one can be asked for", () => {
    const modern = clean("ok/release-2.13.since-2.13.txt");
    expect([quoted.quoting, modern.quoting]).toEqual(["before-2.13", "since-2.13"]);
    expect(printOvsVsctlShow(modern, { quoting: "before-2.13" })).toContain(
      '    Bridge "br1"\n        datapath_type: netdev\n        Port "dpdk-p0"\n            Interface "dpdk-p0"\n                type: dpdk\n                options: {dpdk-devargs="0000:18:00.0", key="a1"}\n        Port deadbeef-cafe-babe-fade-facadefacade\n',
    );
    const there = parseOvsVsctlShow(printOvsVsctlShow(modern, { quoting: "before-2.13" })).ast;
    expect(printOvsVsctlShow(there, { quoting: "since-2.13" })).toBe(sample("ok/release-2.13.since-2.13.txt"));
  });

  test("pods' interfaces named by hex digits are quoted by their first one only", () => {
    const modern = clean("ok/release-2.13.since-2.13.txt");
    expect(sample("ok/release-2.13.since-2.13.txt")).toContain(
      'Port "0a1b2c3d4e5f607"\n            Interface "0a1b2c3d4e5f607"\n        Port a0b1c2d3e4f5061\n',
    );
    expect(ports(modern).map(({ name }) => name)).toContain("0a1b2c3d4e5f607");
    expect(ports(modern).map(({ name }) => name)).toContain("a0b1c2d3e4f5061");
  });
});

test("trap 8: an error has commas, quotes, brackets, line breaks and backslashes", () => {
  for (const name of ["ok/secret.ovs-3.1.txt", "ok/secret-oneline.ovs-3.1.txt"])
    expect(member(clean(name), "ipsec").error).toBe('first line\nsecond "line", {a=b}\\n');
  const types = clean("ok/interface-types.ovs-3.1.txt");
  expect(member(types, "lisp1").error).toBe("could not add network device lisp to ofproto (No such device)");
});

describe("trap 9: what stands around and between, and how texts are pasted", () => {
  test("headings, prompts, kubectl, oc, ovs-vsctl and log lines open and close nothing", () => {
    const { ast, diagnostics } = parseOvsVsctlShow(sample("err/noise-around-and-between.txt"));
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(
      new Set(["ovs-vsctl/unknown-line", "ovs-vsctl/further-run"]),
    );
    const [run] = ast.runs ?? [];
    expect(ast.unknown.length + (run?.unknown.length ?? 0)).toBe(15);
    const { runs: _, unknown: __, span: ___, ...first } = ast;
    expect(withoutSpans(first)).toEqual({
      kind: "ovs-vsctl-show",
      systemUuid: "9c1f0d83-6e4a-4d0b-a1f2-5b3c7e9d8a60",
      managers: [],
      bridges: [
        {
          kind: "bridge",
          name: "br-int",
          controllers: [],
          failMode: "secure",
          ports: [
            {
              kind: "port",
              name: "veth0",
              tag: 5,
              interfaces: [{ kind: "interface", name: "veth0", type: "internal", options: [] }],
            },
          ],
        },
      ],
      ovsVersion: "2.17.9",
      quoting: "since-2.13",
    });
    expect([run?.systemUuid, run?.bridges.map(({ name }) => name), run?.ovsVersion]).toEqual([
      "e1d2c3b4-a596-4788-99aa-bbccddeeff00",
      ["br-ex"],
      "2.17.9",
    ]);
  });

  test.each(["ok/crlf.txt", "ok/no-indentation.txt", "ok/tabs-expanded.txt"])("%s is the same switch", (name) => {
    const { ast, diagnostics } = parseOvsVsctlShow(sample(name));
    expect(diagnostics).toEqual([]);
    expect(printOvsVsctlShow(ast)).toBe(
      '9c1f0d83-6e4a-4d0b-a1f2-5b3c7e9d8a60\n    Manager "ptcp:6640"\n        is_connected: true\n    Bridge br-int\n        Port veth0\n            tag: 5\n            Interface veth0\n    ovs_version: "2.17.9"\n',
    );
  });

  test("tabs", () => {
    const { ast, diagnostics } = parseOvsVsctlShow(sample("ok/tabs.txt"));
    expect(diagnostics).toEqual([]);
    expect(interfaces(ast).length).toBeGreaterThan(0);
    expect(printOvsVsctlShow(ast)).toBe(sample("ok/tabs.txt").replaceAll("\t", "    "));
  });

  test("type and options in the column of their interface", () => {
    const { ast, diagnostics } = parseOvsVsctlShow(sample("ok/type-at-interface-column.txt"));
    expect(diagnostics).toEqual([]);
    expect(interfaces(ast).map(({ name, type }) => [name, type])).toEqual([
      ["br-int", "internal"],
      ["ovn-77aa01-0", "geneve"],
    ]);
    expect(member(ast, "ovn-77aa01-0").options.length).toBe(3);
  });

  test("the whole text moved to the right, with steps of two", () => {
    const { ast, diagnostics } = parseOvsVsctlShow(sample("ok/re-indented.txt"));
    expect(diagnostics).toEqual([]);
    expect(ports(ast).map(({ name }) => name)).toEqual(["trunk-a", "openbr-lan"]);
  });

  test("a first line that lost its indentation", () => {
    const { ast, diagnostics } = parseOvsVsctlShow(sample("ok/trimmed-head.txt"));
    expect(diagnostics).toEqual([]);
    expect(ast.bridges.map(({ name, datapathType }) => [name, datapathType])).toEqual([["br-storage", "netdev"]]);
    expect(port(ast, "uplinks").interfaces.map(({ name }) => name)).toEqual(["p0left", "p1right"]);
    expect(ast.ovsVersion).toBe("2.17.9");
  });

  test("quotes that a chat tool turned into typographic ones", () => {
    const text = "    Bridge “br0”\n        Port “0a1b2c”\n            Interface “a b”\n";
    const { ast, diagnostics } = parseOvsVsctlShow(text);
    expect([ast.bridges[0]?.name, ports(ast)[0]?.name, interfaces(ast)[0]?.name]).toEqual(["br0", "0a1b2c", "a b"]);
    expect(diagnostics.map(({ code }) => code)).toEqual(Array(3).fill("ovs-vsctl/unusual-quoting"));
    expect(printOvsVsctlShow(ast)).toBe(text.replaceAll(/[“”]/g, '"'));
  });
});

test("trap 10: is_connected is true or absent", () => {
  const ast = clean("ok/without-ports.ovs-3.1.txt");
  const targets = [...ast.managers, ...ast.bridges.flatMap(({ controllers }) => controllers)];
  expect(targets.map((target) => [target.target, target.isConnected, Object.hasOwn(target, "isConnected")])).toEqual([
    ["ptcp:6640", true, true],
    ["ssl:192.0.2.9:6640", undefined, false],
    ["tcp:192.0.2.5:6653", undefined, false],
    ["ssl:192.0.2.6:6653", true, true],
  ]);
  const written = parseOvsVsctlShow('    Manager "ptcp:6640"\n        is_connected: false\n');
  expect(written.diagnostics.map(({ code }) => code)).toEqual(["ovs-vsctl/bad-boolean"]);
});

describe("what each release prints", () => {
  test("1.2 to 2.3: no error, BFD status or datapath type", () => {
    const ast = clean("ok/release-1.4.before-2.13.txt");
    expect([ast.ovsVersion, ast.quoting]).toEqual(["1.4.6", "before-2.13"]);
    expect(ast.managers[0]?.target).toBe("ptcp:6632");
    expect(ast.bridges.map(({ name, failMode }) => [name, failMode])).toEqual([
      ["br0", "standalone"],
      ["br-lan", undefined],
    ]);
    expect([port(ast, "tap1").tag, port(ast, "trunk").trunks]).toEqual([0, [4, 8, 4095]]);
    expect(port(ast, "trunk").interfaces.map(({ name }) => name)).toEqual(["eth1", "eth2"]);
    expect(member(ast, "gre0").options).toEqual([
      { key: "key", value: "7" },
      { key: "pmtud", value: "true" },
      { key: "remote_ip", value: "192.0.2.11" },
    ]);
  });

  test("2.4: error", () => {
    const ast = clean("ok/release-2.5.before-2.13.txt");
    expect(member(ast, "qvo5d1c30a2-11")).toMatchObject({
      error: "could not open network device qvo5d1c30a2-11 (No such device)",
      options: [],
    });
    expect(port(ast, "qvo5d1c30a2-11").tag).toBe(4095);
  });

  test("2.10: bfd_status; a name in the shape of a UUID is bare", () => {
    const ast = clean("ok/release-2.11.before-2.13.txt");
    expect(member(ast, "ovn-a1b2c3-0").bfdStatus).toEqual([
      { key: "diagnostic", value: "No Diagnostic" },
      { key: "flap_count", value: "1" },
      { key: "forwarding", value: "true" },
      { key: "remote_diagnostic", value: "No Diagnostic" },
      { key: "remote_state", value: "up" },
      { key: "state", value: "up" },
    ]);
    expect(member(ast, "deadbeef-cafe-babe-fade-facadefacade").options).toEqual([]);
  });

  test("2.12: datapath_type", () => {
    const ast = clean("ok/release-2.12.before-2.13.txt");
    expect(ast.bridges.map(({ name, datapathType }) => [name, datapathType])).toEqual([
      ["br1", "netdev"],
      ["br-int", "system"],
    ]);
    expect(member(ast, "dpdk-p0").error).toBe("Error attaching device '0000:18:00.0' to DPDK");
  });

  test("2.13: digits do not force quotes, the shape of a UUID does", () => {
    const ast = clean("ok/release-2.13.since-2.13.txt");
    expect([ast.quoting, ast.bridges[0]?.name]).toEqual(["since-2.13", "br1"]);
    expect(member(ast, "dpdk-p0").options[1]).toEqual({ key: "key", value: "a1" });
    expect(member(ast, "deadbeef-cafe-babe-fade-facadefacade").name).toBe("deadbeef-cafe-babe-fade-facadefacade");
  });

  test("3.1: every type of interface", () => {
    const ast = clean("ok/interface-types.ovs-3.1.txt");
    expect(interfaces(ast).map(({ type }) => type)).toEqual([
      "dpdk",
      "afxdp",
      "bareudp",
      "vxlan",
      "dpdkvhostuserclient",
      "lisp",
      "stt",
      "system",
      "geneve",
      "erspan",
      "no such type",
      "ip6erspan",
      "gtpu",
      "gre",
      "internal",
      "ip6gre",
      "tap",
      "srv6",
    ]);
    expect(ast.ovsVersion).toBe("3.1.0-dev");
  });

  test("3.6: show --filter leaves out rows", () => {
    const ast = clean("ok/filtered-to-nothing.ovs-3.6.txt");
    expect(ast.bridges.map(({ name, ports }) => [name, ports])).toEqual([
      ["br-int", []],
      ["br-ex", []],
    ]);
    expect(port(clean("ok/filtered.ovs-3.6.txt"), "geneve-uplink").interfaces).toEqual([]);
  });
});

describe("--oneline and several runs", () => {
  test("a line break is backslash n, a backslash two", () => {
    const folded = clean("ok/secret-oneline.ovs-3.1.txt");
    const { oneline, ...rest } = folded;
    expect(oneline).toBe(true);
    expect(withoutSpans(rest)).toEqual(withoutSpans(clean("ok/secret.ovs-3.1.txt")));
  });

  test("show -- show gives two trees, and prints both", () => {
    for (const name of ["two-runs.ovs-3.1.txt", "two-runs-oneline.ovs-3.1.txt"]) {
      const { ast } = parseOvsVsctlShow(sample(`err/${name}`));
      const uuid = "742524dd-ccdc-4899-8fb5-ffad272418bc";
      expect([ast.systemUuid, ast.runs?.map(({ systemUuid }) => systemUuid)]).toEqual([uuid, [uuid]]);
      expect(printOvsVsctlShow(ast)).toBe(sample(`err/${name}`));
    }
  });
});
