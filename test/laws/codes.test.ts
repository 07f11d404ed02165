import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formats } from "../../src/formats/registry.ts";
import type { DiagnosticRules } from "../../src/text/diagnostic.ts";
import { samples } from "./samples.ts";

const root = join(import.meta.dirname, "../..");
const documented = [...readFileSync(join(root, "docs/diagnostics.md"), "utf8").matchAll(/^\| `([^`]+)` \| (\w+) \|/gm)];

/** The table of a room, by the one export whose name ends in `Rules`. */
async function rulesOf(id: string): Promise<DiagnosticRules<string>> {
  const room: Record<string, unknown> = await import(join(root, `src/formats/${id}/diagnostics.ts`));
  const tables = Object.entries(room).filter(([name]) => name.endsWith("Rules"));
  expect(tables.length, `src/formats/${id}/diagnostics.ts exports one table of rules`).toBe(1);
  return tables[0]?.[1] as DiagnosticRules<string>;
}

describe.each(formats.map((format) => [format.id, format] as const))("the diagnostics of %s", (id, format) => {
  test("are documented, with their severity, and there are no others in the documents", async () => {
    const rules = await rulesOf(id);
    const inDocs = documented.filter((row) => row[1]?.startsWith(`${id}/`)).map((row) => [row[1], row[2]]);
    const inSource = Object.entries(rules).map(([code, { severity }]) => [code, severity]);
    expect(inDocs.sort()).toEqual(inSource.sort());
  });

  test("are each produced by a sample", async () => {
    const rules = await rulesOf(id);
    const produced = new Set(
      samples
        .filter((sample) => sample.format === id && sample.expectation === "err")
        .flatMap((sample) => format.parse(sample.text).diagnostics.map((diagnostic) => diagnostic.code)),
    );
    expect([...produced].sort()).toEqual(Object.keys(rules).sort());
  });

  test("are sentences", async () => {
    for (const { message } of Object.values(await rulesOf(id))) expect(message).toMatch(/^\S[^\n]*\.$/);
  });
});
