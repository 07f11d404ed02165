import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { describe, expect, test } from "vitest";
import { parseRoutes, printRoutes } from "../../src/formats/netstat/index.ts";
import { filesBelow } from "../laws/samples.ts";

const folder = process.env["NETGATHER_CORPUS"] ?? "";
const paths = folder === "" ? [] : filesBelow(folder).filter((path) => /routes-linux[^/]*\//.test(path));

/** Where a C program that pads with blanks begins the columns: in every row whose words before are no wider. */
const COLUMNS: readonly { readonly row: RegExp; readonly starts: readonly number[] }[] = [
  { row: /^\S+ +\S+ +(?:\d+\.){3}\d+ +[U!]\S* +/, starts: [0, 16, 32, 48] },
  { row: /^\S+\/\d+ +\S+ +[U!]\S* +/, starts: [0, 31, 58] },
];

/** The first thing about a text that no tool prints, null for a clean capture. It knows nothing of the printer that it is held against. */
function damageOf(text: string): string | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.some((line) => /^\s/.test(line))) return "indented";
  const isUsage = lines.some((line) => /Metric|Métri|Metrik/.test(line));
  const isWide = lines.some((line) => /^Destination {33}/.test(line));
  for (const line of lines) {
    const starts = COLUMNS.find(({ row }) => row.test(line))?.starts;
    if (starts === undefined || (isWide && starts.length === 3)) continue;
    const words = [...line.matchAll(/\S+/g)];
    const moved = starts.findIndex((start, at) => {
      const before = words[at - 1];
      return before !== undefined && before.index + before[0].length < start && words[at]?.index !== start;
    });
    if (moved >= 0) return `column ${moved + 1} of a row begins where no tool begins it: ${line}`;
    if (starts.length === 4 && isUsage && words[3]?.[0].length !== 6 && words[4]?.index !== 54)
      return `the figures are not those of the heading: ${line}`;
  }
  return null;
}

const words = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim().replaceAll(/\s+/g, " "))
    .filter((line) => line !== "");

if (paths.length === 0) {
  test("no corpus of routing tables: NETGATHER_CORPUS names none", () => {
    expect(paths).toEqual([]);
  });
} else {
  describe.each(paths.map((path) => [relative(folder, path), path] as const))("%s", (_, path) => {
    const text = readFileSync(path, "utf8");
    const printed = printRoutes(parseRoutes(text).ast);

    test("keeps every word of every line", () => {
      expect(words(printed)).toEqual(words(text));
    });

    test(damageOf(text) === null ? "is printed byte for byte" : "is no clean capture", () => {
      if (damageOf(text) === null) expect(printed).toBe(text.endsWith("\n") ? text : `${text}\n`);
      else expect(printed).not.toBe(text);
    });
  });

  test("what of the corpus is no clean capture, and what has errors", () => {
    const texts = paths.map((path) => ({ name: relative(folder, path), text: readFileSync(path, "utf8") }));
    const unclean = texts.flatMap(({ name, text }) => (damageOf(text) === null ? [] : [`${name}: ${damageOf(text)}`]));
    const failed = texts.filter(({ text }) =>
      parseRoutes(text).diagnostics.some(({ severity }) => severity === "error"),
    );
    console.log(`${paths.length} captures of routing tables, ${unclean.length} not clean:\n${unclean.join("\n")}`);
    console.log(`${failed.length} with errors:\n${failed.map(({ name }) => name).join("\n")}`);
    expect(unclean.length).toBeLessThan(paths.length);
  });
}
