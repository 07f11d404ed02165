import { type ByteReader, type ByteSource, byteReader } from "./byte-reader.ts";
import { BLOCK, numberAt } from "./tar-header.ts";

/** A file with holes: its whole size, and where the pieces that are stored belong. */
export interface Sparse {
  readonly size: number;
  readonly pieces: readonly Piece[];
}

interface Piece {
  readonly offset: number;
  readonly length: number;
}

const MOST_PIECES = 100_000;

/** Reads the map that the records of pax 0.0, 0.1 and 1.0 give or announce; `null` for a file without holes. In 1.0 it stands before the data. */
export async function readPaxMap(records: ReadonlyMap<string, Buffer>, body: ByteReader): Promise<Sparse | null> {
  const size = numberOf(records.get("GNU.sparse.realsize") ?? records.get("GNU.sparse.size"));
  if (size === null) return null;
  const list = records.get("GNU.sparse.map");
  if (list !== undefined) return { size, pieces: piecesOf(list.toString("latin1").split(",").map(Number)) };
  return numberOf(records.get("GNU.sparse.major")) === 1 ? { size, pieces: await readMap(body) } : null;
}

function numberOf(value: Buffer | undefined): number | null {
  const text = value?.toString("latin1") ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Offset and length by turns. */
function piecesOf(numbers: readonly number[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2)
    pieces.push({ offset: numbers[at] ?? 0, length: numbers[at + 1] ?? 0 });
  return pieces;
}

/** Reads the map of GNU tar's old form (type `S`): four pieces stand in the header, twenty-one in each block that follows it while the one before says so. */
export async function readOldMap(header: Buffer, outer: ByteReader): Promise<Sparse> {
  const pieces: Piece[] = [];
  const add = (block: Buffer, start: number, count: number): void => {
    for (let at = start; at < start + count * 24; at += 24)
      pieces.push({ offset: numberAt(block, at, 12), length: numberAt(block, at + 12, 12) });
  };
  add(header, 386, 4);
  let isExtended = header[482] === 1;
  while (isExtended && pieces.length < MOST_PIECES) {
    const block = await outer.exactly(BLOCK);
    if (block.length < BLOCK) break;
    add(block, 0, 21);
    isExtended = block[504] === 1;
  }
  return { size: numberAt(header, 483, 12), pieces };
}

/** The number of pieces, then offset and length of each, a number a line, filled up to a whole block. */
async function readMap(body: ByteReader): Promise<readonly Piece[]> {
  let text = "";
  let wanted = 1;
  const numbers: number[] = [];
  while (numbers.length < wanted && wanted < 2 * MOST_PIECES) {
    const block = await body.exactly(BLOCK);
    if (block.length < BLOCK) break;
    const lines = (text + block.toString("latin1")).split("\n");
    text = lines.pop() ?? "";
    numbers.push(...lines.map(Number));
    wanted = 1 + 2 * (numbers[0] ?? 0);
  }
  return piecesOf(numbers.slice(1, wanted));
}

/** Returns the file as its reader saw it, the holes as NULs. */
export function sparseReader(stored: ByteReader, sparse: Sparse): ByteReader {
  return byteReader(sparseSource(stored, sparse));
}

const HOLE = 65_536;

function sparseSource(stored: ByteReader, { size, pieces }: Sparse): ByteSource {
  let position = 0;
  let index = 0;
  let left = pieces[0]?.length ?? 0;
  const hole = (end: number): Buffer => Buffer.alloc(Math.min(HOLE, end - position));
  return {
    next: async () => {
      while (left <= 0 && index < pieces.length) left = pieces[++index]?.length ?? 0;
      const start = Math.min(pieces[index]?.offset ?? size, size);
      const piece = position < start ? hole(start) : await stored.take(left);
      if (position >= start) left -= piece.length;
      position += piece.length;
      return piece.length === 0 ? null : piece;
    },
  };
}
