import { describe, expect, test } from "vitest";
import { parseCpuTopology, parseSmtAlignmentError } from "../../src/formats/cpu-topology/index.ts";
import { bare, said, sample } from "./cpu-topology-samples.ts";

describe("the other messages of kubelet's admission", () => {
  test("TopologyAffinityError, of both spellings", () => {
    for (const word of ["locality", "Locality"]) {
      const { ast, diagnostics } = parseSmtAlignmentError(`Resources cannot be allocated with Topology ${word}\n`);
      expect(bare(ast.errors)).toEqual([{ kind: "topology-affinity-error", cause: "no-common-nodes" }]);
      expect(diagnostics).toEqual([]);
    }
    expect(parseCpuTopology(sample("ok/smt.topology-affinity.txt")).ast.kind).toBe("smt-alignment");
  });

  test("UnexpectedAdmissionError, with and without figures, and for other reasons", () => {
    expect(bare(parseSmtAlignmentError(sample("ok/smt.unexpected.txt")).ast.errors)).toEqual([
      {
        kind: "unexpected-admission-error",
        cause: "not-enough-cpus",
        requestedCpus: 6,
        availableCpus: 4,
        before: "Pod was rejected:",
      },
      { kind: "unexpected-admission-error", cause: "not-enough-cpus" },
      {
        kind: "unexpected-admission-error",
        cause: "other",
        text: "requested number of devices unavailable for example.com/gpu. Requested: 1, Available: 0",
        before: "Pod was rejected:",
      },
    ]);
  });

  test("folded by YAML", () => {
    const text =
      "  message: 'Pod was rejected: Allocate failed due to not enough cpus available to\n    satisfy request: requested=6, available=4, which is unexpected'\n";
    const { ast, diagnostics } = parseSmtAlignmentError(text);
    expect(bare(ast.errors)).toEqual([
      {
        kind: "unexpected-admission-error",
        cause: "not-enough-cpus",
        requestedCpus: 6,
        availableCpus: 4,
        before: "message: 'Pod was rejected:",
        after: "'",
      },
    ]);
    expect(diagnostics).toEqual([]);
  });

  test("words that only begin like one are unknown", () => {
    const text = "Resources:\nAllocate failed due to rain\nAllocated resources:\nSMT\n";
    const { ast, diagnostics } = parseSmtAlignmentError(text);
    expect(ast.errors).toEqual([]);
    expect(said(diagnostics, text)).toEqual([
      "unknown-line: Resources:",
      "unknown-line: Allocate failed due to rain",
      "unknown-line: Allocated resources:",
      "unknown-line: SMT",
    ]);
  });

  test("a line of a hundred thousand heads is no trouble", () => {
    const { ast } = parseSmtAlignmentError("Allocate failed due to ".repeat(100_000));
    expect(ast.unknown.length).toBe(1);
  });
});
