import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ChainNode, ChainRule, RuleNode, RulesetNode, TableNode } from "../../src/formats/iptables/index.ts";
import {
  jumpCycles,
  jumpsToChain,
  kubeHostPorts,
  kubeServices,
  openshiftSdn,
  ovnKubernetesServices,
  ovnKubernetesSnats,
  parseIptables,
  printRuleSpec,
  reachableChains,
  rulesByComment,
  rulesOfChain,
  undefinedChains,
  unreferencedChains,
} from "../../src/formats/iptables/index.ts";
import { clean, sample } from "./iptables-helpers.ts";

const treeOf = (...lines: readonly string[]): RulesetNode =>
  parseIptables(lines.map((line) => `${line}\n`).join("")).ast;

/** The rules as the tool writes them, behind the names of their tables. */
const specs = (rules: readonly ChainRule[]): readonly string[] =>
  rules.map(({ table, chain, rule }) => `${table ?? "?"} ${printRuleSpec(rule, chain)}`);

const twoTables = treeOf(
  "*nat",
  ":PREROUTING ACCEPT [0:0]",
  ":OUTPUT ACCEPT [0:0]",
  ":WEB - [0:0]",
  ":OLD - [0:0]",
  "-A PREROUTING -p tcp -m tcp --dport 80 -j WEB",
  "-A OUTPUT -d 10.0.0.1/32 -g WEB",
  "-A WEB -j DNAT --to-destination 10.0.0.2",
  "-A OLD -j LOST",
  "-A OLD -j LOST",
  "COMMIT",
  "*filter",
  ":OUTPUT DROP [0:0]",
  ":WEB - [0:0]",
  "-A OUTPUT -j WEB",
  "COMMIT",
);

describe("rules of a chain", () => {
  test("of all tables, or of one", () => {
    expect(specs(rulesOfChain(twoTables, "OUTPUT"))).toEqual([
      "nat -A OUTPUT -d 10.0.0.1/32 -g WEB",
      "filter -A OUTPUT -j WEB",
    ]);
    expect(specs(rulesOfChain(twoTables, "OUTPUT", { table: "filter" }))).toEqual(["filter -A OUTPUT -j WEB"]);
    expect(rulesOfChain(twoTables, "NONE")).toEqual([]);
  });

  test("of one table node", () => {
    const [nat] = twoTables.tables;
    expect(nat && specs(rulesOfChain(nat, "OUTPUT"))).toEqual(["nat -A OUTPUT -d 10.0.0.1/32 -g WEB"]);
  });

  test("of a listing, which names no table, and of rows without a chain line", () => {
    const listing = clean(sample("ok/nft-nat-nvL.txt"));
    expect(rulesOfChain(listing, "KUBE-POSTROUTING").map(({ table }) => table)).toEqual([null, null, null]);
    expect(rulesOfChain(listing, "KUBE-POSTROUTING", { table: "nat" })).toEqual([]);
    const named = parseIptables(sample("ok/nft-nat-nvL.txt"), { table: "nat" }).ast;
    expect(rulesOfChain(named, "KUBE-POSTROUTING", { table: "nat" })).toHaveLength(3);
    const rows = clean(sample("ok/iptables-nvL.kube-sep-headless.txt"));
    expect(rulesOfChain(rows, null).map(({ rule }) => rule.target?.name)).toEqual(["DNAT"]);
  });

  test("of all runs in the text", () => {
    const ast = clean(sample("ok/nft-two-tables-and-rules.txt"));
    const tables = ast.tables.filter(({ chains }) => chains.some(({ name }) => name === "OUTPUT"));
    expect(tables.length).toBeGreaterThan(1);
    const count = tables.flatMap(({ chains }) => chains).filter(({ name }) => name === "OUTPUT");
    expect(rulesOfChain(ast, "OUTPUT")).toHaveLength(count.flatMap(({ rules }) => rules).length);
  });
});

