import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeUint32, takeWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { joinWords } from "../save-options.ts";
import { type PacketRate, printPacketRate, type RateUnit, readPacketRate } from "./rates.ts";

/** `-m limit`: at most `count` packets a `unit`, after the first `burst`. */
export interface LimitMatch {
  readonly kind: "match";
  readonly name: "limit";
  readonly span: Span;
  readonly count: number;
  readonly unit: RateUnit;
  /** The save form leaves out 5, the tool's own value. */
  readonly burst: number;
}

const DEFAULT_RATE = "3/hour";
const DEFAULT_BURST = 5;

/** libxt_limit.c. `limit: avg 5/min burst 10` */
export const limit: MatchReader<LimitMatch> = {
  options: { limit: "1", "limit-burst": "1" },
  readSave: (options, span) => {
    const rate = readPacketRate(options.get("limit")?.value ?? DEFAULT_RATE);
    const burst = readUint32(options.get("limit-burst")?.value ?? String(DEFAULT_BURST));
    return limitMatch(span, rate, burst);
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "limit:") || !nextWord(cursor, "avg")) return null;
    const rate = readPacketRate(takeWord(cursor));
    const burst = nextWord(cursor, "burst") ? takeUint32(cursor) : null;
    return limitMatch(spanOf(cursor, start, cursor.pos), rate, burst);
  },
};

export const limitPrinter: ExtensionPrinter<LimitMatch> = {
  printSave: (node) =>
    joinWords(`--limit ${rateText(node)}`, node.burst === DEFAULT_BURST ? "" : `--limit-burst ${node.burst}`),
  printList: (node) => `limit: avg ${rateText(node)} burst ${node.burst}`,
};

function limitMatch(span: Span, rate: PacketRate | null, burst: number | null): LimitMatch | null {
  if (rate === null || burst === null) return null;
  return { kind: "match", name: "limit", span, count: rate.packets, unit: rate.unit, burst };
}

const rateText = ({ count, unit }: LimitMatch): string => printPacketRate({ packets: count, unit });
