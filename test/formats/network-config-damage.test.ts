import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NetworkConfigAst, parseNetworkConfig, type ValueNode } from "../../src/formats/network-config/index.ts";

const sample = (name: string): string => {
  return readFileSync(new URL(`../../samples/network-config/${name}`, import.meta.url), "utf8");
};
/** Each diagnostic as `code: text at its place`. */
const findings = (text: string): string[] => {
  return parseNetworkConfig(text).diagnostics.map(({ code, span }) => {
    return `${code.replace("network-config/", "")}: ${text.slice(span.start, span.end)}`;
  });
};
const otherValue = (ast: Pick<NetworkConfigAst, "otherFields">, key: string): ValueNode | undefined => {
  return ast.otherFields?.find((field) => field.key === key)?.value;
};

describe("values of the wrong type", () => {
  const text = sample("err/wrong-types.yaml.txt");
  const { ast } = parseNetworkConfig(text);

  test("each is reported at its place", () => {
    expect(findings(text)).toEqual([
      "bad-value: 7",
      "host-bits-set: 10.128.0.1/14",
      'number-as-text: "23"',
      "bad-cidr: 10.132.0.0/33",
      "bad-number: 23.5",
      "bad-value: 10.136.0.0/14",
      "bad-value: none",
      "bad-cidr: fd02::/1120",
      "bad-port-range: 32767-30000",
      "mtu-out-of-bounds: 0",
      "bad-value: [OVNKubernetes]",
      "bad-value: 172.30.0.0/16",
    ]);
  });

  test("a CIDR with host bits and a prefix length as text are read", () => {
    expect(ast.spec?.clusterNetwork?.[0]).toMatchObject({ cidr: "10.128.0.1/14", hostPrefix: 23 });
    expect(ast.status?.clusterNetworkMTU).toBe(0);
  });

  test("what could not be read is kept as it stands", () => {
    const second = ast.spec?.clusterNetwork?.[1];
    expect(second).not.toHaveProperty("cidr");
    expect(second?.otherFields?.map(({ key, value }) => [key, value.kind === "scalar" && value.value])).toEqual([
      ["cidr", "10.132.0.0/33"],
      ["hostPrefix", 23.5],
    ]);
    expect(ast.spec?.otherFields?.map(({ key }) => key)).toEqual([
      "clusterNetwork[2]",
      "externalIP",
      "serviceNetwork[1]",
      "serviceNodePortRange",
    ]);
    expect(ast.spec?.serviceNetwork).toEqual(["172.30.0.0/16"]);
    expect(ast.status).not.toHaveProperty("networkType");
  });

  test("objects whose parts are of the wrong type", () => {
    expect(findings("kind: Network\nmetadata: 1\nspec: []\nstatus: x\n")).toEqual([
      "bad-value: 1",
      "bad-value: []",
      "bad-value: x",
    ]);
    expect(findings("kind: NetworkList\nitems: 1\n")).toEqual(["bad-value: 1"]);
    expect(
      findings("defaultNetwork: 1\nnetworkDiagnostics: 2\nserviceNodePortRange: 3\nexternalIP: {policy: 4}"),
    ).toEqual(["bad-value: 1", "bad-value: 2", "bad-value: 3", "bad-value: 4"]);
    expect(findings("clusterNetworkMTU: 1400\nmigration: {mtu: {network: 1, machine: {from: x}}}")).toEqual([
      "bad-value: 1",
      "bad-number: x",
    ]);
    expect(findings("clusterNetworkMTU: 1400\nserviceNetwork: [7, {}]")).toEqual(["bad-value: 7", "bad-value: {}"]);
    expect(findings("externalIP: {}\nserviceNodePortRange: '30000'")).toEqual(["bad-port-range: '30000'"]);
  });

  test("a null is kept and not reported", () => {
    const { ast, diagnostics } = parseNetworkConfig("clusterNetworkMTU: 1400\nmigration: null\nnetworkType:\n");
    expect(diagnostics).toEqual([]);
    expect(ast.status?.otherFields?.map(({ key }) => key)).toEqual(["migration", "networkType"]);
  });

  test("numbers that JSON would change keep their text", () => {
    const { ast } = parseNetworkConfig(
      "kind: Network\na: 12345678901234567890\nb: 0x17\nc: .nan\nd: -0\ne: 1e400\nf: -1.5\n",
    );
    const values = ast.otherFields?.map(({ value }) => (value.kind === "scalar" ? value.value : null));
    expect(values).toEqual(["12345678901234567890", "0x17", ".nan", "-0", "1e400", -1.5]);
  });
});

