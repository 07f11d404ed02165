import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, crc32, deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readEntries } from "../../src/io/index.ts";
import { packed, packedLong, packedSha256, packedTar, unpacked } from "./packed.ts";
import { read, scratch } from "./reading.ts";
import { tar } from "./tar-builder.ts";

const bytesOf = (name: string): Buffer => Buffer.from(packed[name] ?? "", "base64");

/** The bytes with one of them changed. */
const changed = (bytes: Buffer, at: number, to = (bytes.at(at) ?? 0) ^ 0x55): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at < 0 ? bytes.length + at : at] = to;
  return copy;
};

test.each(Object.keys(packed))("%s", async (name) => {
  const { files, problems } = await read(bytesOf(name), { name: "routes" });
  expect({ files, problems }).toEqual({ files: { routes: unpacked }, problems: [] });
});

test.each(["xz -9e", "zstd -19"])("several streams one behind the other: %s", async (name) => {
  const { files, problems } = await read(Buffer.concat([bytesOf(name), bytesOf(name)]), { name: "routes" });
  expect({ files, problems }).toEqual({ files: { routes: unpacked + unpacked }, problems: [] });
});

describe("gzip", () => {
  const text = "a route\n".repeat(1000);
  const whole = gzipSync(text);
  const body = (bytes: string | Buffer): Buffer => deflateRawSync(bytes);
  const trailer = (bytes: string, length = bytes.length): Buffer => {
    const end = Buffer.alloc(8);
    end.writeUInt32LE(crc32(bytes), 0);
    end.writeUInt32LE(length, 4);
    return end;
  };

  test("a header with all that it may hold", async () => {
    const header = Buffer.from([0x1f, 0x8b, 8, 0x1f, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3]);
    const long = Buffer.from(`${"n".repeat(70_000)}\0comment\0\x12\x34`);
    const { files, problems } = await read(Buffer.concat([header, long, body(text), trailer(text)]), { name: "a" });
    expect({ files, problems }).toEqual({ files: { a: text }, problems: [] });
  });

  test("many members, and NULs behind them", async () => {
    const members = Array.from({ length: 3000 }, (_, number) => gzipSync(`${number}\n`));
    const { files, problems } = await read(Buffer.concat([...members, Buffer.alloc(1000)]), { name: "a" });
    const all = Array.from({ length: 3000 }, (_, number) => `${number}\n`).join("");
    expect({ files, problems }).toEqual({ files: { a: all }, problems: [] });
  });

  test.each([
    ["a wrong checksum", changed(whole, -8), "io/wrong-checksum"],
    ["a lie about the length", changed(whole, -1, 0x7f), "io/wrong-length"],
    ["something foreign behind it", Buffer.concat([whole, Buffer.from("\0\0<html>")]), "io/trailing-data"],
    ["a cut trailer", whole.subarray(0, -3), "io/cut-short"],
  ])("%s: all the text is there", async (_, bytes, code) => {
    const { files, problems } = await read(bytes, { name: "a.gz" });
    expect({ files, problems }).toEqual({ files: { "a.gz": text }, problems: [`a.gz: ${code}`] });
  });

  test("a wrong checksum of one member costs nothing of the others", async () => {
    const { files, problems } = await read(Buffer.concat([changed(gzipSync("a"), -8), gzipSync("b")]), { name: "a" });
    expect({ files, problems }).toEqual({ files: { a: "ab" }, problems: ["a: io/wrong-checksum"] });
  });

  test("damaged data: what could be unpacked before it is read", async () => {
    const lines = Array.from({ length: 40_000 }, (_, number) => `${number} ${crc32(String(number))}\n`).join("");
    const flushed = deflateRawSync(lines, { finishFlush: constants.Z_SYNC_FLUSH });
    const noSuchBlock = Buffer.from([0x07]);
    const bytes = Buffer.concat([gzipSync("").subarray(0, 10), flushed, noSuchBlock, Buffer.alloc(500, 1)]);
    const { files, problems } = await read(bytes, { name: "a" });
    expect(problems).toEqual(["a: io/damaged-data"]);
    expect(lines.startsWith(files["a"] ?? "x")).toBe(true);
    expect(files["a"]?.length).toBeGreaterThan(lines.length - 32_768);
  });

  test("a header that is cut", async () => {
    for (const length of [3, 9, 10]) {
      const { files, problems } = await read(whole.subarray(0, length), { name: "a" });
      expect({ files, problems }).toEqual({ files: { a: "" }, problems: ["a: io/cut-short"] });
    }
  });
});

