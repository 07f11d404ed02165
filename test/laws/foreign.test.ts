import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { recognizeFormat } from "../../src/formats/recognizers.ts";
import { formats } from "../../src/formats/registry.ts";
import { foreignTexts } from "./foreign-texts.ts";
import { samples } from "./samples.ts";

test.each(Object.entries(foreignTexts))("%s is of no format", (_, text) => {
  const evidence = formats.map(({ id, recognize }) => [id, recognize(text)] as const).filter(([, lines]) => lines > 0);
  expect(evidence).toEqual([]);
  expect(recognizeFormat(text)).toBe(null);
});

// Not `/proc/sys/net`: a kernel whose network hangs lets nobody who reads there go again.
const FOLDERS = ["/etc", "/usr/share/doc", "/var/log", "/proc/sys/kernel", "/proc/sys/vm", "/proc/sys/fs"];
const PROC =
  "meminfo mounts interrupts modules version stat loadavg partitions swaps filesystems devices crypto iomem softirqs vmstat zoneinfo buddyinfo net/dev net/route net/arp net/tcp net/if_inet6 net/snmp net/netstat self/status self/limits self/maps";
const MOST_FILES = 2_000;
const LARGEST = 1_000_000;

/** What a text file below one of the folders holds; null for what is no file, cannot be read, is too large or binary. */
function textOf(path: string): string | null {
  try {
    if (statSync(path).size > LARGEST) return null;
    const text = readFileSync(path, "utf8");
    return text.trim() === "" || text.slice(0, 4096).includes("\0") ? null : text;
  } catch {
    return null;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** Files below a folder, not those behind links: at most so many of each folder. */
function* filesOf(folder: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesOf(path);
    else if (entry.isFile()) yield path;
  }
}

/** Files of a machine that are of a format: lists of CPUs, and what its administrator keeps there of ours. */
const OURS = /(?:_list|mask|cpus\w*|affinity)$|iptables|rules\.v[46]$|\/route6?-|^\/proc\/sys\/kernel\/random\//;

test.each(FOLDERS)("ordinary files of this machine are of no format: %s", (folder) => {
  let files = 0;
  const found: string[] = [];
  for (const path of filesOf(folder)) {
    if (files >= MOST_FILES) break;
    const text = textOf(path);
    if (text === null) continue;
    files++;
    const format = recognizeFormat(text);
    if (format !== null && !OURS.test(path)) found.push(`${path}: ${format}`);
  }
  console.log(`${folder}: ${found.length} of ${files} files are taken for one of a format ${found.join(", ")}`);
  // A machine may have its own; a few in a thousand are no fault of the recognisers.
  expect(found.length).toBeLessThanOrEqual(files * 0.003 + 1);
});

test("files of /proc are of no format, but for that of the CPUs", () => {
  const paths = PROC.split(" ").map((name) => join("/proc", name));
  expect(paths.filter((path) => recognizeFormat(textOf(path) ?? "") !== null)).toEqual([]);
});

test("a recogniser looks at the beginning of a text only, however large that is", () => {
  const before = "-\n".repeat(40_000);
  const behind = samples.filter(({ text }) => recognizeFormat(before + text) !== null);
  expect(behind.map(({ path }) => path)).toEqual([]);
});
