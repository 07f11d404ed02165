import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { type Entry, entry, tar } from "../io/tar-builder.ts";
import { netgather } from "./harness.ts";

const folder = mkdtempSync(join(tmpdir(), "netgather-hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROUTES = `Kernel IP routing table
Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface
10.0.0.0        0.0.0.0         255.0.0.0       U         0 0          0 eth0
`;
const first = { name: "sos_commands/networking/route_-n", body: ROUTES };
const last = { name: "sos_commands/host/hostname", body: "n1\n" };

interface Scan {
  readonly bytes: Buffer;
  readonly options?: readonly string[];
}

/** Scans an archive, strictly: what stands around its hostile part is read, and nothing is written beside it. */
async function scanned({
  bytes,
  options = [],
}: Scan): Promise<{ readonly exitCode: number; readonly told: readonly string[] }> {
  const path = join(folder, "capture.tgz");
  writeFileSync(path, bytes);
  const { exitCode, stdout, stderr } = await netgather(["scan", "--strict", ...options, path]);
  expect(stdout).toContain("1 route");
  expect(readdirSync(folder)).toEqual(["capture.tgz"]);
  return {
    exitCode,
    told: stderr
      .trimEnd()
      .split("\n")
      .filter((line) => line !== ""),
  };
}

const between = (...entries: readonly Entry[]): Buffer => gzipSync(tar(first, ...entries, last));

test.each([
  [
    "a name that leads upwards",
    { name: "../evil", body: "x" },
    "warning io/parent-name ../evil: The name of this entry leads upwards with `..`; it was refused.",
  ],
  [
    "an absolute name",
    { name: "/netgather-evil", body: "x" },
    "warning io/absolute-name /netgather-evil: The name of this entry begins with a slash; it was refused.",
  ],
  [
    "a link that leads out",
    { name: "passwd", type: "2", link: "/etc/passwd" },
    "warning io/link-outside passwd: This link leads out of the capture; it was not followed. (found /etc/passwd)",
  ],
  [
    "a device",
    { name: "dev/zero", type: "3" },
    "warning io/special-file dev/zero: This is a device, pipe or socket and no file; it was not opened.",
  ],
])("%s is told and does no harm", async (_, hostile, message) => {
  expect(await scanned({ bytes: between(hostile) })).toEqual({ exitCode: 0, told: [message] });
});

test("a name that is no UTF-8 is a name, and worth no warning", async () => {
  const name = Buffer.from([0x63, 0x61, 0x66, 0xe9]);
  expect(await scanned({ bytes: between({ name, body: "text" }) })).toEqual({ exitCode: 0, told: [] });
});

test("a bomb is left at its ratio", async () => {
  const size = 64 * 1_048_576;
  const bomb = Buffer.concat([
    entry(first),
    entry(last),
    entry({ name: "bomb", body: Buffer.alloc(size) }),
    Buffer.alloc(1024),
  ]);
  const { exitCode, told } = await scanned({ bytes: gzipSync(bomb, { level: 9 }) });
  expect(exitCode).toBe(1);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^error io\/suspicious-ratio .*: The archive becomes so many times larger than itself/);
});

test("more entries than are allowed", async () => {
  const many = Array.from({ length: 50 }, (_, index) => ({ name: `empty${index}` }));
  const { exitCode, told } = await scanned({ bytes: between(...many), options: ["--max-entries", "20"] });
  expect(exitCode).toBe(1);
  expect(told).toEqual([
    expect.stringMatching(/^error io\/too-many-entries .*: There are more entries here than are allowed/),
  ]);
});

test("a gzip that lies about its size", async () => {
  const bytes = between();
  bytes.writeUInt32LE(7, bytes.length - 4);
  const { exitCode, told } = await scanned({ bytes });
  expect(exitCode).toBe(0);
  expect(told).toEqual([
    expect.stringMatching(/^warning io\/wrong-length .*: What was unpacked does not have the length/),
  ]);
});

test("an archive that is cut short", async () => {
  const bytes = gzipSync(tar(first, last, { name: "log", body: Buffer.alloc(100_000, "x") }));
  const { exitCode, told } = await scanned({ bytes: bytes.subarray(0, bytes.length - 40) });
  expect(exitCode).toBe(1);
  expect(told).toEqual([expect.stringMatching(/^error io\/cut-short .*: The archive ends before its end/)]);
});
