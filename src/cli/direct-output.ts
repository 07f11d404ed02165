import { fstatSync, writeSync } from "node:fs";
import type { Output } from "./streams.ts";

/** How long to wait for a reader of a pipe that is full, in milliseconds. */
const PATIENCE_MS = 5;

/**
 * Returns an output that writes to a file or pipe without a stream, which Node takes a tenth of a small run to make; `null` for a terminal, which has a width and
 * colours. `gone` is called when the reader went away.
 */
export function directOutput(descriptor: number, gone: () => void): Output | null {
  if (fstatSync(descriptor).isCharacterDevice()) return null;
  return { write: (text) => writeAll(descriptor, Buffer.from(text), gone) };
}

function writeAll(descriptor: number, bytes: Buffer, gone: () => void): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      if (code === "EPIPE") {
        gone();
        return;
      }
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE_MS);
    }
  }
}
