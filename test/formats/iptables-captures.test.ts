import { describe, expect, test } from "vitest";
import { parseRuleSpec, printRuleSpec } from "../../src/formats/iptables/index.ts";
import { bare, clean, meaning, onlyRule, rulesOf, sample } from "./iptables-helpers.ts";

describe("the nat table of a worker", () => {
  const chains = clean(sample("ok/iptables-L-nat.worker1.txt")).tables[0]?.chains ?? [];

  test("twelve chains in order, with policies and references", () => {
    expect(chains.map(({ name, policy, references }) => [name, policy ?? references])).toEqual([
      ["PREROUTING", "ACCEPT"],
      ["INPUT", "ACCEPT"],
      ["POSTROUTING", "ACCEPT"],
      ["OUTPUT", "ACCEPT"],
      ["KUBE-MARK-MASQ", 0],
      ["KUBE-MARK-DROP", 0],
      ["KUBE-POSTROUTING", 1],
      ["KUBE-KUBELET-CANARY", 0],
      ["OVN-KUBE-SNAT-MGMTPORT", 1],
      ["OVN-KUBE-NODEPORT", 2],
      ["OVN-KUBE-EXTERNALIP", 2],
      ["OVN-KUBE-ETP", 1],
    ]);
  });

  test("jumps of PREROUTING, whose names are longer than their column", () => {
    expect(chains[0]?.rules.map(({ target }) => bare(target))).toEqual([
      { kind: "jump", name: "OVN-KUBE-ETP" },
      { kind: "jump", name: "OVN-KUBE-EXTERNALIP" },
      { kind: "jump", name: "OVN-KUBE-NODEPORT" },
    ]);
  });

  test("MARK or 0x4000 and MARK xor 0x4000 are values with masks", () => {
    expect(bare(chains[4]?.rules[0]?.target)).toEqual({ kind: "target", name: "MARK", value: 0x4000, mask: 0x4000 });
    expect(bare(chains[6]?.rules[1]?.target)).toEqual({ kind: "target", name: "MARK", value: 0x4000, mask: 0 });
  });

  test("a negated mark match", () => {
    expect(bare(chains[6]?.rules[0]?.matches)).toEqual([
      { kind: "match", name: "mark", negated: true, value: 0x4000, mask: 0x4000 },
    ]);
    expect(bare(chains[6]?.rules[0]?.target)).toEqual({ kind: "target", name: "RETURN" });
  });

  test("a comment, then random-fully of MASQUERADE", () => {
    expect(meaning(chains[6]?.rules[2] ?? { matches: [], target: null })).toEqual({
      matches: [{ kind: "match", name: "comment", text: "kubernetes service traffic requiring SNAT" }],
      target: { kind: "target", name: "MASQUERADE", random: false, randomFully: true },
    });
  });

  test("SNAT to:10.131.0.2", () => {
    const target = { toSource: { address: "10.131.0.2" }, random: false, randomFully: false, persistent: false };
    expect(bare(chains[8]?.rules[0]?.target)).toEqual({ kind: "target", name: "SNAT", ...target });
  });

  test("without -v a rule has no interfaces and no counters", () => {
    expect(Object.keys(chains[0]?.rules[0] ?? {})).toEqual([
      "kind",
      "span",
      "protocol",
      "source",
      "destination",
      "matches",
      "target",
    ]);
  });
});

describe("the node port rule", () => {
  const listed = onlyRule(sample("ok/iptables-L-nat.nodeport-fragment.txt"));
  const text = sample("ok/iptables-spec.nodeport.txt");

  test("values of the listing", () => {
    expect(bare(listed)).toEqual({
      kind: "rule",
      protocol: { negated: false, name: "tcp" },
      source: null,
      destination: null,
      matches: [
        {
          kind: "match",
          name: "addrtype",
          sourceTypes: null,
          destinationTypes: { negated: false, values: ["LOCAL"] },
          limitIfaceIn: false,
          limitIfaceOut: false,
        },
        { kind: "match", name: "tcp", sourcePorts: null, destinationPorts: { from: 31785, to: 31785, negated: false } },
      ],
      target: {
        kind: "target",
        name: "DNAT",
        toDestination: { address: "172.30.44.86", ports: { from: 80, to: 80 } },
        random: false,
        persistent: false,
      },
    });
  });

  test("printRuleSpec gives the line behind the #", () => {
    expect(printRuleSpec(listed, "OVN-KUBE-NODEPORT")).toBe(text.trimEnd().slice(2));
  });

  test("parseRuleSpec of the line has the same matches and target", () => {
    const { ast, diagnostics } = parseRuleSpec(text);
    expect(diagnostics).toEqual([]);
    expect(ast.chain).toBe("OVN-KUBE-NODEPORT");
    expect(ast.rule.commented).toBe(true);
    expect(meaning(ast.rule)).toEqual(meaning(listed));
  });
});

describe("rows without chain and column lines", () => {
  const endpoint = clean(sample("ok/iptables-nvL.kube-sep-headless.txt"));
  const service = clean(sample("ok/iptables-nvL.kube-services-grep.txt"));

  test("they are rules of one chain without a name", () => {
    for (const ast of [endpoint, service]) {
      expect(ast.tables.map(({ chains }) => chains.map(({ name, declared }) => [name, declared]))).toEqual([
        [[null, false]],
      ]);
    }
  });

  test("1760 is exact, 106K is not, and so the pair is not", () => {
    expect(rulesOf(service)[0]?.counters).toEqual({ packets: 1760, bytes: 106000, exact: false });
    expect(rulesOf(endpoint)[0]?.counters).toEqual({ packets: 1949, bytes: 117000, exact: false });
  });

  test("interfaces are shown as any", () => {
    expect(rulesOf(service)[0]?.inInterface).toBeNull();
    expect(rulesOf(service)[0]?.outInterface).toBeNull();
  });

  test("the service's rule", () => {
    const [rule] = rulesOf(service);
    expect(bare(rule?.destination)).toEqual({ negated: false, cidr: "10.10.12.208/32" });
    expect(bare(rule?.target)).toEqual({ kind: "jump", name: "KUBE-FW-BAR7JSQD2GL6A2KT" });
  });

  test("the endpoint's row and its spec without -A mean the same", () => {
    const { ast, diagnostics } = parseRuleSpec(sample("ok/iptables-spec.kube-sep.txt"));
    expect(diagnostics).toEqual([]);
    expect(ast.chain).toBe("KUBE-SEP-ZBWV76PMI2XAVMCD");
    const [rule] = rulesOf(endpoint);
    expect(meaning(ast.rule)).toEqual(meaning(rule ?? { matches: [], target: null }));
    expect(rule?.matches[1]).toMatchObject({ name: "tcp", sourcePorts: null, destinationPorts: null });
  });
});

test("the OpenShift SDN fragment: jumps with comments, MARK xor 0x1", () => {
  const rules = rulesOf(clean(sample("ok/iptables-L-nat.openshift-sdn-fragment.txt")));
  expect(rules.map(({ target }) => target?.name)).toEqual([
    "OPENSHIFT-MASQUERADE",
    "KUBE-POSTROUTING",
    "RETURN",
    "MARK",
    "MASQUERADE",
  ]);
  expect(bare(rules[3]?.target)).toEqual({ kind: "target", name: "MARK", value: 1, mask: 0 });
  expect(bare(rules[0]?.matches)).toEqual([
    { kind: "match", name: "comment", text: "rules for masquerading OpenShift traffic" },
  ]);
});
