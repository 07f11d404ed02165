import { constants, crc32, deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { packed, packedLong, unpacked } from "./packed.ts";
import { read } from "./reading.ts";
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
    ["a stream header", changed(whole, 8), "io/damaged-data", 0],
    ["a block header", changed(whole, 20), "io/damaged-data", 0],
    ["the data", changed(whole, 100), "io/damaged-data", 1],
    ["a control byte", changed(whole, 24, 0x10), "io/damaged-data", 0],
    ["a chunk without properties", changed(whole, 24, 0x80), "io/damaged-data", 0],
    ["impossible properties", changed(whole, 29, 0xff), "io/damaged-data", 0],
    ["the check", changed(whole, -30), "io/wrong-checksum", unpacked.length],
    ["the footer's magic", changed(whole, -1), "io/damaged-data", unpacked.length],
    [
      "what stands behind it",
      Buffer.concat([whole, Buffer.from("\0\0\0\0<html></html>")]),
      "io/trailing-data",
      unpacked.length,
    ],
  ])("damage to %s", async (_, bytes, code, atLeast) => {
    const { files, problems } = await read(bytes, { name: "a" });
    expect(problems).toEqual([`a: ${code}`]);
    expect((files["a"] ?? "").length).toBeGreaterThanOrEqual(atLeast);
    if (code !== "io/damaged-data") expect(files["a"]).toBe(unpacked);
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
  ])("%s is not read", async (_, bytes) => {
    const { files, problems } = await read(bytes, { name: "a" });
    expect({ files, problems }).toEqual({ files: { a: "" }, problems: ["a: io/unsupported-packing"] });
  });

  test("a block header that says sizes too", async () => {
    const { files, problems } = await read(withHeader(0xc0, 0xc4, 2, 0xda, 0x19, 0x21, 1, 22), { name: "a" });
    expect(problems).toEqual([]);
    expect(files["a"]).toBe(unpacked);
  });

  test("chunks that are not packed", async () => {
    const store = Buffer.concat([
      Buffer.from([1, 0, 2]),
      Buffer.from("abc"),
      Buffer.from([2, 0, 1]),
      Buffer.from("de"),
      Buffer.from([0]),
    ]);
    const archive = stored(store, 4);
    expect((await read(archive, { name: "a" })).files).toEqual({ a: "abcde" });
    const cut = await read(archive.subarray(0, 12 + 12 + 3 + 2), { name: "a" });
    expect({ files: cut.files, problems: cut.problems }).toEqual({ files: { a: "ab" }, problems: ["a: io/cut-short"] });
    const bare = await read(stored(Buffer.from([2, 0, 0, 0x61, 0]), 1), { name: "a" });
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
    Buffer.from([0, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
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

test("several readings at the same time do not wait for one another", async () => {
  const one = read(bytesOf("xz -9e"), { name: "a" });
  const two = read(bytesOf("zstd -19"), { name: "b" });
  const three = read(gzipSync(tar({ name: "c", body: bytesOf("xz -9e") })), { name: "c.tgz" });
  const files = (await Promise.all([one, two, three])).map((result) => Object.values(result.files));
  expect(files).toEqual([[unpacked], [unpacked], [unpacked]]);
});
