import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Block, blocksOf, isAsShown, sessionOf } from "./markdown.ts";
import { openPlace, runBlock, runCommand, typeErrorsOf } from "./run.ts";

const root = join(import.meta.dirname, "../..");
const pages = [
  "README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((path) => `docs/${path}`),
].filter((path) => path.endsWith(".md") && existsSync(join(root, path)));
const blocks = pages.flatMap((page) => blocksOf(page, readFileSync(join(root, page), "utf8")));
const examples = blocks.filter(({ language }) => language === "ts");
const sessions = blocks.filter(({ language }) => ["sh", "console"].includes(language)).flatMap(commandsOf);

/** The commands that run netgather, and what the page shows of each. */
function commandsOf(block: Block) {
  return sessionOf(block)
    .filter(({ command }) => /\bnetgather\b/.test(command))
    .map((shown) => ({ ...shown, file: block.file }));
}

const place = openPlace();
afterAll(() => place.remove());

describe("every example on the pages does what it shows", () => {
  test("the README has an example to import and one to run", () => {
    expect(examples.filter(({ file }) => file === "README.md").length).toBeGreaterThan(0);
    expect(sessions.filter(({ file }) => file === "README.md").length).toBeGreaterThan(0);
  });
  for (const block of examples) {
    test(`${block.file}:${block.line}`, () => expect(runBlock(place, block)).toBe(""));
  }
  for (const { file, line, command, output } of sessions) {
    test(`${file}:${line}: ${command}`, () => {
      const actual = runCommand(place, command);
      expect(isAsShown(actual, output) ? output : actual).toEqual(output);
    });
  }
  test("all of them have the types that they show", () => expect(typeErrorsOf(place, examples)).toBe(""));
});

describe("a wrong example is caught", () => {
  const block = (...lines: readonly string[]): Block => {
    const [found] = blocksOf("page.md", ["Text", "", "```ts", ...lines, "```"].join("\n"));
    if (found === undefined) throw new Error("no block");
    return found;
  };
  const prefix = 'import { parseMac } from "netgather/net";';

  test("right values pass, on one line, on several, and of a constant", () => {
    const lines = [
      prefix,
      'parseMac("EE:45:A3:53:06:65"); // -> "ee:45:a3:53:06:65"',
      "parseMac(",
      '  "nothing",',
      "); // -> null",
      "const list = [1, { two: 2 }]; // -> [",
      '//      1, { "two": 2 }',
      "//    ]",
      "// A plain comment.",
    ];
    expect(runBlock(place, block(...lines))).toBe("");
  });
  test("a wrong value, with its place", () => {
    expect(runBlock(place, block(prefix, 'parseMac("x"); // -> "x"'))).toContain("page.md:5: ");
    expect(runBlock(place, block("const a = 1; // -> 2"))).toContain("page.md:4: ");
    expect(runBlock(place, block('const a = { b: 1, c: 2 }; // -> { "b": 1 }'))).toContain("page.md:4: ");
  });
  test("a value that is no JSON", () => expect(runBlock(place, block("1; // -> one"))).toContain("SyntaxError"));
  test("an arrow that belongs to nothing", () => {
    expect(runBlock(place, block("if (1 > 0) {", "  2; // -> 3", "}"))).toContain("1 arrows, but 0 values");
  });
  test("a name that is not exported", () => {
    const wrong = block('import { parseNothing } from "netgather/net";');
    expect(runBlock(place, wrong)).toContain("parseNothing");
    expect(typeErrorsOf(place, [wrong])).toContain("parseNothing");
  });
  test("a type that does not fit", () => {
    expect(typeErrorsOf(place, [block(prefix, 'const mac: number = parseMac("x");')])).toContain("TS2322");
    expect(typeErrorsOf(place, [block(prefix, 'const mac: string | null = parseMac("x");')])).toBe("");
  });
  test("an output that is not shown as it is", () => {
    const page = ["```sh", "$ echo a; echo b; echo c", "a", "...", "$ echo d", "```"].join("\n");
    const shown = sessionOf(blocksOf("page.md", page)[0] ?? block());
    expect(shown.map(({ line, command, output }) => [line, command, ...output])).toEqual([
      [2, "echo a; echo b; echo c", "a", "..."],
      [5, "echo d"],
    ]);
    const actual = runCommand(place, shown[0]?.command ?? "");
    expect(actual).toEqual(["a", "b", "c"]);
    expect(
      [
        ["a", "..."],
        ["a", "...", "c"],
        ["...", "c"],
        ["a", "b", "c", "..."],
      ].map((to) => isAsShown(actual, to)),
    ).toEqual([true, true, true, true]);
    expect([["a"], ["a", "...", "b"], ["b", "..."], ["a", "b", "c", "d"]].map((to) => isAsShown(actual, to))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
