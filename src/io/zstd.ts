import * as zlib from "node:zlib";
import { Decompress } from "fzstd";
import type { ByteReader } from "./byte-reader.ts";
import type { Ending } from "./reading.ts";
import { type ZlibStream, zlibPieces } from "./zlib-pieces.ts";

const INPUT = 65_536;

/** Node has zstd since 22.15. */
interface WithZstd {
  readonly createZstdDecompress: () => ZlibStream;
}

const hasZstd = (module: object): module is WithZstd => "createZstdDecompress" in module;

/** Unpacks zstd, all frames of it. Of a frame that is cut, the last block is lost, of 128 KiB at most. */
export async function* unzstd(input: ByteReader, ending: Ending): AsyncGenerator<Buffer> {
  yield* hasZstd(zlib) ? byNode(zlib, input, ending) : byLibrary(input, ending);
}

async function* byNode(node: WithZstd, input: ByteReader, ending: Ending): AsyncGenerator<Buffer> {
  for (;;) {
    const magic = await input.peek(4);
    if (magic.length === 0) return;
    if (magic.length === 4 && !isFrame(magic.readUInt32LE())) ending.damage = "io/damaged-data";
    if (ending.damage === null) ending.damage = yield* zlibPieces(node.createZstdDecompress(), input);
    if (ending.damage !== null) return;
  }
}

/** Frames of data, and those that are to be skipped. */
const isFrame = (magic: number): boolean => magic === 0xfd2fb528 || magic >>> 4 === 0x184d2a5;

/** fzstd does not compare checksums. */
async function* byLibrary(input: ByteReader, ending: Ending): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = [];
  const decompress = new Decompress((piece) => pieces.push(Buffer.from(piece)));
  for (;;) {
    const bytes = await input.take(INPUT);
    try {
      decompress.push(bytes, bytes.length === 0);
    } catch {
      ending.damage = bytes.length === 0 ? "io/cut-short" : "io/damaged-data";
    }
    yield* pieces.splice(0);
    if (bytes.length === 0 || ending.damage !== null) return;
  }
}
