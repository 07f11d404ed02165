import { constants, crc32, createInflateRaw } from "node:zlib";
import type { ByteReader } from "./byte-reader.ts";
import type { IoCode } from "./diagnostics.ts";
import type { Ending } from "./reading.ts";
import { OUTPUT, zlibPieces } from "./zlib-pieces.ts";

const INPUT = 65_536;

/** What one member of a gzip file came to. */
interface Sum {
  crc: number;
  length: number;
}

/**
 * Unpacks gzip, all members of it. zlib does the inflating; headers and trailers are read here, so that a wrong trailer costs nothing of the data
 * and a cut one nothing of what stands before the cut.
 */
export async function* gunzip(input: ByteReader, ending: Ending): AsyncGenerator<Buffer> {
  let found: IoCode | null = null;
  for (let member = 0; found !== "io/cut-short" && found !== "io/damaged-data"; member++) {
    const start = await memberStart(input, member > 0);
    if (start === "end") break;
    if (start !== "member") {
      found ??= start;
      break;
    }
    const sum: Sum = { crc: 0, length: 0 };
    const damage = yield* inflated(input, sum);
    found ??= damage ?? (await checkTrailer(input, sum));
  }
  ending.damage = found;
}

/** Steps over the header of a member. Behind the last one nothing stands, or NULs. */
async function memberStart(input: ByteReader, isFurther: boolean): Promise<"member" | "end" | IoCode> {
  const magic = await input.peek(10);
  if (isFurther && (magic[0] !== 0x1f || magic[1] !== 0x8b)) {
    for (;;) {
      const rest = await input.take(INPUT);
      if (rest.length === 0) return "end";
      if (rest.some((byte) => byte !== 0)) return "io/trailing-data";
    }
  }
  if (magic.length < 10) return "io/cut-short";
  await input.skip(10);
  const flags = magic[3] ?? 0;
  if ((flags & 4) !== 0) {
    const length = await input.exactly(2);
    await input.skip(length.length < 2 ? 0 : length.readUInt16LE());
  }
  if ((flags & 8) !== 0) await skipText(input);
  if ((flags & 16) !== 0) await skipText(input);
  if ((flags & 2) !== 0) await input.skip(2);
  return "member";
}

/** Steps over a name or comment, which ends in a NUL. */
async function skipText(input: ByteReader): Promise<void> {
  for (;;) {
    const piece = await input.take(INPUT);
    const end = piece.indexOf(0);
    if (end >= 0) input.unread(piece.subarray(end + 1));
    if (end >= 0 || piece.length === 0) return;
  }
}

async function checkTrailer(input: ByteReader, sum: Sum): Promise<IoCode | null> {
  const trailer = await input.exactly(8);
  if (trailer.length < 8) return "io/cut-short";
  if (trailer.readUInt32LE(0) !== sum.crc) return "io/wrong-checksum";
  return trailer.readUInt32LE(4) === sum.length ? null : "io/wrong-length";
}

/** Inflates one member, and sums it up. */
async function* inflated(input: ByteReader, sum: Sum): AsyncGenerator<Buffer, IoCode | null> {
  const inflate = createInflateRaw({ chunkSize: OUTPUT, finishFlush: constants.Z_SYNC_FLUSH });
  const pieces = zlibPieces(inflate, input);
  for (;;) {
    const { done, value } = await pieces.next();
    if (done === true) return value;
    sum.crc = crc32(value, sum.crc);
    sum.length = (sum.length + value.length) % 4_294_967_296;
    yield value;
  }
}
