import { describe, expect, test } from "vitest";
import { parseIptables, printIptables, printIptablesSave } from "../../src/formats/iptables/index.ts";
import { bare, clean, rulesOf } from "./iptables-helpers.ts";

// What makes people say that a listing cannot be parsed, one by one: the values, both prints, and the same tree from the save form.

const HEADINGS = {
  list: "target     prot opt source               destination         ",
  verbose: " pkts bytes target     prot opt in     out     source               destination         ",
};

/** printf counts bytes. */
const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - Buffer.byteLength(text)));

/** A row of `-nvL` of 1.8.9. */
const verboseRow = (target: string, words: string, any = "0.0.0.0/0"): string =>
  `    0     0 ${pad(target, 9)}  0    --  *      *       ${any.padEnd(19)}  ${any.padEnd(19)} ${words}`;

const listing = (...rows: readonly string[]): string =>
  ["Chain X (0 references)", HEADINGS.verbose, ...rows, ""].join("\n");

/** Reads a row and the rule that `-S` prints for it, holds the trees against each other and both prints against the texts, and returns the rule. */
function both(row: string, spec: string) {
  const text = listing(row);
  const ast = clean(text);
  expect(printIptables(ast)).toBe(text);
  expect(printIptablesSave(ast)).toBe(`-N X\n${spec}\n`);
  const [listed] = rulesOf(ast);
  const [saved] = rulesOf(clean(`${spec}\n`));
  if (listed === undefined || saved === undefined) throw new Error("no rule");
  const { counters, ...rest } = listed;
  expect(counters).toEqual({ packets: 0, bytes: 0, exact: true });
  expect(bare(rest)).toEqual(bare(saved));
  return listed;
}

const comment = (text: string) => ({ kind: "match", name: "comment", text });

describe("targets", () => {
  test("a rule without target has a blank column", () => {
    const rule = both(
      verboseRow("", " /* other traffic to ns/name:port will be dropped by KUBE-PROXY-FIREWALL */"),
      '-A X -m comment --comment "other traffic to ns/name:port will be dropped by KUBE-PROXY-FIREWALL"',
    );
    expect(rule.target).toBe(null);
    expect(rule.protocol).toBe(null);
    expect(rule.matches.length).toBe(1);
  });

  test("without -v and without anything but the protocol", () => {
    const text = `Chain X (0 references)\n${HEADINGS.list}\n${" ".repeat(10)} tcp  --  anywhere             anywhere            \n`;
    const ast = clean(text);
    expect(bare(rulesOf(ast))).toEqual([
      {
        kind: "rule",
        protocol: { negated: false, name: "tcp" },
        source: null,
        destination: null,
        matches: [],
        target: null,
      },
    ]);
    expect(printIptables(ast)).toBe(text);
  });

  test("[goto] stands before the matches", () => {
    const rule = both(verboseRow("IN_public", "[goto]  mark match 0x1"), "-A X -m mark --mark 0x1 -g IN_public");
    expect(bare(rule.target)).toEqual({ kind: "goto", name: "IN_public" });
    expect(both(verboseRow("Y", "[goto] "), "-A X -g Y").matches).toEqual([]);
  });

  test.each(["Chain", "num", "target", "pkts", "all", "6", "(x)", "*", "ä:!)", "[goto]", "--", "ACCEPT."])(
    "a chain called %s",
    (name) => {
      const text = [
        `Chain ${name} (1 references)`,
        HEADINGS.verbose,
        verboseRow(name, ""),
        "",
        `Chain ${"x".repeat(28)} (0 references)`,
        HEADINGS.verbose,
        verboseRow("x".repeat(28), ""),
        "",
      ].join("\n");
      const ast = clean(text);
      expect(printIptables(ast)).toBe(text);
      const chains = ast.tables.flatMap((table) => table.chains);
      expect(chains.map((chain) => chain.name)).toEqual([name, "x".repeat(28)]);
      expect(bare(chains.map((chain) => chain.rules[0]?.target))).toEqual([
        { kind: "jump", name },
        { kind: "jump", name: "x".repeat(28) },
      ]);
    },
  );
});

