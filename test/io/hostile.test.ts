import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGzip, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { IoDiagnostic } from "../../src/io/index.ts";
import { type Read, read, scratch } from "./reading.ts";
import { END, type Entry, entry, paxRecord, tar } from "./tar-builder.ts";

const good = { name: "good", body: "a route" };
const after = { name: "after", body: "another" };

const diagnostics = ({ items }: Read): readonly IoDiagnostic[] =>
  items.flatMap((item) => (item.kind === "problem" ? [item.diagnostic] : []));

/** Reads an archive with the entries between two good ones, packed, from a folder of its own: both good ones are read, and the folder is as it was. */
async function readBetween(...entries: readonly Entry[]): Promise<readonly IoDiagnostic[]> {
  const folder = scratch();
  const path = join(folder, "inner/capture.tgz");
  mkdirSync(join(folder, "inner"));
  writeFileSync(path, gzipSync(tar(good, ...entries, after)));
  const result = await read(path);
  expect(result.files).toEqual({ good: "a route", after: "another" });
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(["inner", "inner/capture.tgz"]);
  return diagnostics(result);
}

const said = (path: string, code: string, severity: string, message: string, actual?: string): unknown => ({
  path,
  code,
  severity,
  message,
  span: { start: 0, end: 0 },
  ...(actual === undefined ? {} : { actual }),
});

test("names that lead upwards", async () => {
  const message = "The name of this entry leads upwards with `..`; it was refused.";
  const names = ["../../evil", "a/../../evil", "a/..", "..", "./../evil"];
  expect(await readBetween(...names.map((name) => ({ name, body: "evil" })))).toEqual(
    names.map((name) => said(name, "io/parent-name", "warning", message)),
  );
});

test("absolute names", async () => {
  const message = "The name of this entry begins with a slash; it was refused.";
  const names = ["/netgather-evil", "//evil"];
  expect(await readBetween(...names.map((name) => ({ name, body: "evil" })))).toEqual(
    names.map((name) => said(name, "io/absolute-name", "warning", message)),
  );
  expect(existsSync("/netgather-evil")).toBe(false);
});

test("links out of the archive, and a file written through one", async () => {
  const message = "This link leads out of the capture; it was not followed.";
  const links = [
    { name: "passwd", type: "2", link: "/etc/passwd" },
    { name: "up", type: "2", link: "../../etc" },
    { name: "a/b", type: "2", link: "c/../../../etc/shadow" },
    { name: "hard", type: "1", link: "/etc/shadow" },
    { name: "hard-up", type: "1", link: "../shadow" },
  ];
  expect(await readBetween(...links)).toEqual(
    links.map(({ name, link }) => said(name, "io/link-outside", "warning", message, link)),
  );
});

test("devices and pipes", async () => {
  const message = "This is a device, pipe or socket and no file; it was not opened.";
  const found = await readBetween(
    { name: "dev/zero", type: "3" },
    { name: "dev/sda", type: "4" },
    { name: "pipe", type: "6" },
  );
  expect(found).toEqual(
    ["dev/zero", "dev/sda", "pipe"].map((name) => said(name, "io/special-file", "warning", message)),
  );
});

test("names that are no UTF-8", async () => {
  const name = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2f, 0xff, 0xfe]);
  const { files, items } = await read(tar(good, { name, body: "text" }, after));
  expect(files).toEqual({ good: "a route", "caf\ufffd/\ufffd\ufffd": "text", after: "another" });
  expect(items.flatMap((item) => (item.kind === "problem" ? [item.diagnostic] : []))).toEqual([
    said(
      "caf\ufffd/\ufffd\ufffd",
      "io/name-not-utf8",
      "info",
      "The name is not UTF-8; each byte that is none stands as U+FFFD in the path.",
    ),
  ]);
});

