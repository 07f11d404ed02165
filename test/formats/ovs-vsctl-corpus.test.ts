import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseOvsVsctlShow, printOvsVsctlShow } from "../../src/formats/ovs-vsctl/index.ts";
import { filesBelow } from "../laws/samples.ts";

const folder = join(process.env["NETGATHER_CORPUS"] ?? "", "ovs-vsctl-show");

/** The lines that the tool prints, with the indentation that it gives them. */
const LINES = [
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /^ {4}(?:(?:Manager|Bridge) \S.*|ovs_version: \S.*)$/,
  /^ {8}(?:(?:Controller|Port) \S.*|is_connected: true|fail_mode: \S+|datapath_type: \S.*)$/,
  /^ {12}(?:Interface \S.*|is_connected: true|tag: \d+|trunks: \[.*\])$/,
  /^ {16}(?:(?:type|error): \S.*|(?:options|bfd_status): \{.*\})$/,
];

/** What somebody did to a text since the tool printed it; undefined when nothing, so that it is a clean capture, of the whole output or a part of it. */
function touched(text: string): string | undefined {
  const lines = text.split("\n");
  if (lines.pop() !== "") return "no line break at the end";
  if (lines.some((line) => line.trim() === "")) return "a blank line";
  if (lines.some((line) => !isOfTheTool(line.trim()))) return "a line of somebody else";
  if (lines.some((line) => !LINES.some((one) => one.test(line)))) return "another indentation";
  return undefined;
}

function isOfTheTool(trimmed: string): boolean {
  return [0, 4, 8, 12, 16].some((depth) => LINES.some((one) => one.test(" ".repeat(depth) + trimmed)));
}

if (!existsSync(folder)) {
  test("no captures: set NETGATHER_CORPUS to a folder that has them in a folder ovs-vsctl-show", () => {
    console.log(`${folder} is not there: only the bundled samples were printed.`);
    expect(existsSync(folder)).toBe(false);
  });
} else {
  const texts = filesBelow(folder).map((path) => readFileSync(path, "utf8"));

  test("every clean capture prints back byte for byte, and of the others it is known what was done to them", () => {
    const others: Record<string, number[]> = {};
    for (const [number, text] of texts.entries()) {
      const reason = touched(text);
      if (reason !== undefined) others[reason] = [...(others[reason] ?? []), number];
      const isSame = printOvsVsctlShow(parseOvsVsctlShow(text).ast) === text;
      expect(isSame, `file ${number}: ${reason ?? "clean"}`).toBe(reason === undefined);
    }
    const touchedCount = Object.values(others).flat().length;
    console.log(
      `${texts.length - touchedCount} of ${texts.length} captures are clean; by number, the others have`,
      others,
    );
    expect([texts.length, touchedCount]).toEqual([41, 8]);
    expect(others).toEqual({
      "a line of somebody else": [0],
      "another indentation": [2, 9, 11, 13, 22],
      "a blank line": [10, 21],
    });
  });

  test("no capture has an error", () => {
    const errors = texts.flatMap((text, number) =>
      parseOvsVsctlShow(text)
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(({ code }) => `file ${number}: ${code}`),
    );
    expect(errors).toEqual([]);
  });
}
