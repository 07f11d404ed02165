import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { read } from "./reading.ts";
import { END, entry, paxRecord, tar } from "./tar-builder.ts";

const pax = (type: "x" | "g", ...records: readonly [string, string | Buffer][]): Buffer =>
  entry({ name: "PaxHeader", type, body: Buffer.concat(records.map(([key, value]) => paxRecord(key, value))) });

test("files, folders and names as tools write them", async () => {
  const long = `${"folder/".repeat(30)}route`;
  const archive = Buffer.concat([
    entry({ name: "./", type: "5" }),
    entry({ name: "./a//b/./c", body: "one" }),
    entry({ name: "in-prefix", body: "two", change: (header) => header.write("must-gather/nodes", 345) }),
    entry({ name: "gnu", body: "three", change: (header) => header.write("ustar  \0not a prefix", 257) }),
    entry({ name: "v7", body: "four", change: (header) => header.fill(0, 257, 265).fill(0, 156, 157) }),
    entry({ name: "v7-folder/", change: (header) => header.fill(0, 257, 265).fill(0, 156, 157) }),
    entry({ name: "contiguous", type: "7", body: "five" }),
    entry({ name: "././@LongLink", type: "L", body: `${long}\0` }),
    entry({ name: long.slice(0, 100), body: "six" }),
    pax("x", ["path", `${long}-pax`], ["mtime", "1.5"]),
    entry({ name: "short", body: "seven" }),
    entry({ name: "after", body: "eight" }),
    entry({ name: "empty" }),
    END,
  ]);
  const { files, passed, problems } = await read(archive);
  expect(files).toEqual({
    "a/b/c": "one",
    "must-gather/nodes/in-prefix": "two",
    gnu: "three",
    v7: "four",
    contiguous: "five",
    [long]: "six",
    [`${long}-pax`]: "seven",
    after: "eight",
    empty: "",
  });
  expect({ passed, problems }).toEqual({ passed: [], problems: [] });
});

test("sizes: spaces before octal digits, base 256, and that of a pax record", async () => {
  const archive = Buffer.concat([
    entry({ name: "spaces", body: "12345", change: (header) => header.write("          5 ", 124) }),
    entry({
      name: "base-256",
      body: "123456",
      change: (header) => header.fill(0, 124, 136).writeUInt8(0x80, 124) && header.writeUInt8(6, 135),
    }),
    pax("x", ["size", "7"]),
    entry({ name: "pax", body: "1234567", size: 0 }),
    END,
  ]);
  expect((await read(archive)).files).toEqual({ spaces: "12345", "base-256": "123456", pax: "1234567" });
});

test("a global pax header is read over: it names nothing", async () => {
  const archive = Buffer.concat([
    pax("g", ["comment", "made by git"], ["path", "same"]),
    entry({ name: "a", body: "one" }),
    entry({ name: "b", body: "two" }),
    END,
  ]);
  const { files, problems } = await read(archive);
  expect({ files, problems }).toEqual({ files: { a: "one", b: "two" }, problems: [] });
});

test("a name of pax holds for the one entry behind it, whatever stands in the header", async () => {
  const long = `${"d\u00e4/".repeat(300)}route`;
  const archive = Buffer.concat([
    pax("x", ["path", long], ["linkpath", "x"]),
    entry({ name: "a", body: "one", change: (header) => header.write("prefix", 345) }),
    pax("x", ["linkpath", long]),
    entry({ name: "b", type: "2", link: "short" }),
    pax("x", ["linkpath", `../${long}`]),
    entry({ name: "c", type: "2", link: "short" }),
    END,
  ]);
  const { files, passed, problems } = await read(archive);
  expect({ files, passed, problems }).toEqual({
    files: { [long]: "one" },
    passed: ["b"],
    problems: ["c: io/link-outside"],
  });
});

test("headers with the sum of signed bytes, as before POSIX, count as damaged", async () => {
  const signed = entry({ name: "h\u00f6st", body: "text" });
  let sum = 8 * 32;
  for (let at = 0; at < 512; at++) if (at < 148 || at >= 156) sum += signed.readInt8(at);
  signed.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  const { files, problems } = await read(Buffer.concat([entry({ name: "a", body: "1" }), signed, END]));
  expect({ files, problems }).toEqual({ files: { a: "1" }, problems: ["capture.tar: io/damaged-archive"] });
});

test("links of a sosreport are passed: what they lead to is read once, under its own name", async () => {
  const archive = tar(
    { name: "sos/ip_addr", type: "2", link: "sos_commands/networking/ip_-o_addr" },
    { name: "sos/sos_commands/networking/ip_-o_addr", body: "1: lo" },
  );
  const { files, passed, problems } = await read(archive);
  expect({ files, passed, problems }).toEqual({
    files: { "sos/sos_commands/networking/ip_-o_addr": "1: lo" },
    passed: ["sos/ip_addr"],
    problems: [],
  });
});

