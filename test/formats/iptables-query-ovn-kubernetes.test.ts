import { describe, expect, test } from "vitest";
import type { OvnKubernetesService } from "../../src/formats/iptables/index.ts";
import { ovnKubernetesServices, ovnKubernetesSnats, parseIptables } from "../../src/formats/iptables/index.ts";
import { bare, clean, sample } from "./iptables-helpers.ts";

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join("");
const servicesIn = (text: string): readonly OvnKubernetesService[] => ovnKubernetesServices(parseIptables(text).ast);
const ofFiles = (...files: readonly string[]): readonly OvnKubernetesService[] =>
  servicesIn(files.map((file) => sample(`ok/${file}.txt`)).join("\n"));
const facts = ({ spans, ...rest }: OvnKubernetesService): unknown => {
  expect(spans.length).toBeGreaterThan(0);
  return rest;
};

const ofNat = [
  {
    family: "ipv4",
    protocol: "tcp",
    port: 443,
    externalIPs: ["203.0.113.31"],
    externalTrafficPolicy: "Local",
    localEndpoints: [
      { address: "10.131.0.31", port: 8443, conditionalProbability: 0.5, probability: 0.5 },
      { address: "10.131.0.32", port: 8443, probability: 0.5 },
    ],
  },
  {
    family: "ipv4",
    protocol: "tcp",
    clusterIP: "172.30.12.4",
    port: 443,
    nodePort: 31785,
    externalIPs: ["203.0.113.30"],
    externalTrafficPolicy: "Local",
  },
  { family: "ipv4", protocol: "tcp", nodePort: 30936, externalTrafficPolicy: "Local", hostEndpointPort: 9001 },
  {
    family: "ipv4",
    protocol: "tcp",
    clusterIP: "172.30.44.86",
    port: 80,
    nodePort: 30080,
    externalIPs: ["198.51.100.9"],
  },
  {
    family: "ipv4",
    protocol: "udp",
    clusterIP: "172.30.0.10",
    port: 53,
    nodePort: 30053,
    externalIPs: ["203.0.113.53"],
  },
  {
    family: "ipv4",
    protocol: "tcp",
    clusterIP: "172.30.55.6",
    port: 9100,
    internalTrafficPolicy: "Local",
    hostEndpointPort: 9100,
  },
  { family: "ipv4", protocol: "sctp", clusterIP: "172.30.55.8", port: 3868, nodePort: 30868 },
];

describe("the services of a node", () => {
  test("node ports and external IPs with the cluster IP and port that they lead to", () => {
    expect(ofFiles("ovn-kubernetes-nat.nft.save-c").map(facts)).toEqual(ofNat);
  });

  for (const form of ["S", "nvL"]) {
    test(`the same from ${form}`, () => expect(ofFiles(`ovn-kubernetes-nat.nft.${form}`).map(facts)).toEqual(ofNat));
  }

  test("from -L, where ports of no DNAT have names", () => {
    const [first, ...others] = ofFiles("ovn-kubernetes-nat.nft.L").map(facts);
    expect(first).toEqual({ ...ofNat[0], port: "https" });
    expect(others).toEqual(ofNat.slice(1));
  });

  test("mangle adds the internal policies of pods", () => {
    const both = ofFiles("ovn-kubernetes-nat.nft.save-c", "ovn-kubernetes-mangle.nft.save-c").map(facts);
    expect(both.slice(0, 6)).toEqual(ofNat.slice(0, 6));
    expect(both.slice(6)).toEqual([
      { ...ofNat[6], internalTrafficPolicy: "Local" },
      { family: "ipv4", protocol: "tcp", clusterIP: "172.30.55.6", port: 8080, internalTrafficPolicy: "Local" },
      { family: "ipv4", protocol: "udp", clusterIP: "172.30.55.7", port: 514, internalTrafficPolicy: "Local" },
    ]);
  });

  test("spans are those of the rules that say it, of three chains, in the order of the text", () => {
    const text = sample("ok/ovn-kubernetes-nat.nft.S.txt");
    const service = servicesIn(text).find(({ nodePort }) => nodePort === 31785);
    expect(service?.spans.map(({ start, end }) => text.slice(start, end).split(" ")[1])).toEqual([
      "OVN-KUBE-ETP",
      "OVN-KUBE-ETP",
      "OVN-KUBE-EXTERNALIP",
      "OVN-KUBE-NODEPORT",
      "OVN-KUBE-SNAT-MGMTPORT",
    ]);
  });

  test("the results are plain data", () => {
    const services = ofFiles("ovn-kubernetes-nat.nft.save-c");
    expect(JSON.parse(JSON.stringify(services))).toEqual(services);
  });
});

