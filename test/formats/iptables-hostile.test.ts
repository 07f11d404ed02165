import { describe, expect, test } from "vitest";
import {
  iptablesLosses,
  parseIptables,
  parseRuleSpec,
  printIptables,
  printIptablesList,
  printIptablesSave,
} from "../../src/formats/iptables/index.ts";
import { bare, rulesOf } from "./iptables-helpers.ts";

const MEGABYTE = 1_000_000;
const HEAD = "Chain INPUT (policy ACCEPT)\ntarget     prot opt source               destination         \n";
const row = (words: string): string => `ACCEPT     all  --  anywhere             anywhere             ${words}\n`;

/** Puts a text to the laws that do not read it a hundred times over: the same again, plain JSON, printing as the inverse, all printers return. */
function check(text: string): ReturnType<typeof parseIptables> {
  const parsed = parseIptables(text);
  const { ast } = parsed;
  expect(ast.span).toEqual({ start: 0, end: text.length });
  expect(JSON.stringify(parseIptables(text).ast)).toBe(JSON.stringify(ast));
  const again = parseIptables(printIptables(ast)).ast;
  expect(JSON.stringify(bare(again))).toBe(JSON.stringify(bare(ast)));
  expect(typeof printIptablesList(ast, { verbose: true, numeric: true })).toBe("string");
  expect(typeof printIptablesSave(ast)).toBe("string");
  expect(Array.isArray(iptablesLosses(ast))).toBe(true);
  return parsed;
}

describe("a comment of 1 MB", () => {
  test("in a listing is longer than any comment: its words are kept as text", () => {
    const { ast, diagnostics } = check(`${HEAD}${row(`/* ${"x".repeat(MEGABYTE)} */`)}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(["iptables/unread-text"]);
    expect(rulesOf(ast)[0]?.matches).toMatchObject([{ kind: "opaque" }]);
  });

  test("in the save form is one value", () => {
    const { ast, diagnostics } = check(`-A INPUT -m comment --comment "${"x".repeat(MEGABYTE)}" -j ACCEPT\n`);
    expect(diagnostics).toEqual([]);
    expect(rulesOf(ast)[0]?.matches).toMatchObject([{ name: "comment", text: "x".repeat(MEGABYTE) }]);
  });
});

describe("100,000 matches in one rule", () => {
  test("of a listing", () => {
    const { ast, diagnostics } = check(`${HEAD}${row("tcp dpt:80 ".repeat(100_000))}`);
    expect(diagnostics).toEqual([]);
    expect(rulesOf(ast)[0]?.matches.length).toBe(100_000);
  });

  test("of the save form", () => {
    const { ast, diagnostics } = check(`-A INPUT ${"-m tcp --dport 80 ".repeat(100_000)}-j ACCEPT\n`);
    expect(diagnostics).toEqual([]);
    expect(rulesOf(ast)[0]?.matches.length).toBe(100_000);
  });
});

describe("a million chains", () => {
  test("of a listing", () => {
    const lines = Array.from({ length: 1_000_000 }, (_, index) => `Chain C${index} (0 references)\n`);
    const { ast, diagnostics } = parseIptables(lines.join(""));
    expect(diagnostics).toEqual([]);
    expect(ast.tables[0]?.chains.length).toBe(1_000_000);
    expect(ast.tables[0]?.chains.at(-1)?.name).toBe("C999999");
  });

  test("of the save form, each jumping to the next", () => {
    const lines = Array.from({ length: 1_000_000 }, (_, index) => `-A C${index} -j C${index + 1}\n`);
    const { ast, diagnostics } = parseIptables(lines.join(""));
    expect(diagnostics).toEqual([]);
    expect(ast.tables[0]?.chains.length).toBe(1_000_000);
  });
});

describe("quotes, NULs and surrogates", () => {
  test.each([
    ["quotes that are not closed, line after line", '-A INPUT -m comment --comment "x\n'.repeat(20_000)],
    ["quotes that are not closed, in one line", `${'-A INPUT -m comment --comment "'.repeat(20_000)}\n`],
    ["a million quotes", `-A INPUT ${'"'.repeat(MEGABYTE)}\n`],
    ["a million backslashes", `-A INPUT -m comment --comment "${"\\".repeat(MEGABYTE)}\n`],
    ["an open log prefix", `${HEAD}${row('LOG level warn prefix "'.repeat(20_000))}`],
    ["open strings", `${HEAD}${row('STRING match  "'.repeat(20_000))}`],
    ["open u32 and open nflog prefixes", `${HEAD}${row('u32 "0 nflog-prefix "'.repeat(20_000))}`],
    ["open comments", `${HEAD}${row("/* ".repeat(20_000))}`],
    ["comments that end again and again", `${HEAD}${row(`/* ${"x */ ".repeat(20_000)}`)}`],
    ["rows with open comments", HEAD + row("/* x").repeat(5_000)],
    ["NULs in a row", `${HEAD}${row(`tcp${"\0".repeat(MEGABYTE)}dpt:80`)}`],
    ["NULs in a rule", `-A INPUT -p tcp${"\0".repeat(MEGABYTE)}-j ACCEPT\n`],
    ["lone surrogates in a row", `${HEAD}${row("\ud800".repeat(MEGABYTE))}`],
    ["lone surrogates in a comment", `${HEAD}${row(`/* ${"\udfff".repeat(100)} */`)}`],
    ["negations of nothing", `${HEAD}${row("! ".repeat(20_000))}-A INPUT ${"! ".repeat(20_000)}-j ACCEPT\n`],
    ["a port list of a hundred thousand", `-A INPUT -m multiport --dports ${"1,".repeat(100_000)}2 -j ACCEPT\n`],
  ])("%s", (_, text) => {
    check(text);
  });
});

describe("names that are properties of every object", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];

  test.each(names)("a chain, a target, a match and an option called %s", (name) => {
    const text = [
      `Chain ${name} (1 references)`,
      "target     prot opt source               destination         ",
      `${name.padEnd(9)}  ${name.padEnd(4)} --  anywhere             anywhere             ${name} tcp dpt:${name}`,
      "*nat",
      `:${name} - [0:0]`,
      `-A ${name} -p ${name} -m ${name} --${name} 1 -j ${name}`,
      `-A ${name} -m tcp --${name} 1 -j DNAT --${name} 2`,
      "",
    ].join("\n");
    const { ast } = check(text);
    const chains = ast.tables.flatMap((table) => table.chains);
    expect(chains.map((chain) => chain.name)).toEqual([name, name]);
    expect(chains[0]?.rules[0]?.target).toMatchObject({ kind: "jump", name });
    expect(chains[1]?.rules.length).toBe(2);
    expect({}).not.toHaveProperty("polluted");
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("a table, a policy and a rule spec", () => {
    check("*__proto__\n:__proto__ constructor [0:0]\n-P __proto__ __proto__\n-N __proto__\nCOMMIT\n");
    expect(parseRuleSpec("-A __proto__ -j __proto__").ast.chain).toBe("__proto__");
  });
});
