import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  checkNetworkConfig,
  networkCapacity,
  networkOverheads,
  networksOf,
  parseNetworkConfig,
  settingsInForce,
} from "../../src/formats/network-config/index.ts";

const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../samples/network-config", name), "utf8");
const codes = (text: string): readonly string[] =>
  parseNetworkConfig(text).diagnostics.map(({ code, actual }) =>
    `${code.slice("network-config/".length)} ${actual ?? ""}`.trim(),
  );

describe("traps of network.config", () => {
  test("1: two API groups have one kind", () => {
    const config = parseNetworkConfig(sample("ok/config-full.yaml.txt")).ast;
    const operator = parseNetworkConfig(sample("ok/operator-full.yaml.txt")).ast;
    expect([config.resource, config.apiVersion, config.spec?.defaultNetwork]).toEqual([
      "Network",
      "config.openshift.io/v1",
      undefined,
    ]);
    expect([operator.resource, operator.apiVersion, operator.spec?.defaultNetwork?.type]).toEqual([
      "Network",
      "operator.openshift.io/v1",
      "OVNKubernetes",
    ]);
    expect(codes('{"kind":"Network","apiVersion":"net.example.com/v1","spec":{"clusterNetwork":[]}}')).toEqual([
      "unknown-line",
    ]);
  });

  test("2: a spec may differ from the status, which is in force", () => {
    const { ast } = parseNetworkConfig(
      '{"kind":"Network","apiVersion":"config.openshift.io/v1","spec":{"networkType":"OVNKubernetes"},"status":{"networkType":"OpenShiftSDN","clusterNetworkMTU":1450}}',
    );
    expect([ast.spec?.networkType, ast.status?.networkType, settingsInForce(ast)?.networkType]).toEqual([
      "OVNKubernetes",
      "OpenShiftSDN",
      "OpenShiftSDN",
    ]);
    const young = parseNetworkConfig(
      '{"kind":"Network","apiVersion":"config.openshift.io/v1","spec":{"networkType":"OVNKubernetes"},"status":{}}',
    ).ast;
    expect(settingsInForce(young)?.networkType).toBe("OVNKubernetes");
    expect(codes(sample("err/spec-or-status.json.txt"))).toEqual(["spec-or-status"]);
  });

  test("3: List, NetworkList, bare status, bare spec, an array of clusters", () => {
    const forms = [
      "ok/list.json.txt",
      "ok/network-list.yaml.txt",
      "ok/network-config.status.openshift-sdn.json",
      "ok/spec.yaml.txt",
      "ok/array.json.txt",
    ];
    expect(
      forms
        .map((name) => parseNetworkConfig(sample(name)).ast)
        .map((ast) => [ast.form, ast.resource, networksOf(ast).length]),
    ).toEqual([
      ["list", "List", 1],
      ["list", "NetworkList", 1],
      ["status", undefined, 1],
      ["spec", undefined, 1],
      ["array", undefined, 1],
    ]);
  });

  test("4: hostPrefix is missing, or a text", () => {
    const missing = parseNetworkConfig(sample("ok/check-host-prefix-missing.fail.yaml.txt")).ast;
    expect(missing.status?.clusterNetwork?.map(({ cidr, hostPrefix }) => [cidr, hostPrefix])).toEqual([
      ["10.128.0.0/14", undefined],
    ]);
    const text = '{"clusterNetworkMTU":1450,"clusterNetwork":[{"cidr":"10.128.0.0/14","hostPrefix":"23"}]}';
    expect(parseNetworkConfig(text).ast.status?.clusterNetwork?.[0]?.hostPrefix).toBe(23);
    expect(codes(text)).toEqual(["number-as-text 23"]);
  });

  test("5: the order of the pools decides the primary family, which may be IPv6", () => {
    const { ast } = parseNetworkConfig(sample("ok/check-families-differ.pass.yaml.txt"));
    expect(ast.status?.clusterNetwork?.map(({ cidr }) => cidr)).toEqual(["fd01::/48", "10.128.0.0/14"]);
    expect(networkCapacity(ast).map(({ family, nodes }) => [family, nodes])).toEqual([
      ["ipv6", 65_536],
      ["ipv4", 512],
    ]);
  });

  test("6: numbers as texts, an MTU of 0 or none", () => {
    const text = '{"clusterNetworkMTU":"1450","networkType":"OpenShiftSDN"}';
    expect([parseNetworkConfig(text).ast.status?.clusterNetworkMTU, codes(text)]).toEqual([
      1450,
      ["number-as-text 1450"],
    ]);
    const none = '{"clusterNetworkMTU":0,"networkType":"Calico"}';
    expect([parseNetworkConfig(none).ast.status?.clusterNetworkMTU, codes(none)]).toEqual([0, ["mtu-out-of-bounds 0"]]);
    expect(checkNetworkConfig(parseNetworkConfig(none).ast, { hostMtu: 1500 })).toEqual([]);
    expect(parseNetworkConfig("OpenShiftSDN\n").ast.status).not.toHaveProperty("clusterNetworkMTU");
  });

  test("7: an empty ipsecConfig is full encryption", () => {
    const { spec } = parseNetworkConfig(sample("ok/object-operator.json.txt")).ast;
    expect(spec?.defaultNetwork?.ovnKubernetesConfig?.ipsecConfig?.mode).toBeUndefined();
    expect(spec && networkOverheads(spec)).toEqual([146]);
  });

  test("8: the letter case of networkType varies", () => {
    const { ast } = parseNetworkConfig("OpenshiftSDN\n");
    expect([ast.form, ast.status?.networkType, ast.status && networkOverheads(ast.status)]).toEqual([
      "word",
      "OpenshiftSDN",
      [50],
    ]);
  });

  test("9: pools that overlap, and host bits that are set", () => {
    const { ast, diagnostics } = parseNetworkConfig(sample("err/check-pool-host-bits.fail.yaml.txt"));
    expect([ast.status?.clusterNetwork?.[0]?.cidr, diagnostics[0]?.expected]).toEqual([
      "10.128.0.1/14",
      "10.128.0.0/14",
    ]);
    const overlap = parseNetworkConfig(sample("ok/check-pools-overlap.fail.yaml.txt")).ast;
    expect(checkNetworkConfig(overlap).map(({ code, actual }) => [code, actual])).toEqual([
      ["network-config/pools-overlap", "10.131.0.0/16"],
    ]);
  });

  test("10: comments, ---, a byte order mark, several documents", () => {
    expect(parseNetworkConfig(sample("ok/bom-crlf.json.txt")).ast.status?.networkType).toBeDefined();
    const { ast } = parseNetworkConfig(
      "\ufeff# made today\n---\nnetworkType: Calico\nclusterNetworkMTU: 1480\n---\nnetworkType: Cilium\nclusterNetworkMTU: 1450\n",
    );
    expect([
      ast.form,
      networksOf(ast).map(({ status }) => status?.networkType),
      ast.markers?.length,
      ast.comments?.[0]?.text,
    ]).toEqual(["documents", ["Calico", "Cilium"], 2, "# made today"]);
  });

  test("11: managedFields name the fields again, and are kept as they stand", () => {
    const network = parseNetworkConfig(sample("ok/object-config.yaml.txt")).ast;
    expect(network.metadata?.fields.map(({ key }) => key)).toContain("managedFields");
    expect(network.spec?.clusterNetwork).toHaveLength(2);
  });

  test("12: a migration that is half filled", () => {
    const { ast } = parseNetworkConfig(sample("ok/check-migration-incomplete.fail.yaml.txt"));
    expect([ast.status?.migration?.mtu?.network?.to, ast.status?.migration?.mtu?.machine]).toEqual([8900, undefined]);
    expect(checkNetworkConfig(ast).map(({ code }) => code)).toEqual(["network-config/migration-incomplete"]);
  });
});
