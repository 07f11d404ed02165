import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseNetworkConfig, recognizeNetworkConfig } from "../../src/formats/network-config/index.ts";
import { overlayMtu } from "../../src/net/index.ts";
import { sourceText } from "../../src/text/index.ts";

const sample = (name: string): string => {
  return readFileSync(new URL(`../../samples/network-config/${name}`, import.meta.url), "utf8");
};
const codesOf = (text: string): string[] => parseNetworkConfig(text).diagnostics.map(({ code }) => code);
const STATUS =
  '{"clusterNetwork":[{"cidr":"10.128.0.0/14","hostPrefix":23}],"clusterNetworkMTU":1450,"networkType":"OpenShiftSDN"}';

describe("founding captures", () => {
  test("the status of an OpenShiftSDN cluster", () => {
    const text = sample("ok/network-config.status.openshift-sdn.json");
    const { ast, diagnostics } = parseNetworkConfig(text);
    expect(diagnostics).toEqual([]);
    expect(ast.form).toBe("status");
    expect(ast.span).toEqual({ start: 0, end: text.length });
    expect(ast.status?.clusterNetwork?.map(({ cidr, hostPrefix }) => ({ cidr, hostPrefix }))).toEqual([
      { cidr: "10.128.0.0/14", hostPrefix: 23 },
    ]);
    expect(ast.status?.serviceNetwork).toEqual(["172.30.0.0/16"]);
    expect(ast.status?.clusterNetworkMTU).toBe(1450);
    expect(ast.status?.clusterNetworkMTU).toBe(overlayMtu(1500, "VXLAN"));
    expect(ast.status?.networkType).toBe("OpenShiftSDN");
    expect(ast.spec).toBeUndefined();
    expect(ast.unknown).toEqual([]);
  });

  test("each value of the status has its place", () => {
    const text = sample("ok/network-config.status.openshift-sdn.json");
    const status = parseNetworkConfig(text).ast.status;
    const placed = status?.places.map(({ field, index, span }) => [field, index, text.slice(span.start, span.end)]);
    expect(placed).toEqual([
      ["clusterNetwork", undefined, '[{"cidr":"10.128.0.0/14","hostPrefix":23}]'],
      ["clusterNetwork", 0, '{"cidr":"10.128.0.0/14","hostPrefix":23}'],
      ["clusterNetworkMTU", undefined, "1450"],
      ["networkType", undefined, '"OpenShiftSDN"'],
      ["serviceNetwork", undefined, '["172.30.0.0/16"]'],
      ["serviceNetwork", 0, '"172.30.0.0/16"'],
    ]);
    const pool = status?.clusterNetwork?.[0];
    expect(pool?.places.map(({ span }) => text.slice(span.start, span.end))).toEqual(['"10.128.0.0/14"', "23"]);
  });

  test("the plain word is a form of its own", () => {
    const { ast, diagnostics } = parseNetworkConfig(sample("ok/network-config.networktype.txt"));
    expect(diagnostics).toEqual([]);
    expect(ast.form).toBe("word");
    expect(ast.status?.networkType).toBe("OpenShiftSDN");
    expect(ast.status?.places[0]?.span).toEqual({ start: 0, end: 12 });
  });
});

