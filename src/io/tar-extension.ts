import type { ByteReader } from "./byte-reader.ts";
import { BLOCK, type TarHeader } from "./tar-header.ts";

/** What entries before a file say of it: pax records (type `x`, and `g` for all that follow), and GNU's long names (`L`, `K`). */
export interface TarExtension {
  readonly records: ReadonlyMap<string, Buffer>;
  readonly name?: Buffer;
  readonly linkName?: Buffer;
}

/** Names and records are small; what claims to be more is no archive that a tool wrote. */
const LARGEST = 1_048_576;

export const isExtension = ({ type }: TarHeader): boolean => /^[xXgLK]$/.test(type);

/** Reads the body of an extension; `null` when it is damaged or cut. */
export async function readExtension(
  header: TarHeader,
  bytes: ByteReader,
  before: TarExtension,
): Promise<TarExtension | null> {
  if (header.size > LARGEST) return null;
  const body = await bytes.exactly(header.size);
  if (body.length < header.size) return null;
  await bytes.skip(paddingOf(header.size));
  if (header.type === "L") return { ...before, name: upToNul(body) };
  if (header.type === "K") return { ...before, linkName: upToNul(body) };
  return { ...before, records: new Map([...before.records, ...withMap([...paxRecords(body)])]) };
}

/** How many bytes fill up the last block of a body. */
export const paddingOf = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

type Pair = readonly [string, Buffer];

/** `27 path=a/long/name\n`: the length of the whole record in decimal, a keyword, a value of any bytes. */
function* paxRecords(body: Buffer): Generator<Pair> {
  let at = 0;
  while (at < body.length) {
    const blank = body.indexOf(" ", at);
    const length = Number(body.toString("latin1", at, blank < 0 || blank > at + 9 ? at : blank));
    const equals = body.indexOf("=", blank);
    const end = at + length;
    if (!(length > 0) || end > body.length || equals < 0 || equals >= end) return;
    yield [body.toString("latin1", blank + 1, equals), body.subarray(equals + 1, end - 1)];
    at = end;
  }
}

/** Of the holes of a file, pax 0.0 has a pair of records each; they are put together to the one record of 0.1. */
function withMap(records: readonly Pair[]): readonly Pair[] {
  const numbers = records.filter(([key]) => /^GNU\.sparse\.(?:offset|numbytes)$/.test(key));
  if (numbers.length === 0) return records;
  return [...records, ["GNU.sparse.map", Buffer.from(numbers.map(([, value]) => value.toString("latin1")).join(","))]];
}

function upToNul(body: Buffer): Buffer {
  const end = body.indexOf(0);
  return end < 0 ? body : body.subarray(0, end);
}
