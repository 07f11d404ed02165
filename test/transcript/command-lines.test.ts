import { expect, test } from "vitest";
import { parseCommandLine } from "../../src/transcript/index.ts";
import { bare, commandsOf, lawful, wordsOf } from "./support.ts";

const words = (text: string): readonly (readonly string[])[] => wordsOf(parseCommandLine(text).ast);
const wordTree = (text: string) => parseCommandLine(text).ast.pipelines[0]?.commands[0]?.words.at(-1);

test("words, quotes and escapes", () => {
  expect(
    parseCommandLine(`echo 'a b' "c \\"d\\"" e\\ f 'g'"h"i`).ast.pipelines[0]?.commands[0]?.words.map(
      ({ value }) => value,
    ),
  ).toEqual(["echo", "a b", 'c "d"', "e f", "ghi"]);
  expect(wordTree(`x -o jsonpath='{.status}{"\\n"}'`)).toEqual({
    span: { start: 5, end: 31 },
    text: `jsonpath='{.status}{"\\n"}'`,
    value: `jsonpath={.status}{"\\n"}`,
  });
});

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: expansions of a shell, not of a template.
test("expansions stand as they are written, and are listed", () => {
  expect(wordTree('oc debug "$node/${x}"$(a "b)" c)`d`')?.expansions).toEqual(["$node", "${x}", '$(a "b)" c)', "`d`"]);
  expect(wordTree("echo '$a'")?.expansions).toBeUndefined();
  expect(wordTree('echo "\\$a"')).toMatchObject({ value: "$a" });
});

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above.

test("pipes, lists and redirections", () => {
  const { pipelines } = parseCommandLine("a 2>/dev/null | b |& c >> f && d || e; f & (g) > h 2>&1").ast;
  expect(
    pipelines.map(({ operator, commands }) => [commands.map((c) => c.words.map((w) => w.value)), operator]),
  ).toEqual([
    [[["a"], ["b"], ["c"]], "&&"],
    [[["d"]], "||"],
    [[["e"]], ";"],
    [[["f"]], "&"],
    [[], "("],
    [[["g"]], ")"],
    [[[]], null],
  ]);
  expect(pipelines[0]?.commands.map(({ pipe }) => pipe)).toEqual(["|", "|&", undefined]);
  expect(bare(pipelines[0]?.commands[0]?.redirects)).toEqual([
    { descriptor: 2, operator: ">", target: { text: "/dev/null", value: "/dev/null" } },
  ]);
  expect(bare(pipelines[6]?.commands[0]?.redirects)).toEqual([
    { operator: ">", target: { text: "h", value: "h" } },
    { descriptor: 2, operator: ">&", target: { text: "1", value: "1" } },
  ]);
});

test("process substitutions are words, comments are none, # within a word is part of it", () => {
  expect(words("diff <(a b) c#d # e")).toEqual([["diff", "<(a", "b)", "c#d"]]);
  expect(parseCommandLine("a # b").ast.comment).toBe("# b");
});

test.each([
  ["a 'b", ["transcript/unclosed-quote"]],
  ["a $(b", ["transcript/unclosed-quote"]],
  ["a <(b", ["transcript/unclosed-quote"]],
  ["a ‘b c’", ["transcript/smart-quotes"]],
  ["a >", []],
  ["|", []],
  ["", []],
  ["a \\", []],
])("%s", (text, codes) => expect(parseCommandLine(text).diagnostics.map(({ code }) => code)).toEqual(codes));

test("a line goes on behind a backslash, a pipe, in quotes, in a loop and in a here-document", () => {
  const commands = (text: string): readonly string[] => commandsOf(lawful(text));
  expect(commands("$ a \\\n> b \\\n c\nout\n")).toEqual(["a b  c"]);
  expect(commands("$ a |\n> b\nout\n")).toEqual(["a |\nb"]);
  expect(commands("$ a |\ngrep b\nout\n")).toEqual(["a |\ngrep b"]);
  expect(commands("$ a 'b\n> c'\nout\n")).toEqual(["a 'b\nc'"]);
  expect(commands("$ for i in 1; do\n> a\n> done\nout\n")).toEqual(["for i in 1; do\na\ndone"]);
  expect(commands("$ cat <<EOF\n> a\n> EOF\na\n")).toEqual(["cat <<EOF\na\nEOF"]);
  expect(commands("$ diff a b\n> c\n")).toEqual(["diff a b"]);
  expect(commands("$ a |\n$ b\n")).toEqual(["a |", "b"]);
});

test("what was erased, rung or wrapped by the terminal is no part of the words, and each has its place", () => {
  const text = "$ ls\b\bnetst\u0007at -nr | grep 192 \r.0.2\nx\n";
  const ast = lawful(text);
  expect(commandsOf(ast)).toEqual(["netstat -nr | grep 192.0.2"]);
  const [node] = ast.nodes;
  const last = node?.kind === "command" ? node.line?.pipelines[0]?.commands[1]?.words[1] : undefined;
  expect(last && text.slice(last.span.start, last.span.end)).toBe("192 \r.0.2");
});