describe("fragments", () => {
  const nodePort = { family: "ipv4", protocol: "tcp", clusterIP: "172.30.44.86", port: 80, nodePort: 31785 };

  test("the founding captures", () => {
    expect(ovnKubernetesServices(clean(sample("ok/iptables-L-nat.nodeport-fragment.txt"))).map(facts)).toEqual([
      nodePort,
    ]);
    expect(ovnKubernetesServices(clean(sample("ok/iptables-spec.nodeport.txt"))).map(facts)).toEqual([nodePort]);
    expect(ovnKubernetesServices(clean(sample("ok/iptables-L-nat.worker1.txt")))).toEqual([]);
  });

  test("ETP alone, and SNAT-MGMTPORT alone", () => {
    const etp =
      "-A OVN-KUBE-ETP -p tcp -m addrtype --dst-type LOCAL -m tcp --dport 30800 -j DNAT --to-destination 169.254.0.3:30800";
    const kept = "-A OVN-KUBE-SNAT-MGMTPORT -p tcp -m tcp --dport 30800 -j RETURN";
    const local = { protocol: "tcp", nodePort: 30800, externalTrafficPolicy: "Local" };
    expect(servicesIn(lines(etp)).map(facts)).toEqual([{ family: "ipv4", ...local }]);
    expect(servicesIn(lines(kept)).map(facts)).toEqual([local]);
    expect(servicesIn(lines(kept, etp)).map(facts)).toEqual([{ family: "ipv4", ...local }]);
  });

  test("an external IP that hands on to a node port is of the service of that node port", () => {
    const text = lines(
      "-A OVN-KUBE-ETP -d 192.0.2.1/32 -p tcp -m tcp --dport 443 -j DNAT --to-destination 169.254.169.3:31785",
      "-A OVN-KUBE-NODEPORT -p tcp -m addrtype --dst-type LOCAL -m tcp --dport 31785 -j DNAT --to-destination 172.30.12.4:443",
    );
    expect(servicesIn(text).map(facts)).toEqual([
      {
        family: "ipv4",
        protocol: "tcp",
        clusterIP: "172.30.12.4",
        port: 443,
        nodePort: 31785,
        externalIPs: ["192.0.2.1"],
        externalTrafficPolicy: "Local",
      },
    ]);
  });

  test("endpoints of a chain whose beginning is not shown have no probability", () => {
    const text = lines(
      "-A OVN-KUBE-ETP -d 192.0.2.1/32 -p tcp -m tcp --dport 443 -m statistic --mode random --probability 0.50000000000 -j DNAT --to-destination 10.0.0.1:8443",
    );
    expect(servicesIn(text)[0]?.localEndpoints).toEqual([
      { address: "10.0.0.1", port: 8443, conditionalProbability: 0.5 },
    ]);
  });

  test("the last probability of 1, as OVN-Kubernetes writes it", () => {
    const rule = (share: string, to: string) =>
      `-A OVN-KUBE-ETP -d 192.0.2.1/32 -p tcp -m tcp --dport 443 -m statistic --mode random --probability ${share} -j DNAT --to-destination ${to}`;
    const text = lines(
      "*nat",
      ":OVN-KUBE-ETP - [0:0]",
      rule("0.50000000000", "10.0.0.1"),
      rule("1.00000000000", "10.0.0.2"),
    );
    expect(servicesIn(text)[0]?.localEndpoints).toEqual([
      { address: "10.0.0.1", conditionalProbability: 0.5, probability: 0.5 },
      { address: "10.0.0.2", conditionalProbability: 1, probability: 0.5 },
    ]);
  });
});

describe("old versions, which had no OVN-KUBE-ETP", () => {
  test("Local stood in OVN-KUBE-NODEPORT itself", () => {
    const local = "-A OVN-KUBE-NODEPORT -p tcp -m addrtype --dst-type LOCAL -m tcp --dport";
    expect(servicesIn(lines(`${local} 31785 -j DNAT --to-destination 169.254.169.3:31785`)).map(facts)).toEqual([
      { family: "ipv4", protocol: "tcp", nodePort: 31785, externalTrafficPolicy: "Local" },
    ]);
    expect(servicesIn(lines(`${local} 31786 -j REDIRECT --to-ports 8080`)).map(facts)).toEqual([
      { protocol: "tcp", nodePort: 31786, externalTrafficPolicy: "Local", hostEndpointPort: 8080 },
    ]);
  });
});

describe("IPv6, and both families in one text", () => {
  const nodePort = (to: string) =>
    `-A OVN-KUBE-NODEPORT -p tcp -m addrtype --dst-type LOCAL -m tcp --dport 31785 -j DNAT --to-destination ${to}`;

  test("one node port is a service of each family", () => {
    const text = lines("*nat", nodePort("172.30.12.4:443"), "COMMIT", "*nat", nodePort("[fd02::c:4]:443"), "COMMIT");
    expect(servicesIn(text).map(facts)).toEqual([
      { family: "ipv4", protocol: "tcp", clusterIP: "172.30.12.4", port: 443, nodePort: 31785 },
      { family: "ipv6", protocol: "tcp", clusterIP: "fd02::c:4", port: 443, nodePort: 31785 },
    ]);
  });

  test("the address that the node keeps to itself", () => {
    const text = lines(
      "-A OVN-KUBE-ETP -d 2001:db8::1/128 -p tcp -m tcp --dport 443 -j DNAT --to-destination [fd69::3]:31785",
    );
    expect(servicesIn(text).map(facts)).toEqual([
      {
        family: "ipv6",
        protocol: "tcp",
        port: 443,
        nodePort: 31785,
        externalIPs: ["2001:db8::1"],
        externalTrafficPolicy: "Local",
      },
    ]);
  });
});

