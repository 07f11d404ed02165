import { crc32 } from "node:zlib";
import type { ByteReader } from "./byte-reader.ts";
import type { IoCode } from "./diagnostics.ts";
import { unpackLzma2 } from "./lzma2.ts";
import type { Ending } from "./reading.ts";
import { blockCheck, checkSizes } from "./xz-check.ts";

/** The largest dictionary for which there is memory: that of `xz -9`. */
const LARGEST_DICTIONARY = 67_108_864;

const MAGIC = "fd377a585a00";

/** Unpacks xz: all streams, and all blocks of them, each with its own check. Format: the .xz specification 1.2. */
export async function* unxz(input: ByteReader, ending: Ending): AsyncGenerator<Buffer> {
  for (let stream = 0; ending.damage === null; stream++) {
    if (stream > 0 && (await skipPadding(input))) return;
    const header = await input.peek(12);
    if (!MAGIC.startsWith(header.toString("hex", 0, 6))) {
      ending.damage = stream > 0 ? "io/trailing-data" : "io/damaged-data";
    } else if (header.length < 12) ending.damage = "io/cut-short";
    else if (crc32(header.subarray(6, 8)) !== header.readUInt32LE(8)) ending.damage = "io/damaged-data";
    else {
      await input.skip(12);
      ending.damage = yield* unpackBlocks(input, (header[7] ?? 0) & 15);
    }
  }
}

/** Between streams there may be NULs; `true` when nothing follows. */
async function skipPadding(input: ByteReader): Promise<boolean> {
  for (;;) {
    const piece = await input.peek(4);
    if (piece.length === 0) return true;
    if (piece.some((byte) => byte !== 0)) return false;
    await input.skip(piece.length);
  }
}

async function* unpackBlocks(input: ByteReader, check: number): AsyncGenerator<Buffer, IoCode | null> {
  for (;;) {
    const [size] = await input.peek(1);
    if (size === undefined) return "io/cut-short";
    if (size === 0) return skipIndex(input);
    const header = await input.exactly((size + 1) * 4);
    if (header.length < (size + 1) * 4) return "io/cut-short";
    const dictionary = dictionaryOf(header);
    if (typeof dictionary === "string") return dictionary;
    const start = input.position();
    const sum = blockCheck(check);
    const pieces = unpackLzma2(input, dictionary);
    let step = await pieces.next();
    for (; step.done !== true; step = await pieces.next()) {
      sum.add(step.value);
      yield step.value;
    }
    if (step.value !== null) return step.value;
    const padding = (4 - ((input.position() - start) % 4)) % 4;
    const written = (await input.exactly(padding + (checkSizes[check] ?? 0))).subarray(padding);
    if (written.length < (checkSizes[check] ?? 0)) return "io/cut-short";
    if (!sum.agrees(written)) return "io/wrong-checksum";
  }
}

/** Returns the size of the dictionary that a block's header asks for. Only LZMA2 alone is read: filters for machine code are not used on texts. */
function dictionaryOf(header: Buffer): number | IoCode {
  const end = header.length - 4;
  if (crc32(header.subarray(0, end)) !== header.readUInt32LE(end)) return "io/damaged-data";
  const flags = header[1] ?? 0;
  let at = 2;
  for (const sizeFlag of [0x40, 0x80]) {
    if ((flags & sizeFlag) === 0) continue;
    while ((header[at] ?? 0) >= 0x80) at++;
    at++;
  }
  const [filter, length, bits = 0] = header.subarray(at);
  if ((flags & 3) !== 0 || filter !== 0x21 || length !== 1 || bits > 40) return "io/unsupported-packing";
  const dictionary = (2 | (bits & 1)) * 2 ** ((bits >>> 1) + 11);
  return dictionary > LARGEST_DICTIONARY ? "io/unsupported-packing" : dictionary;
}

/** Steps over the list of the blocks, and the stream's footer. */
async function skipIndex(input: ByteReader): Promise<IoCode | null> {
  const start = input.position();
  await input.skip(1);
  const count = await readNumber(input);
  for (let number = 0; number < count * 2; number++) {
    if (Number.isNaN(await readNumber(input))) return "io/cut-short";
  }
  const padding = (4 - ((input.position() - start) % 4)) % 4;
  const rest = await input.exactly(padding + 4 + 12);
  if (Number.isNaN(count) || rest.length < padding + 16) return "io/cut-short";
  return rest.toString("latin1", rest.length - 2) === "YZ" ? null : "io/damaged-data";
}

/** Seven bits a byte, lowest first, in nine bytes at most. NaN at the end of the input. */
async function readNumber(input: ByteReader): Promise<number> {
  let value = 0;
  for (let factor = 1; factor < 2 ** 63; factor *= 128) {
    const [byte] = await input.exactly(1);
    if (byte === undefined) return Number.NaN;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) break;
  }
  return value;
}
