import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
import { nextWord, skipWord, takeUint32, takeWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { joinWords, optionName, type SaveOptions } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";

/** `-m recent`: looks an address up in, or adds it to, a list of addresses seen. */
export interface RecentMatch {
  readonly kind: "match";
  readonly name: "recent";
  readonly span: Span;
  readonly mode: "set" | "rcheck" | "update" | "remove";
  readonly negated: boolean;
  readonly seconds?: number;
  readonly reap: boolean;
  readonly hitcount?: number;
  readonly rttl: boolean;
  /** The name of the list (`--name`). */
  readonly list: string;
  /** Which bits of the address count: a dotted mask, an address for IPv6. Older versions do not show it. */
  readonly mask?: string;
  readonly side: "source" | "destination";
}

const MODES = ["set", "rcheck", "update", "remove"] as const;
const LIST_MODES = { set: "SET", rcheck: "CHECK", update: "UPDATE", remove: "REMOVE" } as const;

/** libxt_recent.c. */
export const recent: MatchExtension<RecentMatch> = {
  options: {
    set: "!0",
    rcheck: "!0",
    update: "!0",
    remove: "!0",
    seconds: "1",
    reap: "0",
    hitcount: "1",
    rttl: "0",
    name: "1",
    mask: "1",
    rsource: "0",
    rdest: "0",
  },
  readSave,
  readList: readRecent,
  printSave: (node) =>
    joinWords(
      optionName(node.mode, node.negated),
      node.seconds === undefined ? "" : `--seconds ${node.seconds}`,
      node.reap ? "--reap" : "",
      node.hitcount === undefined ? "" : `--hitcount ${node.hitcount}`,
      node.rttl ? "--rttl" : "",
      `--name ${bareWord(node.list)}`,
      node.mask === undefined ? "" : `--mask ${bareWord(node.mask)}`,
      node.side === "source" ? "--rsource" : "--rdest",
    ),
  printList: (node) =>
    joinWords(
      `${node.negated ? "! " : ""}recent: ${LIST_MODES[node.mode]}`,
      node.seconds === undefined ? "" : `seconds: ${node.seconds}`,
      node.reap ? "reap" : "",
      node.hitcount === undefined ? "" : `hit_count: ${node.hitcount}`,
      node.rttl ? "TTL-Match" : "",
      `name: ${node.list} side: ${node.side === "source" ? "source" : "dest"}`,
      node.mask === undefined ? "" : `mask: ${node.mask}`,
    ),
};

function readSave(options: SaveOptions, span: Span): RecentMatch | null {
  const modes = MODES.filter((name) => options.has(name));
  const mode = modes[0];
  const list = options.get("name")?.value ?? "DEFAULT";
  const seconds = optionalNumber(options.get("seconds")?.value);
  const hitcount = optionalNumber(options.get("hitcount")?.value);
  const mask = options.get("mask")?.value;
  const sides = Number(options.has("rsource")) + Number(options.has("rdest"));
  if (mode === undefined || modes.length > 1 || seconds === null || hitcount === null || sides > 1) return null;
  return {
    kind: "match",
    name: "recent",
    span,
    mode,
    negated: options.get(mode)?.negated === true,
    ...(seconds === undefined ? {} : { seconds }),
    reap: options.has("reap"),
    ...(hitcount === undefined ? {} : { hitcount }),
    rttl: options.has("rttl"),
    list,
    ...(mask === undefined ? {} : { mask }),
    side: options.has("rdest") ? "destination" : "source",
  };
}

const optionalNumber = (text: string | undefined): number | null | undefined =>
  text === undefined ? undefined : readUint32(text);

/**
 *     ! recent: CHECK seconds: 10 reap hit_count: 3 TTL-Match name: KUBE side: source mask: 255.255.255.255
 */
function readRecent(cursor: Cursor): RecentMatch | null {
  const start = cursor.pos;
  const negated = skipWord(cursor, "!");
  if (!nextWord(cursor, "recent:")) return null;
  const word = takeWord(cursor);
  const mode = MODES.find((name) => LIST_MODES[name] === word);
  const seconds = nextWord(cursor, "seconds:") ? takeUint32(cursor) : undefined;
  const reap = nextWord(cursor, "reap");
  const hitcount = nextWord(cursor, "hit_count:") ? takeUint32(cursor) : undefined;
  const rttl = nextWord(cursor, "TTL-Match");
  if (mode === undefined || seconds === null || hitcount === null || !nextWord(cursor, "name:")) return null;
  const list = takeWord(cursor);
  if (!nextWord(cursor, "side:")) return null;
  const side = takeWord(cursor);
  const mask = nextWord(cursor, "mask:") ? takeWord(cursor) : undefined;
  if (list === "" || (side !== "source" && side !== "dest")) return null;
  return {
    kind: "match",
    name: "recent",
    span: spanOf(cursor, start, cursor.pos),
    mode,
    negated,
    ...(seconds === undefined ? {} : { seconds }),
    reap,
    ...(hitcount === undefined ? {} : { hitcount }),
    rttl,
    list,
    ...(mask === undefined ? {} : { mask }),
    side: side === "dest" ? "destination" : "source",
  };
}
