import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sessionRules } from "../../src/session/diagnostics.ts";
import { parseSession } from "../../src/session/index.ts";
import { transcriptRules } from "../../src/transcript/diagnostics.ts";
import { parseTranscript } from "../../src/transcript/index.ts";
import { sessions } from "../laws/samples.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/diagnostics.md"), "utf8");

test("the diagnostics of sessions are documented, and each is produced by one", () => {
  const documented = [...page.matchAll(/^\| `(session\/[^`]+)` \| (\w+) \|/gm)].map((row) => [row[1], row[2]]);
  expect(documented.sort()).toEqual(
    Object.entries(sessionRules)
      .map(([code, { severity }]) => [code, severity])
      .sort(),
  );
  const produced = sessions.flatMap((text) => parseSession(text).diagnostics.map(({ code }) => code));
  expect([...new Set(produced)].filter((code) => code.startsWith("session/")).sort()).toEqual(
    Object.keys(sessionRules).sort(),
  );
});

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
  for (const { message } of [...Object.values(transcriptRules), ...Object.values(sessionRules)])
    expect(message).toMatch(/^\S[^\n]*\.$/);
});