describe("negations", () => {
  test("a word before: ! ctstate, ! recent:, ! owner, ! src-group, ! match-set", () => {
    const rule = both(
      verboseRow(
        "ACCEPT",
        " ! ctstate INVALID ! match-set bad src ! recent: CHECK name: A side: source mask: 255.255.255.255",
      ),
      "-A X -m conntrack ! --ctstate INVALID -m set ! --match-set bad src -m recent ! --rcheck --name A --mask 255.255.255.255 --rsource -j ACCEPT",
    );
    expect(rule.matches).toMatchObject([
      { name: "conntrack", ctstate: { negated: true, values: ["INVALID"] } },
      { name: "set", negated: true, set: "bad", flags: ["src"] },
      { name: "recent", negated: true, mode: "rcheck", list: "A" },
    ]);
  });

  test("inside, before the value: mark match ! 0x1, MAC ! aa:..", () => {
    const rule = both(
      verboseRow("ACCEPT", " mark match ! 0x1/0xff MAC ! 02:00:00:00:00:01"),
      "-A X -m mark ! --mark 0x1/0xff -m mac ! --mac-source 02:00:00:00:00:01 -j ACCEPT",
    );
    expect(rule.matches).toMatchObject([
      { name: "mark", negated: true, value: 1, mask: 255 },
      { name: "mac", negated: true, macSource: "02:00:00:00:00:01" },
    ]);
  });

  test("glued: dpt:!80, flags:!, length !1:2", () => {
    const row = verboseRow("ACCEPT", " tcp dpt:!80 flags:!0x17/0x02 length !1:2").replace(" 0    --", " 6    --");
    const rule = both(
      row,
      "-A X -p tcp -m tcp ! --dport 80 ! --tcp-flags FIN,SYN,RST,ACK SYN -m length ! --length 1:2 -j ACCEPT",
    );
    expect(rule.matches).toMatchObject([
      {
        name: "tcp",
        destinationPorts: { from: 80, to: 80, negated: true },
        tcpFlags: { negated: true, mask: ["FIN", "SYN", "RST", "ACK"], set: ["SYN"] },
      },
      { name: "length", length: { negated: true, from: 1, to: 2 } },
    ]);
  });

  test("an operator: PKTTYPE !=, TTL !=, #conn >", () => {
    const rule = both(
      verboseRow("ACCEPT", " PKTTYPE != broadcast TTL match TTL != 64 #conn src/32 > 5"),
      "-A X -m pkttype ! --pkt-type broadcast -m ttl ! --ttl-eq 64 -m connlimit --connlimit-above 5 --connlimit-mask 32 --connlimit-saddr -j ACCEPT",
    );
    expect(rule.matches).toMatchObject([{ name: "pkttype", negated: true }, { name: "ttl" }, { name: "connlimit" }]);
  });

  test("after the mode: statistic mode random ! probability", () => {
    const rule = both(
      verboseRow("ACCEPT", " statistic mode random ! probability 0.50000000000 statistic mode nth ! every 3 packet 1"),
      "-A X -m statistic --mode random ! --probability 0.50000000000 -m statistic --mode nth ! --every 3 --packet 1 -j ACCEPT",
    );
    expect(rule.matches).toMatchObject([
      { mode: "random", negated: true, probability: 0.5 },
      { mode: "nth", negated: true, every: 3, packet: 1 },
    ]);
  });
});

