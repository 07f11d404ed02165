import { ReadableStream } from "node:stream/web";
import type { XzReadableStream } from "xz-decompress";
import type { ByteReader } from "./byte-reader.ts";
import type { IoCode } from "./diagnostics.ts";
import type { Ending } from "./reading.ts";

/** Packed bytes given to the library at once. Of those in which a damage is, all that it made of them is lost. */
const INPUT = 1_024;

const OUT_OF_INPUT = "8";

/** A check, an amount of memory, a dictionary and a filter that the library does not have. */
const NOT_SUPPORTED: readonly string[] = ["2", "3", "4", "6"];

/**
 * Unpacks xz, all streams of it, by the package `xz-decompress`. That has one file open at a time in a whole process: a second one waits until the first
 * has been read or left.
 */
export async function* unxz(input: ByteReader, ending: Ending): AsyncGenerator<Buffer> {
  const Unpacked = await loadLibrary();
  const state = { hasFailed: false };
  const unpacked = new Unpacked(ReadableStream.from(packedPieces(input, state))).getReader();
  try {
    for (;;) {
      const { done, value } = await unpacked.read();
      if (done) return;
      if (value.length > 0) yield Buffer.from(value.buffer, value.byteOffset, value.length);
    }
  } catch (error) {
    if (state.hasFailed) throw error;
    ending.damage = codeOf(error);
  } finally {
    // Lets the next one begin; after a failure this has been done.
    await unpacked.cancel().catch(() => undefined);
  }
}

/** What the library may look like: it is CommonJS, of which some loaders show the names and others only all together. */
interface Library {
  readonly XzReadableStream?: typeof XzReadableStream;
  readonly default: { readonly XzReadableStream: typeof XzReadableStream };
}

async function loadLibrary(): Promise<typeof XzReadableStream> {
  const library: Library = await import("xz-decompress");
  return library.XzReadableStream ?? library.default.XzReadableStream;
}

async function* packedPieces(input: ByteReader, state: { hasFailed: boolean }): AsyncGenerator<Uint8Array> {
  for (;;) {
    const piece = await input.take(INPUT).catch((error: unknown) => {
      state.hasFailed = true;
      throw error;
    });
    if (piece.length === 0) return;
    yield piece;
  }
}

/** What the library's words for a failure come to: they end in a number of XZ Embedded (`enum xz_ret` of its xz.h). */
function codeOf(error: unknown): IoCode {
  const [, number = ""] = / error code (\d+)$/.exec(String(error)) ?? [];
  if (number === OUT_OF_INPUT) return "io/cut-short";
  return NOT_SUPPORTED.includes(number) ? "io/unsupported-packing" : "io/damaged-data";
}
