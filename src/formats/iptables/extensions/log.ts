import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextLiteral, nextWord, skipWord, takeUint32, takeWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";
import { joinWords, type SaveOptions } from "../save-options.ts";
import { saveString } from "../save-quoting.ts";
import type { ListStyle } from "../values.ts";
import type { WordingsDraft } from "../wordings.ts";

/** `-j LOG`: a line in the kernel log. */
export interface LogTarget {
  readonly kind: "target";
  readonly name: "LOG";
  readonly span: Span;
  /** 0 (emerg) to 7 (debug). The save form leaves out 4, the tool's own value. */
  readonly level: number;
  readonly tcpSequence: boolean;
  readonly tcpOptions: boolean;
  readonly ipOptions: boolean;
  readonly uid: boolean;
  readonly macdecode: boolean;
  readonly prefix?: string;
}

/** What is logged, by the bits of `LOG flags` (linux/netfilter_ipv4/ipt_LOG.h). */
interface LogFlags {
  readonly tcpSequence: boolean;
  readonly tcpOptions: boolean;
  readonly ipOptions: boolean;
  readonly uid: boolean;
  readonly macdecode: boolean;
}

const LEVELS: readonly string[] = ["emerg", "alert", "crit", "err", "warn", "notice", "info", "debug"];
/** The names before 1.8.9 (libipt_LOG.c: ipt_log_names). */
const LONG_LEVELS: readonly string[] = ["emerg", "alert", "crit", "error", "warning", "notice", "info", "debug"];
const DEFAULT_LEVEL = 4;

/** libxt_LOG.c. A prefix is raw between quotes in a listing, so it ends at the last quote of the row. */
export const log: TargetReader<LogTarget> = {
  options: {
    "log-prefix": "1",
    "log-level": "1",
    "log-tcp-sequence": "0",
    "log-tcp-options": "0",
    "log-ip-options": "0",
    "log-uid": "0",
    "log-macdecode": "0",
  },
  readSave,
  readList: readLog,
};

export const logPrinter: ExtensionPrinter<LogTarget> = {
  printSave: (node) =>
    joinWords(
      node.prefix === undefined ? "" : `--log-prefix ${saveString(node.prefix)}`,
      node.level === DEFAULT_LEVEL ? "" : `--log-level ${node.level}`,
      node.tcpSequence ? "--log-tcp-sequence" : "",
      node.tcpOptions ? "--log-tcp-options" : "",
      node.ipOptions ? "--log-ip-options" : "",
      node.uid ? "--log-uid" : "",
      node.macdecode ? "--log-macdecode" : "",
    ),
  printList: (node, style) =>
    joinWords("LOG", printFlags(node, style), node.prefix === undefined ? "" : `prefix "${node.prefix}"`),
};

function readSave(options: SaveOptions, span: Span): LogTarget | null {
  const level = readLevel(options.get("log-level")?.value ?? String(DEFAULT_LEVEL));
  const flags = {
    tcpSequence: options.has("log-tcp-sequence"),
    tcpOptions: options.has("log-tcp-options"),
    ipOptions: options.has("log-ip-options"),
    uid: options.has("log-uid"),
    macdecode: options.has("log-macdecode"),
  };
  return level === null ? null : logTarget(span, { level, flags, prefix: options.get("log-prefix")?.value });
}

interface LogParts {
  readonly level: number;
  readonly flags: LogFlags;
  readonly prefix: string | undefined;
}

function logTarget(span: Span, { level, flags, prefix }: LogParts): LogTarget {
  const base: LogTarget = { kind: "target", name: "LOG", span, level, ...flags };
  return prefix === undefined ? base : { ...base, prefix };
}

function readLevel(text: string): number | null {
  const number = readDecimal(text, 7);
  if (number !== null) return number;
  if (text === "panic") return 0;
  const named = Math.max(LEVELS.indexOf(text), LONG_LEVELS.indexOf(text));
  return named < 0 ? null : named;
}

/**
 *     LOG level warn tcp-sequence ip-options prefix "IPTABLES: "
 *     LOG flags 5 level 4 prefix "IPTABLES: "
 *                                          ^ the last quote of the row
 */
function readLog(cursor: Cursor, _: Span, wordings: WordingsDraft): LogTarget | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "LOG")) return null;
  const bits = nextWord(cursor, "flags") ? takeUint32(cursor) : undefined;
  const word = nextWord(cursor, "level") ? takeWord(cursor) : "";
  const level = readLevel(word);
  if (level === null || bits === null) return null;
  const flags = bits === undefined ? readFlagWords(cursor) : flagsOf(bits);
  const prefix = nextLiteral(cursor, 'prefix "') ? readPrefix(cursor) : undefined;
  if (flags === null || prefix === null) return null;
  if (word === "warning" || word === "error") wordings.add("log-long-levels");
  return logTarget(spanOf(cursor, start, cursor.pos), { level, flags, prefix });
}

function readFlagWords(cursor: Cursor): LogFlags {
  return {
    tcpSequence: nextWord(cursor, "tcp-sequence"),
    tcpOptions: nextWord(cursor, "tcp-options"),
    ipOptions: nextWord(cursor, "ip-options"),
    uid: nextWord(cursor, "uid"),
    macdecode: nextWord(cursor, "macdecode"),
  };
}

function flagsOf(bits: number): LogFlags | null {
  if (bits & ~47) return null;
  return {
    tcpSequence: (bits & 1) !== 0,
    tcpOptions: (bits & 2) !== 0,
    ipOptions: (bits & 4) !== 0,
    uid: (bits & 8) !== 0,
    macdecode: (bits & 32) !== 0,
  };
}

function readPrefix(cursor: Cursor): string | null {
  const text = cursor.text.slice(cursor.pos, cursor.lineEnd);
  const quote = text.lastIndexOf('"');
  if (quote < 0) return null;
  cursor.pos += quote + 1;
  return text.slice(0, quote);
}

function printFlags(node: LogTarget, { numeric, wordings }: ListStyle): string {
  if (!numeric) {
    return joinWords(
      `level ${(wordings.has("log-long-levels") ? LONG_LEVELS : LEVELS)[node.level]}`,
      node.tcpSequence ? "tcp-sequence" : "",
      node.tcpOptions ? "tcp-options" : "",
      node.ipOptions ? "ip-options" : "",
      node.uid ? "uid" : "",
      node.macdecode ? "macdecode" : "",
    );
  }
  const bits = Number(node.tcpSequence) + 2 * Number(node.tcpOptions) + 4 * Number(node.ipOptions);
  return `flags ${bits + 8 * Number(node.uid) + 32 * Number(node.macdecode)} level ${node.level}`;
}
