import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/** The sum over what was unpacked of a block. */
export interface BlockCheck {
  add(piece: Buffer): void;
  agrees(written: Buffer): boolean;
}

/** Bytes of each kind of check, by its number. */
export const checkSizes: readonly number[] = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

/** Returns the check of a kind: CRC32 (1), CRC64 (4), SHA-256 (10). Of others nothing is known: they agree. */
export function blockCheck(kind: number): BlockCheck {
  if (kind === 1) return crc32Check();
  if (kind === 4) return crc64Check();
  if (kind !== 10) return { add: () => undefined, agrees: () => true };
  const hash = createHash("sha256");
  return { add: (piece) => hash.update(piece), agrees: (written) => hash.digest().equals(written) };
}

function crc32Check(): BlockCheck {
  let sum = 0;
  return {
    add: (piece) => {
      sum = crc32(piece, sum);
    },
    agrees: (written) => written.readUInt32LE() === sum,
  };
}

/** The polynomial of ECMA-182, reflected, in two halves. */
const HIGH = 0xc96c5795;
const LOW = 0xd7870f42;

function crc64Check(): BlockCheck {
  const lows = new Int32Array(256);
  const highs = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let low = byte;
    let high = 0;
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = (low & 1) !== 0;
      low = (low >>> 1) | (high << 31);
      high >>>= 1;
      if (isOdd) {
        low ^= LOW;
        high ^= HIGH;
      }
    }
    lows[byte] = low;
    highs[byte] = high;
  }
  const sum = { low: -1, high: -1 };
  return {
    add: (piece) => {
      let { low, high } = sum;
      for (let at = 0; at < piece.length; at++) {
        const index = (low ^ (piece[at] ?? 0)) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (lows[index] ?? 0);
        high = (high >>> 8) ^ (highs[index] ?? 0);
      }
      sum.low = low;
      sum.high = high;
    },
    agrees: (written) => written.readInt32LE(0) === ~sum.low && written.readInt32LE(4) === ~sum.high,
  };
}