describe("damage", () => {
  test("a prompt, a warning of oc, and a prompt behind the JSON are unknown lines", () => {
    const { ast } = parseNetworkConfig(sample("err/pasted-prompt.txt"));
    expect(ast.status?.clusterNetworkMTU).toBe(1450);
    expect(ast.unknown.map(({ text }) => text)).toEqual([
      "[root@bastion ~]# oc get network.config/cluster -o jsonpath='{.status}{\"\\n\"}'",
      "Warning: v1 is deprecated",
      "[root@bastion ~]# exit",
    ]);
  });

  test("JSON without its head is read from the first field that is known", () => {
    const text = sample("err/cut-head.json.txt");
    const { ast, diagnostics } = parseNetworkConfig(text);
    expect(ast.status).toMatchObject({ networkType: "OVNKubernetes", clusterNetworkMTU: 1400 });
    expect(ast.unknown.map((line) => line.text.trim())).toEqual(['"hostPrefix": 23', "}", "],", "}"]);
    expect(diagnostics.find(({ code }) => code === "network-config/cut-off")?.expected).toBe("{");
  });

  test("JSON without its tail is read to its end, and a prompt behind it is not part of it", () => {
    const { ast, diagnostics } = parseNetworkConfig(sample("err/cut-tail.json.txt"));
    expect(ast.status?.clusterNetwork?.[0]?.cidr).toBe("10.128.0.0/14");
    expect(ast.status?.clusterNetworkMTU).toBe(14);
    expect(ast.unknown.map(({ text }) => text)).toEqual(["$ date"]);
    expect(diagnostics.find(({ code }) => code === "network-config/cut-off")?.expected).toBe("}");
    const inText = parseNetworkConfig('{"clusterNetworkMTU":1400,"networkType":"OpenSh');
    expect(inText.ast.status?.networkType).toBe("OpenSh");
    expect(inText.diagnostics[0]?.expected).toBe('"}');
    expect(parseNetworkConfig('{"clusterNetworkMTU":1400,"networkType').ast.status?.otherFields?.[0]?.key).toBe(
      "networkType",
    );
  });

  test("two runs in one text, in YAML and in JSON", () => {
    const { ast } = parseNetworkConfig(sample("err/two-runs.yaml.txt"));
    expect(ast.items?.map((item) => item.apiVersion)).toEqual(["config.openshift.io/v1", "operator.openshift.io/v1"]);
    const glued = parseNetworkConfig(
      "kind: Network\nspec:\n  networkType: A\nkind: Network\nspec:\n  networkType: B\n",
    );
    expect(glued.ast.items?.map((item) => item.spec?.networkType)).toEqual(["A", "B"]);
    const cut = parseNetworkConfig('{\n "clusterNetworkMTU": 1400\n{\n "clusterNetworkMTU": 1450\n}\n');
    expect(cut.ast.items?.map((item) => item.status?.clusterNetworkMTU)).toEqual([1400, 1450]);
  });

  test("a repeated field: the first counts, the second is kept", () => {
    const { ast } = parseNetworkConfig(sample("err/duplicate-field.yaml.txt"));
    expect(ast.status?.networkType).toBe("OVNKubernetes");
    expect(ast.status && otherValue(ast.status, "networkType")).toMatchObject({ value: "OpenShiftSDN" });
    expect(findings(sample("err/duplicate-field.yaml.txt"))).toEqual(["duplicate-field: networkType"]);
  });

  test("anchors, aliases and tags are kept and not followed, merge keys are keys", () => {
    const { ast } = parseNetworkConfig(sample("err/anchor-alias-tag.yaml.txt"));
    expect(ast.status).toMatchObject({ clusterNetworkMTU: 1400, networkType: "OVNKubernetes" });
    expect(ast.status && otherValue(ast.status, "plugin")).toMatchObject({ kind: "alias", name: "type" });
    const merged = parseNetworkConfig(
      "kind: Network\nspec:\n  networkType: &a X\n  <<: *a\n  *a : 1\n  ? [x]\n  : 2\n",
    );
    expect(merged.ast.spec?.otherFields?.map(({ key }) => key)).toEqual(["<<", "*a", "[x]"]);
  });

  test("bad syntax costs its place; what the library drops is unknown", () => {
    const { ast } = parseNetworkConfig(sample("err/bad-syntax.yaml.txt"));
    expect(ast.spec?.networkType).toBe("OVNKubernetes");
    expect(ast.unknown.some(({ text }) => text.includes("fd02::/112"))).toBe(true);
    const rest = "kind: Network\nspec:\n  a: null\n  - cidr: 10.0.0.0/8\n    b: 1\n  c:\n    d: 2\nstatus: {}\n";
    expect(parseNetworkConfig(rest).ast.unknown.map(({ text }) => text)).toEqual(["  c:", "    d: 2"]);
  });

  test("other objects are unknown lines", () => {
    const { ast } = parseNetworkConfig(sample("err/other-object.yaml.txt"));
    expect([ast.form, ast.unknown.length, ast.markers?.length]).toEqual(["none", 5, 1]);
    expect(parseNetworkConfig('{"kind":"List","items":[{"kind":"Pod","a":"networkType"}]}').ast.form).toBe("none");
    expect(parseNetworkConfig('["networkType"]').ast.form).toBe("none");
    expect(parseNetworkConfig('{"a":"networkType"} {"clusterNetworkMTU":1400,"networkType":"X"}').ast.form).toBe(
      "status",
    );
  });
});

