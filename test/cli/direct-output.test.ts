import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { directOutput } from "../../src/cli/direct-output.ts";

const folder = mkdtempSync(join(tmpdir(), "netgather-output-"));
afterAll(() => rmSync(folder, { recursive: true }));

const never = (): void => expect.fail("the reader is there");

test("a file takes all that is written, and has no colours", () => {
  const path = join(folder, "out.txt");
  const descriptor = openSync(path, "w");
  const output = directOutput(descriptor, never);
  output?.write("└─ one\n");
  output?.write("x".repeat(1_000_000));
  closeSync(descriptor);
  expect(output?.isTTY).toBe(undefined);
  expect(readFileSync(path, "utf8")).toBe(`└─ one\n${"x".repeat(1_000_000)}`);
});

test("a device has its stream", () => {
  const descriptor = openSync("/dev/null", "w");
  expect(directOutput(descriptor, never)).toBe(null);
  closeSync(descriptor);
});

test("a reader that went away is said, any other failure thrown", () => {
  const full = openSync(join(folder, "read-only.txt"), "a+");
  closeSync(full);
  const readOnly = openSync(join(folder, "read-only.txt"), "r");
  expect(() => directOutput(readOnly, never)?.write("x")).toThrow("EBADF");
  closeSync(readOnly);
  const fifo = join(folder, "fifo");
  execFileSync("mkfifo", [fifo]);
  const reader = openSync(fifo, "r+");
  const writer = openSync(fifo, "w");
  closeSync(reader);
  let isGone = false;
  directOutput(writer, () => {
    isGone = true;
  })?.write("x");
  closeSync(writer);
  expect(isGone).toBe(true);
});