describe("xz", () => {
  const whole = bytesOf("xz -9e");
  test.each([
    ["a stream header", changed(whole, 8)],
    ["a block header", changed(whole, 20)],
    ["the data", changed(whole, 100)],
    ["a control byte", changed(whole, 24, 0x10)],
    ["a chunk without properties", changed(whole, 24, 0x80)],
    ["impossible properties", changed(whole, 29, 0xff)],
    ["the check", changed(whole, -30)],
    ["the footer's magic", changed(whole, -1)],
    ["what stands behind it", Buffer.concat([whole, Buffer.from("\0\0\0\0<html></html>")])],
  ])("damage to %s", async (_, bytes) => {
    const { files, problems } = await read(bytes, { name: "a" });
    expect(problems).toEqual(["a: io/damaged-data"]);
    expect(unpacked.startsWith(files["a"] ?? "-")).toBe(true);
  });

  test("before a damaged place no more is lost than what 1,024 packed bytes became", async () => {
    const chunks = Array.from({ length: 32 }, (_, number) =>
      Buffer.concat([
        Buffer.from([number === 0 ? 1 : 2, 0, 99]),
        Buffer.from(unpacked.slice(number * 100).slice(0, 100)),
      ]),
    );
    const { files, problems } = await read(changed(stored(Buffer.concat(chunks), 24), 24 + 31 * 103, 0x10), {
      name: "a",
    });
    expect(problems).toEqual(["a: io/damaged-data"]);
    expect(unpacked.startsWith(files["a"] ?? "-")).toBe(true);
    expect(files["a"]?.length).toBeGreaterThanOrEqual(3100 - 1024);
  });

  test("more than the dictionary holds", async () => {
    const { files, problems } = await read(Buffer.from(packedLong, "base64"), { name: "a", limits: { ratio: 1e6 } });
    expect(problems).toEqual([]);
    expect(files["a"] === unpacked.repeat(2000)).toBe(true);
  });

  /** A block header with the given filters, and its checksum. */
  const withHeader = (...bytes: readonly number[]): Buffer => {
    const header = Buffer.alloc(bytes.length > 7 ? 16 : 12);
    Buffer.from([header.length / 4 - 1, ...bytes]).copy(header);
    header.writeUInt32LE(crc32(header.subarray(0, -4)), header.length - 4);
    return Buffer.concat([whole.subarray(0, 12), header, whole.subarray(24)]);
  };
  test.each([
    ["a filter for machine code", withHeader(1, 4, 0, 0x21, 1, 22)],
    ["a dictionary of 128 MiB", withHeader(0, 0x21, 1, 30)],
    ["a checksum of SHA-256", Buffer.from(packedSha256, "base64")],
  ])("%s is not read", async (_, bytes) => {
    const { files, problems } = await read(bytes, { name: "a" });
    expect({ files, problems }).toEqual({ files: { a: "" }, problems: ["a: io/unsupported-packing"] });
  });

  test("chunks that are not packed", async () => {
    const store = Buffer.concat([
      Buffer.from([1, 0, 2]),
      Buffer.from("abc"),
      Buffer.from([2, 0, 1]),
      Buffer.from("de"),
      Buffer.from([0]),
    ]);
    const archive = stored(store, 24);
    expect((await read(archive, { name: "a" })).files).toEqual({ a: "abcde" });
    const cut = await read(archive.subarray(0, 12 + 12 + 3 + 2), { name: "a" });
    expect({ files: cut.files, problems: cut.problems }).toEqual({ files: { a: "ab" }, problems: ["a: io/cut-short"] });
    const bare = await read(stored(Buffer.from([2, 0, 0, 0x61, 0]), 17), { name: "a" });
    expect(bare.problems).toEqual(["a: io/damaged-data"]);
  });
});