test("rules of others, and of these chains that are about no service", () => {
  const text = lines(
    "-A KUBE-NODEPORTS -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.0.0.1:80",
    "-A OVN-KUBE-NODEPORT -j ACCEPT",
    "-A OVN-KUBE-ETP -p tcp -m tcp --dport 80 -j ACCEPT",
    "-A OVN-KUBE-ITP -p tcp -m tcp --dport 80 -j MARK --set-xmark 0x1745ec/0xffffffff",
    "-A OVN-KUBE-SNAT-MGMTPORT -m mark --mark 0x1745ec -j RETURN",
    "-A OVN-KUBE-SNAT-MGMTPORT -d 10.0.0.1/32 -p tcp -m tcp --dport 8443 -j RETURN",
    "-A OVN-KUBE-OTHER -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.0.0.1:80",
  );
  expect(servicesIn(text)).toEqual([]);
  expect(ofFiles("kube-proxy-nat.nft.save-c")).toEqual([]);
});

test("hostile: a hundred thousand node ports of one service and of as many", () => {
  const rule = (port: number, address: string) =>
    `-A OVN-KUBE-EXTERNALIP -d 10.${port >> 16}.${(port >> 8) & 255}.${port & 255}/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination ${address}:80`;
  const numbers = Array.from({ length: 100_000 }, (_, at) => at);
  const [one, ...others] = servicesIn(lines(...numbers.map((at) => rule(at, "172.30.0.1"))));
  expect(others).toEqual([]);
  expect(one?.externalIPs).toHaveLength(100_000);
  const many = numbers.map((at) => rule(at, `172.${at >> 16}.${(at >> 8) & 255}.${at & 255}`));
  expect(servicesIn(lines(...many))).toHaveLength(100_000);
});

describe("source translations", () => {
  const egress = [
    { purpose: "egress-ip", source: "10.131.0.14", toSource: "198.51.100.60", outInterface: "ens5" },
    { purpose: "egress-ip", source: "10.131.0.15", toSource: "198.51.100.61", outInterface: "ens5" },
    { purpose: "egress-service", source: "10.131.0.21", toSource: "203.0.113.30", namespace: "shop", name: "web" },
    { purpose: "management-port", toSource: "10.131.0.2", outInterface: "ovn-k8s-mp0" },
  ];

  test("of egress IPs, egress services and the management port", () => {
    for (const form of ["save-c", "S", "nvL"]) {
      const snats = ovnKubernetesSnats(clean(sample(`ok/ovn-kubernetes-nat.nft.${form}.txt`)));
      expect(bare(snats), form).toEqual(egress);
    }
  });

  test("a listing without -v does not show the interfaces", () => {
    const snats = ovnKubernetesSnats(clean(sample("ok/ovn-kubernetes-nat.nft.L.txt")));
    expect(bare(snats)).toEqual(egress.map(({ outInterface: _, ...rest }) => rest));
    expect(bare(ovnKubernetesSnats(clean(sample("ok/iptables-L-nat.worker1.txt"))))).toEqual([
      { purpose: "management-port", toSource: "10.131.0.2" },
    ]);
  });

  test("by mark, and in the chain as it was spelt at first", () => {
    const text = lines(
      "-A OVN-KUBE-EGRESS-SVC -o eth1 -m mark --mark 0x3e8 -j SNAT --to-source 172.19.0.100",
      "-A OVN-KUBE-EGRESS-IP-Multi-NIC -s 10.244.2.3/32 ! -o dummy -j SNAT --to-source 10.10.10.100",
      "-A OVN-KUBE-EGRESS-SVC -m mark --mark 0x3f0 -j RETURN",
      "-A OVN-KUBE-EGRESS-SVC -p tcp -j SNAT --to-source :1024-2048",
      "-A __proto__ -j SNAT --to-source 10.0.0.1",
    );
    const { ast } = parseIptables(text);
    const [first] = ovnKubernetesSnats(ast);
    expect(bare(ovnKubernetesSnats(ast))).toEqual([
      {
        purpose: "egress-service",
        toSource: "172.19.0.100",
        outInterface: "eth1",
        mark: { value: 0x3e8, mask: 0xffffffff },
      },
      { purpose: "egress-ip", source: "10.244.2.3", toSource: "10.10.10.100" },
    ]);
    expect(text.slice(first?.span.start, first?.span.end)).toBe(text.split("\n")[0]);
  });
});