describe("jumps into a chain", () => {
  test("jumps and gotos, each with its chain", () => {
    const jumps = jumpsToChain(twoTables, "WEB");
    expect(specs(jumps)).toEqual([
      "nat -A PREROUTING -p tcp -m tcp --dport 80 -j WEB",
      "nat -A OUTPUT -d 10.0.0.1/32 -g WEB",
      "filter -A OUTPUT -j WEB",
    ]);
    expect(jumps.map(({ rule }) => rule.target?.kind)).toEqual(["jump", "goto", "jump"]);
    expect(specs(jumpsToChain(twoTables, "WEB", { table: "filter" }))).toEqual(["filter -A OUTPUT -j WEB"]);
  });

  test("a verdict and a target of an extension are no chains", () => {
    expect(jumpsToChain(twoTables, "DNAT")).toEqual([]);
    expect(jumpsToChain(clean(sample("ok/iptables-L-nat.worker1.txt")), "RETURN")).toEqual([]);
  });

  test("the listing of a worker", () => {
    const ast = clean(sample("ok/iptables-L-nat.worker1.txt"));
    expect(jumpsToChain(ast, "OVN-KUBE-NODEPORT").map(({ chain }) => chain)).toEqual(["PREROUTING", "OUTPUT"]);
    expect(jumpsToChain(ast, "OVN-KUBE-ETP").map(({ chain }) => chain)).toEqual(["PREROUTING"]);
  });
});

describe("chains never jumped to", () => {
  test("user chains alone, each table by itself", () => {
    expect(unreferencedChains(twoTables).map(({ table, chain }) => [table, chain])).toEqual([["nat", "OLD"]]);
    expect(unreferencedChains(twoTables, { table: "filter" })).toEqual([]);
  });

  test("with the place of the chain", () => {
    const text = "*nat\n:A - [0:0]\n-A A -j ACCEPT\nCOMMIT\n";
    const span = unreferencedChains(parseIptables(text).ast)[0]?.span;
    expect(text.slice(span?.start, span?.end)).toBe(":A - [0:0]\n-A A -j ACCEPT");
  });

  test("of a listing and of the save form of the same rules", () => {
    const names = (file: string) => unreferencedChains(clean(sample(file))).map(({ chain }) => chain);
    expect(names("ok/iptables-L-nat.worker1.txt")).toEqual(["KUBE-MARK-MASQ", "KUBE-MARK-DROP", "KUBE-KUBELET-CANARY"]);
    const ofSave = names("ok/kube-proxy-nat.nft.save.txt");
    expect(ofSave).toEqual(["KUBE-KUBELET-CANARY", "KUBE-PROXY-CANARY"]);
    for (const form of ["L", "nL", "vL", "nvL", "nvL-num", "S", "S-v", "save-c"]) {
      expect(names(`ok/kube-proxy-nat.nft.${form}.txt`), form).toEqual(ofSave);
    }
  });

  test("not one that a cut listing shows to be referenced, nor one that is only added to", () => {
    expect(unreferencedChains(clean(sample("ok/iptables-L-nat.nodeport-fragment.txt")))).toEqual([]);
    expect(unreferencedChains(treeOf("-A WEB -j ACCEPT"))).toEqual([]);
    expect(unreferencedChains(treeOf("*nat", ":PREROUTING - [0:0]", "COMMIT"))).toEqual([]);
  });
});

describe("undefined targets", () => {
  test("each chain once, with all that jump to it", () => {
    const [lost, ...others] = undefinedChains(twoTables);
    expect(others).toEqual([]);
    expect([lost?.table, lost?.chain]).toEqual(["nat", "LOST"]);
    expect(specs(lost?.jumps ?? [])).toEqual(["nat -A OLD -j LOST", "nat -A OLD -j LOST"]);
  });

  test("none in a whole table, many in a fragment", () => {
    expect(undefinedChains(clean(sample("ok/iptables-L-nat.worker1.txt")))).toEqual([]);
    expect(undefinedChains(clean(sample("ok/kube-proxy-nat.nft.nvL.txt")))).toEqual([]);
    const fragment = clean(sample("ok/iptables-L-nat.openshift-sdn-fragment.txt"));
    expect(undefinedChains(fragment).map(({ chain }) => chain)).toEqual(["OPENSHIFT-MASQUERADE"]);
    const row = clean(sample("ok/iptables-nvL.kube-services-grep.txt"));
    expect(undefinedChains(row).map(({ chain }) => chain)).toEqual(["KUBE-FW-BAR7JSQD2GL6A2KT"]);
  });
});