test("a name in a pax record that is no UTF-8: that of the header counts", async () => {
  const record = paxRecord("path", Buffer.from([0x63, 0x61, 0x66, 0xe9]));
  const archive = tar(good, { name: "PaxHeader", type: "x", body: record }, { name: "caf", body: "text" }, after);
  const { files, problems } = await read(archive);
  expect(files).toEqual({ good: "a route", caf: "text", after: "another" });
  expect(problems).toEqual(["caf: io/name-not-utf8"]);
});

test("names that a terminal or a script would stumble over are names", async () => {
  const names = ["__proto__", "constructor", "a\nb", "\u001b[31mred", "a\\b", "C:/x", "...", "~root", "-rf"];
  const { items, problems } = await read(tar(...names.map((name) => ({ name, body: name }))));
  expect(items.map((item) => (item.kind === "file" ? [item.path, item.text] : []))).toEqual(
    names.map((name) => [name, name]),
  );
  expect(problems).toEqual([]);
});

/** Pieces packed one after the other, so that a bomb needs no memory. */
async function gzipOf(pieces: Iterable<Buffer>, level = 9): Promise<Buffer> {
  const gzip = createGzip({ level });
  const packed: Buffer[] = [];
  gzip.on("data", (piece: Buffer) => packed.push(piece));
  for (const piece of pieces) {
    if (!gzip.write(piece)) await new Promise((resolve) => gzip.once("drain", resolve));
  }
  gzip.end();
  await new Promise((resolve) => gzip.once("end", resolve));
  return Buffer.concat(packed);
}

describe("a bomb of 1000:1", () => {
  const size = 192 * 1_048_576;
  function* bomb(): Generator<Buffer> {
    yield entry(good);
    yield entry({ name: "bomb", size });
    for (let left = size; left > 0; left -= 1_048_576) yield Buffer.alloc(1_048_576);
    yield tar(after);
  }

  test("is left at its ratio, what stands before it and beside it is read", async () => {
    const packed = await gzipOf(bomb());
    expect(size / packed.length).toBeGreaterThan(1000);
    const folder = scratch();
    writeFileSync(join(folder, "a.tgz"), packed);
    writeFileSync(join(folder, "b.tgz"), gzipSync(tar(after)));
    const result = await read(folder);
    expect(result.files).toEqual({ "a.tgz/good": "a route", "b.tgz/after": "another" });
    expect(diagnostics(result)).toEqual([
      {
        ...Object(
          said("a.tgz/bomb", "io/file-too-large", "warning", "This file is larger than the largest that is read."),
        ),
        expected: "at most 67108864 bytes",
        actual: "201326592 bytes",
      },
      said(
        "a.tgz",
        "io/suspicious-ratio",
        "error",
        "The archive becomes so many times larger than itself that it looks made to do harm; the rest was not read.",
      ),
    ]);
    expect(process.memoryUsage().rss).toBeLessThan(1_500_000_000);
  });

  test("is read to its end by those who allow it", async () => {
    const { files, problems } = await read(await gzipOf(bomb()), { name: "a.tgz", limits: { ratio: 2000 } });
    expect(files).toEqual({ good: "a route", after: "another" });
    expect(problems).toEqual(["bomb: io/file-too-large"]);
  });

  test("within an archive costs itself", async () => {
    const { files, problems } = await read(tar(good, { name: "inner.tgz", body: await gzipOf(bomb()) }, after));
    expect(files).toEqual({ good: "a route", "inner.tgz/good": "a route", after: "another" });
    expect(problems).toEqual(["inner.tgz/bomb: io/file-too-large", "inner.tgz: io/suspicious-ratio"]);
  });

  test("as one text", async () => {
    function* zeros(): Generator<Buffer> {
      for (let count = 0; count < 80; count++) yield Buffer.alloc(1_048_576);
    }
    const packed = await gzipOf(zeros());
    const { files, problems } = await read(tar(good, { name: "log.gz", body: packed }, after), {
      limits: { ratio: 2000 },
    });
    expect({ files, problems }).toEqual({
      files: { good: "a route", after: "another" },
      problems: ["log.gz: io/file-too-large"],
    });
  });
});

