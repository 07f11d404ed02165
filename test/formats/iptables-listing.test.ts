import { describe, expect, test } from "vitest";
import { parseIptables, printIptables, printIptablesList } from "../../src/formats/iptables/index.ts";
import { sourceText } from "../../src/text/index.ts";
import { bare, clean, onlyRule, row, rulesOf, sample } from "./iptables-helpers.ts";

const HEADING = "target     prot opt source               destination         ";
const VERBOSE = " pkts bytes target     prot opt in     out     source               destination         ";
const chainsOf = (text: string) => parseIptables(text).ast.tables.flatMap(({ chains }) => chains);
const codes = (text: string) => parseIptables(text).diagnostics.map(({ code }) => code);

describe("columns are split in turn, not by blanks and not by offsets", () => {
  test("a rule without target, and chains called Chain, target and 6", () => {
    const rules = rulesOf(clean(sample("ok/nft-filter-nvL.txt")));
    expect(rules.map(({ target }) => (target === null ? null : [target.kind, target.name]))).toEqual([
      ["target", "ACCEPT"],
      null,
      ["goto", "Chain"],
      ["target", "DROP"],
      ["jump", "6"],
      ["jump", "target"],
      ["target", "REJECT"],
      ["target", "LOG"],
      ["target", "NFLOG"],
      ["target", "RETURN"],
      ["jump", "6"],
      ["target", "DROP"],
    ]);
  });

  test("a chain row begins with Chain or num or pkts, and is a rule", () => {
    const text = `Chain INPUT (policy ACCEPT)\n${HEADING}\n${row("Chain", "")}\n${row("num", "")}\n${row("target", "")}\n`;
    expect(rulesOf(clean(text)).map(({ target }) => target?.name)).toEqual(["Chain", "num", "target"]);
  });

  test("overlong interfaces, negations, a mask that is no prefix, fragments", () => {
    const rules = rulesOf(clean(sample("ok/nft-filter-nvL.txt")));
    expect(rules[5]).toMatchObject({
      protocol: { negated: false, name: "udplite" },
      inInterface: { negated: false, name: "verylongiface0" },
      outInterface: null,
    });
    expect(bare(rules[5]?.source)).toEqual({ negated: false, address: "1.0.3.0", mask: "255.0.255.0" });
    expect(bare(rules[5]?.destination)).toEqual({ negated: false, cidr: "10.1.2.3/32" });
    expect(rules[3]?.fragment).toEqual({ negated: false });
    expect(rules[4]?.protocol).toEqual({ negated: true, name: "udp" });
    expect(rules[9]?.outInterface).toEqual({ negated: true, name: "vlan+" });
  });

  test("old versions glue a long protocol to the option: udplite--, ipencap!f", () => {
    const [first, second] = rulesOf(
      clean(
        `${row("ACCEPT", "").replace("tcp  --", "udplite--")}\n${row("DROP", "").replace("tcp  --", "ipencap!f")}\n`,
      ),
    );
    expect(first?.protocol).toEqual({ negated: false, name: "udplite" });
    expect(second?.protocol).toEqual({ negated: false, name: "ipencap" });
    expect(second?.fragment).toEqual({ negated: true });
  });

  test("old ip6tables leaves the column opt blank", () => {
    const text = "ACCEPT     tcp      ::/0                 fd00::1/128          tcp dpt:80\n";
    const rule = onlyRule(text);
    expect(rule.source).toBeNull();
    expect(rule.destination).toEqual({ negated: false, cidr: "fd00::1/128" });
    expect(rule.matches[0]).toMatchObject({ destinationPorts: { from: 80, to: 80 } });
    expect(parseIptables(text).ast.tables[0]?.family).toBe("ipv6");
  });

  test("names and numbers of protocols are one: 6 and tcp, 58 and icmpv6, 0 and all", () => {
    const names = (words: readonly string[]) =>
      words.map((word) => onlyRule(row("DROP", "", word)).protocol?.name ?? null);
    expect(names(["6", "tcp", "58", "icmpv6", "ipv6-icmp", "0", "all", "47", "gre", "ipv6-mh"])).toEqual([
      "tcp",
      "tcp",
      "ipv6-icmp",
      "ipv6-icmp",
      "ipv6-icmp",
      null,
      null,
      "47",
      "gre",
      "mobility-header",
    ]);
  });

  test("host and network names are kept as they stand", () => {
    const rule = onlyRule(`${HEADING}\nACCEPT     all  -- !loopback/8           my-host.example.org  \n`);
    expect(rule.source).toEqual({ negated: true, host: "loopback/8" });
    expect(rule.destination).toEqual({ negated: false, host: "my-host.example.org" });
  });

  test("rows trimmed by an editor end at the destination", () => {
    expect(onlyRule("ACCEPT     all  --  anywhere             anywhere").target?.name).toBe("ACCEPT");
  });

  test("blanks collapsed by a web page", () => {
    const rule = onlyRule("DNAT tcp -- anywhere 10.0.0.1 tcp dpt:80 to:1.2.3.4:80");
    expect(rule.destination).toEqual({ negated: false, cidr: "10.0.0.1/32" });
    expect(rule.target).toMatchObject({ name: "DNAT", toDestination: { address: "1.2.3.4" } });
  });

  test("[goto] is not a jump", () => {
    const rule = onlyRule("FOO        all  --  0.0.0.0/0            0.0.0.0/0           [goto]  tcp dpt:80");
    expect(bare(rule.target)).toEqual({ kind: "goto", name: "FOO" });
    expect(rule.matches.map(({ name }) => name)).toEqual(["tcp"]);
  });

  test("an interface called any in a listing with -n, and any without", () => {
    const numeric = `${VERBOSE}\n    0     0 DROP       0    --  any    *       0.0.0.0/0            0.0.0.0/0           \n`;
    expect(rulesOf(clean(numeric))[0]?.inInterface).toEqual({ negated: false, name: "any" });
    const named = `${VERBOSE}\n    0     0 DROP       all  --  any    any     anywhere             anywhere            \n`;
    expect(rulesOf(clean(named))[0]?.inInterface).toBeNull();
  });
});

