import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkRules } from "../../src/formats/network-config/check-codes.ts";
import {
  checkNetworkConfig,
  networkCapacity,
  networkOverheads,
  parseNetworkConfig,
  podMtu,
  settingsInForce,
} from "../../src/formats/network-config/index.ts";

const root = join(import.meta.dirname, "../..");
const sample = (name: string): string => readFileSync(join(root, "samples/network-config", name), "utf8");

/** What the checks say of a text: code, the words at its place, what was expected and found. */
function said(text: string, hostMtu = 1500): (string | undefined)[][] {
  const found = checkNetworkConfig(parseNetworkConfig(text).ast, { hostMtu });
  return found.map(({ code, span, expected, actual }) => [
    code.slice("network-config/".length),
    text.slice(span.start, span.end),
    expected,
    actual,
  ]);
}

/** Each check's failing sample says this and nothing else; its passing sample says nothing. */
const CASES: readonly (readonly [string, number, readonly (string | undefined)[]])[] = [
  ["host-prefix-missing", 1500, ["cidr: 10.128.0.0/14", undefined, undefined]],
  ["host-prefix-too-short", 1500, ["13", "14 to 30", "13"]],
  ["host-prefix-too-long", 1500, ["31", "14 to 30", "31"]],
  ["host-prefix-not-64", 1500, ["65", "64", "65"]],
  ["host-prefixes-differ", 1500, ["25", "24", "25"]],
  ["families-differ", 1500, ["- 172.30.0.0/16", "ipv4 and ipv6", "ipv4"]],
  ["too-many-service-networks", 1500, ["172.31.0.0/16", undefined, "2"]],
  ["pools-overlap", 1500, ["10.131.0.0/16", "nothing of 10.128.0.0/14", "10.131.0.0/16"]],
  ["pool-overlaps-internal", 1500, ["172.30.0.0/16", "nothing of the join subnet 172.30.64.0/20", "172.30.0.0/16"]],
  ["pool-overlaps-default", 1500, ["100.64.0.0/16", "nothing of the join subnet 100.64.0.0/16", "100.64.0.0/16"]],
  ["join-subnets-differ", 1500, ["fd98::/64", "fd99::/64", "fd98::/64"]],
  ["mtu-too-large", 1500, ["1401", "at most 1400", "1401"]],
  ["mtu-too-small", 1380, ["1279", "at least 1280", "1279"]],
  ["mtu-not-usual", 1500, ["1300", "1400 or 1354", "1300"]],
  ["migration-incomplete", 1500, ["network:\n        from: 1400\n        to: 8900", undefined, undefined]],
  ["migration-from-differs", 9000, ["1400", "1300", "1400"]],
  ["migration-machine-too-small", 1500, ["9000", "at least 9001", "9000"]],
];

