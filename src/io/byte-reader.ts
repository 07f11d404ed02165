/** Where bytes come from, piece by piece. */
export interface ByteSource {
  /** The next piece, which is not empty; `null` at the end. */
  next(): Promise<Buffer | null>;
  /** Steps over bytes without reading them, where that is possible; returns how many. */
  skip?(count: number): number;
}

/** Bytes in order, taken in any portions. Portions are views, good until they are no longer needed: nobody writes to them. */
export interface ByteReader {
  /** How many bytes have been taken. */
  position(): number;
  /** Whatever is at hand, at most `most` bytes; empty at the end. */
  take(most: number): Promise<Buffer>;
  /** `count` bytes; fewer only at the end. */
  exactly(count: number): Promise<Buffer>;
  /** As `exactly`, without taking them. */
  peek(count: number): Promise<Buffer>;
  /** Steps over `count` bytes; returns how many there were. */
  skip(count: number): Promise<number>;
  /** Gives back bytes that were taken last. */
  unread(bytes: Buffer): void;
}

/** What is at hand of a source, and how many bytes have been taken before. */
interface Held {
  readonly source: ByteSource;
  piece: Buffer;
  taken: number;
}

/** Returns a reader of all that a source gives. */
export function byteReader(source: ByteSource): ByteReader {
  const held: Held = { source, piece: Buffer.alloc(0), taken: 0 };
  const unread = (bytes: Buffer): void => {
    held.piece = joined(bytes, held.piece);
    held.taken -= bytes.length;
  };
  return {
    position: () => held.taken,
    take: async (most) => ((await fill(held)) ? cut(held, most) : held.piece),
    exactly: (count) => exactly(held, count),
    peek: async (count) => {
      if (held.piece.length >= count) return held.piece.subarray(0, count);
      const bytes = await exactly(held, count);
      unread(bytes);
      return bytes;
    },
    skip: (count) => skip(held, count),
    unread,
  };
}

/** Asks for the next piece when nothing is at hand; `false` at the end. */
async function fill(held: Held): Promise<boolean> {
  if (held.piece.length > 0) return true;
  const next = await held.source.next();
  if (next !== null) held.piece = next;
  return next !== null;
}

/** Takes of what is at hand. */
function cut(held: Held, most: number): Buffer {
  const { piece } = held;
  const part = most >= piece.length ? piece : piece.subarray(0, most);
  held.piece = piece.subarray(part.length);
  held.taken += part.length;
  return part;
}

async function exactly(held: Held, count: number): Promise<Buffer> {
  if (held.piece.length < count) await fill(held);
  if (held.piece.length >= count) return cut(held, count);
  const whole = Buffer.allocUnsafeSlow(count);
  let length = 0;
  while (length < count && (await fill(held))) length += cut(held, count - length).copy(whole, length);
  return whole.subarray(0, length);
}

async function skip(held: Held, count: number): Promise<number> {
  let left = count - cut(held, count).length;
  if (left > 0 && held.source.skip !== undefined) {
    const skipped = held.source.skip(left);
    held.taken += skipped;
    left -= skipped;
  }
  while (left > 0 && (await fill(held))) left -= cut(held, left).length;
  return count - left;
}

/** Returns a reader of the next `size` bytes of another, which must not be used meanwhile. */
export function limitedReader(bytes: ByteReader, size: number): ByteReader {
  const start = bytes.position();
  const position = (): number => bytes.position() - start;
  const most = (count: number): number => Math.min(count, size - position());
  return {
    position,
    take: (count) => bytes.take(most(count)),
    exactly: (count) => bytes.exactly(most(count)),
    peek: (count) => bytes.peek(most(count)),
    skip: (count) => bytes.skip(most(count)),
    unread: bytes.unread,
  };
}

/** Returns a reader of what a generator gives. */
export function generatedReader(chunks: AsyncGenerator<Buffer>): ByteReader {
  return byteReader({
    next: async () => {
      const { done, value } = await chunks.next();
      return done === true ? null : value;
    },
  });
}

/** Neighbours in memory are joined without copying. */
function joined(first: Buffer, second: Buffer): Buffer {
  if (first.length === 0 || second.length === 0) return first.length === 0 ? second : first;
  if (first.buffer === second.buffer && first.byteOffset + first.length === second.byteOffset)
    return Buffer.from(first.buffer, first.byteOffset, first.length + second.length);
  return Buffer.concat([first, second]);
}
