import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { factsRules } from "../../src/facts/diagnostics.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/diagnostics.md"), "utf8");

test("the diagnostics of facts are documented, with their severity, and are sentences", () => {
  const documented = [...page.matchAll(/^\| `(facts\/[^`]+)` \| (\w+) \|/gm)].map((row) => [row[1], row[2]]);
  expect(documented).toEqual(Object.entries(factsRules).map(([code, { severity }]) => [code, severity]));
  for (const { message } of Object.values(factsRules)) expect(message).toMatch(/^\S[^\n]*\.$/);
});
