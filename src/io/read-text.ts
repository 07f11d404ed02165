import type { ByteReader } from "./byte-reader.ts";
import { decodeText } from "./decode-text.ts";
import type { IoItem } from "./items.ts";
import { passed, problem, type Reading } from "./reading.ts";

const PIECE = 262_144;

/** A file as it stands in a folder or in an archive: `size` is what is written of it there, if anything. */
export interface Text {
  readonly path: string;
  readonly size: number | undefined;
  readonly bytes: ByteReader;
}

/** Returns a file with its text, or says that it was passed. What was not wanted is left for the caller to step over. */
export async function readText({ path, size, bytes }: Text, reading: Reading): Promise<IoItem> {
  const { fileBytes } = reading.limits;
  if (!reading.wants(path, size)) return passed(path, size ?? bytes.position());
  if (size !== undefined && size > fileBytes) return tooLarge(path, size, reading);
  const content = size === undefined || size === 0 ? await allOf(bytes, fileBytes) : await bytes.exactly(size);
  if (content === null) return tooLarge(path, bytes.position(), reading);
  return { kind: "file", path, text: decodeText(content), bytes: content.length };
}

function tooLarge(path: string, size: number, { limits }: Reading): IoItem {
  return problem(path, "io/file-too-large", {
    expected: `at most ${limits.fileBytes} bytes`,
    actual: `${size} bytes`,
  });
}

/** All that is there, or `null` when it is more than `most`. */
async function allOf(bytes: ByteReader, most: number): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  for (;;) {
    const piece = await bytes.take(PIECE);
    if (piece.length === 0) return Buffer.concat(pieces);
    length += piece.length;
    if (length > most) return null;
    pieces.push(piece);
  }
}
