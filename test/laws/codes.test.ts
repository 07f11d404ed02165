import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formats } from "../../src/formats/registry.ts";
import type { DiagnosticRules } from "../../src/text/diagnostic.ts";
import { samples } from "./samples.ts";

const root = join(import.meta.dirname, "../..");
const documented = [...readFileSync(join(root, "docs/diagnostics.md"), "utf8").matchAll(/^\| `([^`]+)` \| (\w+) \|/gm)];

/** The table of a room, by the one export whose name ends in `Rules`. */
async function rulesOf(id: string, folder = `src/formats/${id}`): Promise<DiagnosticRules<string>> {
  const room: Record<string, unknown> = await import(join(root, `${folder}/diagnostics.ts`));
  const tables = Object.entries(room).filter(([name]) => name.endsWith("Rules"));
  expect(tables.length, `${folder}/diagnostics.ts exports one table of rules`).toBe(1);
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

// What is said of files and archives rather than of texts: tests make those, since no odd archive lies in the repository.
describe.each(["io"])("the diagnostics of %s", (id) => {
  const folder = join(root, "test", id);
  const tests = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));

  test("are documented, with their severity, and there are no others in the documents", async () => {
    const inDocs = documented.filter((row) => row[1]?.startsWith(`${id}/`)).map((row) => [row[1], row[2]]);
    const inSource = Object.entries(await rulesOf(id, `src/${id}`)).map(([code, { severity }]) => [code, severity]);
    expect(inDocs.sort()).toEqual(inSource.sort());
  });

  test("are each asserted by a test", async () => {
    for (const code of Object.keys(await rulesOf(id, `src/${id}`))) {
      expect(
        tests.some((text) => new RegExp(`${code}["\x60]`).test(text)),
        code,
      ).toBe(true);
    }
  });

  test("are sentences", async () => {
    for (const { message } of Object.values(await rulesOf(id, `src/${id}`))) expect(message).toMatch(/^\S[^\n]*\.$/);
  });
});