describe("hostile texts", () => {
  const K = "kind: Network\nspec:\n  a: ";
  test.each([
    ["50 MB in one line", "x".repeat(50_000_000), "unknown-line"],
    ["50 MB of brackets", "[".repeat(50_000_000), "unknown-line"],
    ["a million brackets in JSON", `{"networkType":${"[".repeat(1_000_000)}`, "beyond-limits"],
    ["a thousand brackets in JSON", `{"networkType":${"[".repeat(1000)}`, "beyond-limits"],
    ["a thousand brackets in YAML", K + "[".repeat(1000), "beyond-limits"],
    ["a million dashes", `${K}\n    ${"- ".repeat(1_000_000)}`, "beyond-limits"],
    ["a thousand dashes", `${K}\n    ${"- ".repeat(1000)}`, "beyond-limits"],
    ["a thousand question marks", `${K}\n    ${"? ".repeat(1000)}`, "beyond-limits"],
    ["a million anchors and aliases", K + "&a *a ".repeat(1_000_000), "beyond-limits"],
    ["a string of 20 MB", `{"networkType":"${"x".repeat(20_000_000)}"}`, "beyond-limits"],
    ["ten million line breaks", "\n".repeat(10_000_000), undefined],
    ["a million NULs", "\0".repeat(1_000_000), undefined],
    ["tabs before a key", `kind: Network\nspec:\n\t\tnetworkType: x`, "bad-syntax"],
    ["lone surrogates", '{"clusterNetworkMTU":1400,"networkType":"\ud800"}\udc00', "unknown-line"],
  ])("%s", (_, text, code) => {
    expect(parseNetworkConfig(text).diagnostics[0]?.code).toBe(code && `network-config/${code}`);
  });

  test("ten thousand documents on one line are read in order", () => {
    const { ast } = parseNetworkConfig('{"clusterNetworkMTU":1400}'.replace("}", ',"networkType":"X"}').repeat(10_000));
    expect(ast.items?.length).toBe(10_000);
  });

  test("`__proto__` is a field like any other", () => {
    const { ast } = parseNetworkConfig(
      '{"clusterNetworkMTU":1400,"networkType":"X","__proto__":{"polluted":1},"constructor":2}',
    );
    expect(ast.status?.otherFields?.map(({ key }) => key)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(ast.status)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });

  test("lists of 100,000 elements", () => {
    const { ast } = parseNetworkConfig(
      `{"externalIP":{},"serviceNetwork":[${'"1.1.1.1/32",'.repeat(100_000)}"1.1.1.1/32"]}`,
    );
    expect(ast.spec?.serviceNetwork?.length).toBe(100_001);
    expect(ast.spec?.places.length).toBe(100_003);
  });

  test("any text: spans lie in it, the tree is plain JSON, no line is idle", () => {
    const texts = [
      "ok/object-config.yaml.txt",
      "ok/object-operator.json.txt",
      "ok/list.json.txt",
      "err/two-runs.yaml.txt",
    ].map(sample);
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      ":",
      ",",
      "#",
      "-",
      "\n",
      "\t",
      "*",
      "&",
      "!",
      "|",
      ">",
      "'",
      "%",
      "\0",
      "\ud800",
    );
    const seen = (text: string): string => {
      return JSON.stringify(parseNetworkConfig(text), (key, value) => (key === "span" ? undefined : value));
    };
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(9), piece, fc.nat(), (base, at, gone, put, pick) => {
        const from = at % (base.length + 1);
        const text = base.slice(0, from) + put + base.slice(from + gone);
        const { ast, diagnostics } = parseNetworkConfig(text);
        expect(JSON.parse(JSON.stringify(ast))).toEqual(ast);
        for (const { span } of diagnostics) expect(span.start <= span.end && span.end <= text.length).toBe(true);
        const lines = text.split("\n");
        const index = pick % lines.length;
        if (/^[\s\0]*$/.test(lines[index] ?? "")) return;
        const without = lines.toSpliced(index, 1).join("\n");
        expect(seen(without)).not.toBe(seen(text));
      }),
      { numRuns: 500 },
    );
  });
});