describe("comments", () => {
  test("hold line breaks, and lines that look like a chain", () => {
    const rules = rulesOf(clean(sample("ok/nft-filter-nvL.txt")));
    expect(bare(rules[8]?.matches)).toEqual([
      { kind: "match", name: "comment", text: "two\nChain FAKE (0 references)\nlines" },
    ]);
    expect(bare(rules[8]?.target)).toEqual({ kind: "target", name: "NFLOG", prefix: 'q "x"', group: 5 });
  });

  test("two of them, with blanks and tabs kept", () => {
    expect(bare(onlyRule(row("DROP", " /* cali:x1 */ /*  a\tb  */")).matches)).toEqual([
      { kind: "match", name: "comment", text: "cali:x1" },
      { kind: "match", name: "comment", text: " a\tb " },
    ]);
  });
});

describe("counters", () => {
  const counters = (packets: string, bytes: string) =>
    onlyRule(
      `${packets.padStart(5)} ${bytes.padStart(5)} DROP       all  --  *      *       0.0.0.0/0            0.0.0.0/0           `,
    ).counters;

  test("suffixes are factors of 1000 and make the pair inexact", () => {
    expect(counters("0", "0")).toEqual({ packets: 0, bytes: 0, exact: true });
    expect(counters("99999", "100K")).toEqual({ packets: 99999, bytes: 100000, exact: false });
    expect(counters("10M", "12G")).toEqual({ packets: 10_000_000, bytes: 12_000_000_000, exact: false });
    expect(counters("1T", "10000T")).toEqual({ packets: 1e12, bytes: "10000000000000000", exact: false });
  });

  test("above 2^53-1 they are decimal text", () => {
    expect(counters("18446744073709551615", "1")).toEqual({ packets: "18446744073709551615", bytes: 1, exact: true });
  });

  test("-x widens the columns; a save form is rounded as the tool rounds", () => {
    const text = "*filter\n:INPUT ACCEPT [100499:9999500]\n[99999:100000] -A INPUT -j DROP\nCOMMIT\n";
    const { ast } = parseIptables(text);
    expect(printIptablesList(ast, { verbose: true })).toContain("Chain INPUT (policy ACCEPT 100K packets, 10M bytes)");
    expect(printIptablesList(ast, { verbose: true })).toContain("\n99999  100K DROP ");
    expect(printIptablesList(ast, { verbose: true, exact: true })).toContain("\n   99999   100000 DROP ");
    expect(printIptablesList(ast, { verbose: true, exact: true })).toContain("\n    pkts      bytes target ");
  });

  test.each(["5K", "0K", "5M"])("an odd rounded counter survives printing: %s", (text) => {
    const rows = `${text.padStart(5)}     7 DROP       all  --  *      *       0.0.0.0/0            0.0.0.0/0           \n`;
    const { ast } = parseIptables(rows);
    expect(bare(parseIptables(printIptables(ast)).ast)).toEqual(bare(ast));
  });
});

