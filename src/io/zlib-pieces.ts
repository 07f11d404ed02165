import type { Transform } from "node:stream";
import type { ByteReader } from "./byte-reader.ts";
import type { IoCode } from "./diagnostics.ts";

/** Bytes given to zlib at once; what becomes of them, 64 MiB at most, is held until it is read. */
const INPUT = 65_536;

/** Bytes that zlib gives back at once. So many are lost at most before a place that is damaged. */
export const OUTPUT = 32_768;

/** A stream of node:zlib; `bytesWritten` is how many bytes it has used. */
export interface ZlibStream extends Transform {
  readonly bytesWritten: number;
}

/** Unpacks one member or frame, as far as the stream goes, and gives back to `input` what stands behind it. Returns how it ended. */
export async function* zlibPieces(stream: ZlibStream, input: ByteReader): AsyncGenerator<Buffer, IoCode | null> {
  const pieces: Buffer[] = [];
  const state = { isDamaged: false };
  stream.on("data", (piece: Buffer) => pieces.push(piece));
  stream.on("error", () => {
    state.isDamaged = true;
  });
  const ended = new Promise<void>((resolve) => {
    stream.once("end", resolve).once("close", resolve);
  });
  try {
    for (let given = 0; ; ) {
      const bytes = await input.take(INPUT);
      given += bytes.length;
      if (bytes.length === 0) stream.end();
      else await Promise.race([ended, new Promise((resolve) => stream.write(bytes, resolve))]);
      const isOver = bytes.length === 0 || state.isDamaged || stream.bytesWritten < given;
      if (isOver) await ended;
      yield* pieces.splice(0);
      if (!isOver) continue;
      if (state.isDamaged) return bytes.length === 0 ? "io/cut-short" : "io/damaged-data";
      input.unread(bytes.subarray(bytes.length - (given - stream.bytesWritten)));
      return null;
    }
  } finally {
    stream.destroy();
  }
}
