import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseOvsVsctlShow, printOvsVsctlShow } from "../../src/formats/ovs-vsctl/index.ts";
import { formatDiagnostic } from "../../src/text/index.ts";

const UUID = "3f1c6a52-0d5e-4c1b-9a77-5b6f0e2d8c41";

function sample(name: string): string {
  return readFileSync(join(import.meta.dirname, "../../samples/ovs-vsctl/err", name), "utf8");
}

/** Codes with the text that they stand at. */
function complaints(text: string): string[] {
  return parseOvsVsctlShow(text).diagnostics.map(
    ({ code, span }) => `${code.slice("ovs-vsctl/".length)}: ${text.slice(span.start, span.end)}`,
  );
}

function withoutSpans(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === "span" ? undefined : inner));
}

/** What an interface with this line below it holds. */
function memberOf(line: string): Record<string, unknown> {
  const text = `${UUID}\n    Bridge br-int\n        Port p\n            Interface p\n                ${line}\n`;
  const found = parseOvsVsctlShow(text).ast.bridges[0]?.ports[0]?.interfaces[0];
  return { ...found, unknown: found?.unknown?.map((node) => node.text) };
}

describe("lines around the output (trap 9)", () => {
  test("prompts, stderr and log lines are unknown lines that open and close nothing", () => {
    const { ast, diagnostics } = parseOvsVsctlShow(sample("prompts-and-stderr.txt"));
    expect(new Set(diagnostics.map(({ code, severity }) => `${severity} ${code}`))).toEqual(
      new Set(["warning ovs-vsctl/unknown-line"]),
    );
    expect(ast.unknown.map(({ text }) => text.slice(0, 20))).toEqual([
      "[root@worker1 ~]# oc",
      "Defaulted container ",
      "2026-01-05T10:00:00Z",
      "2026-01-05T10:00:00Z",
      "ovs-vsctl: unix:/var",
      "[root@worker1 ~]# ",
    ]);
    const port = ast.bridges[0]?.ports[0];
    expect(port?.interfaces[0]?.type).toBe("internal");
    expect(port?.interfaces[0]?.unknown?.map(({ text }) => text)).toEqual(["mtu: 1400"]);
    expect(ast.bridges[0]?.unknown?.map(({ text }) => text)).toEqual(["vlan_mode: access"]);
  });

  test("colours, CRLF and a byte order mark are no part of the text; places are in the original", () => {
    const text = sample("coloured-crlf-bom.txt");
    const { ast } = parseOvsVsctlShow(text);
    const bridge = ast.bridges[0];
    expect([ast.systemUuid, bridge?.name, bridge?.ports[0]?.interfaces[0]?.type]).toEqual([UUID, "br-int", "internal"]);
    expect(text.slice(bridge?.span.start, bridge?.span.end).startsWith("Bridge \u001b[01;31m\u001b[Kbr-int")).toBe(
      true,
    );
  });

  test("--oneline with colours and a damage keeps its places", () => {
    const text = sample("oneline-coloured-damaged.txt");
    const { ast } = parseOvsVsctlShow(text);
    expect(ast.bridges[0]?.name).toBe("a\\b");
    expect(complaints(text).slice(1)).toEqual(["unknown-line: Prt x", "no-heading: Interface x"]);
  });

  test("a sentence that begins like a row is none", () => {
    expect(complaints(sample("orphans.txt"))).toEqual([
      "unknown-line: is_connected: true",
      "no-heading: type: internal",
      "unknown-line: Port 80 is closed",
      "unknown-line: Port eth9",
      "unknown-line: Interface eth9",
    ]);
    expect(complaints("Bridge\nPort\n")).toEqual(["unknown-line: Bridge", "unknown-line: Port"]);
  });

  test("a window on a larger text reports places in the larger text", () => {
    const before = "$ ovs-vsctl show\n";
    const text = `${before}${UUID}\n    Bridge br0\nrest`;
    const { ast, diagnostics } = parseOvsVsctlShow({ text, start: before.length, end: text.length - 5 });
    expect(diagnostics).toEqual([]);
    expect(ast.span).toEqual({ start: before.length, end: text.length - 5 });
    expect(text.slice(ast.bridges[0]?.span.start, ast.bridges[0]?.span.end)).toBe("Bridge br0");
  });
});

