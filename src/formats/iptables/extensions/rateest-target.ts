import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, takeWord } from "../list-words.ts";
import { bareWord } from "../save-quoting.ts";

/** `-j RATEEST`: measures the rate of the packets, for `-m rateest`. */
export interface RateestTarget {
  readonly kind: "target";
  readonly name: "RATEEST";
  readonly span: Span;
  /** The estimator's name; the tool quotes and escapes nothing in it. */
  readonly rateestName: string;
  /** Microseconds from one measurement to the next. */
  readonly interval: number;
  /** Microseconds over which the rate is averaged. */
  readonly ewmalog: number;
}

/** The units of a time in microseconds, by their spellings (libxt_RATEEST.c: RATEEST_get_time). */
const UNITS: readonly (readonly [microseconds: number, names: readonly string[]])[] = [
  [1_000_000, ["s", "sec", "secs"]],
  [1000, ["ms", "msec", "msecs"]],
  [1, ["us", "usec", "usecs", ""]],
];

const LONGEST = 0xffffffff;

/** libxt_RATEEST.c. `name RE1 interval 250.0ms ewmalog 500.0ms`, without the name of the target. */
export const rateestTarget: TargetReader<RateestTarget> = {
  options: { "rateest-name": "1", "rateest-interval": "1", "rateest-ewmalog": "1" },
  readSave: (options, span) => {
    const rateestName = options.get("rateest-name")?.value ?? "";
    const interval = readTime(options.get("rateest-interval")?.value ?? "");
    const ewmalog = readTime(options.get("rateest-ewmalog")?.value ?? "");
    if (rateestName === "" || interval === null || ewmalog === null) return null;
    return { kind: "target", name: "RATEEST", span, rateestName, interval, ewmalog };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const rateestName = nextWord(cursor, "name") ? takeWord(cursor) : "";
    const interval = nextWord(cursor, "interval") ? readTime(takeWord(cursor)) : null;
    const ewmalog = nextWord(cursor, "ewmalog") ? readTime(takeWord(cursor)) : null;
    if (rateestName === "" || interval === null || ewmalog === null) return null;
    return { kind: "target", name: "RATEEST", span: spanOf(cursor, start, cursor.pos), rateestName, interval, ewmalog };
  },
};

export const rateestTargetPrinter: ExtensionPrinter<RateestTarget> = {
  printSave: ({ rateestName, interval, ewmalog }) =>
    `--rateest-name ${bareWord(rateestName)} --rateest-interval ${printTime(interval)} --rateest-ewmalog ${printTime(ewmalog)}`,
  printList: ({ rateestName, interval, ewmalog }) =>
    `name ${rateestName} interval ${printTime(interval)} ewmalog ${printTime(ewmalog)}`,
};

/** Reads `250.0ms`, `8s`, `5us` as microseconds. */
function readTime(text: string): number | null {
  const [, digits = "", unit = ""] = /^(\d{1,10}(?:\.\d{1,6})?)([a-z]*)$/i.exec(text) ?? [];
  const factor = UNITS.find(([, names]) => names.includes(unit.toLowerCase()))?.[0];
  if (digits === "" || factor === undefined) return null;
  const time = Math.round(Number(digits) * factor);
  return time <= LONGEST ? time : null;
}

/** The largest unit in which one decimal says it all; the tool's own times are powers of two of 0.25 seconds (libxt_RATEEST.c: RATEEST_print_time). */
function printTime(time: number): string {
  if (time >= 1_000_000 && time % 100_000 === 0) return `${(time / 1_000_000).toFixed(1)}s`;
  return time >= 1000 && time % 100 === 0 ? `${(time / 1000).toFixed(1)}ms` : `${time}us`;
}
