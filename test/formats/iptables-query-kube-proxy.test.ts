import { describe, expect, test } from "vitest";
import type { KubeService } from "../../src/formats/iptables/index.ts";
import { kubeServices, parseIptables } from "../../src/formats/iptables/index.ts";
import { bare, clean, sample } from "./iptables-helpers.ts";

const THIRD = 1 / 3;
const servicesIn = (text: string): readonly KubeService[] => kubeServices(parseIptables(text).ast);
const ofFiles = (...files: readonly string[]): readonly KubeService[] =>
  servicesIn(files.map((file) => sample(`ok/${file}.txt`)).join("\n"));
const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join("");

/** A service without the places of its rules. */
const facts = (service: KubeService | undefined): unknown => {
  if (service === undefined) return undefined;
  const { spans, ...rest } = service;
  expect(spans.length).toBeGreaterThan(0);
  return bare(rest);
};
const called = (services: readonly KubeService[], wanted: string): KubeService | undefined =>
  services.find(({ namespace, name, portName }) => `${namespace}/${name}:${portName ?? ""}` === wanted);
const cidr = (text: string, negated = false) => ({ negated, cidr: text });

describe("kube-proxy of 1.24 and later: nat and filter of one node", () => {
  const services = ofFiles("kube-proxy-nat.nft.save-c", "kube-proxy-filter.nft.save-c");
  const service = (name: string) => facts(called(services, name));

  test("each service port once", () => {
    expect(services.map(({ namespace, name, portName }) => `${namespace}/${name}:${portName}`).sort()).toEqual([
      "default/kubernetes:https",
      "dev/empty:http",
      "edge/gateway:https",
      "kube-system/kube-dns:dns",
      "kube-system/kube-dns:dns-tcp",
      "shop/cart:http",
      "shop/checkout:https",
      "telecom/amf:ngap",
      "web/frontend:http",
    ]);
  });

  test("three endpoints get a third each, from 0.33333333349, 0.50000000000 and the rest", () => {
    expect(service("web/frontend:http")).toEqual({
      family: "ipv4",
      namespace: "web",
      name: "frontend",
      portName: "http",
      protocol: "tcp",
      clusterIP: "10.96.87.12",
      port: 80,
      nodePort: 31080,
      externalIPs: ["198.51.100.7"],
      externalTrafficPolicy: "Cluster",
      internalTrafficPolicy: "Cluster",
      endpoints: [
        {
          chain: "KUBE-SEP-WWBG3GVFCUSBEWCJ",
          address: "10.244.1.17",
          port: 8080,
          conditionalProbability: 0.33333333349,
          probability: THIRD,
        },
        {
          chain: "KUBE-SEP-INMPNUGA4ESN2VRD",
          address: "10.244.2.9",
          port: 8080,
          conditionalProbability: 0.5,
          probability: THIRD,
        },
        { chain: "KUBE-SEP-J62JEYM4OF4A3Z27", address: "10.244.3.41", port: 8080, probability: THIRD },
      ],
      masquerades: [
        { chain: "KUBE-EXT-XQW6G4JP7X6Y57U2", source: null },
        { chain: "KUBE-SEP-INMPNUGA4ESN2VRD", source: cidr("10.244.2.9/32") },
        { chain: "KUBE-SEP-J62JEYM4OF4A3Z27", source: cidr("10.244.3.41/32") },
        { chain: "KUBE-SEP-WWBG3GVFCUSBEWCJ", source: cidr("10.244.1.17/32") },
        { chain: "KUBE-SVC-XQW6G4JP7X6Y57U2", source: cidr("10.244.0.0/16", true) },
      ],
    });
  });

  test("a load balancer with source ranges, its firewall rule in the filter table", () => {
    const { loadBalancerIPs, loadBalancerSourceRanges, nodePort } = called(services, "shop/checkout:https") ?? {};
    expect(loadBalancerIPs).toEqual(["203.0.113.21"]);
    expect(loadBalancerSourceRanges).toEqual(["198.51.100.0/24", "192.0.2.128/25"]);
    expect(nodePort).toBe(30443);
  });

  test("externalTrafficPolicy Local: all endpoints, those of this node, the port of the health check", () => {
    const gateway = called(services, "edge/gateway:https");
    expect(gateway?.externalTrafficPolicy).toBe("Local");
    expect(gateway?.internalTrafficPolicy).toBe("Cluster");
    expect(gateway?.healthCheckNodePort).toBe(30500);
    expect(gateway?.loadBalancerIPs).toEqual(["203.0.113.22"]);
    expect(gateway?.endpoints?.map(({ address, probability }) => [address, probability])).toEqual([
      ["10.244.1.19", 0.5],
      ["10.244.2.11", 0.5],
    ]);
    expect(gateway?.localEndpoints).toEqual([
      { chain: "KUBE-SEP-2BEXZHNKCAWH2UX7", address: "10.244.1.19", port: 9443, probability: 1 },
    ]);
    expect(gateway?.masquerades?.filter(({ local }) => local)).toMatchObject([
      { chain: "KUBE-EXT-MGEI27QQRIOYZR5D", source: null, local: true },
    ]);
  });

  test("session affinity, and endpoints that its rules do not double", () => {
    const cart = called(services, "shop/cart:http");
    expect(cart?.sessionAffinity).toEqual({ type: "ClientIP", timeoutSeconds: 10800 });
    expect(cart?.endpoints?.map(({ address, probability }) => [address, probability])).toEqual([
      ["10.244.1.18", 0.5],
      ["10.244.3.42", 0.5],
    ]);
    expect(called(services, "web/frontend:http")).not.toHaveProperty("sessionAffinity");
  });

  test("SCTP and UDP, and a cluster IP with two ports", () => {
    expect(called(services, "telecom/amf:ngap")).toMatchObject({ protocol: "sctp", port: 38412 });
    expect(called(services, "kube-system/kube-dns:dns")).toMatchObject({ protocol: "udp", clusterIP: "10.96.0.10" });
    expect(called(services, "kube-system/kube-dns:dns-tcp")).toMatchObject({
      protocol: "tcp",
      clusterIP: "10.96.0.10",
    });
  });

  test("a service without endpoints is known by what is refused", () => {
    expect(service("dev/empty:http")).toEqual({
      family: "ipv4",
      namespace: "dev",
      name: "empty",
      portName: "http",
      protocol: "tcp",
      clusterIP: "10.96.77.1",
      port: 80,
      nodePort: 30999,
      endpoints: [],
      rejections: [
        { reason: "no endpoints", action: "REJECT", port: 30999 },
        { reason: "no endpoints", action: "REJECT", address: "10.96.77.1", port: 80 },
      ],
    });
  });

  test("spans are those of the rules that say it", () => {
    const text = sample("ok/kube-proxy-nat.nft.S.txt");
    const amf = called(servicesIn(text), "telecom/amf:ngap");
    const rules = amf?.spans.map(({ start, end }) => text.slice(start, end));
    expect(rules).toEqual(text.split("\n").filter((line) => / "?telecom\/amf:ngap/.test(line)));
    expect(rules).toHaveLength(5);
  });

  test("the results are plain data", () => {
    expect(JSON.parse(JSON.stringify(services))).toEqual(services);
    expect(Object.values(services[0] ?? {})).not.toContain(undefined);
  });
});

describe("each form of a rule set answers alike", () => {
  const withoutSpans = (services: readonly KubeService[]) => services.map(facts);

  for (const set of ["kube-proxy-nat", "kube-proxy-v6-nat", "kube-proxy-xlb-nat"]) {
    const ofSave = withoutSpans(ofFiles(`${set}.nft.save-c`));
    const forms = set === "kube-proxy-xlb-nat" ? ["S", "nvL"] : ["nL", "nvL", "nvL-num", "nvxL", "S", "S-v", "save"];
    for (const form of forms) {
      test(`${set} ${form}`, () => expect(withoutSpans(ofFiles(`${set}.nft.${form}`))).toEqual(ofSave));
    }
  }

  test("names of hosts and ports without -n are kept", () => {
    const dns = called(ofFiles("kube-proxy-nat.nft.L"), "kube-system/kube-dns:dns");
    expect(dns).toMatchObject({ clusterIP: "10.96.0.10", port: "domain", endpoints: [{ port: 53 }, { port: 53 }] });
    const head = "target     prot opt source               destination         ";
    const row =
      "KUBE-SVC-NPX46M4PTMTKRN6Y  tcp  --  anywhere             kubernetes.default.svc.cluster.local  /* default/kubernetes:https cluster IP */ tcp dpt:https";
    expect(servicesIn(lines("Chain KUBE-SERVICES (2 references)", head, row)).map(facts)).toEqual([
      {
        namespace: "default",
        name: "kubernetes",
        portName: "https",
        protocol: "tcp",
        clusterIP: "kubernetes.default.svc.cluster.local",
        port: "https",
      },
    ]);
  });

  test("one table of a text", () => {
    const { ast } = parseIptables(
      sample("ok/kube-proxy-nat.nft.save.txt") + sample("ok/kube-proxy-filter.nft.save-c.txt"),
    );
    const filter = ast.tables.find(({ name }) => name === "filter");
    expect(filter && kubeServices(filter).map(({ name }) => name)).toEqual(["empty", "gateway", "checkout"]);
  });
});

describe("IPv6, and both families in one text", () => {
  test("addresses in brackets", () => {
    const frontend = called(ofFiles("kube-proxy-v6-nat.nft.nvL"), "web/frontend:http");
    expect(frontend).toMatchObject({ family: "ipv6", clusterIP: "fd00:10:96::7f2c", externalIPs: ["2001:db8:0:7::7"] });
    expect(frontend?.endpoints?.map(({ address, port, probability }) => [address, port, probability])).toEqual([
      ["fd00:10:244:1::11", 8080, THIRD],
      ["fd00:10:244:2::9", 8080, THIRD],
      ["fd00:10:244:3::29", 8080, THIRD],
    ]);
  });

  test("the chains have the same names in both, and are kept apart", () => {
    const both = ofFiles("kube-proxy-nat.nft.nvL", "kube-proxy-v6-nat.nft.nvL");
    const frontends = both.filter(({ name }) => name === "frontend");
    expect(frontends.map(({ family, clusterIP, endpoints }) => [family, clusterIP, endpoints?.length])).toEqual([
      ["ipv4", "10.96.87.12", 3],
      ["ipv6", "fd00:10:96::7f2c", 3],
    ]);
  });

  test("two runs over one table are one answer", () => {
    const twice = ofFiles("kube-proxy-nat.nft.nvL", "kube-proxy-nat.nft.S");
    const once = ofFiles("kube-proxy-nat.nft.nvL");
    expect(twice.map(facts)).toEqual(once.map(facts));
    expect(twice[0]?.spans.length).toBe(2 * (once[0]?.spans.length ?? 0));
  });
});

describe("kube-proxy before 1.24: KUBE-XLB-", () => {
  const services = ofFiles("kube-proxy-xlb-nat.nft.save-c", "kube-proxy-xlb-filter.nft.save-c");

  test("externalTrafficPolicy Local with endpoints on this node", () => {
    const gateway = called(services, "edge/gateway:https");
    expect(gateway).toMatchObject({
      clusterIP: "172.30.201.4",
      nodePort: 32443,
      healthCheckNodePort: 30821,
      loadBalancerIPs: ["203.0.113.41"],
      externalTrafficPolicy: "Local",
    });
    expect(gateway?.endpoints?.map(({ address, probability }) => [address, probability])).toEqual([
      ["10.128.2.9", THIRD],
      ["10.128.2.12", THIRD],
      ["10.129.2.3", THIRD],
    ]);
    expect(gateway?.localEndpoints?.map(({ address, probability }) => [address, probability])).toEqual([
      ["10.128.2.9", 0.5],
      ["10.128.2.12", 0.5],
    ]);
  });

  test("and without", () => {
    expect(called(services, "edge/admin:https")).toMatchObject({
      externalTrafficPolicy: "Local",
      endpoints: [{ address: "10.129.2.4", probability: 1 }],
      localEndpoints: [],
      rejections: [{ reason: "no local endpoints", action: "KUBE-MARK-DROP" }],
    });
  });

  test("externalTrafficPolicy Cluster goes straight to KUBE-SVC-", () => {
    const web = called(services, "shop/web:http");
    expect(web).toMatchObject({ nodePort: 31080, loadBalancerIPs: ["203.0.113.40"], externalTrafficPolicy: "Cluster" });
    expect(web).not.toHaveProperty("loadBalancerSourceRanges");
    expect(web?.masquerades?.map(({ chain }) => chain)).toContain("KUBE-FW-67NZLRHBNDSAWJRO");
  });

  test("an internal policy is not shown", () => {
    for (const service of services) expect(service).not.toHaveProperty("internalTrafficPolicy");
  });

  test("an external IP without endpoints is not taken for the cluster IP", () => {
    expect(called(services, "dev/idle:http")).toMatchObject({
      clusterIP: "172.30.99.9",
      port: 80,
      endpoints: [],
      rejections: [{ address: "203.0.113.42" }, { address: "172.30.99.9" }],
    });
  });

  test("source ranges, and the rule that lets the node itself come by the load-balancer IP", () => {
    const [service] = servicesIn(
      lines(
        '-A KUBE-SERVICES -d 192.0.2.9/32 -p tcp -m comment --comment "a/b:c loadbalancer IP" -m tcp --dport 80 -j KUBE-FW-X',
        '-A KUBE-FW-X -m comment --comment "a/b:c loadbalancer IP" -j KUBE-MARK-MASQ',
        '-A KUBE-FW-X -s 10.0.0.0/8 -m comment --comment "a/b:c loadbalancer IP" -j KUBE-SVC-X',
        '-A KUBE-FW-X -s 192.0.2.9/32 -m comment --comment "a/b:c loadbalancer IP" -j KUBE-SVC-X',
        '-A KUBE-FW-X -m comment --comment "a/b:c loadbalancer IP" -j KUBE-MARK-DROP',
      ),
    );
    expect(service).toMatchObject({ loadBalancerSourceRanges: ["10.0.0.0/8"], externalTrafficPolicy: "Cluster" });
  });

  test("a port without a name, `ns/name:`", () => {
    const text = lines(
      "-A KUBE-NODEPORTS -p tcp -m comment --comment default/echo: -m tcp --dport 30398 -j KUBE-SVC-2JCTU37Y3EPLWMDU",
      '-A KUBE-SERVICES -d 10.96.0.9/32 -p tcp -m comment --comment "default/echo cluster IP" -m tcp --dport 80 -j KUBE-SVC-2JCTU37Y3EPLWMDU',
    );
    expect(servicesIn(text).map(facts)).toEqual([
      {
        family: "ipv4",
        namespace: "default",
        name: "echo",
        portName: null,
        protocol: "tcp",
        clusterIP: "10.96.0.9",
        port: 80,
        nodePort: 30398,
        externalTrafficPolicy: "Cluster",
      },
    ]);
  });
});

describe("policies of 1.24 and later", () => {
  const policies = (...all: readonly string[]) => {
    const [service] = servicesIn(lines(...all));
    return [service?.externalTrafficPolicy, service?.internalTrafficPolicy];
  };
  const portal = '-A KUBE-SERVICES -d 10.96.0.9/32 -p tcp -m comment --comment "a/b:c cluster IP" -m tcp --dport 80 -j';

  test("internalTrafficPolicy by the chain of the cluster IP", () => {
    expect(policies(`${portal} KUBE-SVL-X`)).toEqual([undefined, "Local"]);
    const arrow = '-A KUBE-SVC-X -m comment --comment "a/b:c -> 10.0.0.1:80" -j KUBE-SEP-Y';
    expect(policies(`${portal} KUBE-SVC-X`, arrow)).toEqual([undefined, "Cluster"]);
    expect(policies(`${portal} KUBE-SVC-X`)).toEqual([undefined, undefined]);
  });

  test("externalTrafficPolicy by the end of KUBE-EXT-, or by what stands only there for Local", () => {
    expect(policies("-A KUBE-EXT-X -j KUBE-SVC-X")).toEqual(["Cluster", undefined]);
    expect(policies("-A KUBE-EXT-X -j KUBE-SVL-X")).toEqual(["Local", undefined]);
    const masquerade = '-A KUBE-EXT-X -m comment --comment "masquerade traffic for a/b:c external destinations"';
    expect(policies(`${masquerade} -j KUBE-MARK-MASQ`)).toEqual(["Cluster", undefined]);
    const route = '-A KUBE-EXT-X -m comment --comment "route LOCAL traffic for a/b:c external destinations"';
    expect(policies(`${route} -m addrtype --src-type LOCAL -j KUBE-SVC-X`)).toEqual(["Local", undefined]);
    // The interface of this rule is not in a listing without -v.
    const pods = '-A KUBE-EXT-X -m comment --comment "pod traffic for a/b:c external destinations"';
    expect(policies(`${pods} -j KUBE-SVC-X`)).toEqual(["Local", undefined]);
  });

  test("both by what the filter table drops for want of local endpoints", () => {
    const drop = '-p tcp -m comment --comment "a/b:c has no local endpoints" -m tcp --dport';
    expect(policies(`-A KUBE-SERVICES -d 10.96.0.9/32 ${drop} 80 -j DROP`)).toEqual([undefined, "Local"]);
    expect(policies(`-A KUBE-EXTERNAL-SERVICES -d 192.0.2.1/32 ${drop} 80 -j DROP`)).toEqual(["Local", undefined]);
    const [service] = servicesIn(lines(`-A KUBE-EXTERNAL-SERVICES -m addrtype --dst-type LOCAL ${drop} 30080 -j DROP`));
    expect(facts(service)).toEqual({
      namespace: "a",
      name: "b",
      portName: "c",
      protocol: "tcp",
      nodePort: 30080,
      externalTrafficPolicy: "Local",
      localEndpoints: [],
      rejections: [{ reason: "no local endpoints", action: "DROP", port: 30080 }],
    });
  });

  test("a node port that is counted on localhost first is one node port", () => {
    const [service] = servicesIn(
      lines(
        "-A KUBE-NODEPORTS -d 127.0.0.0/8 -p tcp -m comment --comment a/b:c -m tcp --dport 30080 -m nfacct --nfacct-name localhost_nps_accepted_pkts -j KUBE-EXT-X",
        "-A KUBE-NODEPORTS -p tcp -m comment --comment a/b:c -m tcp --dport 30080 -j KUBE-EXT-X",
      ),
    );
    expect(service).toMatchObject({ nodePort: 30080 });
    expect(service?.spans).toHaveLength(2);
  });
});

describe("probabilities", () => {
  const svc = (...shares: readonly (string | null)[]): string =>
    lines(
      ":KUBE-SVC-X - [0:0]",
      ...shares.map((share, at) => {
        const statistic = share === null ? "" : `-m statistic --mode random --probability ${share} `;
        return `-A KUBE-SVC-X ${statistic}-j KUBE-SEP-${at}`;
      }),
    );
  const shares = (text: string) =>
    servicesIn(`*nat\n${text}COMMIT\n`)[0]?.endpoints?.map(({ probability }) => probability);

  test("ten decimals of today, five of old versions", () => {
    expect(shares(svc("0.25000000000", "0.33333333349", "0.50000000000", null))).toEqual([0.25, 0.25, 0.25, 0.25]);
    const five = svc(
      "0.14286000002",
      "0.16667000018",
      "0.20000000019",
      "0.25000000000",
      "0.33332999982",
      "0.50000000000",
      null,
    );
    expect(shares(five)).toEqual(Array.from({ length: 7 }, () => 1 / 7));
  });

  test("others are multiplied out", () => {
    expect(shares(svc("0.80000000000", "0.50000000000", null))).toEqual([
      0.8, 0.09999999999999998, 0.09999999999999998,
    ]);
    expect(shares(svc("0.50000000000", "0.50000000000"))).toEqual([0.5, 0.25]);
    expect(shares(svc(null, null))).toEqual([1, 0]);
  });

  test("a chain whose beginning is not shown may lack rules: what is written, no more", () => {
    const rule =
      '-A KUBE-SVC-X -m comment --comment "a/b:c -> 10.0.0.1:80" -m statistic --mode random --probability 0.50000000000 -j KUBE-SEP-Y';
    expect(servicesIn(lines(rule))[0]?.endpoints).toEqual([
      { chain: "KUBE-SEP-Y", address: "10.0.0.1", port: 80, conditionalProbability: 0.5 },
    ]);
  });
});

describe("fragments", () => {
  test("the rows that grep left of a listing", () => {
    expect(kubeServices(clean(sample("ok/iptables-nvL.kube-services-grep.txt"))).map(facts)).toEqual([
      {
        family: "ipv4",
        namespace: "almighty",
        name: "almighty5",
        portName: "web",
        protocol: "tcp",
        port: 8080,
        loadBalancerIPs: ["10.10.12.208"],
      },
    ]);
    expect(kubeServices(clean(sample("ok/iptables-nvL.kube-sep-headless.txt"))).map(facts)).toEqual([
      {
        family: "ipv4",
        namespace: "almighty",
        name: "almighty5",
        portName: "web",
        protocol: "tcp",
        endpoints: [{ address: "10.128.2.151", port: 8080 }],
      },
    ]);
  });

  test("the spec of an endpoint", () => {
    expect(kubeServices(clean(sample("ok/iptables-spec.kube-sep.txt"))).map(facts)).toEqual([
      {
        family: "ipv4",
        namespace: "almighty",
        name: "almighty5",
        portName: "web",
        protocol: "tcp",
        endpoints: [{ chain: "KUBE-SEP-ZBWV76PMI2XAVMCD", address: "10.128.2.151", port: 8080 }],
      },
    ]);
  });

  test("the other founding captures show no service", () => {
    for (const file of ["L-nat.worker1", "L-nat.nodeport-fragment", "L-nat.openshift-sdn-fragment", "spec.nodeport"]) {
      expect(kubeServices(clean(sample(`ok/iptables-${file}.txt`))), file).toEqual([]);
    }
  });

  test("the lines of one service, cut out of a dump by its name", () => {
    const text = sample("ok/kube-proxy-nat.nft.S.txt");
    const grepped = text.split("\n").filter((line) => line.includes("web/frontend:http"));
    const [service, ...others] = servicesIn(lines(...grepped));
    expect(others).toEqual([]);
    expect(service).toMatchObject({ clusterIP: "10.96.87.12", nodePort: 31080, externalTrafficPolicy: "Cluster" });
    expect(service?.endpoints?.map((one) => [one.address, one.conditionalProbability, one.probability])).toEqual([
      ["10.244.1.17", 0.33333333349, undefined],
      ["10.244.2.9", 0.5, undefined],
      ["10.244.3.41", undefined, undefined],
    ]);
  });

  test("one KUBE-SVC- chain, with and without comments", () => {
    const text = sample("ok/kube-proxy-nat.nft.S.txt");
    const chain = text.split("\n").filter((line) => /^-[NA] KUBE-SVC-XQW6G4JP7X6Y57U2/.test(line));
    const [service] = servicesIn(lines(...chain));
    expect(service).toMatchObject({ namespace: "web", clusterIP: "10.96.87.12", port: 80 });
    expect(service).not.toHaveProperty("nodePort");
    expect(service).not.toHaveProperty("externalTrafficPolicy");
    expect(service?.endpoints?.map(({ address, probability }) => [address, probability])).toEqual([
      ["10.244.1.17", THIRD],
      ["10.244.2.9", THIRD],
      ["10.244.3.41", THIRD],
    ]);
    // Without the rule that repeats the cluster IP, as well as without comments.
    const bareChain = chain
      .filter((line) => !line.includes("cluster IP"))
      .map((line) => line.replace(/ -m comment --comment ".*?"/, ""));
    expect(servicesIn(lines(...bareChain)).map(facts)).toEqual([
      {
        endpoints: [
          { chain: "KUBE-SEP-WWBG3GVFCUSBEWCJ", conditionalProbability: 0.33333333349, probability: THIRD },
          { chain: "KUBE-SEP-INMPNUGA4ESN2VRD", conditionalProbability: 0.5, probability: THIRD },
          { chain: "KUBE-SEP-J62JEYM4OF4A3Z27", probability: THIRD },
        ],
      },
    ]);
  });

  test("a large cluster, where the chains of services have no comments", () => {
    const text = sample("ok/kube-proxy-nat.nft.save.txt");
    const large = text.replace(/^(-A KUBE-(?:SVC|SEP)-.*?) -m comment --comment (?:"[^"]*"|\S+)/gm, "$1");
    expect(large).not.toBe(text);
    const strip = (services: readonly KubeService[]) => services.map(facts);
    const byName = (a: KubeService, b: KubeService) => `${a.name}${a.portName}`.localeCompare(`${b.name}${b.portName}`);
    expect(strip(servicesIn(large).toSorted(byName))).toEqual(strip(servicesIn(text).toSorted(byName)));
  });

  test("an endpoint of an unknown service", () => {
    const text = lines("-A KUBE-SEP-Y -p tcp -m tcp -j DNAT --to-destination 10.0.0.1:80");
    expect(servicesIn(text).map(facts)).toEqual([
      { family: "ipv4", protocol: "tcp", endpoints: [{ chain: "KUBE-SEP-Y", address: "10.0.0.1", port: 80 }] },
    ]);
  });

  test("rows of KUBE-SVC- without the chain line", () => {
    const row = (target: string, rest: string) =>
      `${target}  all  --  *      *       0.0.0.0/0            0.0.0.0/0            ${rest}`;
    const text = lines(
      `    0     0 ${row("KUBE-SEP-A", "/* a/b:c -> 10.0.0.1:80 */ statistic mode random probability 0.50000000000")}`,
      `    0     0 ${row("KUBE-SEP-B", "/* a/b:c -> 10.0.0.2:80 */")}`,
    );
    expect(servicesIn(text)[0]?.endpoints).toEqual([
      { chain: "KUBE-SEP-A", address: "10.0.0.1", port: 80, conditionalProbability: 0.5 },
      { chain: "KUBE-SEP-B", address: "10.0.0.2", port: 80 },
    ]);
  });

  test("an endpoint chain that no rule of a shown service jumps to is none of its endpoints", () => {
    const text = lines(
      ":KUBE-SVC-X - [0:0]",
      "-A KUBE-SVC-X -m comment --comment a/b:c -j KUBE-SEP-Y",
      "-A KUBE-SEP-Y -p tcp -m comment --comment a/b:c -m tcp -j DNAT --to-destination 10.0.0.1:80",
      "-A KUBE-SEP-Z -p tcp -m comment --comment a/b:c -m tcp -j DNAT --to-destination 10.0.0.2:80",
    );
    expect(servicesIn(`*nat\n${text}`)[0]?.endpoints).toMatchObject([{ address: "10.0.0.1", probability: 1 }]);
  });
});

describe("what is none of kube-proxy's", () => {
  test("rules of others, also with comments that look alike", () => {
    const text = lines(
      "-A OVN-KUBE-EGRESS-SVC -s 10.0.0.1/32 -m comment --comment a/b -j SNAT --to-source 192.0.2.1",
      '-A KUBE-HOSTPORTS -p tcp -m comment --comment "web_shop hostport 80" -m tcp --dport 80 -j KUBE-HP-X',
      "-A CNI-DN-x -p tcp -m comment --comment a/b -m tcp --dport 80 -j DNAT --to-destination 10.0.0.1:80",
      '-A KUBE-SERVICES -m comment --comment "allow 10.0.0.0/8" -j ACCEPT',
      "-A INPUT -m comment --comment a/b:c -j KUBE-SERVICES",
      "-A KUBE-MARK-MASQ -j MARK --set-xmark 0x4000/0x4000",
      "-A KUBE-SVC- -j ACCEPT",
    );
    expect(servicesIn(text)).toEqual([]);
  });

  test("other rule sets", () => {
    for (const file of ["ovn-kubernetes-nat.nft.save-c", "openshift-sdn-nat.nft.save-c", "nft-filter-save"]) {
      expect(ofFiles(file), file).toEqual([]);
    }
  });
});

test("hostile: a hundred thousand services, a service chain of a hundred thousand endpoints, names like what every object has", () => {
  const portals = Array.from(
    { length: 100_000 },
    (_, at) =>
      `-A KUBE-SERVICES -d 10.96.0.9/32 -p tcp -m comment --comment "ns/s${at}:p cluster IP" -m tcp --dport 80 -j KUBE-SVC-${at}`,
  );
  expect(servicesIn(lines("*nat", ...portals))).toHaveLength(100_000);
  const balancing = Array.from({ length: 100_000 }, (_, at) => `-A KUBE-SVC-X -j KUBE-SEP-${at}`);
  const [service, ...others] = servicesIn(lines("*nat", ":KUBE-SVC-X - [0:0]", ...balancing));
  expect(others).toEqual([]);
  expect(service?.endpoints).toHaveLength(100_000);
  const odd = servicesIn(
    lines("-A KUBE-SVC-__proto__ -j KUBE-SEP-__proto__", "-A KUBE-SEP-__proto__ -j DNAT --to-destination 10.0.0.1"),
  );
  expect(odd.map(facts)).toEqual([
    { family: "ipv4", endpoints: [{ chain: "KUBE-SEP-__proto__", address: "10.0.0.1" }] },
  ]);
});