describe("forms", () => {
  test("a config.openshift.io object in YAML, every typed field", () => {
    const { ast } = parseNetworkConfig(sample("ok/object-config.yaml.txt"));
    expect([ast.form, ast.apiVersion, ast.resource, ast.name]).toEqual([
      "object",
      "config.openshift.io/v1",
      "Network",
      "cluster",
    ]);
    expect(ast.spec?.clusterNetwork?.map(({ cidr, hostPrefix }) => `${cidr} ${hostPrefix}`)).toEqual([
      "10.128.0.0/14 23",
      "fd01::/48 64",
    ]);
    expect(ast.spec?.externalIP?.autoAssignCIDRs).toEqual(["192.0.2.0/28"]);
    expect(ast.spec?.externalIP?.policy?.allowedCIDRs).toEqual(["192.0.2.0/24"]);
    expect(ast.spec?.externalIP?.policy?.rejectedCIDRs).toEqual(["192.0.2.128/25"]);
    expect(ast.spec?.networkDiagnostics?.mode).toBe("");
    const { sourcePlacement, targetPlacement } = ast.spec?.networkDiagnostics ?? {};
    expect([sourcePlacement?.places, targetPlacement?.places]).toEqual([[], []]);
    expect(ast.spec?.serviceNodePortRange).toMatchObject({ from: 30000, to: 32767 });
    expect(ast.spec?.serviceNetwork).toEqual(["172.30.0.0/16", "fd02::/112"]);
    expect(ast.status?.clusterNetworkMTU).toBe(1400);
    expect(ast.status?.migration?.networkType).toBe("OVNKubernetes");
    expect(ast.status?.migration?.mtu?.network).toMatchObject({ from: 1400, to: 8900 });
    expect(ast.status?.migration?.mtu?.machine).toMatchObject({ to: 9000 });
    expect(ast.status?.migration?.mtu?.machine).not.toHaveProperty("from");
    expect(ast.status?.conditions?.map(({ type }) => type)).toEqual(["NetworkDiagnosticsAvailable"]);
  });

  test("comments, the document marker and managedFields are kept", () => {
    const text = sample("ok/object-config.yaml.txt");
    const { ast } = parseNetworkConfig(text);
    expect(ast.comments?.map((comment) => comment.text)).toEqual([
      "# Cluster network of a three-node cluster",
      "# pods",
    ]);
    expect(ast.comments?.map(({ span }) => text.slice(span.start, span.end))).toEqual(
      ast.comments?.map((comment) => comment.text),
    );
    expect(ast.markers).toEqual([{ kind: "marker", span: { start: 0, end: 3 }, text: "---" }]);
    expect(ast.metadata?.fields.map(({ key }) => key)).toContain("managedFields");
    expect(JSON.stringify(ast.metadata)).toContain('"key":"f:clusterNetwork"');
  });

  test("an operator.openshift.io object is told apart by its apiVersion", () => {
    const { ast } = parseNetworkConfig(sample("ok/object-operator.json.txt"));
    expect([ast.form, ast.apiVersion]).toEqual(["object", "operator.openshift.io/v1"]);
    expect(ast.spec?.defaultNetwork?.type).toBe("OVNKubernetes");
    const ovn = ast.spec?.defaultNetwork?.ovnKubernetesConfig;
    expect([ovn?.genevePort, ovn?.mtu, ovn?.ipsecConfig?.places]).toEqual([6081, 1400, []]);
    expect(
      ast.spec?.otherFields?.map(({ key, value }) => [key, value.kind === "scalar" ? value.value : value.kind]),
    ).toEqual([["observedConfig", null]]);
    expect([ast.status?.readyReplicas, ast.status?.version]).toEqual([0, "4.10.6"]);
  });

  test("a List of oc and a NetworkList of must-gather", () => {
    const list = parseNetworkConfig(sample("ok/list.json.txt")).ast;
    expect([list.form, list.apiVersion, list.resource, list.items?.length]).toEqual(["list", "v1", "List", 1]);
    expect(list.items?.[0]).toMatchObject({ form: "object", name: "cluster", status: { networkType: "Kuryr" } });
    expect(list.items?.[0]?.status?.clusterNetwork?.[0]).not.toHaveProperty("hostPrefix");
    const gathered = parseNetworkConfig(sample("ok/network-list.yaml.txt")).ast;
    expect([gathered.form, gathered.resource, gathered.markers?.length]).toEqual(["list", "NetworkList", 2]);
    expect(gathered.items?.[0]?.spec?.networkType).toBe("OVNKubernetes");
  });

  test("an item of another kind stays in the list as it is", () => {
    const { ast } = parseNetworkConfig(sample("err/foreign-item.json.txt"));
    expect(ast.items?.length).toBe(1);
    expect(ast.otherFields?.map(({ key }) => key)).toEqual(["items[0]"]);
  });

  test("several JSON documents on one line, an array, several words", () => {
    const two = parseNetworkConfig(sample("ok/two-on-one-line.json.txt")).ast;
    expect([two.form, two.items?.map((item) => item.form)]).toEqual(["documents", ["status", "status"]]);
    expect(two.items?.map((item) => item.status?.clusterNetworkMTU)).toEqual([8951, 1400]);
    const array = parseNetworkConfig(sample("ok/array.json.txt")).ast;
    expect([array.form, array.items?.[0]?.status?.clusterNetworkMTU]).toEqual(["array", 1400]);
    const words = parseNetworkConfig(sample("ok/two-words.txt")).ast;
    expect(words.items?.map((item) => item.status?.networkType)).toEqual(["OpenShiftSDN", "openshiftsdn"]);
  });

  test("a bare spec and a bare status are told apart by their fields", () => {
    expect(parseNetworkConfig(sample("ok/spec.yaml.txt")).ast.form).toBe("spec");
    expect(parseNetworkConfig("networkType: X\nconditions: []").ast.form).toBe("status");
    expect(parseNetworkConfig("networkType: X\nconditions: []").diagnostics).toEqual([]);
    const open = parseNetworkConfig(sample("err/spec-or-status.json.txt"));
    expect(open.ast.status?.networkType).toBe("Kuryr");
    expect(open.diagnostics.map(({ code }) => code)).toEqual(["network-config/spec-or-status"]);
  });

  test("YAML and JSON of one object give one tree, places aside", () => {
    const yaml =
      "kind: Network\nspec:\n  clusterNetwork:\n  - cidr: fd01::/48\n    hostPrefix: 64\n  other: {a: [1, true, null, x]}\n";
    const json =
      '{"kind":"Network","spec":{"clusterNetwork":[{"cidr":"fd01::/48","hostPrefix":64}],"other":{"a":[1,true,null,"x"]}}}';
    const treeOf = (text: string): string => {
      return JSON.stringify(parseNetworkConfig(text).ast, (key, value) => (key === "span" ? undefined : value));
    };
    expect(treeOf(yaml)).toBe(treeOf(json));
  });

  test("an indented block, a byte order mark, CRLF and lone carriage returns", () => {
    expect(parseNetworkConfig("    kind: Network\n    spec:\n      networkType: X\n").ast.spec?.networkType).toBe("X");
    expect(parseNetworkConfig(sample("ok/bom-crlf.json.txt")).ast.status?.clusterNetworkMTU).toBe(1400);
    const lone = parseNetworkConfig("clusterNetworkMTU: 1400\rnetworkType: X\r");
    expect([lone.ast.status?.networkType, lone.diagnostics]).toEqual(["X", []]);
  });

  test("an empty text and prose hold none", () => {
    expect(parseNetworkConfig("").ast).toEqual({
      kind: "network-config",
      span: { start: 0, end: 0 },
      form: "none",
      places: [],
      unknown: [],
    });
    const prose = parseNetworkConfig("The kind of network: see\n  status: pages.\nNote: none");
    expect(prose.ast.form).toBe("none");
    expect(prose.ast.unknown.map(({ text }) => text)).toEqual([
      "The kind of network: see",
      "  status: pages.",
      "Note: none",
    ]);
  });
});

