import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { defaultLimits, openCapture, type Progress, readEntries } from "../../src/io/index.ts";
import { read, scratch } from "./reading.ts";
import { tar } from "./tar-builder.ts";

/** An archive of some megabytes that do not pack well, with a file at each end. */
function largeArchive(): string {
  const path = join(scratch(), "large.tgz");
  const noise = Buffer.alloc(8_000_000);
  for (let at = 0, value = 1; at < noise.length; at += 4, value = (Math.imul(value, 1_103_515_245) + 12_345) >>> 0)
    noise.writeUInt32LE(value, at);
  writeFileSync(
    path,
    gzipSync(tar({ name: "first", body: "1" }, { name: "noise", body: noise }, { name: "last", body: "2" }), {
      level: 1,
    }),
  );
  return path;
}

describe("progress", () => {
  test("of an archive: bytes of the disk, growing to its size", async () => {
    const path = largeArchive();
    const size = readFileSync(path).length;
    const seen: Progress[] = [];
    await read(path, { wants: (name) => name !== "noise", onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.every((progress, index) => progress.bytesRead >= (seen[index - 1]?.bytesRead ?? 0))).toBe(true);
    expect(seen.every(({ bytesTotal }) => bytesTotal === size)).toBe(true);
    expect(seen.at(-1)).toEqual({ bytesRead: size, bytesTotal: size, entries: 3, path: "last" });
    expect(seen.some(({ path: at }) => at === "noise")).toBe(true);
  });

  test("of a folder: the sizes of all files, those that were passed too", async () => {
    const root = scratch();
    mkdirSync(join(root, "sub"));
    writeFileSync(join(root, "a"), "12345");
    writeFileSync(join(root, "sub/b.log"), "x".repeat(100_000));
    const seen: Progress[] = [];
    await read(root, { wants: (name) => name === "a", onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toEqual({ bytesRead: 100_005, bytesTotal: 100_005, entries: 2, path: "sub/b.log" });
  });

  test("of a plain archive: what is stepped over counts", async () => {
    const path = join(scratch(), "a.tar");
    const archive = tar({ name: "log", body: "x".repeat(3_000_000) }, { name: "a", body: "1" });
    writeFileSync(path, archive);
    const seen: Progress[] = [];
    await read(path, { wants: (name) => name === "a", onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toEqual({ bytesRead: archive.length, bytesTotal: archive.length, entries: 2, path: "a" });
    expect(seen.length).toBeLessThan(10);
  });
});

describe("a signal", () => {
  test("ends the reading at the next piece, with its reason", async () => {
    const path = largeArchive();
    const size = readFileSync(path).length;
    const controller = new AbortController();
    let bytes = 0;
    const reading = async (): Promise<void> => {
      const onProgress = ({ bytesRead }: Progress): void => {
        expect(controller.signal.aborted).toBe(false);
        bytes = bytesRead;
        if (bytesRead > size / 2) controller.abort(new Error("enough"));
      };
      for await (const item of readEntries(path, { signal: controller.signal, onProgress }))
        expect(item.kind).toBe("file");
    };
    await expect(reading()).rejects.toThrow("enough");
    expect(bytes).toBeLessThan(size / 2 + 300_000);
  });

  test("that was given before the beginning", async () => {
    const signal = AbortSignal.abort(new Error("never mind"));
    for (const path of [largeArchive(), scratch()]) {
      writeFileSync(join(path.endsWith(".tgz") ? scratch() : path, "file"), "text");
      await expect(openCapture(path, { signal })).rejects.toThrow("never mind");
    }
  });
});

test("nothing is read ahead of who asks, and leaving early closes the file", async () => {
  const path = largeArchive();
  const size = readFileSync(path).length;
  let bytes = 0;
  const onProgress = ({ bytesRead }: Progress): void => {
    bytes = bytesRead;
  };
  const open = (): number => process.getActiveResourcesInfo().filter((name) => /Zlib|FS/i.test(name)).length;
  const before = open();
  for await (const item of readEntries(path, { onProgress })) {
    expect(item).toEqual({ kind: "file", path: "first", text: "1", bytes: 1 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    break;
  }
  expect(bytes).toBeLessThan(size / 4);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(open()).toBeLessThanOrEqual(before);
});

test("what a caller's function throws reaches the caller", async () => {
  const wants = (): boolean => {
    throw new Error("mine");
  };
  await expect(read(largeArchive(), { wants })).rejects.toThrow("mine");
});

test("limits that are not given are those of defaultLimits", async () => {
  expect(defaultLimits).toEqual({ fileBytes: 67_108_864, totalBytes: 68_719_476_736, ratio: 200, entries: 1_000_000 });
  const archive = tar({ name: "a", body: "12345" }, { name: "b", body: "123456" });
  const { files, items } = await read(archive, { limits: { fileBytes: 5 } });
  expect(files).toEqual({ a: "12345" });
  expect(items.at(-1)).toMatchObject({
    diagnostic: { path: "b", code: "io/file-too-large", expected: "at most 5 bytes", actual: "6 bytes" },
  });
});
