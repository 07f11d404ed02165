import { Decompress } from "fzstd";
import type { ByteReader } from "./byte-reader.ts";
import type { Ending } from "./reading.ts";

const INPUT = 65_536;

/** Unpacks zstd, all frames of it. A cut frame is unpacked up to its last whole block, of 128 KiB at most. */
export async function* unzstd(input: ByteReader, ending: Ending): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = [];
  const decompress = new Decompress((piece) => pieces.push(Buffer.from(piece)));
  for (;;) {
    const piece = await input.take(INPUT);
    try {
      decompress.push(piece, piece.length === 0);
    } catch {
      ending.damage = piece.length === 0 ? "io/cut-short" : "io/damaged-data";
    }
    yield* pieces.splice(0);
    if (piece.length === 0 || ending.damage !== null) return;
  }
}
