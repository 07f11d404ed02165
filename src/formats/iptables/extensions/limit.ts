import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
import { nextWord, skipWord, takeUint32, takeWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { joinWords } from "../save-options.ts";

/** `-m limit`: at most `count` packets a `unit`, after the first `burst`. */
export interface LimitMatch {
  readonly kind: "match";
  readonly name: "limit";
  readonly span: Span;
  readonly count: number;
  readonly unit: "sec" | "min" | "hour" | "day";
  /** The save form leaves out 5, the tool's own value. */
  readonly burst: number;
}

const UNITS = ["sec", "min", "hour", "day"] as const;
const LONG_UNITS: Readonly<Record<string, LimitMatch["unit"]>> = {
  second: "sec",
  s: "sec",
  minute: "min",
  m: "min",
  h: "hour",
  d: "day",
};
const DEFAULT_BURST = 5;

/** libxt_limit.c. `limit: avg 5/min burst 10` */
export const limit: MatchExtension<LimitMatch> = {
  options: { limit: "1", "limit-burst": "1" },
  readSave: (options, span) => {
    const rate = readRate(options.get("limit")?.value ?? "");
    const burst = readUint32(options.get("limit-burst")?.value ?? String(DEFAULT_BURST));
    if (rate === null || burst === null) return null;
    return { kind: "match", name: "limit", span, count: rate.count, unit: rate.unit, burst };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "limit:") || !nextWord(cursor, "avg")) return null;
    const rate = readRate(takeWord(cursor));
    const burst = nextWord(cursor, "burst") ? takeUint32(cursor) : null;
    if (rate === null || burst === null) return null;
    const span = spanOf(cursor, start, cursor.pos);
    return { kind: "match", name: "limit", span, count: rate.count, unit: rate.unit, burst };
  },
  printSave: ({ count, unit, burst }) =>
    joinWords(`--limit ${count}/${unit}`, burst === DEFAULT_BURST ? "" : `--limit-burst ${burst}`),
  printList: ({ count, unit, burst }) => `limit: avg ${count}/${unit} burst ${burst}`,
};

function readRate(text: string): { readonly count: number; readonly unit: LimitMatch["unit"] } | null {
  const slash = text.indexOf("/");
  const count = readUint32(slash < 0 ? text : text.slice(0, slash));
  const word = slash < 0 ? "sec" : text.slice(slash + 1);
  const unit = UNITS.find((name) => name === word) ?? (Object.hasOwn(LONG_UNITS, word) ? LONG_UNITS[word] : undefined);
  return count === null || unit === undefined ? null : { count, unit };
}
