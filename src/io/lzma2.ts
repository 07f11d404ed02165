import type { ByteReader } from "./byte-reader.ts";
import type { IoCode } from "./diagnostics.ts";
import { lzmaDecoder, resetLzma, unpackChunk } from "./lzma.ts";
import { lzmaWindow, makeRoom } from "./lzma-window.ts";

/** A chunk's first byte: what it holds, and what is to be forgotten before it. */
interface Chunk {
  readonly isPacked: boolean;
  readonly size: number;
  readonly packedSize: number;
  readonly forgets: "nothing" | "state" | "properties" | "all";
  readonly properties: number;
}

const resets = ["nothing", "state", "properties", "all"] as const;

/** Unpacks LZMA2: chunks of up to 2 MiB, each in 64 KiB at most. Returns how it ended. */
export async function* unpackLzma2(input: ByteReader, dictionary: number): AsyncGenerator<Buffer, IoCode | null> {
  const window = lzmaWindow(dictionary);
  const decoder = lzmaDecoder(window);
  let needs: Chunk["forgets"] = "all";
  for (;;) {
    const chunk = await readChunk(input);
    if (typeof chunk === "string") return chunk === "end" ? null : chunk;
    if (resets.indexOf(chunk.forgets) < resets.indexOf(chunk.isPacked ? needs : needs === "all" ? "all" : "nothing"))
      return "io/damaged-data";
    makeRoom(window, chunk.size);
    if (chunk.forgets === "all") window.origin = window.at;
    const start = window.at;
    const bytes = await input.exactly(chunk.packedSize);
    let result: "whole" | "cut" | "damaged" = bytes.length < chunk.packedSize ? "cut" : "whole";
    if (!chunk.isPacked) {
      window.at += bytes.copy(window.bytes, window.at);
      if (chunk.forgets === "all") needs = "properties";
    } else {
      const { forgets, properties } = chunk;
      if (forgets !== "nothing" && !resetLzma(decoder, forgets === "state" ? undefined : properties))
        return "io/damaged-data";
      needs = "nothing";
      result = unpackChunk(decoder, bytes, chunk.size);
    }
    if (window.at > start) yield Buffer.from(window.bytes.subarray(start, window.at));
    if (result !== "whole") return result === "damaged" ? "io/damaged-data" : "io/cut-short";
  }
}

/** Reads the head of a chunk: one byte, and up to five of sizes and properties. */
async function readChunk(input: ByteReader): Promise<Chunk | "end" | IoCode> {
  const [control] = await input.exactly(1);
  if (control === undefined) return "io/cut-short";
  if (control === 0) return "end";
  if (control > 2 && control < 0x80) return "io/damaged-data";
  const isPacked = control >= 0x80;
  const forgets = isPacked ? (resets[(control >>> 5) & 3] ?? "all") : control === 1 ? "all" : "nothing";
  const hasProperties = isPacked && control >= 0xc0;
  const length = isPacked ? 4 + (hasProperties ? 1 : 0) : 2;
  const head = await input.exactly(length);
  if (head.length < length) return "io/cut-short";
  const size = (isPacked ? (control & 0x1f) << 16 : 0) + head.readUInt16BE(0) + 1;
  return {
    isPacked,
    size,
    packedSize: isPacked ? head.readUInt16BE(2) + 1 : size,
    forgets,
    properties: head[4] ?? 0,
  };
}
