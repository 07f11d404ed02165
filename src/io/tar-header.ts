/** A block of 512 bytes that describes an entry of a tar archive. */
export interface TarHeader {
  readonly name: Buffer;
  /** Bytes that follow, before they are padded to whole blocks. */
  readonly size: number;
  /** The type flag, `0` for a file of the oldest archives as well. */
  readonly type: string;
  readonly linkName: Buffer;
  readonly block: Buffer;
}

export const BLOCK = 512;

const SPACE = 0x20;
const ZERO = 0x30;

/** Whether the block is a tar header, or a damaged or cut one that still says `ustar`. */
export function isTarHeader(block: Buffer): boolean {
  return magicOf(block).startsWith("ustar") || (block.length === BLOCK && readTarHeader(block) !== null);
}

/** Returns the header, or `null` where its checksum is wrong, or its size none. */
export function readTarHeader(block: Buffer): TarHeader | null {
  if (!hasChecksum(block)) return null;
  const size = numberAt(block, 124, 12);
  if (!Number.isSafeInteger(size) || size < 0) return null;
  const name = fieldAt(block, 0, 100);
  // The prefix of POSIX; GNU tar keeps other things there, and says so in its magic.
  const prefix = magicOf(block) === "ustar\0" ? fieldAt(block, 345, 155) : block.subarray(0, 0);
  const type = block[156] === 0 ? "0" : String.fromCharCode(block[156] ?? 0);
  return {
    name: prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from("/"), name]),
    size,
    type,
    linkName: fieldAt(block, 157, 100),
    block,
  };
}

const magicOf = (block: Buffer): string => block.toString("latin1", 257, 263);

/** The sum of all bytes, those of the checksum itself taken as blanks. Old tools summed signed bytes. */
function hasChecksum(block: Buffer): boolean {
  let sum = 0;
  let high = 0;
  for (let at = 0; at < BLOCK; at++) {
    const byte = block[at] ?? 0;
    sum += byte;
    high += byte >>> 7;
  }
  if (sum === 0) return false;
  for (let at = 148; at < 156; at++) {
    const byte = block[at] ?? 0;
    sum += SPACE - byte;
    high -= byte >>> 7;
  }
  const written = numberAt(block, 148, 8);
  return written === sum || written === sum - 256 * high;
}

/** A field of text ends at its first NUL. */
function fieldAt(block: Buffer, start: number, length: number): Buffer {
  const end = block.indexOf(0, start);
  return block.subarray(start, end < 0 || end > start + length ? start + length : end);
}

/** A field of number: octal digits, or in GNU's base 256 with the highest bit set. Negative and odd ones are NaN. */
export function numberAt(block: Buffer, start: number, length: number): number {
  const first = block[start] ?? 0;
  if (first === 0x80) {
    let value = 0;
    for (let at = start + 1; at < start + length; at++) value = value * 256 + (block[at] ?? 0);
    return value;
  }
  let at = start;
  while (at < start + length && block[at] === SPACE) at++;
  let value = 0;
  for (; at < start + length; at++) {
    const byte = block[at] ?? 0;
    if (byte === 0 || byte === SPACE) break;
    if (byte < ZERO || byte > ZERO + 7) return Number.NaN;
    value = value * 8 + byte - ZERO;
  }
  return value;
}
