import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
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
  close(): Promise<void>;
}

/** Opens a regular file; `null` when it has become something else. A link is not followed unless it is the path that the user named. */
export async function openFile(
  location: string | Buffer,
  reading: Reading,
  isNamed: boolean,
): Promise<OpenFile | null> {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (isNamed ? 0 : constants.O_NOFOLLOW);
  const handle = await open(location, flags);
  try {
    const status = await handle.stat();
    if (status.isFile()) return openHandle(handle, status.size, reading);
  } catch (error) {
    await handle.close();
    throw error;
  }
  await handle.close();
  return null;
}

function openHandle(handle: FileHandle, size: number, reading: Reading): OpenFile {
  let position = 0;
  return {
    size,
    next: async () => {
      const most = position === 0 ? FIRST : PIECE;
      const piece = Buffer.allocUnsafeSlow(Math.min(most, Math.max(size - position, 4_096)));
      const { bytesRead } = await handle.read(piece, 0, piece.length, position);
      position += bytesRead;
      reading.read(bytesRead);
      return bytesRead === 0 ? null : piece.subarray(0, bytesRead);
    },
    skip: (count) => {
      const skipped = Math.max(0, Math.min(count, size - position));
      position += skipped;
      reading.read(skipped);
      return skipped;
    },
    leave: () => reading.read(Math.max(0, size - position)),
    close: () => handle.close(),
  };
}
