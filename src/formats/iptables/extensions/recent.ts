import { type IpAddress, parseIpAddress } from "../../../net/index.ts";
import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import { toolAddress } from "../addresses.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextLiteral, nextWord, skipWord, takeWord } from "../list-words.ts";
import { readDecimal, readUint32 } from "../numbers.ts";
import { joinWords, optionName, type SaveOptions } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import type { Wordings, WordingsDraft } from "../wordings.ts";

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
  readonly mask?: IpAddress;
  readonly side: "source" | "destination";
}

const MODES = ["set", "rcheck", "update", "remove"] as const;
const LIST_MODES = { set: "SET", rcheck: "CHECK", update: "UPDATE", remove: "REMOVE" } as const;

/** linux/netfilter/xt_recent.h: XT_RECENT_NAME_LEN. */
const LONGEST_NAME = 200;

/** libxt_recent.c. */
export const recent: MatchReader<RecentMatch> = {
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
};

export const recentPrinter: ExtensionPrinter<RecentMatch> = {
  printSave: (node, wordings) =>
    joinWords(
      optionName(node.mode, node.negated),
      node.seconds === undefined ? "" : `--seconds ${printCount(node.seconds, wordings)}`,
      node.reap ? "--reap" : "",
      node.hitcount === undefined ? "" : `--hitcount ${printCount(node.hitcount, wordings)}`,
      node.rttl ? "--rttl" : "",
      `--name ${bareWord(node.list)}`,
      node.mask === undefined ? "" : `--mask ${toolAddress(node.mask)}`,
      node.side === "source" ? "--rsource" : "--rdest",
    ),
  printList: (node, { wordings }) =>
    joinWords(
      `${node.negated ? "! " : ""}recent: ${LIST_MODES[node.mode]}`,
      node.seconds === undefined ? "" : `seconds: ${printCount(node.seconds, wordings)}`,
      node.reap ? "reap" : "",
      node.hitcount === undefined ? "" : `hit_count: ${printCount(node.hitcount, wordings)}`,
      node.rttl ? "TTL-Match" : "",
      `name: ${node.list} side: ${node.side === "source" ? "source" : "dest"}`,
      node.mask === undefined ? "" : `mask: ${toolAddress(node.mask)}`,
    ),
};

/** The texts of one match; undefined for what is not there. */
interface Parts {
  readonly mode: RecentMatch["mode"] | undefined;
  readonly negated: boolean;
  readonly seconds: string | undefined;
  readonly reap: boolean;
  readonly hitcount: string | undefined;
  readonly rttl: boolean;
  readonly list: string;
  readonly mask: string | undefined;
  readonly side: RecentMatch["side"];
}

function recentMatch(span: Span, parts: Parts, wordings: WordingsDraft): RecentMatch | null {
  const { mode, negated, reap, rttl, list, side } = parts;
  const seconds = readCount(parts.seconds);
  const hitcount = readCount(parts.hitcount);
  const mask = parts.mask === undefined ? undefined : parseIpAddress(parts.mask);
  if (mode === undefined || seconds === null || hitcount === null || mask === null) return null;
  if (isLarge(parts.seconds) || isLarge(parts.hitcount)) wordings.add("recent-unsigned");
  return {
    kind: "match",
    name: "recent",
    span,
    mode,
    negated,
    ...(seconds === 0 ? {} : { seconds }),
    reap,
    ...(hitcount === 0 ? {} : { hitcount }),
    rttl,
    list,
    ...(mask === undefined ? {} : { mask }),
    side,
  };
}

function readSave(options: SaveOptions, span: Span, wordings: WordingsDraft): RecentMatch | null {
  const modes = MODES.filter((name) => options.has(name));
  if (modes.length > 1 || (options.has("rsource") && options.has("rdest"))) return null;
  const parts: Parts = {
    mode: modes[0],
    negated: options.get(modes[0] ?? "")?.negated === true,
    seconds: options.get("seconds")?.value,
    reap: options.has("reap"),
    hitcount: options.get("hitcount")?.value,
    rttl: options.has("rttl"),
    list: options.get("name")?.value ?? "DEFAULT",
    mask: options.get("mask")?.value,
    side: options.has("rdest") ? "destination" : "source",
  };
  return recentMatch(span, parts, wordings);
}

/**
 *     ! recent: CHECK seconds: 10 reap hit_count: 3 TTL-Match name: KUBE side: source mask: 255.255.255.255
 */
function readRecent(cursor: Cursor, wordings: WordingsDraft): RecentMatch | null {
  const start = cursor.pos;
  const negated = skipWord(cursor, "!");
  if (!nextWord(cursor, "recent:")) return null;
  const word = takeWord(cursor);
  const mode = MODES.find((name) => LIST_MODES[name] === word);
  const seconds = nextWord(cursor, "seconds:") ? takeWord(cursor) : undefined;
  const reap = nextWord(cursor, "reap");
  const hitcount = nextWord(cursor, "hit_count:") ? takeWord(cursor) : undefined;
  const rttl = nextWord(cursor, "TTL-Match");
  const list = nextLiteral(cursor, "name: ") ? takeName(cursor) : null;
  const side = takeWord(cursor);
  const mask = nextWord(cursor, "mask:") ? takeWord(cursor) : undefined;
  if (list === null || (side !== "source" && side !== "dest")) return null;
  const span = spanOf(cursor, start, cursor.pos);
  const parts = { mode, negated, seconds, reap, hitcount, rttl, list, mask };
  return recentMatch(span, { ...parts, side: side === "dest" ? "destination" : "source" }, wordings);
}

/** The name up to ` side: `, over which the cursor steps: it may hold blanks, and nothing quotes it. */
function takeName(cursor: Cursor): string | null {
  const text = cursor.text.slice(cursor.pos, Math.min(cursor.pos + LONGEST_NAME + 8, cursor.lineEnd));
  const end = text.indexOf(" side: ");
  if (end <= 0) return null;
  cursor.pos += end + 7;
  return text.slice(0, end);
}

/** Reads a number of 32 bits, which versions before 1.8.11 print as a signed one; 0 for none. */
function readCount(text: string | undefined): number | null {
  if (text?.startsWith("-") !== true) return readUint32(text ?? "0");
  const value = readDecimal(text.slice(1), 2 ** 31);
  return value === null || value === 0 ? null : 2 ** 32 - value;
}

/** Whether the text is a number that versions before 1.8.11 print as a negative one. */
const isLarge = (text: string | undefined): boolean => (readUint32(text ?? "") ?? 0) >= 2 ** 31;

function printCount(value: number, wordings: Wordings): string {
  return String(value >= 2 ** 31 && !wordings.has("recent-unsigned") ? value - 2 ** 32 : value);
}