test("a hard link has the text of the file that it is a second name of, where that was wanted", async () => {
  const archive = tar(
    { name: "route", body: "a route" },
    { name: "big.log", body: "a log" },
    { name: "second/route", type: "1", link: "./route" },
    { name: "second/log.txt", type: "1", link: "big.log" },
    { name: "second.log", type: "1", link: "big.log" },
    { name: "lost", type: "1", link: "never-there" },
  );
  const { files, passed, problems } = await read(archive, { wants: (path) => !path.endsWith(".log") });
  expect(files).toEqual({ route: "a route", "second/route": "a route" });
  expect(passed).toEqual(["big.log", "second.log"]);
  expect(problems).toEqual(["second/log.txt: io/hard-link-lost", "lost: io/hard-link-lost"]);
});

test("of texts for hard links 16 MiB are kept", async () => {
  const large = "x".repeat(10_000_000);
  const archive = tar(
    { name: "a", body: large },
    { name: "b", body: large },
    { name: "c", body: `${large}${large}` },
    { name: "a2", type: "1", link: "a" },
    { name: "b2", type: "1", link: "b" },
    { name: "c2", type: "1", link: "c" },
  );
  const { files, problems } = await read(archive);
  expect(Object.keys(files)).toEqual(["a", "b", "c", "b2"]);
  expect(problems).toEqual(["a2: io/hard-link-lost", "c2: io/hard-link-lost"]);
});

test("files with holes, in each form that GNU tar writes, are told and not read", async () => {
  const data = `begin${"-".repeat(507)}end.`;
  const octal = (value: number): string => `${value.toString(8).padStart(11, "0")}\0`;
  const old = entry({
    name: "old",
    type: "S",
    body: data,
    change: (header) => {
      header.write(octal(3) + octal(512) + octal(517) + octal(4) + octal(522) + octal(0), 386);
      header.write("ustar  \0", 257);
      header.write(octal(522), 483);
    },
  });
  const map = Buffer.alloc(512);
  map.write("2\n3\n512\n517\n4\n");
  const archive = Buffer.concat([
    old,
    pax(
      "x",
      ["GNU.sparse.size", "522"],
      ["GNU.sparse.offset", "3"],
      ["GNU.sparse.numbytes", "512"],
      ["GNU.sparse.offset", "517"],
      ["GNU.sparse.numbytes", "4"],
    ),
    entry({ name: "pax-0.0", body: data }),
    pax("x", ["GNU.sparse.size", "522"], ["GNU.sparse.map", "3,512,517,4"], ["GNU.sparse.name", "pax-0.1"]),
    entry({ name: "GNUSparseFile.1/pax", body: data }),
    pax(
      "x",
      ["GNU.sparse.major", "1"],
      ["GNU.sparse.minor", "0"],
      ["GNU.sparse.name", "pax-1.0"],
      ["GNU.sparse.realsize", "522"],
    ),
    entry({ name: "GNUSparseFile.1/pax", body: Buffer.concat([map, Buffer.from(data)]) }),
    entry({ name: "after", body: "text" }),
    END,
  ]);
  const { files, problems } = await read(archive);
  expect(files).toEqual({ after: "text" });
  expect(problems).toEqual(["old", "pax-0.0", "pax-0.1", "pax-1.0"].map((name) => `${name}: io/sparse-file`));
  const unwanted = await read(archive, { wants: (path) => path === "after" });
  expect(unwanted.files).toEqual({ after: "text" });
  expect(unwanted.passed).toEqual(["old", "pax-0.0", "pax-0.1", "pax-1.0"]);
  expect(unwanted.problems).toEqual([]);
});

test("a map of holes that goes on in further blocks is stepped over", async () => {
  const octal = (value: number): string => `${value.toString(8).padStart(11, "0")}\0`;
  const pieces = Array.from({ length: 30 }, (_, index) => octal(index * 2) + octal(1));
  const letters = "abcdefghijklmnopqrstuvwxyzABCD";
  const block = entry({
    name: "old",
    type: "S",
    body: letters,
    change: (header) => {
      header.write("ustar  \0", 257);
      header.write(pieces.slice(0, 4).join(""), 386);
      header.writeUInt8(1, 482);
      header.write(octal(60), 483);
    },
  });
  const second = Buffer.alloc(512);
  second.write(pieces.slice(4, 25).join(""));
  second.writeUInt8(1, 504);
  const third = Buffer.alloc(512);
  third.write(pieces.slice(25).join(""));
  const archive = Buffer.concat([
    block.subarray(0, 512),
    second,
    third,
    block.subarray(512),
    entry({ name: "after", body: "text" }),
    END,
  ]);
  const { files, problems } = await read(archive);
  expect({ files, problems }).toEqual({ files: { after: "text" }, problems: ["old: io/sparse-file"] });
});

