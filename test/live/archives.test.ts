import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEntries } from "netgather/io";
import { afterAll, expect, test } from "vitest";

const samples = join(import.meta.dirname, "../../samples");
const scratch = mkdtempSync(join(tmpdir(), "netgather-archives-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const isHere = (tool: string): boolean => spawnSync(tool, ["--version"]).status === 0;

/** Ways to pack the samples: a form of tar, and a tool behind it. */
const forms = ["v7", "oldgnu", "gnu", "ustar", "posix"] as const;
const packers = [
  ["cat"],
  ["gzip", "-1"],
  ["gzip", "-9"],
  ["xz", "-0"],
  ["xz", "-6", "--check=crc64"],
  ["xz", "-9e", "--check=crc32"],
  ["xz", "-T2", "--block-size=300KiB"],
  ["xz", "--lzma2=preset=6,lc=1,lp=3,pb=1,dict=64KiB"],
  ["xz", "--lzma2=preset=6,lc=4,lp=0,pb=4,nice=273"],
  ["zstd", "-1"],
  ["zstd", "-19", "--long=24"],
] as const;

async function textsOf(path: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for await (const item of readEntries(path)) {
    if (item.kind === "problem") throw new Error(`${item.diagnostic.path}: ${item.diagnostic.message}`);
    if (item.kind === "file") texts.set(item.path, item.text);
  }
  return new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Every sample, packed by the real tools in every way, has the text that it has in its folder. */
test.each(packers)("the samples, packed by %s", async (...command) => {
  const [tool, ...options] = command;
  if (tool !== "cat" && !isHere(tool)) {
    console.log(`left out: ${tool} is not installed`);
    return;
  }
  const wanted = await textsOf(samples);
  expect(wanted.size).toBeGreaterThan(100);
  const archive = join(scratch, "samples");
  for (const form of tool === "cat" ? forms : (["posix"] as const)) {
    const pack = `tar --format=${form} -C "$1" -cf - . | ${[tool, ...options].join(" ")} > "$2"`;
    execFileSync("sh", ["-c", pack, "sh", samples, archive]);
    // tar leaves out what has a longer name than the oldest form holds, `./` before it.
    const fits = ([path]: readonly [string, string]): boolean => form !== "v7" || path.length + 2 < 100;
    expect(await textsOf(archive)).toEqual(new Map([...wanted].filter(fits)));
  }
});

/** Codes by path, of what was not read. */
async function problemsOf(path: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for await (const item of readEntries(path))
    if (item.kind === "problem") problems.push(`${item.diagnostic.path}: ${item.diagnostic.code}`);
  return problems;
}

/** Files with holes, as each form of GNU tar keeps them, are told; what stands behind them is read. */
test.each([["oldgnu"], ["posix --sparse-version=0.0"], ["posix --sparse-version=0.1"], ["posix --sparse-version=1.0"]])(
  "a file with holes, in the form %s",
  async (form) => {
    const folder = mkdtempSync(join(scratch, "holes-"));
    execFileSync("sh", [
      "-c",
      'cd "$1" && for at in 1 3 9 30 31 64 90; do printf text | dd of=holes bs=65536 seek=$at conv=notrunc 2>/dev/null; done && truncate -s 8M holes && echo text >last',
      "sh",
      folder,
    ]);
    const archive = join(scratch, "holes.tar");
    execFileSync("sh", ["-c", `cd "$1" && tar --format=${form} -S -cf "$2" holes last`, "sh", folder, archive]);
    expect(await problemsOf(archive)).toEqual(["holes: io/sparse-file"]);
    const wants = (path: string): boolean => path === "last";
    const read: unknown[] = [];
    for await (const item of readEntries(archive, { wants })) read.push(item);
    expect(read).toEqual([
      { kind: "passed", path: "holes", bytes: expect.any(Number) },
      { kind: "file", path: "last", text: "text\n", bytes: 5 },
    ]);
  },
);

test("an xz with SHA-256 is told", async () => {
  if (!isHere("xz")) {
    console.log("left out: xz is not installed");
    return;
  }
  const archive = join(scratch, "sha256.xz");
  execFileSync("sh", ["-c", 'echo text | xz --check=sha256 >"$1"', "sh", archive]);
  expect(await problemsOf(archive)).toEqual(["sha256.xz: io/unsupported-packing"]);
});
