import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { samples } from "./samples.ts";

test("samples/SOURCES.md says of every sample where it came from, and names no other", () => {
  const page = readFileSync(join(import.meta.dirname, "../../samples/SOURCES.md"), "utf8");
  const listed = [...page.matchAll(/^\| `([^`]+\/(?:ok|err)\/[^`]+)` \| \S/gm)].map((row) => `samples/${row[1]}`);
  expect(listed.sort()).toEqual(samples.map((sample) => sample.path).sort());
});