describe("checks of a network configuration", () => {
  test.each(CASES)("%s", (code, hostMtu, place) => {
    expect(said(sample(`ok/check-${code}.pass.yaml.txt`), hostMtu)).toEqual([]);
    const failing = said(sample(`ok/check-${code}.fail.yaml.txt`), hostMtu).filter(
      ([name]) => name !== "mtu-not-usual" || code === name,
    );
    expect(failing).toEqual([[code, ...place]]);
  });

  test("pool-host-bits", () => {
    expect(said(sample("ok/check-pool-host-bits.pass.yaml.txt"))).toEqual([]);
    expect(said(sample("err/check-pool-host-bits.fail.yaml.txt"))).toEqual([
      ["pool-host-bits", "10.128.0.1/14", "10.128.0.0/14", "10.128.0.1/14"],
    ]);
  });

  test("every check has its cases, and is in the document with its severity", () => {
    const documented = [
      ...readFileSync(join(root, "docs/formats/network-config.md"), "utf8").matchAll(
        /^\| `(network-config\/[^`]+)` \| (\w+) \|/gm,
      ),
    ].map((row) => [row[1], row[2]]);
    expect(documented.sort()).toEqual(
      Object.entries(checkRules)
        .map(([code, { severity }]) => [code, severity])
        .sort(),
    );
    expect([...CASES.map(([code]) => `network-config/${code}`), "network-config/pool-host-bits"].sort()).toEqual(
      Object.keys(checkRules).sort(),
    );
  });

  test("several pools in one another are each told once, at the place of the inner one", () => {
    const text = JSON.stringify({
      clusterNetworkMTU: 1450,
      networkType: "OpenShiftSDN",
      clusterNetwork: [
        { cidr: "10.0.0.0/8", hostPrefix: 23 },
        { cidr: "10.128.0.0/14", hostPrefix: 23 },
        { cidr: "10.128.0.0/16", hostPrefix: 23 },
      ],
      serviceNetwork: ["10.200.0.0/16"],
    });
    expect(said(text).map(([code, at, expected]) => [code, at, expected])).toEqual([
      ["pools-overlap", '"10.128.0.0/14"', "nothing of 10.0.0.0/8"],
      ["pools-overlap", '"10.128.0.0/16"', "nothing of 10.128.0.0/14"],
      ["pools-overlap", '"10.200.0.0/16"', "nothing of 10.0.0.0/8"],
    ]);
  });

  test("an element that could not be read does not shift the places of the others", () => {
    const text =
      '{"networkType":"OpenShiftSDN","clusterNetworkMTU":1450,"clusterNetwork":[{"cidr":"10.128.0.0/14","hostPrefix":23}],"serviceNetwork":["nonsense","10.129.0.0/24"]}';
    expect(said(text)).toEqual([["pools-overlap", '"10.129.0.0/24"', "nothing of 10.128.0.0/14", "10.129.0.0/24"]]);
  });

  test("the name of the plugin is compared in any letter case, and others need no hostPrefix", () => {
    const of = (networkType: string): string =>
      JSON.stringify({
        clusterNetworkMTU: 1400,
        networkType,
        clusterNetwork: [{ cidr: "10.128.0.0/14" }],
        serviceNetwork: ["172.30.0.0/16"],
      });
    expect(said(of("ovnkubernetes")).map(([code]) => code)).toEqual(["host-prefix-missing"]);
    expect(said(of("OpenshiftSDN"), 1450).map(([code]) => code)).toEqual(["host-prefix-missing"]);
    expect(said(of("Calico"))).toEqual([]);
  });

  test("each network of a list is checked", () => {
    const item = {
      kind: "Network",
      apiVersion: "config.openshift.io/v1",
      status: { clusterNetworkMTU: 1401, networkType: "OVNKubernetes" },
    };
    expect(said(JSON.stringify({ kind: "List", apiVersion: "v1", items: [item, item] })).map(([code]) => code)).toEqual(
      ["mtu-too-large", "mtu-too-large"],
    );
  });

  test("a hundred thousand pools take no time to speak of", () => {
    const clusterNetwork = Array.from({ length: 20_000 }, (_, at) => ({
      cidr: `10.${(at >> 8) & 255}.${at & 255}.0/24`,
      hostPrefix: 24,
    }));
    expect(
      said(
        JSON.stringify({
          clusterNetworkMTU: 1400,
          networkType: "Calico",
          clusterNetwork,
          serviceNetwork: ["172.30.0.0/16"],
        }),
      ),
    ).toEqual([]);
  });
});

describe("what the network plugin takes of the MTU", () => {
  const overheads = (config: object): readonly number[] => {
    const text = JSON.stringify({
      apiVersion: "operator.openshift.io/v1",
      kind: "Network",
      spec: { defaultNetwork: { type: "OVNKubernetes", ovnKubernetesConfig: config } },
    });
    const settings = settingsInForce(parseNetworkConfig(text).ast);
    return settings === undefined ? [] : networkOverheads(settings);
  };

  test("Geneve takes 100, full IPsec 46 more, and an empty ipsecConfig is full", () => {
    expect(overheads({ mtu: 1400 })).toEqual([100]);
    expect(overheads({ ipsecConfig: {} })).toEqual([146]);
    expect(overheads({ ipsecConfig: { mode: "Full" } })).toEqual([146]);
    expect(overheads({ ipsecConfig: { mode: "External" } })).toEqual([100]);
    expect(overheads({ ipsecConfig: { mode: "Disabled" } })).toEqual([100]);
    expect(overheads({ transport: "NoOverlay" })).toEqual([0]);
  });

  test("what a config object does not show is left open, and Kuryr's is not known", () => {
    const of = (networkType: string): readonly number[] | null => {
      const settings = settingsInForce(
        parseNetworkConfig(JSON.stringify({ clusterNetworkMTU: 1400, networkType })).ast,
      );
      return settings === undefined ? null : networkOverheads(settings);
    };
    expect(of("OVNKubernetes")).toEqual([100, 146]);
    expect(of("OpenShiftSDN")).toEqual([50]);
    expect(of("Kuryr")).toEqual([]);
  });
});

describe("what a network has room for", () => {
  test("the founding cluster: 512 nodes of 510 pod addresses, and 1450 is what VXLAN leaves of 1500", () => {
    const { ast } = parseNetworkConfig(sample("ok/network-config.status.openshift-sdn.json"));
    const pool = { cidr: "10.128.0.0/14", hostPrefix: 23, nodes: 512, addressesPerNode: 512, podAddressesPerNode: 510 };
    expect(networkCapacity(ast)).toEqual([{ family: "ipv4", pools: [pool], nodes: 512 }]);
    const settings = settingsInForce(ast);
    expect(settings && podMtu(settings)?.mtu).toBe(1450);
    expect(checkNetworkConfig(ast, { hostMtu: 1500 })).toEqual([]);
    expect(checkNetworkConfig(ast, { hostMtu: 1450 }).map(({ code }) => code)).toEqual([
      "network-config/mtu-too-large",
    ]);
  });

  test("OVN-Kubernetes keeps two addresses a node, three with a hybrid overlay; each family counts by itself, pools of one are added up", () => {
    const dual = parseNetworkConfig(
      JSON.stringify({
        clusterNetworkMTU: 1400,
        networkType: "OVNKubernetes",
        clusterNetwork: [
          { cidr: "fd01::/48", hostPrefix: 64 },
          { cidr: "10.128.0.0/14", hostPrefix: 23 },
          { cidr: "10.132.0.0/16", hostPrefix: 24 },
        ],
      }),
    ).ast;
    const [v6, v4] = networkCapacity(dual);
    expect([v6?.family, v6?.nodes, v6?.pools[0]?.addressesPerNode, v6?.pools[0]?.freeAddressesPerNode]).toEqual([
      "ipv6",
      65536,
      "18446744073709551616",
      "18446744073709551612",
    ]);
    expect([
      v4?.family,
      v4?.nodes,
      v4?.pools.map(({ nodes, podAddressesPerNode, freeAddressesPerNode }) => [
        nodes,
        podAddressesPerNode,
        freeAddressesPerNode,
      ]),
    ]).toEqual([
      "ipv4",
      768,
      [
        [512, 510, 508],
        [256, 254, 252],
      ],
    ]);
    const hybrid = parseNetworkConfig(sample("ok/operator-full.yaml.txt")).ast;
    expect(networkCapacity(hybrid)[0]?.pools[0]?.freeAddressesPerNode).toBe(507);
  });

  test("more nodes than a number holds are a decimal text, and a pool that cannot be is left out", () => {
    const of = (cidr: string, hostPrefix?: number) =>
      networkCapacity(
        parseNetworkConfig(
          JSON.stringify({
            clusterNetworkMTU: 1400,
            networkType: "Calico",
            clusterNetwork: [{ cidr, ...(hostPrefix === undefined ? {} : { hostPrefix }) }],
          }),
        ).ast,
      );
    expect(of("fd00::/8", 64)[0]?.nodes).toBe("72057594037927936");
    expect(of("10.128.0.0/14", 13)).toEqual([]);
    expect(of("10.128.0.0/14", 31)).toEqual([]);
    expect(of("10.128.0.0/14")).toEqual([]);
    expect(networkCapacity(parseNetworkConfig("OpenShiftSDN\n").ast)).toEqual([]);
  });
});
