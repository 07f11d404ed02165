import { expect, test } from "vitest";
import { parseSession } from "../../src/session/index.ts";
import { parseCommandLine, parseTranscript, printTranscript } from "../../src/transcript/index.ts";

const MANY = 200_000;

test.each([
  ["prompts", "[root@n ~]# \n".repeat(1_000_000), 1_000_000],
  ["commands", "$ ip a\n".repeat(MANY), MANY],
  ["lines with #", "# ip a\n".repeat(MANY), MANY],
  ["empty lines", "\n".repeat(1_000_000), 1],
  ["labels before empty lines", `${"a b:\n"}${"\n".repeat(50)}`.repeat(MANY / 50), null],
  ["open quotes", "$ a 'b\n> c\n".repeat(MANY / 10), MANY / 10],
  ["continued lines", `$ a \\\n${"b \\\n".repeat(MANY)}`, null],
  ["fences", "```\n".repeat(MANY), MANY],
  ["redrawn lines", `${"$ a \r".repeat(MANY)}\n`, null],
  ["escape sequences", "\u001b[0m$ a\u001b[0m\n".repeat(MANY), MANY],
  ["escapes alone", "\u001b[0m".repeat(MANY), 1],
  ["backspaces", `$ ${"\b".repeat(MANY)}\n`, 1],
])("many %s", (_, text, count) => {
  const { ast } = parseTranscript(text);
  expect(printTranscript(ast) === text).toBe(true);
  if (count !== null) expect(ast.nodes.length).toBe(count);
});

test.each([
  ["letters", "x".repeat(50_000_000)],
  ["a command", `$ a ${"b ".repeat(25_000_000)}`],
  ["an open quote", `$ a '${"b ".repeat(25_000_000)}`],
  ["open substitutions", `$ a ${"$(".repeat(25_000_000)}`],
])("a line of 50 MB: %s", (_, text) => {
  const { ast, diagnostics } = parseTranscript(text);
  expect(ast.nodes.length).toBe(1);
  expect(ast.nodes[0]?.span).toEqual({ start: 0, end: text.length });
  expect(diagnostics.length).toBeLessThan(2);
});

test("a command line longer than 64 Ki keeps its text, and says that its words are not all", () => {
  const { ast, diagnostics } = parseCommandLine(`a ${"b ".repeat(40_000)}`);
  expect(ast.text.length).toBe(80_002);
  expect(ast.pipelines[0]?.commands[0]?.words.length).toBe(32_768);
  expect(diagnostics.map(({ code }) => code)).toEqual(["transcript/long-command"]);
});

test("a session of many outputs, and of many elisions", () => {
  const rules = "[root@n ~]# iptables -t nat -S\n-A POSTROUTING -s 10.0.0.0/8 -j MASQUERADE\n".repeat(5000);
  const { entries } = parseSession(rules).ast;
  expect(entries.length).toBe(5000);
  expect(entries.every(({ outputs }) => outputs[0]?.format === "iptables")).toBe(true);
  expect(parseSession("x\n...\n".repeat(50_000)).ast.entries).toEqual([]);
});

const FEW = 20_000;

test.each([
  ["lines that are quoted", "> x y\n".repeat(MANY)],
  ["depths that alternate", "> a\n>> $ b\n".repeat(FEW)],
  ["bars that quote nothing", "| a | b\nx\n".repeat(MANY)],
  ["lines of diff", `$ diff a b\n${"> a\n< b\n".repeat(MANY)}`],
  ["NULs", "\0".repeat(10_000_000)],
  ["brackets", `$ oc get network.config -o json\n${'{"a":['.repeat(1_000_000)}`],
  ["shells within shells", "$ oc debug node/a\nsh-4.4# x\n".repeat(FEW)],
  ["quotes open at the edge", `$ a '${"b".repeat(75)}\n`.repeat(FEW)],
  ["ends of documents", `$ x\n---\n${"...\n".repeat(MANY)}`],
  ["lines to put together", `$ netstat -nr\n${`${"1".repeat(79)} 2\n`.repeat(FEW)}`],
])("a session of %s is read whole, in time", (_, text) => {
  const { ast } = parseSession(text);
  expect(printTranscript(ast.transcript) === text).toBe(true);
});

test("long quoted sessions, shells and lines put together are read to their end", () => {
  const makes: readonly ((count: number) => string)[] = [
    (count) => "> $ ip a\n> x\n".repeat(count),
    (count) => "> a\n>> b\n".repeat(count),
    (count) => "$ oc debug node/a\nsh-4.4# x\n".repeat(count),
    (count) => `$ netstat -nr\n${`10.0.0.0 10.0.0.1 255.0.0.0 UG 0 0 0 ${"a".repeat(40)}\n-mp0\n`.repeat(count)}`,
  ];
  for (const make of makes) {
    const text = make(60_000);
    expect(parseSession(text).ast.span).toEqual({ start: 0, end: text.length });
  }
});