test("more data than is allowed in all", async () => {
  const folder = scratch();
  const large = gzipSync(tar({ name: "log", body: "x".repeat(600_000) }, after));
  writeFileSync(join(folder, "a.tgz"), large);
  writeFileSync(join(folder, "b.tgz"), large);
  writeFileSync(join(folder, "c"), "plain");
  const { files, problems } = await read(folder, { limits: { totalBytes: 1_000_000 } });
  expect(Object.keys(files)).toEqual(["a.tgz/log", "a.tgz/after", "b.tgz/log", "c"]);
  expect(problems).toEqual(["b.tgz: io/too-much-data"]);
});

describe("empty entries", () => {
  function* empty(thousands: number): Generator<Buffer> {
    yield entry(good);
    const header = entry({ name: "nodes/worker/0000000" });
    for (let thousand = 0; thousand < thousands; thousand++) {
      const block = Buffer.alloc(512_000);
      for (let at = 0; at < 512_000; at += 512) header.copy(block, at);
      yield block;
    }
    yield tar(after);
  }

  test("a million are more than are allowed", async () => {
    const folder = scratch();
    writeFileSync(join(folder, "a.tgz"), await gzipOf(empty(1000), 1));
    writeFileSync(join(folder, "b"), "beside");
    let passed = 0;
    const { files, problems } = await read(folder, {
      limits: { ratio: 10_000 },
      wants: (path) => path !== "a.tgz/nodes/worker/0000000" || passed++ < 0,
    });
    expect(files).toEqual({ "a.tgz/good": "a route", b: "beside" });
    expect(problems).toEqual(["a.tgz: io/too-many-entries"]);
    expect(passed).toBeGreaterThan(999_000);
  });

  test("of a hundred thousand none is held", async () => {
    const { files, problems } = await read(await gzipOf(empty(100), 1), {
      name: "a.tgz",
      limits: { ratio: 10_000 },
      wants: (path) => path !== "nodes/worker/0000000",
    });
    expect({ files, problems }).toEqual({ files: { good: "a route", after: "another" }, problems: [] });
  });
});

test("a gzip that lies about its size", async () => {
  const folder = scratch();
  for (const [name, length] of [
    ["more", 0x7fffffff],
    ["less", 1],
  ] as const) {
    const packed = gzipSync(tar(good, after));
    packed.writeUInt32LE(length, packed.length - 4);
    writeFileSync(join(folder, `${name}.tgz`), packed);
  }
  const result = await read(folder);
  expect(result.files).toEqual({
    "less.tgz/after": "another",
    "less.tgz/good": "a route",
    "more.tgz/after": "another",
    "more.tgz/good": "a route",
  });
  const message = "What was unpacked does not have the length that is written behind it; all of it was read.";
  expect(diagnostics(result)).toEqual(
    ["less.tgz", "more.tgz"].map((path) => said(path, "io/wrong-length", "warning", message)),
  );
});

test("a size that no disk holds", async () => {
  const huge = entry({ name: "huge", change: (header) => header.write("77777777777\0", 124) });
  const rest = Buffer.concat([Buffer.alloc(512, "a text"), entry(after), END]);
  const { files, problems } = await read(Buffer.concat([entry(good), huge, rest]));
  expect(files).toEqual({ good: "a route" });
  expect(problems).toEqual(["huge: io/file-too-large", "capture.tar: io/cut-short"]);
});

test("an archive that holds itself as often as one may try", async () => {
  let body = gzipSync(tar(good));
  for (let depth = 0; depth < 50; depth++) body = gzipSync(tar({ name: "a.tgz", body }));
  const { problems, passed } = await read(body, { name: "a.tgz" });
  expect({ problems, passed }).toEqual({ problems: ["a.tgz/a.tgz: io/nested-too-deep"], passed: ["a.tgz/a.tgz"] });
});
