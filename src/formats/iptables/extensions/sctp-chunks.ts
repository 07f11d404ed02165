import { readUint32 } from "../numbers.ts";

/** A type of chunk, `(null)` where the tool itself had no name for it, and of its flags those that must be on (large letters) or off (small ones): `B` begin, `E` end, `U` unordered, `I` immediate, `T`. */
export interface SctpChunk {
  readonly type: string;
  readonly flags?: string;
}

interface ChunkName {
  readonly name: string;
  readonly type: number;
  /** Its flags, highest bit first. */
  readonly flags: string;
}

/** The chunks by number (libxt_sctp.c: sctp_chunk_names). */
const CHUNKS: readonly ChunkName[] = [
  { name: "DATA", type: 0, flags: "IUBE" },
  { name: "INIT", type: 1, flags: "" },
  { name: "INIT_ACK", type: 2, flags: "" },
  { name: "SACK", type: 3, flags: "" },
  { name: "HEARTBEAT", type: 4, flags: "" },
  { name: "HEARTBEAT_ACK", type: 5, flags: "" },
  { name: "ABORT", type: 6, flags: "T" },
  { name: "SHUTDOWN", type: 7, flags: "" },
  { name: "SHUTDOWN_ACK", type: 8, flags: "" },
  { name: "ERROR", type: 9, flags: "" },
  { name: "COOKIE_ECHO", type: 10, flags: "" },
  { name: "COOKIE_ACK", type: 11, flags: "" },
  { name: "ECN_ECNE", type: 12, flags: "" },
  { name: "ECN_CWR", type: 13, flags: "" },
  { name: "SHUTDOWN_COMPLETE", type: 14, flags: "T" },
  { name: "I_DATA", type: 64, flags: "IUBE" },
  { name: "ASCONF_ACK", type: 128, flags: "" },
  { name: "RE_CONFIG", type: 130, flags: "" },
  { name: "PAD", type: 132, flags: "" },
  { name: "FORWARD_TSN", type: 192, flags: "" },
  { name: "ASCONF", type: 193, flags: "" },
  { name: "I_FORWARD_TSN", type: 194, flags: "" },
];

/** Reads `DATA:Be,INIT`, with numbers `0x0000:Be,0x0001`, `ALL` or `NONE`; null for what is none of these. */
export function readChunks(text: string): readonly SctpChunk[] | "ALL" | "NONE" | null {
  const word = text.toUpperCase();
  if (word === "ALL" || word === "NONE") return word;
  const parts = text.split(",", CHUNKS.length + 1);
  if (parts.length > CHUNKS.length) return null;
  const byName = new Map<string, SctpChunk>();
  const nameless: SctpChunk[] = [];
  for (const part of parts) {
    if (part === NAMELESS) {
      nameless.push({ type: NAMELESS });
      continue;
    }
    const chunk = readChunk(part);
    if (chunk === null || byName.has(chunk.type)) return null;
    byName.set(chunk.type, chunk);
  }
  return [...CHUNKS.flatMap(({ name }) => byName.get(name) ?? []), ...nameless];
}

/** What 1.6 and earlier print, but with `-n`, for `ASCONF`, `ASCONF_ACK` and `FORWARD_TSN`: which of them it was is lost. */
const NAMELESS = "(null)";

function readChunk(text: string): SctpChunk | null {
  const colon = text.indexOf(":");
  const word = colon < 0 ? text : text.slice(0, colon);
  const type = readUint32(word);
  const chunk = CHUNKS.find((entry) => entry.type === type || entry.name === word.toUpperCase());
  if (chunk === undefined) return null;
  if (colon < 0) return { type: chunk.name };
  const flags = readFlags(text.slice(colon + 1), chunk.flags);
  return flags === null ? null : { type: chunk.name, flags };
}

/** The flags in the order of their bits, each at most once. */
function readFlags(text: string, valid: string): string | null {
  const letters = [...text];
  const sorted = [...valid].flatMap((flag) => letters.filter((letter) => letter.toUpperCase() === flag));
  const isDouble = new Set(text.toUpperCase()).size !== letters.length;
  return text === "" || isDouble || sorted.length !== letters.length ? null : sorted.join("");
}

/** Prints what {@link readChunks} reads. */
export function printChunks(chunks: readonly SctpChunk[] | "ALL" | "NONE", numeric: boolean): string {
  if (chunks === "ALL" || chunks === "NONE") return chunks;
  return chunks.map((chunk) => printChunk(chunk, numeric)).join(",");
}

function printChunk({ type, flags }: SctpChunk, numeric: boolean): string {
  const number = CHUNKS.find(({ name }) => name === type)?.type ?? 0;
  const word = numeric && type !== NAMELESS ? `0x${number.toString(16).toUpperCase().padStart(4, "0")}` : type;
  return flags === undefined ? word : `${word}:${flags}`;
}
