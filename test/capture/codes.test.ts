import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { captureRules } from "../../src/capture/diagnostics.ts";
import { readCapture } from "../../src/capture/index.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/diagnostics.md"), "utf8");

test("the diagnostics of captures are documented, with their severity, and there are no others in the documents", () => {
  const documented = [...page.matchAll(/^\| `(capture\/[^`]+)` \| (\w+) \|/gm)].map((row) => [row[1], row[2]]);
  const inSource = Object.entries(captureRules).map(([code, { severity }]) => [code, severity]);
  expect(documented.sort()).toEqual(inSource.sort());
});

test("each is produced by a capture", () => {
  const sos = "sosreport-worker1-2024-01-01-abcdefg/sos_commands/networking";
  const { diagnostics, files } = readCapture([
    { path: `${sos}/ip_route_show_table_all`, text: "bash: ip: command not found\n" },
    { path: `${sos}/ip_-o_addr`, text: "\n" },
    { path: "notes.txt", text: "\0\0\0" },
    { path: "mg/cluster-scoped-resources/core/nodes/a.yaml", text: "kind: Node\nmetadata: {name: a\n" },
    { path: "../route", text: "default via 10.0.0.1 dev eth0\n" },
    { path: "ip route.txt", text: "default via 10.0.0.1 dev eth0\n" },
    { path: "ip route.txt", text: "default via 10.0.0.2 dev eth0\n" },
    { path: "b/hostname", text: "worker1.example.com\n" },
    { path: "b/ip route.txt", text: "default via 10.0.0.1 dev eth0\n" },
  ]);
  const produced = new Set([...diagnostics, ...files.flatMap((file) => file.diagnostics)].map(({ code }) => code));
  expect([...produced].filter((code) => code.startsWith("capture/")).sort()).toEqual(Object.keys(captureRules).sort());
});

test("they are sentences", () => {
  for (const { message } of Object.values(captureRules)) expect(message).toMatch(/^\S[^\n]*\.$/);
});
