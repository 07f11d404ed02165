import { describe, expect, test } from "vitest";
import { parsePod } from "../../src/formats/cpu-topology/index.ts";
import { parseNetworkConfig } from "../../src/formats/network-config/index.ts";

/** The pods of a text: whether lines were left out, and the CPU limits of their containers; and the lines that were not read. */
function read(text: string) {
  const { ast, diagnostics } = parsePod(text);
  const limits = ast.pods.map(({ spec }) =>
    spec?.containers?.map(({ resources }) => resources?.limits?.find(({ resource }) => resource === "cpu")?.text),
  );
  const said = diagnostics.map(
    ({ code, span }) => `${code.slice("cpu-topology/".length)}: ${text.slice(span.start, span.end)}`,
  );
  return {
    elided: ast.pods.map(({ elided }) => elided ?? false),
    limits,
    unknown: ast.unknown.map((node) => node.text),
    said,
  };
}

const containers = "  containers:\n  - name: app\n    resources: {limits: {cpu: 5}}\n";

describe("lines that say that something was left out", () => {
  test.each([
    ["at the left, with words", `kind: Pod\nspec:\n... omitted ...\n${containers}`, "... omitted ..."],
    [
      "at the left, dots alone, before what goes on",
      `kind: Pod\nmetadata: {name: a}\n...\nspec:\n${containers}`,
      "...",
    ],
    ["one character", `kind: Pod\nspec:\n…\n${containers}`, "…"],
    [
      "indented, where YAML cannot have them",
      `kind: Pod\nspec:\n  ... omitted ...\n${containers}`,
      "  ... omitted ...",
    ],
    ["indented, dots alone", `kind: Pod\nspec:\n  ...\n${containers}`, "  ..."],
  ])("%s: one pod, and the line is unknown", (_, text, line) => {
    expect(read(text)).toEqual({ elided: [true], limits: [["5"]], unknown: [line], said: [`unknown-line: ${line}`] });
  });

  test("dots alone before a new object, or at the end, are YAML's end of a document", () => {
    const pod = `kind: Pod\nspec:\n${containers}`;
    expect(read(`${pod}...\n${pod}...\n`)).toEqual({
      elided: [false, false],
      limits: [["5"], ["5"]],
      unknown: [],
      said: [],
    });
  });

  test("within a text they are text", () => {
    const text = `kind: Pod\nmetadata:\n  annotations:\n    note: |\n      first\n      ... second\n      …\nspec:\n${containers}`;
    expect(read(text)).toEqual({ elided: [false], limits: [["5"]], unknown: [], said: [] });
  });

  test("four dots are none", () => {
    expect(read(`kind: Pod\nspec:\n....\n${containers}`).elided).toEqual([false, false]);
  });

  test("a network configuration goes on behind them as well", () => {
    const text = "kind: Network\nspec:\n... left out ...\n  networkType: OVNKubernetes\n";
    const { ast } = parseNetworkConfig(text);
    expect([ast.form, ast.spec?.networkType, ast.unknown.map((node) => node.text)]).toEqual([
      "object",
      "OVNKubernetes",
      ["... left out ..."],
    ]);
  });
});
