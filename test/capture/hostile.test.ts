import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { captureReader, readCapture } from "../../src/capture/index.ts";
import { captureOf, texts } from "./support.ts";

describe("paths that no tool writes", () => {
  test.each([
    ["", ""],
    ["upwards", "../../etc/passwd"],
    ["upwards within", "a/../sos_commands/networking/ip_route"],
    ["absolute", "/sos_commands/networking/ip_route_show_table_all"],
    ["long", `${"a/".repeat(40)}${"b".repeat(5000)}`],
    ["deep", `${"a/".repeat(200)}sos_commands/networking/ip_route_show_table_all`],
  ])("%s: read by content, of no node, and told", (_, path) => {
    const { files, nodes, diagnostics } = captureOf({ [path]: texts.route });
    expect(files.map(({ format, node, layout }) => [format, node, layout])).toEqual([["ip", null, "folder"]]);
    expect(nodes.map(({ name }) => name)).toEqual([""]);
    expect(diagnostics.map(({ code }) => code)).toContain("capture/odd-path");
  });
  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s in every place of a path", (name) => {
    const paths = [
      name,
      `${name}/ip_route`,
      `${name}/sos_commands/networking/ip_route_show_table_all`,
      `s/sos_commands/networking/namespaces/${name}/ip_netns_exec_${name}_ip_route_show_table_all`,
      `m/network_logs/${name}_ip_route`,
      `m/network_logs/worker_${name}`,
      `m/nodes/${name}/lscpu`,
      `m/nodes/w/${name}`,
      `m/nodes/w/sysinfo.tgz/${name}/x`,
      `m/cluster-scoped-resources/${name}/${name}.yaml`,
      `m/host_network_logs/${name}-worker.log`,
      `m/sos_info/networking/${name}`,
    ];
    for (const path of paths) {
      const { files, nodes } = captureOf({ [path]: texts.route });
      expect(files.length).toBeLessThan(2);
      expect(nodes.every((node) => Object.getPrototypeOf(node) === Object.prototype)).toBe(true);
    }
    expect(captureOf({ [`m/nodes/${name}/lscpu`]: texts.lscpuRows }).nodes.map((node) => node.name)).toEqual([name]);
  });
  test("backslashes and other characters are parts of names", () => {
    const { files } = captureOf({ "a\\b\u0000\ud800/ip_route": texts.route });
    expect(files.map(({ node }) => node)).toEqual(["a\\b\u0000\ud800"]);
  });
});

describe("texts that are none", () => {
  test.each([
    ["empty", ""],
    ["empty lines", "\n\n"],
    ["a NUL", "\0"],
    ["NULs", "\0\0ip"],
    ["half a character", "\ud800"],
    ["a long line", "x".repeat(100_000)],
    ["a byte order mark", "\ufeff"],
    ["a bracket", "{"],
    ["brackets", "[".repeat(10_000)],
  ])("%s", (_, text) => {
    const paths = [
      "s/sos_commands/networking/ip_route_show_table_all",
      "s/sos_commands/host/hostname",
      "s/proc/cpuinfo",
      "s/proc/cmdline",
      "s/sys/devices/system/cpu/online",
      "m/cluster-scoped-resources/core/nodes/a.yaml",
      "m/cluster-scoped-resources/config.openshift.io/networks.yaml",
      "m/nodes/a/cpu_affinities.json",
      "plain.txt",
    ];
    const { files } = readCapture(paths.map((path) => ({ path, text })));
    expect(files.length).toBe(paths.length);
    for (const { lines, unknownLines } of files) expect(unknownLines).toBeLessThanOrEqual(Math.max(lines, 0));
  });
  test("a document of other objects than the path says, and one that is cut off", () => {
    const path = "m/cluster-scoped-resources/core/nodes/a.yaml";
    expect(captureOf({ [path]: "kind: Secret\nmetadata:\n  name: a\n" }).nodes).toEqual([]);
    const cut = captureOf({
      [path]: "apiVersion: v1\nkind: Node\nmetadata:\n  name: a\nstatus:\n  addresses:\n  - address: 10.0.0.1\n    ty",
    });
    expect(cut.nodes.map(({ name }) => name)).toEqual(["a"]);
  });
});

describe("many files are read to their end", () => {
  test.each([
    ["empty files of a folder", (index: number) => `f/${index}`],
    ["roots", (index: number) => `s${index}/sos_commands/networking/ip_addr`],
    ["nodes of a must-gather", (index: number) => `m/nodes/w${index}/lscpu`],
    ["short and full names", (index: number) => `m/nodes/w${index >> 1}${index % 2 === 0 ? "" : ".example.com"}/lscpu`],
    ["files of /sys", (index: number) => `r${index}/sys/devices/system/cpu/online`],
    ["paths of markers", (index: number) => `${"sos_commands/".repeat(20)}${index}`],
  ])("%s", (_, pathOf) => {
    const reader = captureReader();
    for (let index = 0; index < 40_000; index++) {
      const path = pathOf(index);
      if (reader.wants(path, 0)) reader.add({ path, text: "" });
      else reader.pass(path);
    }
    const { files, passed } = reader.finish();
    expect(files.length + passed).toBe(40_000);
  });
});

test("any paths and texts give a plain capture in which every file is listed, joined or counted", () => {
  const name = fc.constantFrom(
    "sos_commands",
    "networking",
    "namespaces",
    "ip_addr",
    "ip_netns_exec_a_ip_route",
    "insights_commands",
    "cluster-scoped-resources",
    "core",
    "nodes",
    "a.yaml",
    "lscpu",
    "sysinfo.tgz",
    "sys",
    "devices",
    "system",
    "cpu",
    "online",
    "proc",
    "cpuinfo",
    "hostname",
    "network_logs",
    "a_ovs_dump",
    "ovnkube-node-abcde_iptables",
    "must-gather.logs",
    "sosreport-a-2024-01-01-abcdefg",
    "..",
    ".",
    "",
    "__proto__",
    "a.txt",
  );
  const path = fc.array(name, { maxLength: 7 }).map((names) => names.join("/"));
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom(
      texts.route,
      texts.addr,
      texts.ovs,
      texts.natSave,
      texts.networks,
      texts.lscpu,
      "a\n",
      "0-3\n",
      "kind: Node\nmetadata:\n  name: a\n",
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ path, text }), { maxLength: 8 }), (entries) => {
      const capture = readCapture(entries);
      expect(JSON.parse(JSON.stringify(capture))).toEqual(capture);
      const shown = capture.files.reduce((sum, { parts }) => sum + (parts?.length ?? 1), 0);
      expect(shown + capture.passed).toBeLessThanOrEqual(entries.length);
      const distinct = new Set(entries.map((entry) => entry.path)).size;
      expect(shown + capture.passed).toBeGreaterThanOrEqual(distinct);
      expect(readCapture([...entries].reverse())).toEqual(capture);
    }),
    { numRuns: 150 },
  );
});