describe("places", () => {
  test("a window on a larger text reports places in the larger one", () => {
    const text = `before ${STATUS} after`;
    const { ast } = parseNetworkConfig(sourceText(text, { start: 7, end: 7 + STATUS.length }));
    expect(ast.span).toEqual({ start: 7, end: 7 + STATUS.length });
    const place = ast.status?.places.find(({ field }) => field === "networkType");
    expect(text.slice(place?.span.start, place?.span.end)).toBe('"OpenShiftSDN"');
  });

  test("places are found behind colours", () => {
    const text = sample("err/ansi-colour.txt");
    const { ast, diagnostics } = parseNetworkConfig(text);
    expect(ast.status?.networkType).toBe("OVNKubernetes");
    expect(diagnostics.map(({ code, span }) => [code, text.slice(span.start, span.end)])).toEqual([
      ["network-config/bad-number", "1400x"],
      ["network-config/unknown-line", "$\u001b[0m date"],
    ]);
  });

  test("a block ends where its last value ends", () => {
    const text = "kind: Network\nspec:\n  networkType: X\n\n\nstatus: {}\n";
    const spec = parseNetworkConfig(text).ast.spec;
    expect(text.slice(spec?.span.start, spec?.span.end)).toBe("networkType: X");
  });
});

describe("recognition", () => {
  test("the captures are recognized, other texts are not", () => {
    expect(recognizeNetworkConfig(sample("ok/network-config.networktype.txt"))).toBe(1);
    expect(recognizeNetworkConfig(sample("ok/network-config.status.openshift-sdn.json"))).toBe(1);
    expect(recognizeNetworkConfig(sample("ok/network-list.yaml.txt"))).toBe(6);
    expect(recognizeNetworkConfig("kind: Pod\nspec: {}\n")).toBe(0);
    expect(recognizeNetworkConfig("Kernel IP routing table\n0.0.0.0 10.0.0.1\n")).toBe(0);
    expect(recognizeNetworkConfig("kind: NetworkPolicy")).toBe(0);
  });

  test("no more than 200 lines and 64 Ki characters are looked at", () => {
    expect(recognizeNetworkConfig("networkType: x\n".repeat(300))).toBe(200);
    expect(recognizeNetworkConfig(`${" ".repeat(65_536)}networkType: x`)).toBe(0);
  });

  test("damaged texts keep what can be read", () => {
    expect(codesOf(STATUS)).toEqual([]);
    expect(codesOf(`${STATUS} $`)).toEqual(["network-config/unknown-line"]);
  });
});
