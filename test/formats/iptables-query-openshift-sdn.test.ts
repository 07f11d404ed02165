import { describe, expect, test } from "vitest";
import type { RuleNode } from "../../src/formats/iptables/index.ts";
import { kubeHostPorts, openshiftSdn, parseIptables, printRuleSpec } from "../../src/formats/iptables/index.ts";
import { bare, clean, sample } from "./iptables-helpers.ts";

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join("");
const treeOf = (...files: readonly string[]) =>
  parseIptables(files.map((file) => sample(`ok/${file}.txt`)).join("\n")).ast;
const specs = (rules: readonly RuleNode[] | undefined) => rules?.map((rule) => printRuleSpec(rule, null));

describe("OpenShift SDN", () => {
  for (const form of ["save-c", "S", "nvL"]) {
    test(`nat and filter, ${form}`, () => {
      const sdn = openshiftSdn(treeOf(`openshift-sdn-nat.nft.${form}`, `openshift-sdn-filter.nft.${form}`));
      expect(sdn.vxlanPort).toBe(4789);
      expect(bare(sdn.masqueradedNetworks)).toEqual([
        { network: "10.128.0.0/14", exceptDestinations: ["10.128.0.0/14"] },
      ]);
      expect(bare(sdn.egressIPs)).toEqual([
        { egressIP: "192.0.2.77", network: "10.128.0.0/14", mark: { value: 0x5c9f1a, mask: 0xffffffff } },
      ]);
      expect(specs(sdn.firewallAllow)?.map((spec) => spec.replace(/ -c \d+ \d+/, ""))).toEqual([
        '-p udp -m udp --dport 4789 -m comment --comment "VXLAN incoming" -j ACCEPT',
        '-i tun0 -m comment --comment "from SDN to localhost" -j ACCEPT',
        '-i docker0 -m comment --comment "from docker to localhost" -j ACCEPT',
      ]);
      expect(sdn.firewallForward?.map(({ target }) => target?.name)).toEqual(["DROP", "ACCEPT", "ACCEPT"]);
      expect(sdn.adminOutputRules).toEqual([]);
      expect(sdn.blockOutput?.map(({ target }) => target?.name)).toEqual(["REJECT", "REJECT"]);
      expect(JSON.parse(JSON.stringify(sdn))).toEqual(sdn);
    });
  }

  test("what is not shown is absent", () => {
    expect(openshiftSdn(clean(sample("ok/iptables-L-nat.openshift-sdn-fragment.txt")))).toEqual({});
    expect(Object.keys(openshiftSdn(treeOf("openshift-sdn-nat.nft.nvL")))).toEqual([
      "masqueradedNetworks",
      "egressIPs",
    ]);
    expect(Object.keys(openshiftSdn(treeOf("openshift-sdn-filter.nft.nvL")))).toEqual([
      "vxlanPort",
      "firewallAllow",
      "firewallForward",
      "adminOutputRules",
      "blockOutput",
    ]);
    expect(openshiftSdn(treeOf("kube-proxy-nat.nft.nvL"))).toEqual({});
  });

  test("services masqueraded too, several networks, the port of VXLAN from the raw table", () => {
    const text = lines(
      "*nat",
      ":OPENSHIFT-MASQUERADE - [0:0]",
      '-A OPENSHIFT-MASQUERADE -s 10.128.0.0/14 -m comment --comment "masquerade pod-to-service and pod-to-external traffic" -j MASQUERADE',
      '-A OPENSHIFT-MASQUERADE -s 10.132.0.0/14 -m comment --comment "masquerade pod-to-service and pod-to-external traffic" -j MASQUERADE',
      "-A OPENSHIFT-MASQUERADE -m mark ! --mark 0x1 -j SNAT --to-source 192.0.2.78",
      "COMMIT",
      "*raw",
      ":OPENSHIFT-NOTRACK - [0:0]",
      "-A OPENSHIFT-NOTRACK -p udp -m udp --dport 4790 -j NOTRACK",
      "COMMIT",
    );
    expect(bare(openshiftSdn(parseIptables(text).ast))).toEqual({
      vxlanPort: 4790,
      masqueradedNetworks: [{ network: "10.128.0.0/14" }, { network: "10.132.0.0/14" }],
      egressIPs: [{ egressIP: "192.0.2.78" }],
    });
  });

  test("places", () => {
    const text = sample("ok/openshift-sdn-nat.nft.S.txt");
    const [network] = openshiftSdn(parseIptables(text).ast).masqueradedNetworks ?? [];
    expect(text.slice(network?.span.start, network?.span.end)).toBe(
      '-A OPENSHIFT-MASQUERADE -s 10.128.0.0/14 -m comment --comment "masquerade pod-to-external traffic" -j OPENSHIFT-MASQUERADE-2',
    );
  });
});

