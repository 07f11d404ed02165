import { describe, expect, test } from "vitest";
import { parseIptables, printIptables, printIptablesSave } from "../../src/formats/iptables/index.ts";
import { bare, clean, rulesOf, sample } from "./iptables-helpers.ts";

describe("the echo of iptables -v -A, -I, -C and -D", () => {
  const text = sample("ok/nft-echo-A.txt");

  test("is a table of its own form for each family", () => {
    const { tables } = clean(text);
    expect(tables.map(({ form, family, name }) => [form, family, name])).toEqual([
      ["echo", "ipv4", null],
      ["echo", "ipv6", null],
    ]);
    expect(tables.map(({ chains }) => chains.map((chain) => [chain.name, chain.rules.length]))).toEqual([
      [[null, 10]],
      [[null, 8]],
    ]);
  });

  test("has interfaces, no counters, and the values of the rule", () => {
    const rules = rulesOf(clean(text));
    expect(bare(rules[2])).toEqual({
      kind: "rule",
      protocol: { negated: true, name: "udp" },
      inInterface: { negated: false, name: "eth0" },
      outInterface: { negated: true, name: "lo+" },
      source: { negated: true, cidr: "10.128.0.0/14" },
      destination: null,
      matches: [{ kind: "match", name: "limit", count: 5, unit: "min", burst: 5 }],
      target: {
        kind: "target",
        name: "LOG",
        level: 4,
        tcpSequence: false,
        tcpOptions: false,
        ipOptions: false,
        uid: false,
        macdecode: false,
        prefix: "a b ",
      },
    });
    expect(rules[1]?.target).toBe(null);
    expect(rules[3]?.destination).toEqual({ negated: true, cidr: "172.30.0.10/32" });
    expect(bare(rules[3]?.target)).toEqual({ kind: "goto", name: "WEB" });
    expect(rules[6]?.fragment).toEqual({ negated: false });
    expect(rules[7]?.fragment).toEqual({ negated: true });
  });

  test("prints back byte for byte, and as rule specs without a chain", () => {
    const ast = clean(text);
    expect(printIptables(ast)).toBe(text);
    expect(printIptablesSave(ast).split("\n").slice(2, 4)).toEqual([
      '! -s 10.128.0.0/14 -i eth0 ! -o lo+ ! -p udp -m limit --limit 5/min -j LOG --log-prefix "a b "',
      "! -d 172.30.0.10/32 -m conntrack --ctstate RELATED,ESTABLISHED -g WEB",
    ]);
  });

  test("names NOTRACK as the column of a listing does", () => {
    const notrack = "CT  all opt -- in * out *  0.0.0.0/0  -> 0.0.0.0/0   NOTRACK\n";
    expect(bare(rulesOf(clean(notrack))[0]?.target)).toEqual({ kind: "target", name: "NOTRACK" });
    expect(printIptables(clean(notrack))).toBe(notrack);
  });

  test("stands among what else the commands print", () => {
    const session = [
      "Zeroing chain `INPUT'",
      "ACCEPT  tcp opt -- in * out *  1.2.3.4  -> 0.0.0.0/0   tcp dpt:80",
      "-P INPUT ACCEPT",
      "-A INPUT -p tcp -j DROP",
      "DROP  udp opt    in * out *  fe80::1  -> ::/0  ",
      "Chain INPUT (policy ACCEPT)",
      "target     prot opt source               destination         ",
      "",
    ].join("\n");
    const { ast, diagnostics } = parseIptables(session);
    expect(ast.tables.map(({ form }) => form)).toEqual(["echo", "rules", "echo", "list"]);
    expect(ast.tables[2]?.wordings).toEqual(["option-blank"]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["iptables/tool-message"]);
    expect(printIptables(ast)).toBe(session);
  });
});
