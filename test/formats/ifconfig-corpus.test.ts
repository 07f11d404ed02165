import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { expect, test } from "vitest";
import { parseIfconfig, printIfconfig, recognizeIfconfig } from "../../src/formats/ifconfig/index.ts";
import { filesBelow } from "../laws/samples.ts";

const folder = process.env["NETGATHER_CORPUS"] ?? "";

/** What a text went through on its way from the tool, the least first: each is undone in both texts before they are compared. */
const CHANGES: readonly (readonly [change: string, undo: (text: string) => string])[] = [
  ["none: printed back byte for byte", (text) => text],
  ["its last blank line was not copied", (text) => text.trimEnd()],
  ["blanks at the ends of lines were cut", (text) => text.trimEnd().replaceAll(/ +$/gm, "")],
  [
    "lines were indented anew, or blanks in them drawn together",
    (text) =>
      text
        .trim()
        .replaceAll(/[ \t]+/g, " ")
        .replaceAll(/ ?\n+ ?/g, "\n"),
  ],
];

/** Why a text is not one that a Linux tool printed, by what its diagnostics say. */
function foreignTo(text: string): string | null {
  const { ast, diagnostics } = parseIfconfig(text);
  if (ast.interfaces.length === 0 || ast.interfaces.some(({ form }) => form === "bsd")) return "of another system";
  const codes = new Set(diagnostics.filter(({ severity }) => severity !== "info").map(({ code }) => code));
  if (codes.size > 0) return `not of the tool alone: ${[...codes].sort().join(", ")}`;
  return diagnostics.some(({ code }) => code === "ifconfig/translated-word") ? "in another language" : null;
}

/** What happened to a capture; null where the difference cannot be told. */
function changeOf(text: string): string | null {
  const print = printIfconfig(parseIfconfig(text).ast);
  return CHANGES.find(([, undo]) => undo(print) === undo(text))?.[0] ?? null;
}

if (folder === "") {
  test("no corpus: set NETGATHER_CORPUS to a folder of captures to print them back", () => {
    expect(folder).toBe("");
  });
} else {
  test("each clean capture of a Linux ifconfig is printed back byte for byte, and each other one has its reason", () => {
    const reasons = new Map<string, string[]>();
    for (const path of filesBelow(folder)) {
      const text = readFileSync(path, "utf8");
      if (recognizeIfconfig(text) === 0) continue;
      const reason = changeOf(text) ?? foreignTo(text) ?? "UNTOLD";
      reasons.set(reason, [...(reasons.get(reason) ?? []), relative(folder, path)]);
    }
    for (const [reason, paths] of reasons) console.log(`${paths.length} ${reason}\n  ${paths.join("\n  ")}`);
    expect(reasons.get("UNTOLD") ?? []).toEqual([]);
    expect(reasons.size).toBeGreaterThan(0);
  });
}