describe("host ports", () => {
  const facts = (text: string) => kubeHostPorts(parseIptables(text).ast).map(({ spans: _, ...rest }) => rest);
  const router = { family: "ipv4", protocol: "tcp", namespace: "openshift-ingress", name: "router-default" };

  test("with the pod's name, address and port, from each form alike", () => {
    for (const form of ["save-c", "S", "nvL", "L"]) {
      expect(facts(sample(`ok/openshift-sdn-nat.nft.${form}.txt`)), form).toEqual([
        { family: "ipv4", namespace: "edge", name: "dns-hairpin", hostPort: 5353, podIP: "10.128.2.14" },
        { ...router, hostPort: 1936, podIP: "10.128.2.9", containerPort: 1936 },
        { ...router, hostPort: 443, podIP: "10.128.2.9", containerPort: 443 },
        { ...router, hostPort: 80, podIP: "10.128.2.9", containerPort: 80 },
      ]);
    }
  });

  test("places", () => {
    const text = sample("ok/openshift-sdn-nat.nft.S.txt");
    const spans = kubeHostPorts(parseIptables(text).ast).find(({ hostPort }) => hostPort === 443)?.spans;
    expect(spans?.map(({ start, end }) => text.slice(start, end).split(" ")[1])).toEqual([
      "KUBE-HOSTPORTS",
      "KUBE-HP-7THKRFSEH4GIIXK7",
      "KUBE-HP-7THKRFSEH4GIIXK7",
    ]);
  });

  test("of CRI-O: a host IP, a hairpin chain, the long name of a sandbox", () => {
    const text = lines(
      '-A KUBE-HOSTPORTS -p tcp -m comment --comment "pod1_ns1 hostport 8084" -m tcp --dport 8084 -j KUBE-HP-CHN66X54O4WXZ5CW',
      '-A CRIO-HOSTPORTS-MASQ -m comment --comment "pod1_ns1 hostport 8084" -j CRIO-MASQ-CHN66X54O4WXZ5CW',
      '-A KUBE-HP-CHN66X54O4WXZ5CW -d 127.0.0.1/32 -p tcp -m comment --comment "pod1_ns1 hostport 8084" -m tcp -j DNAT --to-destination 192.168.2.7:84',
      '-A CRIO-MASQ-CHN66X54O4WXZ5CW -s 192.168.2.7/32 -d 192.168.2.7/32 -p tcp -m comment --comment "pod1_ns1 hostport 8084" -m conntrack --ctorigdstport 8084 -m tcp --dport 84 -j MASQUERADE',
      '-A KUBE-HOSTPORTS -p tcp -m comment --comment "k8s_router-default-ddc545d88-9bfcb_openshift-ingress_978b6825-cbab-4dc5-af57-afea77d72b67_0_ hostport 443" -m tcp --dport 443 -j KUBE-HP-Z4QL6F3XYFQDKKHE',
      '-A CRIO-MASQ-7BDNOFFT2YWI552I -s 10.1.1.2/32 -d 10.1.1.2/32 -p tcp -m comment --comment "pod2_ns1 hostport 8080" -m conntrack --ctorigdstport 8080 -m tcp --dport 80 -j MASQUERADE',
    );
    expect(facts(text)).toEqual([
      {
        family: "ipv4",
        protocol: "tcp",
        namespace: "ns1",
        name: "pod1",
        hostPort: 8084,
        hostIP: "127.0.0.1",
        podIP: "192.168.2.7",
        containerPort: 84,
      },
      {
        family: "ipv4",
        protocol: "tcp",
        namespace: "openshift-ingress",
        name: "router-default-ddc545d88-9bfcb",
        hostPort: 443,
      },
      {
        family: "ipv4",
        protocol: "tcp",
        namespace: "ns1",
        name: "pod2",
        hostPort: 8080,
        podIP: "10.1.1.2",
        containerPort: 80,
      },
    ]);
  });

  test("IPv6 beside IPv4, whose chains have the same names", () => {
    const rules = (to: string) =>
      lines(
        "*nat",
        '-A KUBE-HOSTPORTS -p udp -m comment --comment "a_b hostport 53" -m udp --dport 53 -j KUBE-HP-X',
        `-A KUBE-HP-X -p udp -m comment --comment "a_b hostport 53" -m udp -j DNAT --to-destination ${to}`,
        "COMMIT",
      );
    expect(
      facts(rules("10.0.0.1:5353") + rules("[2001:db8::1]:5353")).map(({ family, podIP }) => [family, podIP]),
    ).toEqual([
      ["ipv4", "10.0.0.1"],
      ["ipv6", "2001:db8::1"],
    ]);
  });

  test("rules without a comment, comments that say something else, chains of others", () => {
    expect(
      facts(
        lines(
          "-A KUBE-HOSTPORTS -p tcp -m tcp --dport 80 -j KUBE-HP-X",
          '-A KUBE-HOSTPORTS -p tcp -m comment --comment "nobody hostport 99" -m tcp --dport 99 -j ACCEPT',
          '-A KUBE-HOSTPORTS -p tcp -m comment --comment "a_b host port 98" -m tcp --dport 98 -j ACCEPT',
          "-A CRIO-HOSTPORTS-MASQ -s 127.0.0.0/8 -j MASQUERADE",
          '-A OTHER -p tcp -m comment --comment "a_b hostport 97" -m tcp --dport 97 -j ACCEPT',
        ),
      ),
    ).toEqual([
      { family: "ipv4", protocol: "tcp", hostPort: 80 },
      { family: "ipv4", protocol: "tcp", hostPort: 99 },
    ]);
    expect(kubeHostPorts(treeOf("kube-proxy-nat.nft.nvL"))).toEqual([]);
  });

  test("hostile: a hundred thousand, and names like what every object has", () => {
    const rules = Array.from(
      { length: 100_000 },
      (_, at) => `-A KUBE-HOSTPORTS -p tcp -m tcp --dport 80 -j KUBE-HP-${at}`,
    );
    expect(facts(lines(...rules))).toHaveLength(100_000);
    expect(facts(lines("-A KUBE-HP-__proto__ -j DNAT --to-destination 10.0.0.1"))).toEqual([
      { family: "ipv4", podIP: "10.0.0.1" },
    ]);
  });
});
