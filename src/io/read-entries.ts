import { lstatSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { setImmediate } from "node:timers/promises";
import { byteReader } from "./byte-reader.ts";
import { openFile } from "./file-source.ts";
import { walk } from "./folder.ts";
import type { IoItem, ReadOptions } from "./items.ts";
import { readContent } from "./read-content.ts";
import { openReading, passed, problem, type Reading } from "./reading.ts";
import { isSystemError, systemWords } from "./system-words.ts";

/**
 * Reads a capture: a folder with all below it, a tar archive, plain or packed with gzip, xz or zstd, or a single file. Archives in it are opened, one level deep.
 *
 * Yields the text of each wanted file, says of the others that they were passed, and of what could not or must not be read why. What a file is, its first bytes
 * say. Nothing is written, no link is followed, and no more than one file and some pieces of the archive are held.
 *
 * Never throws, but for `signal.reason` where `signal` ends the reading.
 */
export async function* readEntries(path: string, options: ReadOptions = {}): AsyncGenerator<IoItem> {
  const reading = openReading(options);
  const name = basename(path);
  try {
    const status = await stat(path);
    if (status.isDirectory()) {
      if (options.onProgress !== undefined) reading.bytesTotal = await bytesBelow(path, reading);
      yield* readFolder(path, reading);
    } else if (status.isFile()) {
      reading.bytesTotal = status.size;
      yield* readFile({ path: name, location: path, isNamed: true }, reading);
    } else yield problem(name, "io/special-file");
  } catch (error) {
    if (!isSystemError(error)) throw error;
    yield problem(name, "io/unreadable", { actual: systemWords(error) });
  }
}

/** After so many small files others have their turn: signals, timers. */
const TURN = 64;

async function* readFolder(root: string, reading: Reading): AsyncGenerator<IoItem> {
  let entries = 0;
  for await (const found of walk(root)) {
    if (++entries > reading.limits.entries) {
      yield problem("", "io/too-many-entries", { expected: `at most ${reading.limits.entries} entries` });
      return;
    }
    if (entries % TURN === 0) await setImmediate();
    if (found.kind !== "problem") reading.met(found.path);
    if (found.kind === "file") yield* readFile(found, reading);
    else if (found.kind === "problem") yield found;
    else yield passed(found.path, 0);
  }
}

/** The sizes of all files, so that progress can be told. */
async function bytesBelow(root: string, reading: Reading): Promise<number> {
  let bytes = 0;
  for await (const found of walk(root)) {
    reading.read(0);
    if (found.kind === "file") bytes += lstatSync(found.location, { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}

/** One file of the disk: of a folder, or the one that the user named. */
interface DiskFile {
  readonly path: string;
  readonly location: string | Buffer;
  readonly isNamed?: boolean;
}

async function* readFile({ path, location, isNamed = false }: DiskFile, reading: Reading): AsyncGenerator<IoItem> {
  try {
    const file = openFile(location, reading, isNamed);
    if (file === null) {
      yield problem(path, "io/special-file");
      return;
    }
    try {
      const content = { path, prefix: isNamed ? "" : `${path}/`, size: file.size, depth: 0, bytes: byteReader(file) };
      yield* readContent(content, reading);
      file.leave();
    } finally {
      file.close();
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    yield problem(path, "io/unreadable", { actual: systemWords(error) });
  }
}
