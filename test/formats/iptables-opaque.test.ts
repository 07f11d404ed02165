import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { describe, expect, test } from "vitest";
import { parseIptables } from "../../src/formats/iptables/index.ts";
import { recognizeFormat } from "../../src/formats/recognizers.ts";
import { filesBelow, samples } from "../laws/samples.ts";
import { rulesOf } from "./iptables-helpers.ts";

/** Matches and targets of a text: how many there are, and those without a type, each as `name | text`. */
function partsOf(text: string): { readonly count: number; readonly opaque: readonly string[] } {
  const parts = rulesOf(parseIptables(text).ast)
    .flatMap(({ matches, target }) => [...matches, target])
    .filter((part) => part !== null && part.kind !== "jump" && part.kind !== "goto");
  const opaque = parts.flatMap((part) => (part?.kind === "opaque" ? [`${part.name ?? ""} | ${part.text}`] : []));
  return { count: parts.length, opaque };
}

describe("the share of matches and targets without a type", () => {
  test("in the samples that are in order: none", () => {
    const texts = samples.filter(({ format, expectation }) => format === "iptables" && expectation === "ok");
    const counted = texts.map(({ text }) => partsOf(text));
    expect(counted.flatMap(({ opaque }) => opaque)).toEqual([]);
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(10_000);
  });

  const folder = process.env["NETGATHER_CORPUS"] ?? "";

  test(folder === "" ? "no corpus: set NETGATHER_CORPUS" : "in the corpus: at most one in a hundred, listed", () => {
    const files = (folder === "" ? [] : filesBelow(folder))
      .map((path) => ({ path: relative(folder, path), text: readFileSync(path, "utf8") }))
      .filter(({ text }) => recognizeFormat(text) === "iptables");
    const counted = files.map(({ path, text }) => ({ path, ...partsOf(text) }));
    const count = counted.reduce((sum, one) => sum + one.count, 0);
    const opaque = counted.flatMap((one) => one.opaque.map((part) => `${one.path}: ${part}`));
    const errors = files.flatMap(({ path, text }) =>
      parseIptables(text)
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(({ code, span }) => `${path}: ${code} at ${JSON.stringify(text.slice(span.start, span.end))}`),
    );
    console.log(
      `${files.length} iptables files of the corpus: ${opaque.length} of ${count} matches and targets opaque`,
    );
    for (const line of [...opaque, ...errors]) console.log(`  ${line}`);
    expect(opaque.length).toBeLessThanOrEqual(count / 100);
  });
});
