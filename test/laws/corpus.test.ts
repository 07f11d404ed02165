import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { describe, expect, test } from "vitest";
import { recognizeFormat } from "../../src/formats/recognizers.ts";
import { formats } from "../../src/formats/registry.ts";
import { checkDress, checkLaws, idleLines } from "./laws.ts";
import { filesBelow } from "./samples.ts";

const folder = process.env["NETGATHER_CORPUS"];

if (folder === undefined || folder === "") {
  test("no corpus: set NETGATHER_CORPUS to a folder of captures to put them to the laws", () => {
    console.log("NETGATHER_CORPUS is not set: only the bundled samples were put to the laws.");
    expect(folder ?? "").toBe("");
  });
} else {
  const paths = filesBelow(folder);

  test("the corpus holds files", () => {
    expect(paths.length).toBeGreaterThan(0);
    const recognised = paths.map((path) => recognizeFormat(readFileSync(path, "utf8")));
    const counts = [...formats.map((format) => format.id), null].map(
      (id) => `${id}: ${recognised.filter((one) => one === id).length}`,
    );
    console.log(`${paths.length} files of the corpus recognised as ${counts.join(", ")}`);
  });

  describe.each(paths.map((path) => [relative(folder, path), path] as const))("%s", (_, path) => {
    const text = readFileSync(path, "utf8");
    const recognised = recognizeFormat(text);
    const format = formats.find((candidate) => candidate.id === recognised);

    test(`keeps the laws${format === undefined ? " in every room" : ` as ${format.id}`}`, () => {
      for (const room of format === undefined ? formats : [format]) {
        checkLaws(room, text);
        checkDress(room, text);
        expect(idleLines(room, text, 60)).toEqual([]);
      }
    });
  });
}
