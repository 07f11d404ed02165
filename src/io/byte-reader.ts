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

/** Returns a reader of all that a source gives. */
export function byteReader(source: ByteSource): ByteReader {
  let piece: Buffer = Buffer.alloc(0);
  let taken = 0;
  const fill = async (): Promise<boolean> => {
    if (piece.length > 0) return true;
    const next = await source.next();
    if (next === null) return false;
    piece = next;
    return true;
  };
  const cut = (count: number): Buffer => {
    const part = count >= piece.length ? piece : piece.subarray(0, count);
    piece = piece.subarray(part.length);
    taken += part.length;
    return part;
  };
  const unread = (bytes: Buffer): void => {
    piece = joined(bytes, piece);
    taken -= bytes.length;
  };
  const exactly = async (count: number): Promise<Buffer> => {
    if (piece.length < count) await fill();
    if (piece.length >= count) return cut(count);
    const whole = Buffer.allocUnsafeSlow(count);
    let length = 0;
    while (length < count && (await fill())) length += cut(count - length).copy(whole, length);
    return whole.subarray(0, length);
  };
  return {
    position: () => taken,
    take: async (most) => ((await fill()) ? cut(most) : piece),
    exactly,
    peek: async (count) => {
      if (piece.length >= count) return piece.subarray(0, count);
      const bytes = await exactly(count);
      unread(bytes);
      return bytes;
    },
    skip: async (count) => {
      let left = count - cut(count).length;
      if (left > 0 && source.skip !== undefined) {
        const skipped = source.skip(left);
        taken += skipped;
        left -= skipped;
      }
      while (left > 0 && (await fill())) left -= cut(left).length;
      return count - left;
    },
    unread,
  };
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