describe("comments", () => {
  test.each([
    ["with -j in it", "go -j DROP", '"go -j DROP"'],
    ["with a #", "#42", '"#42"'],
    ["with the sign that ends one", "a */ b", '"a */ b"'],
    ["that ends in that sign", "a */", '"a */"'],
    ["with the sign that begins one", "a /* b", '"a /* b"'],
    ["with quotes and backslashes", `say "hi" \\ it's`, String.raw`"say \"hi\" \\ it\'s"`],
    ["with the words of a match and a target", "tcp dpt:80 to:1.2.3.4", '"tcp dpt:80 to:1.2.3.4"'],
    ["with blanks at its ends", "  a  ", '"  a  "'],
    ["that is empty", "", '""'],
    ["of one word", "plain", "plain"],
    ["of 255 characters", "x".repeat(255), "x".repeat(255)],
    ["with a line break", "two\nlines", '"two\nlines"'],
    ["with a line that looks like a chain", "a\nChain FAKE (0 references)\nb", '"a\nChain FAKE (0 references)\nb"'],
  ])("%s", (_, text, quoted) => {
    const rule = both(
      verboseRow("ACCEPT", ` /* ${text} */ mark match 0x1`),
      `-A X -m comment --comment ${quoted} -m mark --mark 0x1 -j ACCEPT`,
    );
    expect(bare(rule.matches)).toEqual([
      comment(text),
      { kind: "match", name: "mark", negated: false, value: 1, mask: 0xffffffff },
    ]);
  });

  test("three of them", () => {
    const rule = both(
      verboseRow("cali-x", " /* cali:a-b_c */ /* one */ /* two words */"),
      '-A X -m comment --comment "cali:a-b_c" -m comment --comment one -m comment --comment "two words" -j cali-x',
    );
    expect(bare(rule.matches)).toEqual([comment("cali:a-b_c"), comment("one"), comment("two words")]);
  });
});

describe("values", () => {
  test.each(["weave-|L%qB)lX[", "cali40s:3e7h4T8gHcQ", "a#b", "src", "-x"])("a set called %s", (name) => {
    const rule = both(
      verboseRow("ACCEPT", ` match-set ${name} src,dst`),
      `-A X -m set --match-set ${name} src,dst -j ACCEPT`,
    );
    expect(rule.matches).toMatchObject([{ name: "set", negated: false, set: name, flags: ["src", "dst"] }]);
  });

  test("to::53 is a port without an address", () => {
    const rule = both(verboseRow("SNAT", " to::53"), "-A X -j SNAT --to-source :53");
    expect(rule.target).toMatchObject({ toSource: { address: null, ports: { from: 53, to: 53 } } });
  });

  test("[a-b]:p is a range of IPv6 addresses with a port", () => {
    const row = verboseRow("DNAT", " to:[fd00::1-fd00::9]:80 random persistent", "::/0");
    const rule = both(row, "-A X -j DNAT --to-destination [fd00::1-fd00::9]:80 --random --persistent");
    expect(rule.target).toMatchObject({
      toDestination: { address: "fd00::1", toAddress: "fd00::9", ports: { from: 80, to: 80 } },
      random: true,
      persistent: true,
    });
  });

  test("a log prefix with quotes ends at the last of the row", () => {
    const rule = both(
      verboseRow("LOG", ' LOG flags 0 level 4 prefix "a "b" "'),
      String.raw`-A X -j LOG --log-prefix "a \"b\" "`,
    );
    expect(rule.target).toMatchObject({ prefix: 'a "b" ' });
  });

  test("several runs in one text begin a table each", () => {
    const run = (chain: string, row: string): string =>
      `Chain ${chain} (policy ACCEPT 0 packets, 0 bytes)\n${HEADINGS.verbose}\n${row}\n`;
    const { ast, diagnostics } = parseIptables(
      `${run("INPUT", verboseRow("ACCEPT", ""))}${run("PREROUTING", verboseRow("ACCEPT", ""))}\n${run("INPUT", verboseRow("DROP", ""))}`,
    );
    expect(diagnostics).toEqual([]);
    expect(ast.tables.map(({ chains }) => chains.map(({ name }) => name))).toEqual([
      ["INPUT"],
      ["PREROUTING", "INPUT"],
    ]);
  });
});
