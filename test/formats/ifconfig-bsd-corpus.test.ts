import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { expect, test } from "vitest";
import { parseIfconfig, printIfconfig, recognizeIfconfig } from "../../src/formats/ifconfig/index.ts";
import { recognizeFormat } from "../../src/formats/recognizers.ts";
import type { Format } from "../../src/formats/registry.ts";
import { idleLines } from "../laws/laws.ts";
import { filesBelow } from "../laws/samples.ts";

const folder = process.env["NETGATHER_CORPUS"] ?? "";
const ifconfig: Format = { id: "ifconfig", recognize: recognizeIfconfig, words: /ifconfig/, parse: parseIfconfig };

/** What a text went through on its way from the tool, the least first: each is undone in both texts before they are compared. */
const CHANGES: readonly (readonly [change: string, undo: (text: string) => string])[] = [
  ["none: printed back byte for byte", (text) => text],
  ["its last line break was not copied, or is one too many", (text) => text.trimEnd()],
  ["blanks between words are not as the tool prints them", (text) => text.trimEnd().replaceAll(/ {2,}/g, " ")],
];

/** What happened to a capture; what the diagnostics say where it holds more than the tool printed. */
function changeOf(text: string): string {
  const { ast, diagnostics } = parseIfconfig(text);
  const print = printIfconfig(ast);
  const change = CHANGES.find(([, undo]) => undo(print) === undo(text))?.[0];
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
  const rest = diagnostics.length > 0 ? `not of the tool alone: ${[...new Set(errors)].join(", ")}` : "UNTOLD";
  return errors.length > 0 && change !== undefined ? `${change} (errors: ${errors.join(", ")})` : (change ?? rest);
}

function captures(): { name: string; text: string }[] {
  return filesBelow(folder)
    .map((path) => ({ name: relative(folder, path), text: readFileSync(path, "utf8") }))
    .filter(({ text }) => recognizeIfconfig(text) > 0)
    .filter(({ text }) => parseIfconfig(text).ast.interfaces.some(({ form }) => form === "bsd"));
}

if (folder === "") {
  test("no corpus: set NETGATHER_CORPUS to a folder of captures to print them back", () => {
    expect(folder).toBe("");
  });
} else {
  test("each clean capture of a BSD ifconfig is printed back byte for byte, and each other one has its reason", () => {
    const reasons = new Map<string, string[]>();
    const all = captures();
    for (const { name, text } of all) reasons.set(changeOf(text), [...(reasons.get(changeOf(text)) ?? []), name]);
    console.log(`${all.length} captures of BSD, macOS, Solaris`);
    for (const [reason, names] of reasons)
      console.log(`${names.length} ${reason}\n${names.map((name) => `    ${name}`).join("\n")}`);
    expect(all.length).toBeGreaterThan(0);
    expect(reasons.get("UNTOLD") ?? []).toEqual([]);
  });

  test("none loses a line, and each is found by its content", () => {
    for (const { name, text } of captures()) {
      expect(idleLines(ifconfig, text), name).toEqual([]);
      expect(recognizeFormat(text), name).toBe("ifconfig");
    }
  });
}