describe("circles of jumps", () => {
  const cyclesOf = (...jumps: readonly (readonly [from: string, to: string])[]) => {
    const names = [...new Set(jumps.flat())];
    const lines = [...names.map((name) => `:${name} - [0:0]`), ...jumps.map(([from, to]) => `-A ${from} -j ${to}`)];
    return jumpCycles(treeOf("*filter", ...lines, "COMMIT")).map(({ chains }) => chains.join(" "));
  };

  test("none in what a kernel has loaded", () => {
    for (const file of ["kube-proxy-nat.nft.nvL", "kube-proxy-nat.nft.save", "ovn-kubernetes-nat.nft.nvL"]) {
      expect(jumpCycles(clean(sample(`ok/${file}.txt`))), file).toEqual([]);
    }
  });

  test("a chain that jumps to itself, and two that jump to each other", () => {
    expect(cyclesOf(["A", "A"])).toEqual(["A"]);
    expect(cyclesOf(["A", "B"], ["B", "A"])).toEqual(["A B"]);
    expect(cyclesOf(["A", "B"], ["B", "A"], ["B", "A"], ["A", "B"])).toEqual(["A B"]);
  });

  test("a goto closes a circle as well, and so does a listing's", () => {
    const ast = treeOf("*nat", ":A - [0:0]", ":B - [0:0]", "-A A -g B", "-A B -j A", "COMMIT");
    expect(jumpCycles(ast)).toEqual([{ table: "nat", chains: ["A", "B"] }]);
    const head = "target     prot opt source               destination         ";
    const listing = treeOf(
      "Chain A (1 references)",
      head,
      "A          all  --  anywhere             anywhere            ",
    );
    expect(jumpCycles(listing)).toEqual([{ table: null, chains: ["A"] }]);
  });

  test("each from its first chain in the text, not from where it is entered", () => {
    expect(cyclesOf(["A", "D"], ["B", "C"], ["C", "D"], ["D", "B"])).toEqual(["D B C"]);
    expect(cyclesOf(["X", "X2"], ["B", "C"], ["C", "B"], ["X2", "C"])).toEqual(["B C"]);
  });

  test("two circles through one chain are two", () => {
    expect(cyclesOf(["A", "B"], ["B", "A"], ["A", "C"], ["C", "A"])).toEqual(["A B", "A C"]);
    expect(cyclesOf(["A", "B"], ["B", "C"], ["C", "B"], ["C", "A"])).toEqual(["B C"]);
  });

  test("a diamond is none, and neither are jumps of two tables", () => {
    expect(cyclesOf(["A", "B"], ["A", "C"], ["B", "D"], ["C", "D"])).toEqual([]);
    const ast = treeOf("*nat", ":A - [0:0]", "-A A -j B", "COMMIT", "*filter", ":B - [0:0]", "-A B -j A", "COMMIT");
    expect(jumpCycles(ast)).toEqual([]);
  });

  test("without a jump of each circle that is named, none is left", () => {
    const names = ["A", "B", "C", "D"];
    for (let bits = 0; bits < 1 << 16; bits += 37) {
      const jumps = names.flatMap((from, row) =>
        names.flatMap((to, column) => (bits & (1 << (row * 4 + column)) ? [[from, to] as const] : [])),
      );
      const circles = cyclesOf(...jumps).map((circle) => circle.split(" "));
      const used = circles.flatMap((circle) => circle.map((from, at) => `${from}${circle[(at + 1) % circle.length]}`));
      expect(new Set(used).size).toBe(used.length);
      expect(used.filter((jump) => !jumps.some((one) => one.join("") === jump))).toEqual([]);
      expect(cyclesOf(...jumps.filter((jump) => !used.includes(jump.join(""))))).toEqual([]);
    }
  });
});

describe("reachable chains", () => {
  test("of a built-in chain, nearest first, itself included", () => {
    const ast = clean(sample("ok/kube-proxy-nat.nft.nvL.txt"));
    const names = reachableChains(ast, "PREROUTING").map(({ chain }) => chain);
    expect(names.slice(0, 2)).toEqual(["PREROUTING", "KUBE-SERVICES"]);
    expect(names).toContain("KUBE-SEP-J62JEYM4OF4A3Z27");
    expect(names).not.toContain("KUBE-POSTROUTING");
    expect(reachableChains(ast, "POSTROUTING").map(({ chain }) => chain)).toEqual(["POSTROUTING", "KUBE-POSTROUTING"]);
  });

  test("each table by itself, none without the chain", () => {
    expect(reachableChains(twoTables, "OUTPUT").map(({ table, chain }) => [table, chain])).toEqual([
      ["nat", "OUTPUT"],
      ["nat", "WEB"],
      ["filter", "OUTPUT"],
      ["filter", "WEB"],
    ]);
    expect(reachableChains(twoTables, "NONE")).toEqual([]);
  });
});