describe("chains and tables", () => {
  test("headers in every form", () => {
    const line = (inside: string) => chainsOf(`Chain X (${inside}\n`)[0];
    expect(line("policy DROP 5 packets, 300K bytes)")).toMatchObject({
      policy: "DROP",
      counters: { packets: 5, bytes: 300000, exact: false },
    });
    expect(line("1 references)")).toMatchObject({ policy: null, references: 1 });
    expect(line("ERROR obtaining refs)")).toMatchObject({ policy: null, references: null });
    expect(chainsOf("Chain a(b)/*!:x (0 references)\n")[0]?.name).toBe("a(b)/*!:x");
  });

  test("headings say which options were given", () => {
    const heading = (text: string) => chainsOf(`${text}\n`)[0]?.heading;
    expect(heading(HEADING)).toEqual({ lineNumbers: false, verbose: false, exact: false });
    expect(heading(`num  ${VERBOSE}`)).toEqual({ lineNumbers: true, verbose: true, exact: false });
    expect(heading(VERBOSE.replace(" pkts bytes", "    pkts      bytes"))).toEqual({
      lineNumbers: false,
      verbose: true,
      exact: true,
    });
  });

  test("several runs in one text become several tables", () => {
    const { ast } = parseIptables(sample("ok/nft-two-tables-and-rules.txt"));
    expect(ast.tables.map(({ form, chains }) => [form, chains[0]?.name])).toEqual([
      ["list", "INPUT"],
      ["list", "PREROUTING"],
      ["rules", "INPUT"],
    ]);
    const names = (text: string) => parseIptables(text).ast.tables.map(({ chains }) => chains.map(({ name }) => name));
    expect(names("Chain X (1 references)\nChain INPUT (policy ACCEPT)\n")).toEqual([["X"], ["INPUT"]]);
    expect(names("Chain INPUT (policy ACCEPT)\nChain INPUT (policy ACCEPT)\n")).toEqual([["INPUT"], ["INPUT"]]);
    expect(names("Chain OUTPUT (policy ACCEPT)\nChain FORWARD (policy ACCEPT)\n")).toEqual([["OUTPUT"], ["FORWARD"]]);
  });

  test("a listing names no table; the caller may", () => {
    expect(parseIptables("Chain X (0 references)\n").ast.tables[0]?.name).toBeNull();
    expect(parseIptables("Chain X (0 references)\n", { table: "nat", family: "ipv6" }).ast.tables[0]).toMatchObject({
      name: "nat",
      family: "ipv6",
    });
  });

  test("a column line without a chain line begins a chain without a name", () => {
    const text = `${HEADING}\n${row("DROP", "")}\n\n${HEADING}\n${row("ACCEPT", "")}\n`;
    expect(chainsOf(text).map(({ name, rules }) => [name, rules.length])).toEqual([
      [null, 1],
      [null, 1],
    ]);
  });

  test("line numbers", () => {
    const rules = rulesOf(clean(sample("ok/nft-nat-nvxL-line-numbers.txt")));
    expect(rules.slice(0, 2).map(({ number }) => number)).toEqual([1, 1]);
    expect(onlyRule(`3    ${row("DROP", "")}`).number).toBe(3);
  });
});