describe("several runs", () => {
  test("the first is the root, the others are in runs", () => {
    const { ast, diagnostics } = parseOvsVsctlShow(sample("three-runs.txt"));
    expect(ast.systemUuid).toBe("742524dd-ccdc-4899-8fb5-ffad272418bc");
    expect([ast.bridges.map(({ name }) => name), ast.ovsVersion]).toEqual([["openbr-lan"], "3.1.0"]);
    expect(ast.unknown.map(({ text }) => text)).toEqual(["=== node 2 ==="]);
    expect(ast.runs?.map(({ systemUuid, bridges }) => [systemUuid, bridges[0]?.name])).toEqual([[null, "br-third"]]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toContainEqual(["ovs-vsctl/further-run", "info"]);
  });

  test("print back, folded ones too", () => {
    for (const name of ["two-runs.ovs-3.1.txt", "two-runs-oneline.ovs-3.1.txt"]) {
      const { ast } = parseOvsVsctlShow(sample(name));
      expect(ast.runs?.length).toBe(1);
      expect(printOvsVsctlShow(ast)).toBe(sample(name));
    }
  });

  test("each has the quotes that it shows", () => {
    const text = `${UUID}\n    Bridge "br0"\n    ovs_version: "2.9.8"\n${UUID}\n    Bridge br0\n    ovs_version: "3.1.0"\n`;
    const { ast } = parseOvsVsctlShow(text);
    expect([ast.quoting, ast.runs?.[0]?.quoting]).toEqual(["before-2.13", "since-2.13"]);
    expect(printOvsVsctlShow(ast)).toBe(text);
  });
});

describe("cut and damaged texts", () => {
  test("a cut head leaves rows without a name", () => {
    const { ast } = parseOvsVsctlShow(sample("cut-head.txt"));
    expect(ast.bridges.map(({ name, ports }) => [name, ports.map((port) => port.name)])).toEqual([
      [null, [null, "br-tun"]],
    ]);
    expect(ast.bridges[0]?.ports[0]?.interfaces[0]).toMatchObject({
      name: null,
      options: [{ key: "peer", value: "patch-int" }],
    });
    expect(printOvsVsctlShow(ast).startsWith("    Bridge\n        Port\n            Interface\n")).toBe(true);
  });

  test("a cut tail keeps what stands there", () => {
    const { ast } = parseOvsVsctlShow(sample("cut-tail.txt"));
    expect(ast.bridges[0]?.ports[0]?.interfaces[0]?.options.at(-1)).toEqual({ key: "remote_ip", value: "50.50.5" });
    expect(complaints(sample("cut-tail.txt"))).toEqual(['unterminated-string: "50.50.5']);
    expect(complaints(sample("cut-tail-at-name.txt"))).toEqual(["missing-name: Port"]);
  });

  test("a damaged heading costs its name, and its rows do not join the row before", () => {
    const { ast } = parseOvsVsctlShow(sample("damaged-heading.txt"));
    const rows = ast.bridges.map(({ name, ports }) => [
      name,
      ports.map((port) => [port.name, port.interfaces[0]?.name]),
    ]);
    expect(rows).toEqual([
      [
        "br-int",
        [
          ["veth0", "veth0"],
          [null, "veth1"],
        ],
      ],
      [null, [["br-ex", "br-ex"]]],
    ]);
    expect(ast.bridges[0]?.unknown?.map(({ text }) => text)).toEqual(["Prt veth1"]);
    expect(ast.unknown.map(({ text }) => text)).toEqual(["Bridge br-ex <-- the external one"]);
  });

  test("the first of repeated columns counts", () => {
    const text = sample("repeated.txt");
    const { ast } = parseOvsVsctlShow(text);
    const port = ast.bridges[0]?.ports[0];
    expect([ast.ovsVersion, ast.bridges[0]?.failMode, port?.tag, port?.interfaces[0]?.type]).toEqual([
      "2.17.9",
      "secure",
      5,
      "gre",
    ]);
    expect(complaints(text)).toEqual([
      "duplicate-field: is_connected: true",
      "duplicate-field: fail_mode: standalone",
      "duplicate-field: tag: 6",
      "duplicate-field: type: vxlan",
      "duplicate-key: key",
      'duplicate-field: options: {key="7"}',
      'duplicate-field: ovs_version: "3.1.0"',
    ]);
    expect(ast.unknown.map((node) => node.text)).toEqual(['ovs_version: "3.1.0"']);
  });

  test("damaged values are kept as lines beside what could be read", () => {
    const { ast } = parseOvsVsctlShow(sample("bad-values.txt"));
    const [veth0, veth1, veth2] = ast.bridges[0]?.ports ?? [];
    expect(ast.managers[0]).not.toHaveProperty("isConnected");
    expect(ast.bridges[0]).not.toHaveProperty("failMode");
    expect([veth0?.tag, veth0?.trunks, veth1?.tag, veth1?.trunks, veth2?.tag, veth2?.trunks]).toEqual([
      undefined,
      [10],
      undefined,
      [10, 20],
      undefined,
      undefined,
    ]);
    expect(veth1?.interfaces[0]?.options).toEqual([{ key: "psk", value: "swordfish" }]);
    expect(veth2?.interfaces[0]?.options).toEqual([{ key: "remote_ip", value: "192.0.2.1" }]);
    const tag = parseOvsVsctlShow(sample("bad-values.txt")).diagnostics.find(({ actual }) => actual === "4096");
    expect(tag).toMatchObject({ code: "ovs-vsctl/bad-vlan", severity: "error", expected: "a VLAN from 0 to 4095" });
  });

  test.each([
    ["options: {", { options: [] }, ["options: {"]],
    ["options: {}", { options: [] }, ["options: {}"]],
    ["options: none", { options: [] }, ["options: none"]],
    ["options: {a=b, c", { options: [{ key: "a", value: "b" }] }, ["options: {a=b, c"]],
    ['options: {"a=b', { options: [] }, ['options: {"a=b']],
    ['options: {"a"=b"', { options: [{ key: "a", value: 'b"' }] }, undefined],
    ['options: {a="b"c, d=e}', { options: [{ key: "a", value: "b" }] }, ['options: {a="b"c, d=e}']],
    ["options: {a=b", { options: [{ key: "a", value: "b" }] }, undefined],
    [
      "options: {=, b=}",
      {
        options: [
          { key: "", value: "" },
          { key: "b", value: "" },
        ],
      },
      undefined,
    ],
    ["options: {__proto__=constructor}", { options: [{ key: "__proto__", value: "constructor" }] }, undefined],
    ["bfd_status: {}", { options: [] }, ["bfd_status: {}"]],
    ['error: "a\\qb\\', { options: [], error: "a\\qb\\" }, undefined],
    ['error: "\\u00e9\\/\\b\\f\\n\\r\\t\\"\\\\"', { options: [], error: 'é/\b\f\n\r\t"\\' }, undefined],
    ["error: “smart”", { options: [], error: "smart" }, undefined],
    ["error: “a b, “c”", { options: [] }, ["error: “a b, “c”"]],
    ["error: “a b", { options: [], error: "a b" }, undefined],
    ['error: "“smart”"', { options: [], error: "“smart”" }, undefined],
    [
      "options: {csum=“true”, “local ip”=”10.0.0.1”}",
      {
        options: [
          { key: "csum", value: "true" },
          { key: "local ip", value: "10.0.0.1" },
        ],
      },
      undefined,
    ],
    ["type:geneve", { options: [] }, ["type:geneve"]],
    ["type:", { options: [] }, ["type:"]],
    ["tunnel: 5", { options: [] }, ["tunnel: 5"]],
  ])("%s", (line, values, unknown) => {
    const { kind: _kind, span: _span, name: _name, unknown: lines, ...found } = memberOf(line);
    expect(found).toEqual(values);
    expect(lines).toEqual(unknown);
  });

  test("quotes that no release writes are told, once a string", () => {
    expect(complaints(sample("unusual-quoting.txt"))).toEqual([
      'unusual-quoting: "br-int"',
      "unusual-quoting: tcp:10.0.0.5:6653",
      "unusual-quoting: veth0",
      "unusual-quoting: “smart”",
      'unusual-quoting: "caf\\u00e9"',
      "unusual-quoting: 192.0.2.1",
      "unusual-quoting: 5",
      "unusual-quoting: 2.9.8",
    ]);
    expect(complaints('    Bridge "br\\u002dint"\n')).toEqual(['unusual-quoting: "br\\u002dint"']);
    expect(complaints('    Bridge "a\tb c"\n')).toEqual(['unusual-quoting: "a\tb c"']);
  });

  test("4096 trunks stand on one line", () => {
    const all = Array.from({ length: 4096 }, (_, vlan) => vlan);
    const text = `${UUID}\n    Bridge b\n        Port p\n            trunks: [${all.join(", ")}]\n`;
    const { ast, diagnostics } = parseOvsVsctlShow(text);
    expect(diagnostics).toEqual([]);
    expect(ast.bridges[0]?.ports[0]?.trunks).toEqual(all);
    expect(printOvsVsctlShow(ast)).toBe(text);
  });
});

test("a pre-shared key is in the tree and in no diagnostic or frame", () => {
  const lines = [
    "{psk=swordfish}",
    '{psk="swordfish"}',
    '{psk="swordfish',
    "{psk=swordfish, psk=swordfish}",
    '{psk="swordfish\\q", junk}',
  ];
  const text = `${UUID}\n    Bridge b\n        Port p\n${lines.map((map, index) => `            Interface i${index}\n                options: ${map}\n`).join("")}`;
  const { ast, diagnostics } = parseOvsVsctlShow(text);
  expect(diagnostics.length).toBeGreaterThan(4);
  expect(ast.bridges[0]?.ports[0]?.interfaces.every(({ options }) => options[0]?.value.startsWith("swordfish"))).toBe(
    true,
  );
  for (const diagnostic of diagnostics) {
    expect(withoutSpans(diagnostic)).not.toContain("swordfish");
    expect(formatDiagnostic(diagnostic, text)).not.toContain("swordfish");
  }
});

test("a folded run within a folded run is not unfolded, so that printing stays the inverse of parsing", () => {
  const text = `${UUID}\\n    Bridge b\\n${UUID}\\\\n    Bridge c\n`;
  const { ast } = parseOvsVsctlShow(text);
  expect([ast.systemUuid, ast.bridges, ast.unknown.map((node) => node.text)]).toEqual([null, [], [text.trim()]]);
  expect(printOvsVsctlShow(ast)).toBe(text);
});
