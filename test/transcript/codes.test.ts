import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { transcriptRules } from "../../src/transcript/diagnostics.ts";
import { parseTranscript } from "../../src/transcript/index.ts";
import { sessions } from "../laws/samples.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/diagnostics.md"), "utf8");

test("the diagnostics of transcripts are documented, with their severity, and there are no others in the documents", () => {
  const documented = [...page.matchAll(/^\| `(transcript\/[^`]+)` \| (\w+) \|/gm)].map((row) => [row[1], row[2]]);
  expect(documented.sort()).toEqual(
    Object.entries(transcriptRules)
      .map(([code, { severity }]) => [code, severity])
      .sort(),
  );
});

test("each is produced by a session; that of commands too long by one that is made", () => {
  const long = `$ a ${"b ".repeat(40_000)}`;
  const produced = [...sessions, long].flatMap((text) => parseTranscript(text).diagnostics.map(({ code }) => code));
  expect([...new Set(produced)].sort()).toEqual(Object.keys(transcriptRules).sort());
});

test("they are sentences", () => {
  for (const { message } of Object.values(transcriptRules)) expect(message).toMatch(/^\S[^\n]*\.$/);
});
