import { describe, expect, test } from "vitest";
import { type Fact, mergeFacts, type NatRuleFact } from "../../src/index.ts";
import { samples } from "../laws/samples.ts";
import { factsIn, factsOfSample } from "./support.ts";

/** The samples of the table nat of one recorded rule set, `NAME-nat.BACKEND.FORM.txt`, as facts by form. */
function formsOf(name: string): ReadonlyMap<string, readonly Fact[]> {
  const found = samples.filter(({ path }) => path.startsWith(`samples/iptables/ok/${name}`));
  const isIpv6 = name.includes("v6");
  return new Map(
    found.map((sample) => {
      const form = sample.path.slice(`samples/iptables/ok/${name}.`.length, -".txt".length);
      return [
        form,
        factsOfSample(
          sample,
          `${isIpv6 ? "ip6tables" : "iptables"}${form.startsWith("save") ? "-save" : " -L"} -t nat`,
        ),
      ];
    }),
  );
}

const rulesOf = (facts: readonly Fact[]): readonly NatRuleFact[] => mergeFacts("n", facts).node.natRules;

const RECORDED = [
  "kube-proxy-nat.nft",
  "kube-proxy-nat.legacy",
  "kube-proxy-nat.nft-1.8.11",
  "kube-proxy-v6-nat.nft",
  "kube-proxy-xlb-nat.nft",
  "docker-nat.nft",
  "docker-nat.legacy",
  "calico-nat.nft",
  "cilium-nat.nft",
  "flannel-nat.nft",
  "podman-nat.nft",
  "openshift-sdn-nat.nft",
  "ovn-kubernetes-nat.nft",
  "extensions-nat.nft",
  "extensions-v6-nat.nft",
];

describe.each(RECORDED)("%s, recorded in every form from one rule set", (name) => {
  const forms = formsOf(name);
  const saved = forms.get("save-c") ?? [];

  test("gives the rules of iptables-save, with the places of all forms, and no contradiction", () => {
    expect(forms.size).toBeGreaterThan(1);
    expect(saved.length).toBeGreaterThan(0);
    const { node, diagnostics } = mergeFacts("n", [...forms.values()].flat().toReversed());
    expect(diagnostics).toEqual([]);
    const values = node.natRules.map(({ origins, ...rule }) => rule);
    expect(values).toEqual(rulesOf(saved).map(({ origins, ...rule }) => rule));
    for (const { origins, rule } of node.natRules) expect(origins.length, rule).toBe(forms.size);
  });

  test("each form alone has the same chains, places and targets; -S and -nvL the same rules, where they show all of them", () => {
    const wanted = rulesOf(saved);
    for (const [form, facts] of forms) {
      const rules = rulesOf(facts);
      const places = (list: readonly NatRuleFact[]): readonly string[] =>
        list.map(({ family, chain, position, target }) => `${family} ${chain} ${position} ${target}`).sort();
      expect(places(rules), form).toEqual(places(wanted));
      const known = new Map(wanted.map((rule) => [`${rule.chain} ${rule.position}`, rule.rule]));
      for (const { chain, position, rule, incomplete } of rules) {
        if (incomplete !== true) expect(rule, form).toBe(known.get(`${chain} ${position}`));
      }
    }
  });
});

