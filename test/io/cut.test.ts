import { constants, gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packed, unpacked } from "./packed.ts";
import { read } from "./reading.ts";
import { END, entry } from "./tar-builder.ts";

const bodies = Array.from({ length: 12 }, (_, number) => ({
  name: `nodes/worker-${number}/ip_route`,
  body: `${unpacked.slice(0, 40 + number * 97)}`,
}));
const members = bodies.map(entry);
const archive = Buffer.concat([...members, END]);

/** What is to be found of the first `length` bytes of the archive: whole files, then the beginning of one. */
function filesBefore(length: number): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  let start = 0;
  for (const [index, { name, body }] of bodies.entries()) {
    const size = members[index]?.length ?? 0;
    if (length >= start + 512) found.push([name, body.slice(0, Math.max(0, length - start - 512))]);
    start += size;
  }
  return found;
}

const found = (items: Awaited<ReturnType<typeof read>>["items"]): readonly (readonly [string, string])[] =>
  items.flatMap((item) => (item.kind === "file" ? [[item.path, item.text] as const] : []));

describe("cut at any byte, all that stands before the cut is read, and one diagnostic says so", () => {
  test("a tar archive", async () => {
    const end = archive.length - END.length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 263, max: end + 511 }), async (length) => {
        const { items, problems } = await read(archive.subarray(0, length));
        expect(found(items)).toEqual(filesBefore(length));
        expect(problems).toEqual(["capture.tar: io/cut-short"]);
        expect(items.at(-1)?.kind).toBe("problem");
      }),
      { numRuns: 100 },
    );
  });

  test("a packed one", async () => {
    const whole = gzipSync(archive);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 10, max: whole.length - 1 }), async (length) => {
        const cut = whole.subarray(0, length);
        const length_ = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }).length;
        const { items, problems } = await read(cut, { name: "capture.tgz" });
        if (length_ >= 263) expect(found(items)).toEqual(filesBefore(length_));
        expect(problems).toEqual(["capture.tgz: io/cut-short"]);
      }),
      { numRuns: 100 },
    );
  });

  test("an archive in an archive", async () => {
    const inner = gzipSync(archive);
    const outer = Buffer.concat([entry({ name: "before", body: "text" }), entry({ name: "sysinfo.tgz", body: inner })]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1600, max: 1536 + inner.length - 1 }), async (length) => {
        const { items, problems } = await read(outer.subarray(0, length));
        const inside = gunzipSync(inner.subarray(0, length - 1536), { finishFlush: constants.Z_SYNC_FLUSH }).length;
        const expected = filesBefore(inside).map(([name, body]) => [`sysinfo.tgz/${name}`, body]);
        if (inside >= 263) expect(found(items)).toEqual([["before", "text"], ...expected]);
        expect(problems).toEqual(["capture.tar: io/cut-short"]);
      }),
      { numRuns: 60 },
    );
  });

  test.each(Object.keys(packed))("one text packed with %s", async (name) => {
    const whole = Buffer.from(packed[name] ?? "", "base64");
    let longest = 0;
    for (let length = 12; length < whole.length; length += length < whole.length - 40 ? 7 : 1) {
      const { files, problems } = await read(whole.subarray(0, length), { name: "routes" });
      expect(unpacked.startsWith(files["routes"] ?? "-")).toBe(true);
      // What stands before the cut only grows.
      expect(files["routes"]?.length).toBeGreaterThanOrEqual(longest);
      longest = files["routes"]?.length ?? 0;
      expect(problems).toEqual(["routes: io/cut-short"]);
    }
    if (name.startsWith("xz")) expect(longest).toBe(unpacked.length);
  });
});

test("cut before its first bytes tell what it is, a file is known by its name", async () => {
  for (const name of ["a.tgz", "a.tar.xz", "a.tar"]) {
    const { problems } = await read(Buffer.alloc(0), { name });
    expect(problems).toEqual([`${name}: io/not-an-archive`]);
  }
});
