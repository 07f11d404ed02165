import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { joinWords, optionName, type SaveOption } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";

/** `-m osf`: the operating system that sent the packet, told by its fingerprint (IPv4). */
export interface OsfMatch {
  readonly kind: "match";
  readonly name: "osf";
  readonly span: Span;
  readonly negated: boolean;
  readonly genre: string;
  /** How the TTL is looked at: 0 must be the fingerprint's, 1 must be less, 2 not at all; null for none given. A listing does not show it. */
  readonly ttl?: number | null;
  /** What is logged: 0 all, 1 the first, 2 all that are known; null for nothing. A listing does not show it. */
  readonly log?: number | null;
}

/** libxt_osf.c. `OS fingerprint match ! linux` */
export const osf: MatchReader<OsfMatch> = {
  options: { genre: "!1", ttl: "1", log: "1" },
  readSave: (options, span) => {
    const option = options.get("genre");
    const ttl = readLevel(options.get("ttl"));
    const log = readLevel(options.get("log"));
    if (option === undefined || ttl === undefined || log === undefined) return null;
    return { kind: "match", name: "osf", span, negated: option.negated, genre: option.value, ttl, log };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "OS fingerprint match")) return null;
    const negated = nextWord(cursor, "!");
    const genre = takeWord(cursor);
    if (genre === "") return null;
    return { kind: "match", name: "osf", span: spanOf(cursor, start, cursor.pos), negated, genre };
  },
};

export const osfPrinter: ExtensionPrinter<OsfMatch> = {
  printSave: ({ negated, genre, ttl, log }) =>
    joinWords(
      optionName("genre", negated),
      bareWord(genre),
      typeof ttl === "number" ? `--ttl ${ttl}` : "",
      typeof log === "number" ? `--log ${log}` : "",
    ),
  printList: ({ negated, genre }) => `OS fingerprint match ${negated ? "! " : ""}${genre}`,
  lost: ({ ttl }) => (ttl === undefined ? ["iptables/lost-option"] : []),
};

/** 0, 1 or 2; null where the option is not given, undefined for anything else. */
function readLevel(option: SaveOption | undefined): number | null | undefined {
  if (option === undefined) return null;
  return /^[012]$/.test(option.value) ? Number(option.value) : undefined;
}
