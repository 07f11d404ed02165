import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { joinWords, optionName, type SaveOptions } from "../save-options.ts";
import type { PortMatch } from "../values.ts";
import { lostPorts, printListPorts, printSavePorts, readListPorts, readSavePorts } from "./ports.ts";
import { printChunks, readChunks, type SctpChunk } from "./sctp-chunks.ts";

/** `-m sctp`. Ports are null for any. */
export interface SctpMatch {
  readonly kind: "match";
  readonly name: "sctp";
  readonly span: Span;
  readonly sourcePorts: PortMatch | null;
  readonly destinationPorts: PortMatch | null;
  readonly chunkTypes?: ChunkTypesMatch;
}

/** `--chunk-types any DATA,INIT`: the packet has any, all or only chunks of these types. */
export interface ChunkTypesMatch {
  readonly negated: boolean;
  readonly mode: "any" | "all" | "only";
  /** In the order of their numbers; `ALL` for every type there can be, `NONE` for no chunk at all. */
  readonly chunks: readonly SctpChunk[] | "ALL" | "NONE";
}

const MODES = ["any", "all", "only"] as const;

/** libxt_sctp.c. */
export const sctp: MatchReader<SctpMatch> = {
  options: {
    sport: "!1",
    "source-port": "!1",
    dport: "!1",
    "destination-port": "!1",
    "chunk-types": "!2",
  },
  readSave: (options, span) => {
    const sourcePorts = readSavePorts(options, "sport");
    const destinationPorts = readSavePorts(options, "dport");
    const chunkTypes = readSaveChunks(options);
    if (sourcePorts === undefined || destinationPorts === undefined || chunkTypes === undefined) return null;
    return withChunks({ kind: "match", name: "sctp", span, sourcePorts, destinationPorts }, chunkTypes);
  },
  readList: readSctp,
};

export const sctpPrinter: ExtensionPrinter<SctpMatch> = {
  printSave: ({ sourcePorts, destinationPorts, chunkTypes }) =>
    joinWords(
      printSavePorts("sport", sourcePorts),
      printSavePorts("dport", destinationPorts),
      chunkTypes === undefined
        ? ""
        : `${optionName("chunk-types", chunkTypes.negated)} ${chunkTypes.mode} ${printChunks(chunkTypes.chunks, false)}`,
    ),
  printList: ({ sourcePorts, destinationPorts, chunkTypes }, { numeric }) =>
    joinWords(
      `sctp${printListPorts("spt", sourcePorts)}${printListPorts("dpt", destinationPorts)}`,
      chunkTypes === undefined
        ? ""
        : `${chunkTypes.negated ? "! " : ""}${chunkTypes.mode} ${printChunks(chunkTypes.chunks, numeric)}`,
    ),
  lost: ({ sourcePorts, destinationPorts }) => lostPorts(sourcePorts, destinationPorts),
};

const withChunks = (base: SctpMatch, chunkTypes: ChunkTypesMatch | null): SctpMatch =>
  chunkTypes === null ? base : { ...base, chunkTypes };

/**
 *     sctp spt:1024 dpts:!80:90 ! any DATA:Be,INIT
 *                                     ^ with -n 0x0000:Be,0x0001
 */
function readSctp(cursor: Cursor): SctpMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "sctp")) return null;
  const sourcePorts = readListPorts(cursor, "spt");
  const destinationPorts = readListPorts(cursor, "dpt");
  const chunkTypes = readListChunks(cursor);
  if (sourcePorts === null || destinationPorts === null || chunkTypes === undefined) return null;
  const base: SctpMatch = {
    kind: "match",
    name: "sctp",
    span: spanOf(cursor, start, cursor.pos),
    sourcePorts: sourcePorts ?? null,
    destinationPorts: destinationPorts ?? null,
  };
  return withChunks(base, chunkTypes);
}

/** Null, and nothing read, where the words behind are none of chunks; undefined where they are and make no sense. */
function readListChunks(cursor: Cursor): ChunkTypesMatch | null | undefined {
  const before = cursor.pos;
  const negated = nextWord(cursor, "!");
  const mode = MODES.find((word) => nextWord(cursor, word));
  if (mode === undefined) {
    cursor.pos = before;
    return null;
  }
  const chunks = readChunks(takeWord(cursor));
  return chunks === null ? undefined : { negated, mode, chunks };
}

function readSaveChunks(options: SaveOptions): ChunkTypesMatch | null | undefined {
  const option = options.get("chunk-types");
  if (option === undefined) return null;
  const mode = MODES.find((word) => word === option.value.toLowerCase());
  const chunks = readChunks(option.second);
  return mode === undefined || chunks === null ? undefined : { negated: option.negated, mode, chunks };
}
