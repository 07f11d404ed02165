import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { recognizeFormat } from "../../src/formats/recognizers.ts";
import { type Format, formats, parseAny } from "../../src/formats/registry.ts";
import { formatDiagnostic, lineIndex } from "../../src/text/index.ts";
import { dumpTree } from "./dump.ts";
import { checkDress, checkLaws, idleLines, idleWords } from "./laws.ts";
import { type Sample, samples } from "./samples.ts";

function formatOf(sample: Sample): Format {
  const format = formats.find((candidate) => candidate.id === sample.format);
  if (format === undefined) expect.fail(`samples/${sample.format} is the folder of no format`);
  return format;
}

/** Compares with a golden file, or writes it when UPDATE is set or there is none and the run is not CI's. */
function expectGolden(path: string, content: string): void {
  if (process.env["UPDATE"] !== undefined) writeFileSync(path, content);
  expect(existsSync(path), `${path} is missing: run the tests with UPDATE=1 and read it`).toBe(true);
  expect(content).toBe(readFileSync(path, "utf8"));
}

/** Texts that could be anything's: an empty database is shown as one UUID. A command or a path tells what they are. */
const NAMELESS: readonly string[] = ["samples/ovs-vsctl/ok/empty.ovs-3.1.txt"];

test.each(NAMELESS)("%s is of no format by its content, and of its own by its command", (path) => {
  const { text, format } = samples.find((sample) => sample.path === path) ?? expect.fail("no such sample");
  expect(recognizeFormat(text)).toBe(null);
  expect(parseAny(text, { command: "ovs-vsctl show" }).format).toBe(format);
});

/** How many words of a sample are tried: all of them in some minutes. */
const wordsPerSample = Number(process.env["NETGATHER_WORDS"] ?? 200);

test.each(formats.map((format) => format.id))("%s has samples of both kinds", (id) => {
  const kinds = new Set(samples.filter((sample) => sample.format === id).map((sample) => sample.expectation));
  expect([...kinds].sort()).toEqual(["err", "ok"]);
});

describe.each(samples.map((sample) => [sample.path, sample] as const))("%s", (_, sample) => {
  const format = formatOf(sample);

  test("keeps the laws", () => {
    checkLaws(format, sample.text);
    checkDress(format, sample.text);
  });

  test("has no idle line", () => {
    expect(idleLines(format, sample.text)).toEqual([]);
  });

  test("has the tree and the diagnostics that were read and found right", () => {
    const { ast, diagnostics } = format.parse(sample.text);
    expect(diagnostics.length > 0 ? "err" : "ok", diagnostics[0]?.code).toBe(sample.expectation);
    expectGolden(`${sample.path}.tree`, dumpTree(ast));
    if (diagnostics.length === 0) return;
    const index = lineIndex(sample.text);
    const frames = diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, index, { file: sample.path }));
    expectGolden(`${sample.path}.frames`, `${frames.join("\n\n")}\n`);
  });

  if (sample.expectation === "ok" && !NAMELESS.includes(sample.path)) {
    test("is recognised by its content alone", () => {
      expect(recognizeFormat(sample.text)).toBe(sample.format);
    });
  }
});

test.each(formats.map((format) => [format.id, format] as const))(
  "the share of idle words of %s is known",
  (id, format) => {
    const counted = samples
      .filter((sample) => sample.format === id && sample.expectation === "ok")
      .map((sample) => ({ path: sample.path, ...idleWords(format, sample.text, wordsPerSample) }));
    const words = counted.reduce((sum, one) => sum + one.words, 0);
    const idle = counted.flatMap((one) => one.idle);
    console.log(
      `${id}: ${idle.length} of ${words} words idle ${idle.length > 0 ? JSON.stringify(idle.slice(0, 12)) : ""}`,
    );
    expect(words).toBeGreaterThan(0);
    expect(idle.length / words).toBeLessThanOrEqual(0.01);
  },
);