describe("rules by comment", () => {
  const count = (file: string, text: string) => rulesByComment(clean(sample(file)), text).length;

  test("the exact ns/name:port, in each form alike", () => {
    for (const form of ["L", "nL", "nvL", "nvxL", "S", "save", "save-c"]) {
      expect(count(`ok/kube-proxy-nat.nft.${form}.txt`, "web/frontend:http"), form).toBe(14);
      expect(count(`ok/kube-proxy-nat.nft.${form}.txt`, "kube-system/kube-dns:dns"), form).toBe(8);
    }
  });

  test("whole words, at the beginning, in the middle, at the end, or all of it", () => {
    const ast = treeOf(
      '-A A -m comment --comment "default/web:http cluster IP" -j ACCEPT',
      '-A A -m comment --comment "masquerade traffic for default/web:http external destinations" -j ACCEPT',
      '-A A -m comment --comment "Balancing rule 0 for default/web:http" -j ACCEPT',
      "-A A -m comment --comment default/web:http -j ACCEPT",
      "-A A -m comment --comment default/web:https -j DROP",
      "-A A -m comment --comment my-default/web:http -j DROP",
      '-A A -m comment --comment one -m comment --comment "default/web:http" -j ACCEPT',
    );
    expect(rulesByComment(ast, "default/web:http").map(({ rule }) => rule.target?.name)).toEqual(
      Array.from({ length: 5 }, () => "ACCEPT"),
    );
    expect(specs(rulesByComment(ast, "rule 0 for"))).toEqual([
      '? -A A -m comment --comment "Balancing rule 0 for default/web:http" -j ACCEPT',
    ]);
    expect(rulesByComment(ast, "default/web")).toEqual([]);
    expect(rulesByComment(ast, "")).toEqual([]);
  });

  test("in one table", () => {
    const ast = treeOf(
      "*nat",
      "-A A -m comment --comment x -j ACCEPT",
      "COMMIT",
      "*filter",
      "-A B -m comment --comment x -j DROP",
    );
    expect(specs(rulesByComment(ast, "x", { table: "filter" }))).toEqual([
      "filter -A B -m comment --comment x -j DROP",
    ]);
  });

  test("the founding captures", () => {
    expect(count("ok/iptables-nvL.kube-sep-headless.txt", "almighty/almighty5:web")).toBe(1);
    expect(count("ok/iptables-nvL.kube-services-grep.txt", "almighty/almighty5:web")).toBe(1);
    expect(count("ok/iptables-spec.kube-sep.txt", "almighty/almighty5:web")).toBe(1);
    expect(count("ok/iptables-L-nat.openshift-sdn-fragment.txt", "kubernetes postrouting rules")).toBe(1);
  });
});

test("every sample, whole and cut anywhere, has answers that are plain data", () => {
  const files = ["ok", "err"].flatMap((folder) => {
    const names = readdirSync(new URL(`../../samples/iptables/${folder}`, import.meta.url));
    return names.filter((name) => name.endsWith(".txt")).map((name) => `${folder}/${name}`);
  });
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) {
    const text = sample(file);
    for (const part of [text, text.slice(text.length / 3), text.slice(0, text.length / 2)]) {
      const { ast } = parseIptables(part);
      const answers = [
        ...[rulesOfChain(ast, null), jumpsToChain(ast, "KUBE-MARK-MASQ"), rulesByComment(ast, "cluster IP")],
        ...[unreferencedChains(ast), undefinedChains(ast), jumpCycles(ast), reachableChains(ast, "PREROUTING")],
        ...[
          kubeServices(ast),
          ovnKubernetesServices(ast),
          ovnKubernetesSnats(ast),
          openshiftSdn(ast),
          kubeHostPorts(ast),
        ],
      ];
      expect(JSON.parse(JSON.stringify(answers)), file).toStrictEqual(answers);
    }
  }
});