/** An xz stream without checks around LZMA2 data; `records` is the list of its one block. */
function stored(data: Buffer, unpaddedSize: number): Buffer {
  const flags = Buffer.from([0, 0]);
  const sum = (bytes: Buffer): Buffer => {
    const out = Buffer.alloc(4);
    out.writeUInt32LE(crc32(bytes));
    return out;
  };
  const header = Buffer.from([2, 0, 0x21, 1, 22, 0, 0, 0]);
  const index = Buffer.from([0, 1, unpaddedSize, 5]);
  return Buffer.concat([
    Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]),
    flags,
    sum(flags),
    header,
    sum(header),
    data,
    Buffer.alloc((4 - (data.length % 4)) % 4),
    index,
    sum(index),
    sum(Buffer.from([1, 0, 0, 0, 0, 0])),
    Buffer.from([1, 0, 0, 0, 0, 0]),
    Buffer.from("YZ"),
  ]);
}

describe("zstd", () => {
  test("damaged data", async () => {
    const { problems } = await read(changed(bytesOf("zstd -19"), 14), { name: "a" });
    expect(problems).toEqual(["a: io/damaged-data"]);
  });
  test("a cut one", async () => {
    const { files, problems } = await read(bytesOf("zstd -19").subarray(0, 100), { name: "a" });
    expect({ files, problems }).toEqual({ files: { a: "" }, problems: ["a: io/cut-short"] });
  });
});

test("a packed archive within a packed archive of the same kind", async () => {
  const inner = bytesOf("xz -9e");
  const outer = tar({ name: "a.xz", body: inner }, { name: "b.xz", body: inner });
  expect((await read(outer)).files).toEqual({ "a.xz": unpacked, "b.xz": unpacked });
});

test("several readings at the same time: those of xz have their turns", async () => {
  const one = read(bytesOf("xz -9e"), { name: "a" });
  const two = read(bytesOf("zstd -19"), { name: "b" });
  const three = read(gzipSync(tar({ name: "c", body: bytesOf("xz -9e") })), { name: "c.tgz" });
  const cut = read(bytesOf("xz -9e").subarray(0, 90), { name: "d" });
  const five = read(bytesOf("xz -9e"), { name: "e" });
  const files = (await Promise.all([one, two, three, cut, five])).map((result) => Object.values(result.files));
  expect(files.toSpliced(3, 1)).toEqual([[unpacked], [unpacked], [unpacked], [unpacked]]);
});

test("who leaves an xz in its middle lets the next one begin", async () => {
  const path = join(scratch(), "a.xz");
  writeFileSync(path, Buffer.from(packedLong, "base64"));
  const archive = join(scratch(), "a.tar.xz");
  writeFileSync(archive, Buffer.from(packedTar, "base64"));
  for (let count = 0; count < 5; count++) {
    for await (const item of readEntries(archive)) {
      expect(item).toMatchObject({ kind: "file", path: "first", text: "1" });
      break;
    }
    const signal = AbortSignal.abort(new Error("never mind"));
    await expect(read(path, { signal })).rejects.toThrow("never mind");
  }
  expect((await read(bytesOf("xz -9e"), { name: "a" })).files).toEqual({ a: unpacked });
});

test("an xz in an xz is not read: two cannot be open at once", async () => {
  const { files, passed, problems } = await read(Buffer.from(packedTar, "base64"), { name: "a.tar.xz" });
  expect({ files, passed, problems }).toEqual({
    files: { first: "1", "inner.tgz/in": "2", last: "3" },
    passed: ["inner.xz", "inner.tgz/deep.xz"],
    problems: ["inner.xz: io/unsupported-packing", "inner.tgz/deep.xz: io/nested-too-deep"],
  });
  const unwanted = await read(Buffer.from(packedTar, "base64"), { name: "a.tar.xz", wants: (path) => path === "last" });
  expect(unwanted.problems).toEqual(["inner.tgz/deep.xz: io/nested-too-deep"]);
});
