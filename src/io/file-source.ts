import { closeSync, constants, fstatSync, openSync, read, readSync } from "node:fs";
import type { ByteSource } from "./byte-reader.ts";
import type { Reading } from "./reading.ts";

const PIECE = 262_144;

/** The first piece is small: of most files it tells only what they are. */
const FIRST = 16_384;

/** A file on the disk, open for reading. */
export interface OpenFile extends ByteSource {
  readonly size: number;
  /** Counts what was not read as done with. */
  leave(): void;
  close(): void;
}

/**
 * Opens a regular file; `null` when it has become something else. A link is not followed unless it is the path that the user named.
 * Of the many small files of a capture each step is over at once, and would take ten times as long by way of another thread.
 */
export function openFile(location: string | Buffer, reading: Reading, isNamed: boolean): OpenFile | null {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (isNamed ? 0 : constants.O_NOFOLLOW);
  const file = openSync(location, flags);
  try {
    const status = fstatSync(file);
    if (status.isFile()) return openDescriptor(file, status.size, reading);
  } catch (error) {
    closeSync(file);
    throw error;
  }
  closeSync(file);
  return null;
}

function openDescriptor(file: number, size: number, reading: Reading): OpenFile {
  let position = 0;
  return {
    size,
    next: async () => {
      const isFirst = position === 0;
      const most = isFirst ? FIRST : PIECE;
      const piece = Buffer.allocUnsafeSlow(Math.min(most, Math.max(size - position, 4_096)));
      const count = isFirst ? readSync(file, piece, 0, piece.length, position) : await readPiece(file, piece, position);
      position += count;
      reading.read(count);
      return count === 0 ? null : piece.subarray(0, count);
    },
    skip: (count) => {
      const skipped = Math.max(0, Math.min(count, size - position));
      position += skipped;
      reading.read(skipped);
      return skipped;
    },
    leave: () => reading.read(Math.max(0, size - position)),
    close: () => closeSync(file),
  };
}

const readPiece = (file: number, piece: Buffer, position: number): Promise<number> =>
  new Promise((resolve, reject) => {
    read(file, piece, 0, piece.length, position, (error, count) => (error === null ? resolve(count) : reject(error)));
  });
