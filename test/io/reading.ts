import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type IoItem, type ReadOptions, readEntries } from "../../src/io/index.ts";

/** A folder that is gone when the test is over. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "netgather-io-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What reading gave: texts by path, paths that were passed, and diagnostics as `path: code`, each in the order in which it came. */
export interface Read {
  readonly files: Readonly<Record<string, string>>;
  readonly passed: readonly string[];
  readonly problems: readonly string[];
  readonly items: readonly IoItem[];
}

/** Reads a path of the disk, or bytes as a file of the given name. */
export async function read(
  source: string | Buffer,
  options: ReadOptions & { readonly name?: string } = {},
): Promise<Read> {
  const path = typeof source === "string" ? source : join(scratch(), options.name ?? "capture.tar");
  if (typeof source !== "string") writeFileSync(path, source);
  const items: IoItem[] = [];
  for await (const item of readEntries(path, options)) items.push(item);
  return {
    files: Object.fromEntries(items.flatMap((item) => (item.kind === "file" ? [[item.path, item.text]] : []))),
    passed: items.flatMap((item) => (item.kind === "passed" ? [item.path] : [])),
    problems: items.flatMap((item) =>
      item.kind === "problem" ? [`${item.diagnostic.path}: ${item.diagnostic.code}`] : [],
    ),
    items,
  };
}