describe("hostile texts", () => {
  const span = { start: 0, end: 0 };
  const jump = (name: string): RuleNode => ({
    kind: "rule",
    span,
    protocol: null,
    source: null,
    destination: null,
    matches: [],
    target: { kind: "jump", name, span },
  });
  const chain = (name: string, ...targets: readonly string[]): ChainNode => ({
    kind: "chain",
    span,
    name,
    declared: true,
    policy: null,
    rules: targets.map(jump),
  });
  const table = (chains: readonly ChainNode[]): TableNode => ({
    kind: "table",
    span,
    name: "nat",
    form: "save",
    chains,
  });
  const many = (count: number, make: (at: number) => ChainNode) =>
    table(Array.from({ length: count }, (_, at) => make(at)));

  test("a way through a million chains", () => {
    const way = many(1_000_000, (at) => chain(`C${at}`, `C${at + 1}`));
    expect(jumpCycles(way)).toEqual([]);
    expect(reachableChains(way, "C0")).toHaveLength(1_000_000);
    expect(unreferencedChains(way).map(({ chain: name }) => name)).toEqual(["C0"]);
    expect(undefinedChains(way).map(({ chain: name }) => name)).toEqual(["C1000000"]);
    expect(jumpsToChain(way, "C500000").map(({ chain: name }) => name)).toEqual(["C499999"]);
  });

  test("a circle of a hundred thousand chains, read from a text", () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => `-A C${at} -j C${(at + 1) % 100_000}`);
    const [circle, ...others] = jumpCycles(treeOf("*nat", ...lines, "COMMIT"));
    expect(others).toEqual([]);
    expect(circle?.chains).toHaveLength(100_000);
    expect(circle?.chains.slice(0, 2)).toEqual(["C0", "C1"]);
  });

  test("a hundred thousand circles through one chain, and as many chains that jump to themselves", () => {
    const names = Array.from({ length: 100_000 }, (_, at) => `C${at}`);
    const star = table([chain("HUB", ...names), ...names.map((name) => chain(name, "HUB"))]);
    expect(jumpCycles(star)).toHaveLength(100_000);
    expect(jumpCycles(many(100_000, (at) => chain(`C${at}`, `C${at}`)))).toHaveLength(100_000);
  });

  test("a way behind every chain of a long circle", () => {
    const rope = many(100_000, (at) => chain(`C${at}`, `C${(at + 1) % 50_000}`, `C${at + 1}`));
    const used = jumpCycles(rope).reduce((sum, { chains }) => sum + chains.length, 0);
    expect(used).toBeGreaterThanOrEqual(50_000);
    expect(used).toBeLessThanOrEqual(200_000);
  });

  test("chains named like what every object has", () => {
    const ast = treeOf(
      "*nat",
      ":__proto__ - [0:0]",
      ":constructor - [0:0]",
      "-A __proto__ -j __proto__",
      "-A __proto__ -j toString",
      "COMMIT",
    );
    expect(jumpCycles(ast)).toEqual([{ table: "nat", chains: ["__proto__"] }]);
    expect(jumpsToChain(ast, "__proto__")).toHaveLength(1);
    expect(rulesOfChain(ast, "__proto__")).toHaveLength(2);
    expect(unreferencedChains(ast).map(({ chain: name }) => name)).toEqual(["constructor"]);
    expect(undefinedChains(ast).map(({ chain: name }) => name)).toEqual(["toString"]);
    expect(reachableChains(ast, "__proto__").map(({ chain: name }) => name)).toEqual(["__proto__"]);
    expect(reachableChains(ast, "toString")).toEqual([]);
  });

  test("a comment of a million words", () => {
    const ast = treeOf(`-A A -m comment --comment "${"a/b ".repeat(250_000)}c" -j ACCEPT`);
    expect(rulesByComment(ast, "c")).toHaveLength(1);
    expect(rulesByComment(ast, "a/b a/b")).toHaveLength(1);
    expect(rulesByComment(ast, "a/b  a/b")).toEqual([]);
  });

  test("nothing at all", () => {
    const { ast } = parseIptables("");
    expect(rulesOfChain(ast, "A")).toEqual([]);
    expect(jumpCycles(ast)).toEqual([]);
    expect(unreferencedChains(ast)).toEqual([]);
  });
});