test("what macOS and other tools add is passed", async () => {
  const archive = tar(
    { name: "._route", body: Buffer.from([0, 5, 0x16, 7, 0, 2, 0, 0]) },
    { name: "label", type: "V" },
    { name: "route", body: "text" },
  );
  const { files, passed, problems } = await read(archive);
  expect({ files, passed, problems }).toEqual({
    files: { route: "text" },
    passed: ["._route"],
    problems: ["label: io/unknown-entry"],
  });
});

test("two archives one behind the other are both read", async () => {
  const archive = Buffer.concat([tar({ name: "a", body: "1" }), Buffer.alloc(8192), tar({ name: "b", body: "2" })]);
  expect((await read(archive)).files).toEqual({ a: "1", b: "2" });
});

test("archives within archives, one level deep", async () => {
  const innermost = tar({ name: "lost", body: "text" });
  const inner = gzipSync(
    tar(
      { name: "proc/cpuinfo", body: "processor : 0" },
      { name: "deep.tar", body: innermost },
      { name: "log.gz", body: gzipSync("log") },
    ),
  );
  const outer = gzipSync(
    tar(
      { name: "nodes/w1/sysinfo.tgz", body: inner },
      { name: "kubelet.gz", body: gzipSync("kubelet") },
      { name: "after", body: "text" },
    ),
  );
  const { files, passed, problems } = await read(outer, { name: "must-gather.tar.gz" });
  expect(files).toEqual({
    "nodes/w1/sysinfo.tgz/proc/cpuinfo": "processor : 0",
    "kubelet.gz": "kubelet",
    after: "text",
  });
  expect(passed).toEqual(["nodes/w1/sysinfo.tgz/deep.tar", "nodes/w1/sysinfo.tgz/log.gz"]);
  expect(problems).toEqual([
    "nodes/w1/sysinfo.tgz/deep.tar: io/nested-too-deep",
    "nodes/w1/sysinfo.tgz/log.gz: io/nested-too-deep",
  ]);
});

test("a packed text is asked for by its path alone, and left packed when it is not wanted", async () => {
  const archive = tar({ name: "logs/0.log.gz", body: gzipSync("log") }, { name: "after", body: "text" });
  const asked: string[] = [];
  const { files, passed } = await read(archive, { wants: (path) => asked.push(path) > 0 && path === "after" });
  expect({ files, passed }).toEqual({ files: { after: "text" }, passed: ["logs/0.log.gz"] });
  expect(new Set(asked)).toEqual(new Set(["logs/0.log.gz", "after"]));
});

test("a damaged block costs its entry", async () => {
  const broken = entry({ name: "broken", body: "x".repeat(2000) });
  broken.write("9", 150);
  const archive = Buffer.concat([entry({ name: "a", body: "1" }), broken, entry({ name: "b", body: "2" }), END]);
  const { files, problems } = await read(archive);
  expect({ files, problems }).toEqual({ files: { a: "1", b: "2" }, problems: ["capture.tar: io/damaged-archive"] });
});

test("sizes and names that no tool writes", async () => {
  const archive = Buffer.concat([
    entry({ name: "negative", body: "", change: (header) => header.fill(0xff, 124, 136) }),
    entry({ name: "letters", body: "1234567890", change: (header) => header.write("12x45", 124) }),
    entry({ name: "odd", body: "", change: (header) => header.fill(0x81, 124, 136) }),
    entry({ name: "a", body: "1" }),
    entry({ name: "././@LongLink", type: "L", size: 2_000_000, body: "" }),
    entry({ name: "b", body: "2" }),
    pax("x", ["path", "from-pax"]),
    entry({ name: "x", type: "x", body: "99999 path=too-long\n" }),
    entry({ name: "c", body: "3" }),
    entry({ name: "", body: "" }),
    END,
  ]);
  const { files, problems } = await read(archive);
  // A size below zero is none, and one of octal digits ends at what is no digit.
  expect(files).toEqual({ negative: "", letters: "1234567890", a: "1", b: "2", "from-pax": "3" });
  expect(problems).toEqual([
    "capture.tar: io/damaged-archive",
    "capture.tar: io/damaged-archive",
    "capture.tar: io/unknown-entry",
  ]);
});

test("the name says archive, the content does not", async () => {
  const archive = tar({ name: "fake.tar.gz", body: "a text" }, { name: "a.zip", body: "PK\u0003\u0004" });
  const { files, passed, problems } = await read(archive);
  expect({ files, passed, problems }).toEqual({
    files: { "fake.tar.gz": "a text" },
    passed: ["a.zip"],
    problems: ["fake.tar.gz: io/not-an-archive", "a.zip: io/unsupported-packing"],
  });
  const bzip2 = await read(Buffer.from("BZh91AY&SY"), { name: "sosreport.tar.bz2" });
  expect(bzip2.problems).toEqual(["sosreport.tar.bz2: io/unsupported-packing"]);
});
