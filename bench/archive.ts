// A must-gather as an archive, mostly logs that nobody asks for: `openCapture` against `tar tzf` and the parsing of the files that are wanted.
// By hand, with 2 GiB on the disk: NETGATHER_ARCHIVE_MIB=2048 npx tsx bench/archive.ts (after a build)

import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { constants, crc32, deflateRawSync } from "node:zlib";
import { END, entry } from "../test/io/tar-builder.ts";
import { against, figure, table } from "./table.ts";
import { iptablesText } from "./texts/iptables.ts";
import { ovsVsctlText } from "./texts/ovs-vsctl.ts";
import { hex, numbers } from "./texts/text.ts";

const MiB = 1_048_576;
const ROOT = "must-gather.local.1/quay-io-ocp-v4-0-art-dev-sha256-0";

/** Bytes of an archive before and after they are packed: pieces that can stand one behind the other in one member of gzip. */
interface Piece {
  readonly packed: Buffer;
  readonly bytes: Buffer;
}

const pieceOf = (bytes: Buffer): Piece => ({
  bytes,
  packed: deflateRawSync(bytes, { level: 1, finishFlush: constants.Z_FULL_FLUSH }),
});

/** A log as a container writes it, of some `size` bytes. */
function logText(seed: number, size: number): string {
  const random = numbers(seed);
  const lines: string[] = [];
  for (let length = 0; length < size; length += lines.at(-1)?.length ?? 0) {
    const id = hex(random.below(2 ** 32), 8) + hex(random.below(2 ** 32), 8);
    lines.push(
      `2026-11-27T20:${random.below(60)}:${random.below(60)}.${random.below(1e9)}Z I1127 reflector.go:${random.below(900)}] pod ${id} synced in ${random.below(1e6)}us\n`,
    );
  }
  return lines.join("");
}

/** The files that are wanted of one node. */
function nodeFiles(node: number): readonly (readonly [string, string])[] {
  return [
    [`${ROOT}/network_logs/worker-${node}_iptables`, iptablesText(2000 + node).text],
    [`${ROOT}/network_logs/worker-${node}_ovs_dump`, ovsVsctlText(1000 + node).text],
  ];
}

/** Writes the archive, and the wanted files into a folder beside it; returns how many bytes each has unpacked. */
function generate(
  archive: string,
  folder: string,
  size: number,
): { readonly unpacked: number; readonly wanted: number } {
  const logs = Array.from({ length: 4 }, (_, seed) =>
    pieceOf(
      entry({ name: `${ROOT}/namespaces/openshift/pods/pod-${seed}/current.log`, body: logText(seed + 1, 12 * MiB) }),
    ),
  );
  const file = openSync(archive, "w");
  const sum = { crc: 0, packed: 0, unpacked: 0, wanted: 0 };
  const write = ({ packed, bytes }: Piece): void => {
    writeSync(file, packed);
    sum.crc = crc32(bytes, sum.crc);
    sum.packed += packed.length;
    sum.unpacked += bytes.length;
  };
  writeSync(file, Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]));
  for (let node = 0; sum.packed < size; node++) {
    for (const [name, body] of nodeFiles(node)) {
      write(pieceOf(entry({ name, body })));
      sum.wanted += body.length;
      mkdirSync(join(folder, dirname(name)), { recursive: true });
      writeFileSync(join(folder, name), body);
    }
    for (let count = 0; count < 4 && sum.packed < size; count++) write(logs[count] ?? pieceOf(END));
  }
  write(pieceOf(END));
  const trailer = Buffer.alloc(10);
  trailer.writeUInt8(3, 0);
  trailer.writeUInt32LE(sum.crc, 2);
  trailer.writeUInt32LE(sum.unpacked % 2 ** 32, 6);
  writeSync(file, trailer);
  closeSync(file);
  return sum;
}

/** Each in a process of its own: milliseconds, MiB of memory at the most, files that were read. */
const OPEN = `
const { openCapture } = await import("netgather/io");
const start = performance.now();
const { files, diagnostics } = await openCapture(process.argv[1]);
console.log(JSON.stringify([performance.now() - start, process.resourceUsage().maxRSS / 1024, files.length, diagnostics.filter(({ code }) => code.startsWith("io/")).length]));
`;

const PARSE = `
const { captureReader } = await import("netgather/capture");
const { readdirSync, readFileSync } = await import("node:fs");
const folder = process.argv[1];
const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
const entries = files.map((file) => {
  const path = file.parentPath + "/" + file.name;
  return { path: path.slice(folder.length + 1), text: readFileSync(path, "utf8") };
});
const start = performance.now();
const reader = captureReader();
for (const entry of entries) reader.add(entry);
reader.finish();
console.log(JSON.stringify([performance.now() - start, process.resourceUsage().maxRSS / 1024, entries.length, 0]));
`;

function run(script: string, path: string): readonly number[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script, path], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Memory and time of reading an archive of `size` bytes. */
export function archiveTable(size: number): string {
  const scratch = mkdtempSync(join(tmpdir(), "netgather-archive-"));
  try {
    const archive = join(scratch, "must-gather.tar.gz");
    const folder = join(scratch, "wanted");
    const { unpacked, wanted } = generate(archive, folder, size);
    const start = performance.now();
    spawnSync("tar", ["tzf", archive], { stdio: "ignore" });
    const listed = performance.now() - start;
    const [parsed = 0] = run(PARSE, folder);
    const [opened = 0, memory = 0, files, problems] = run(OPEN, archive);
    return table([
      [
        "a must-gather as tar.gz",
        "MiB",
        "MiB unpacked",
        "MiB wanted",
        "s, tar tzf",
        "s, parsing",
        "s, openCapture",
        "to both",
        "MiB of memory",
        "files",
        "problems",
      ],
      [
        "",
        ...[size, unpacked, wanted].map((bytes) => figure(bytes / MiB)),
        ...[listed, parsed, opened].map((ms) => figure(ms / 1000)),
        against(opened / (listed + parsed), 2),
        against(memory, 300),
        String(files),
        String(problems),
      ],
    ]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

console.log(archiveTable(Number(process.env["NETGATHER_ARCHIVE_MIB"] ?? 64) * MiB));