describe("damage costs its place only", () => {
  test.each([
    ["bad-address.txt", ["iptables/bad-address"]],
    ["bad-counter.txt", ["iptables/bad-counter", "iptables/bad-counter"]],
    ["bad-header.txt", ["iptables/bad-header"]],
    ["bad-option.txt", ["iptables/bad-option", "iptables/bad-option"]],
    ["bad-rule-cut-row.txt", ["iptables/bad-rule"]],
    ["crlf-bom-colour.txt", ["iptables/unknown-line"]],
    ["cut-head-and-tail.txt", ["iptables/unknown-line", "iptables/bad-rule"]],
    ["duplicate-chain.txt", ["iptables/duplicate-chain"]],
    ["duplicate-option.txt", ["iptables/duplicate-option", "iptables/duplicate-option"]],
    ["incompatible-chains.txt", ["iptables/incompatible-chains"]],
    [
      "incompatible-table.txt",
      ["iptables/incompatible-table", "iptables/incompatible-table", "iptables/incompatible-chain"],
    ],
    ["legacy-tables.txt", ["iptables/legacy-tables"]],
    ["odd-row.txt", ["iptables/odd-row"]],
    ["tool-message.txt", Array(5).fill("iptables/tool-message")],
    ["two-runs.txt", ["iptables/unknown-line", "iptables/unknown-line"]],
    ["unclosed-quote.txt", ["iptables/unclosed-quote"]],
    ["unknown-line-prompts.txt", ["iptables/unknown-line", "iptables/unknown-line"]],
    ["unknown-extension.txt", Array(6).fill("iptables/unknown-extension")],
    ["unread-text.txt", ["iptables/unread-text", "iptables/unknown-extension"]],
  ])("%s", (name, expected) => {
    expect(codes(sample(`err/${name}`))).toEqual(expected);
  });

  test("a cut row is kept in its chain, and the next is read", () => {
    const [chain] = chainsOf(sample("err/bad-rule-cut-row.txt"));
    expect(chain?.unknown?.map(({ text }) => text)).toEqual(["ACCEPT     tcp  --  anywhere"]);
    expect(chain?.rules.map(({ target }) => target?.name)).toEqual(["DROP"]);
  });

  test("an address gone wrong is pointed at and kept as a host", () => {
    const text = sample("err/bad-address.txt");
    const { ast, diagnostics } = parseIptables(text);
    expect(diagnostics.map(({ span, actual }) => [text.slice(span.start, span.end), actual])).toEqual([
      ["10.131.0.999", "10.131.0.999"],
    ]);
    expect(rulesOf(ast)[0]?.source).toEqual({ negated: false, host: "10.131.0.999" });
  });

  test("colours, carriage returns and a byte order mark", () => {
    const text = sample("err/crlf-bom-colour.txt");
    const [rule] = rulesOf(parseIptables(text).ast);
    expect(rule?.target).toMatchObject({ kind: "target", name: "ACCEPT" });
    expect(text.slice(rule?.target?.span.start, rule?.target?.span.end)).toBe("ACCEPT");
  });

  test("a window reports places in the larger text", () => {
    const table = sample("ok/iptables-L-nat.nodeport-fragment.txt");
    const text = `before\n${table}behind\n`;
    const { ast } = parseIptables(sourceText(text, { start: 7, end: 7 + table.length }));
    const target = rulesOf(ast)[0]?.target;
    expect(text.slice(target?.span.start, target?.span.end)).toBe("to:172.30.44.86:80");
    expect(ast.unknown).toEqual([]);
  });

  test("an indented listing", () => {
    const text = sample("ok/iptables-L-nat.worker1.txt").replaceAll(/^(?=.)/gm, "    ");
    expect(bare(clean(text))).toEqual(bare(clean(sample("ok/iptables-L-nat.worker1.txt"))));
  });

  test("prose is not a rule", () => {
    expect(codes("git checkout -- a b\nsome words of prose -- with dashes\n")).toEqual([
      "iptables/unknown-line",
      "iptables/unknown-line",
    ]);
  });
});

test.each([
  "nft-filter-L",
  "nft-filter-nvL",
  "legacy-filter-nvL",
  "nft-nat-L",
  "nft-nat-nvL",
  "nft-nat-nvxL-line-numbers",
  "nft-nat-S-v",
  "nft-nat-save-c",
  "nft-filter-save",
  "legacy-filter-save-c",
  "nft-ip6-nat-L",
  "nft-ip6-nat-nvL",
  "nft-two-tables-and-rules",
])("what the tool printed is printed back byte for byte: %s", (name) => {
  const text = sample(`ok/${name}.txt`);
  expect(printIptables(clean(text))).toBe(text);
});

test("an any-address that a listing shows in figures is printed in figures again", () => {
  for (const [source, destination] of [
    ["0.", "!0.0.0.0/0"],
    ["10.0.0.0/0", "tcp"],
  ] as const) {
    const text = `ACCEPT     tcp  --  ${source.padEnd(19)}${destination.startsWith("!") ? " " : "  "}${destination.padEnd(19)} tcp dpt:22\n`;
    const { ast } = parseIptables(text);
    const again = parseIptables(printIptables(ast)).ast.tables[0]?.chains[0]?.rules[0];
    const rule = ast.tables[0]?.chains[0]?.rules[0];
    expect(rule?.target).toMatchObject({ name: "ACCEPT" });
    expect([again?.source, again?.destination]).toEqual([rule?.source, rule?.destination]);
  }
});