describe("rules that differ", () => {
  const head = "*nat\n:PREROUTING ACCEPT [0:0]\n:POSTROUTING ACCEPT [0:0]\n:KUBE-X - [0:0]\n";
  const save = (...rules: readonly string[]): string => `${head}${rules.join("\n")}\nCOMMIT\n`;
  const of = (text: string, path: string, more: { command?: string; namespace?: string } = {}): readonly Fact[] =>
    factsIn(text, "iptables", { path, ...more });
  const dnat = (address: string): string =>
    `-A PREROUTING -p tcp -m tcp --dport 80 -j DNAT --to-destination ${address}`;
  const masquerade = "-A POSTROUTING -s 10.128.0.0/14 -j MASQUERADE";

  test("the first of a chain is told with both rules; no rule of the poorer source is taken", () => {
    const listed = `-P PREROUTING ACCEPT\n-P POSTROUTING ACCEPT\n${dnat("10.0.0.9")}\n${masquerade}\n`;
    const { node, diagnostics } = mergeFacts("n", [
      ...of(listed, "S", { command: "iptables -t nat -S" }),
      ...of(save(dnat("10.0.0.1"), masquerade), "save"),
    ]);
    expect(
      node.natRules.map(({ toDestination, target, origins }) => [toDestination ?? target, origins.length]),
    ).toEqual([
      ["10.0.0.1", 1],
      ["MASQUERADE", 2],
    ]);
    expect(diagnostics).toMatchObject([
      {
        subject: "rule 1 of chain PREROUTING of table nat (ipv4)",
        expected: dnat("10.0.0.1"),
        actual: dnat("10.0.0.9"),
        path: "S",
        other: { path: "save" },
      },
    ]);
  });

  test("a rule too many, and a chain that iptables-save does not have rules in", () => {
    const { diagnostics } = mergeFacts("n", [
      ...of(save(masquerade), "a-save"),
      ...of(save(masquerade, masquerade, "-A KUBE-X -j RETURN"), "b-save"),
    ]);
    expect(diagnostics.map(({ subject, expected, actual }) => [subject, expected, actual])).toEqual([
      ["rule 2 of chain POSTROUTING of table nat (ipv4)", "no such rule", masquerade],
      ["chain KUBE-X of table nat (ipv4)", "no rules", "-A KUBE-X -j RETURN"],
    ]);
  });

  test("families, namespaces and the two rule sets of a kernel are apart", () => {
    const nft = save(masquerade).replace("*nat", "# Generated by iptables-save v1.8.9 (nf_tables) on X\n*nat");
    const legacy = save(dnat("10.0.0.1")).replace("*nat", "# Generated by iptables-save v1.8.9 on X\n*nat");
    const v6 = save("-A POSTROUTING -s fd01::/48 -j MASQUERADE");
    const { node, diagnostics } = mergeFacts("n", [
      ...of(nft, "nft"),
      ...of(legacy, "legacy"),
      ...of(v6, "v6"),
      ...of(save(masquerade), "red", { namespace: "red" }),
      // Says nothing of its rule set, and has the rules of the legacy one.
      ...of(`-P PREROUTING ACCEPT\n-P POSTROUTING ACCEPT\n${dnat("10.0.0.1")}\n`, "S", {
        command: "iptables -t nat -S",
      }),
    ]);
    expect(diagnostics).toEqual([]);
    expect(
      node.natRules.map(({ namespace, family, backend, target, origins }) => [
        namespace,
        family,
        backend,
        target,
        origins.length,
      ]),
    ).toEqual([
      [undefined, "ipv4", "nft", "MASQUERADE", 1],
      [undefined, "ipv4", "legacy", "DNAT", 2],
      [undefined, "ipv6", undefined, "MASQUERADE", 1],
      ["red", "ipv4", undefined, "MASQUERADE", 1],
    ]);
  });

  test("a table is nat by its name, by the command, or by its chains", () => {
    const list = (chains: readonly string[]): string =>
      chains
        .map(
          (chain) =>
            `Chain ${chain} (policy ACCEPT)\ntarget     prot opt source               destination\nMASQUERADE  all  --  0.0.0.0/0            0.0.0.0/0\n`,
        )
        .join("\n");
    const nat = list(["PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"]);
    const mangle = list(["PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"]);
    const count = (text: string, command?: string): number =>
      of(text, "x", command === undefined ? {} : { command }).length;
    expect(count(nat)).toBe(4);
    expect(count(mangle)).toBe(0);
    expect(count(nat, "iptables -L")).toBe(0);
    expect(count(list(["POSTROUTING"]))).toBe(0);
    for (const command of [
      "iptables -t nat -L",
      "iptables -tnat -nL",
      "ssh n 'iptables --table=nat -L'",
      "ip netns exec r iptables -nvL --table nat | cat",
    ])
      expect(count(list(["POSTROUTING"]), command)).toBe(1);
    expect(of(list(["POSTROUTING"]), "x", { command: "ip6tables-legacy -t nat -L" })).toMatchObject([
      { backend: "legacy" },
    ]);
  });

  test("what a listing does not show of a rule is said", () => {
    const listing =
      "Chain POSTROUTING (policy ACCEPT)\ntarget     prot opt source               destination\nMASQUERADE  all  --  10.128.0.0/14        0.0.0.0/0\n";
    expect(of(listing, "L", { command: "iptables -t nat -nL" })).toMatchObject([
      {
        form: "list",
        incomplete: true,
        rule: "-A POSTROUTING -s 10.128.0.0/14 -j MASQUERADE",
        source: "10.128.0.0/14",
        position: 1,
      },
    ]);
    expect(of(save(masquerade), "save")[0]).not.toHaveProperty("incomplete");
  });
});
