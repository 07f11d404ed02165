import { describe, expect, test } from "vitest";
import { parseCpuTopology, parseSmtAlignmentError } from "../../src/formats/cpu-topology/index.ts";
import { sourceText } from "../../src/text/index.ts";
import { bare, said, sample } from "./cpu-topology-samples.ts";

const notMultiple = "SMT Alignment Error: requested 5 cpus not multiple cpus per core = 2";
const notEnough =
  "SMT Alignment Error: not enough free physical CPUs: available physical CPUs = 0, requested CPUs = 4, CPUs per core = 2";

/** The messages of a text that has nothing else in it. */
function errors(text: string) {
  const { ast, diagnostics } = parseSmtAlignmentError(text);
  expect(diagnostics).toEqual([]);
  expect(ast.unknown).toEqual([]);
  return bare(ast.errors);
}

describe("the two messages", () => {
  test("of kubelet 1.22: a count that is no multiple", () => {
    expect(sample("ok/smt.not-multiple.txt")).toBe(`${notMultiple}\n`);
    expect(errors(sample("ok/smt.not-multiple.txt"))).toEqual([
      { kind: "smt-alignment-error", cause: "not-multiple", requestedCpus: 5, cpusPerCore: 2 },
    ]);
  });

  test("of kubelet 1.32: too few free cores", () => {
    expect(sample("ok/smt.not-enough-cores.txt")).toBe(`${notEnough}\n`);
    expect(errors(sample("ok/smt.not-enough-cores.txt"))).toEqual([
      {
        kind: "smt-alignment-error",
        cause: "not-enough-physical-cpus",
        requestedCpus: 4,
        cpusPerCore: 2,
        availablePhysicalCpus: 0,
      },
    ]);
  });
});

describe("within a longer text", () => {
  test("the status of a pod, quoted and folded by YAML", () => {
    const text = sample("ok/smt.pod-status.txt");
    expect(text).toContain("available\n    physical");
    expect(errors(text)).toEqual([
      {
        kind: "smt-alignment-error",
        cause: "not-enough-physical-cpus",
        requestedCpus: 4,
        cpusPerCore: 2,
        availablePhysicalCpus: 0,
        before: "message: 'Pod was rejected:",
        after: "'",
      },
    ]);
    const { start, end } = parseSmtAlignmentError(text).ast.errors[0]?.span ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toMatch(/^SMT Alignment Error: [\s\S]* per core = 2$/);
  });

  test("several on one line, and other lines around", () => {
    const text = `Events:\nx ${notMultiple}; ${notEnough}.\r\nDone\r\n`;
    const { ast, diagnostics } = parseSmtAlignmentError(text);
    expect(ast.errors.map(({ cause, before, after }) => [cause, before, after])).toEqual([
      ["not-multiple", "x", undefined],
      ["not-enough-physical-cpus", ";", "."],
    ]);
    expect(said(diagnostics, text)).toEqual(["unknown-line: Events:", "unknown-line: Done"]);
  });

  test("in a window of a larger text, whose end ends the message", () => {
    const text = `>> ${notMultiple}0`;
    const { ast } = parseSmtAlignmentError(sourceText(text, { start: 3, end: text.length - 1 }));
    expect(ast.errors[0]).toMatchObject({ cpusPerCore: 2, span: { start: 3, end: text.length - 1 } });
    expect(ast.errors[0]).not.toHaveProperty("after");
    const cut = parseSmtAlignmentError(sourceText(text, { start: 3, end: text.length - 2 }));
    expect(cut.diagnostics.map(({ code }) => code)).toEqual(["cpu-topology/bad-smt-message"]);
  });
});

describe("damage", () => {
  test("a message that does not go on as kubelet writes it is an error; sound ones beside it are read", () => {
    const text = sample("err/smt-damaged.txt");
    const { ast, diagnostics } = parseSmtAlignmentError(text);
    expect(bare(ast.errors)).toEqual([
      {
        kind: "smt-alignment-error",
        cause: "not-multiple",
        requestedCpus: 5,
        cpusPerCore: 2,
        before: "Warning  SMTAlignmentError  12s  kubelet",
      },
    ]);
    expect(said(diagnostics, text)).toEqual([
      "bad-smt-message: SMT Alignment Error: requested five cpus not multiple cpus per core = 2",
      "bad-smt-message: SMT Alignment Error: requested 3 cpus",
      "unknown-line: Node-Selectors:  <none>",
    ]);
    expect(ast.unknown.length).toBe(3);
  });

  test("numbers that are not exact, words that only look like it, and no text at all", () => {
    const huge = "SMT Alignment Error: requested 99999999999999999999 cpus not multiple cpus per core = 2";
    expect(parseSmtAlignmentError(huge).ast.errors).toEqual([]);
    expect(parseSmtAlignmentError("SMT SMT alignment").diagnostics.map(({ code }) => code)).toEqual([
      "cpu-topology/unknown-line",
    ]);
    expect(errors("")).toEqual([]);
  });

  test("a damaged message before a sound one on the same line is told, and kept before it", () => {
    const { ast, diagnostics } = parseSmtAlignmentError(`SMT Alignment Error: ${notMultiple}`);
    expect(ast.errors[0]).toMatchObject({ requestedCpus: 5, before: "SMT Alignment Error:" });
    expect(diagnostics.map(({ code }) => code)).toEqual(["cpu-topology/bad-smt-message"]);
  });
});

test("parseCpuTopology tells it by its first words", () => {
  expect(parseCpuTopology(`message: ${notMultiple}\n`).ast).toMatchObject({
    kind: "smt-alignment",
    errors: [{ cpusPerCore: 2 }],
  });
});
