import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { iptablesLosses, parseIptables } from "../../src/formats/iptables/index.ts";
import { lossRules } from "../../src/formats/iptables/loss-codes.ts";
import { sample } from "./iptables-helpers.ts";

const HEAD = "target     prot opt source               destination         ";
const VERBOSE = " pkts bytes target     prot opt in     out     source               destination         ";
const listing = (heading: string, ...rows: readonly string[]): string =>
  ["Chain X (1 references)", heading, ...rows, ""].join("\n");
const numericRow = (words: string): string =>
  `    0     0 ACCEPT     6    --  *      *       0.0.0.0/0            0.0.0.0/0            ${words}`;

/** Each loss with the text at its place. */
function losses(text: string, options: Parameters<typeof parseIptables>[1] = {}): readonly (readonly string[])[] {
  const { ast } = parseIptables(text, options);
  return iptablesLosses(ast).map(({ code, span, severity }) => {
    expect(severity).toBe("info");
    return [code.replace("iptables/lost-", ""), text.slice(span.start, span.end)];
  });
}

const NAT = { table: "nat", family: "ipv4" } as const;

describe("what a form carries", () => {
  test("iptables-save -c leaves nothing out", () => {
    expect(iptablesLosses(parseIptables(sample("ok/nft-nat-save-c.txt")).ast)).toEqual([]);
  });

  test("iptables-save leaves the counters of rules out", () => {
    const codes = iptablesLosses(parseIptables(sample("ok/nft-filter-save.txt")).ast).map(({ code }) => code);
    expect(codes).toEqual(["iptables/lost-counters"]);
  });

  test("-S does not name its table, nor its family where no address shows it", () => {
    const text = "-P INPUT ACCEPT\n-A INPUT -p tcp -c 1 60 -j ACCEPT\n";
    expect(losses(text)).toEqual([
      ["table", text.trimEnd()],
      ["family", text.trimEnd()],
    ]);
    expect(losses(text, NAT)).toEqual([]);
  });

  test("-nvxL of a known table leaves nothing out", () => {
    expect(losses(listing(VERBOSE, numericRow("tcp dpt:80")), NAT)).toEqual([]);
  });

  test("-L without -v hides interfaces and counters", () => {
    const row = "ACCEPT     all  --  anywhere             anywhere            ";
    const text = listing(HEAD, row);
    expect(losses(text, NAT)).toEqual([
      ["counters", text.trimEnd().padEnd(text.length - 1)],
      ["interfaces", row],
    ]);
  });

  test("counters are rounded without -x", () => {
    const row = " 1760  106K ACCEPT     6    --  *      *       0.0.0.0/0            0.0.0.0/0           ";
    const text = ["Chain INPUT (policy ACCEPT 100K packets, 6000K bytes)", VERBOSE, row, ""].join("\n");
    expect(losses(text, NAT).map(([code]) => code)).toEqual(["exact-counters", "exact-counters"]);
    expect(losses(text, NAT)[1]?.[1]).toBe(row);
  });
});

describe("what a row does not carry", () => {
  test.each([
    ["quota: 2048 bytes", [["negation", "quota: 2048 bytes"]]],
    ["OS fingerprint match linux", [["option", "OS fingerprint match linux"]]],
    ["tcp dpt:http", [["number", "tcp dpt:http"]]],
    ["multiport dports http,443", [["number", "multiport dports http,443"]]],
    ["/* a */ b */", [["comment-end", "/* a */ b */"]]],
    ["/* a */", []],
    ["flux capacitor", [["value", "flux capacitor"]]],
    ["conntrack [unsupported revision]", [["value", "conntrack [unsupported revision]"]]],
  ])("%s", (words, expected) => {
    expect(losses(listing(VERBOSE, numericRow(words)), NAT)).toEqual(expected);
  });

  test("hosts by name, protocols by number", () => {
    const host = "    0     0 ACCEPT     tcp  --  any    any     localhost            anywhere            ";
    expect(losses(listing(VERBOSE, host), NAT)).toEqual([["host-address", host]]);
    const number = "    0     0 ACCEPT     47   --  *      *       0.0.0.0/0            0.0.0.0/0           ";
    expect(losses(listing(VERBOSE, number), NAT)).toEqual([["protocol-name", number]]);
  });

  test("anywhere of ip6tables", () => {
    const row = "    0     0 ACCEPT     all  --  any    any     anywhere             anywhere            ";
    expect(losses(listing(VERBOSE, row), { table: "filter", family: "ipv6" })).toEqual([["any-address", row]]);
    expect(losses(listing(VERBOSE, row), NAT)).toEqual([]);
  });
});

describe("the list of losses", () => {
  const page = readFileSync(new URL("../../docs/formats/iptables.md", import.meta.url), "utf8");

  test("is documented, each loss once", () => {
    const documented = [...page.matchAll(/^\| `(iptables\/lost-[a-z-]+)` \|/gm)].map(([, code]) => code);
    expect(documented.sort()).toEqual(Object.keys(lossRules).sort());
  });

  test("is made of sentences of severity info", () => {
    for (const { message, severity } of Object.values(lossRules)) {
      expect(message).toMatch(/^\S[^\n]*\.$/);
      expect(severity).toBe("info");
    }
  });
});
