import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeUint32, takeWord } from "../list-words.ts";
import { readUint32 } from "../numbers.ts";
import { optionName, type SaveOptions } from "../save-options.ts";

/** `-m statistic`: some of the packets, at random or each so many. */
export type StatisticMatch = RandomMatch | NthMatch;

/** `--mode random`: a packet matches with `probability`, of which the tool prints eleven decimals. */
export interface RandomMatch {
  readonly kind: "match";
  readonly name: "statistic";
  readonly span: Span;
  readonly mode: "random";
  readonly negated: boolean;
  readonly probability: number;
}

/** `--mode nth`: of each `every` packets the one with number `packet`; a listing leaves out packet 0. */
export interface NthMatch {
  readonly kind: "match";
  readonly name: "statistic";
  readonly span: Span;
  readonly mode: "nth";
  readonly negated: boolean;
  readonly every: number;
  readonly packet: number;
}

/** libxt_statistic.c. */
export const statistic: MatchReader<StatisticMatch> = {
  options: { mode: "1", probability: "!1", every: "!1", packet: "1" },
  readSave,
  readList: readStatistic,
};

export const statisticPrinter: ExtensionPrinter<StatisticMatch> = {
  printSave: (node) =>
    node.mode === "random"
      ? `--mode random ${optionName("probability", node.negated)} ${node.probability.toFixed(11)}`
      : `--mode nth ${optionName("every", node.negated)} ${node.every} --packet ${node.packet}`,
  printList: (node) => {
    const not = node.negated ? " !" : "";
    if (node.mode === "random") return `statistic mode random${not} probability ${node.probability.toFixed(11)}`;
    return `statistic mode nth${not} every ${node.every}${node.packet === 0 ? "" : ` packet ${node.packet}`}`;
  },
};

function readSave(options: SaveOptions, span: Span): StatisticMatch | null {
  const mode = options.get("mode")?.value;
  if (mode === "random") {
    const option = options.get("probability");
    const probability = readProbability(option?.value ?? "");
    if (option === undefined || probability === null || options.has("every") || options.has("packet")) return null;
    return { kind: "match", name: "statistic", span, mode, negated: option.negated, probability };
  }
  const option = options.get("every");
  const every = readUint32(option?.value ?? "");
  const packet = readUint32(options.get("packet")?.value ?? "0");
  if (mode !== "nth" || option === undefined || every === null || packet === null || options.has("probability"))
    return null;
  return { kind: "match", name: "statistic", span, mode, negated: option.negated, every, packet };
}

/**
 *     statistic mode random probability 0.33333333349
 *     statistic mode nth ! every 3 packet 1
 */
function readStatistic(cursor: Cursor): StatisticMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "statistic") || !nextWord(cursor, "mode")) return null;
  const mode = takeWord(cursor);
  const negated = nextWord(cursor, "!");
  if (mode === "random" && nextWord(cursor, "probability")) {
    const probability = readProbability(takeWord(cursor));
    if (probability === null) return null;
    return { kind: "match", name: "statistic", span: spanOf(cursor, start, cursor.pos), mode, negated, probability };
  }
  if (mode !== "nth" || !nextWord(cursor, "every")) return null;
  const every = takeUint32(cursor);
  const packet = nextWord(cursor, "packet") ? takeUint32(cursor) : 0;
  if (every === null || packet === null) return null;
  return { kind: "match", name: "statistic", span: spanOf(cursor, start, cursor.pos), mode, negated, every, packet };
}

/** `0.33333333349`, as the tool prints it. */
const TOOL_LENGTH = 13;

/** A fraction in the eleven decimals of the tool, which print back the same. Hand-written rules have fewer. */
function readProbability(text: string): number | null {
  if (text.length > 20 || !/^\d+(?:\.\d*)?$/.test(text)) return null;
  const value = text.length === TOOL_LENGTH ? Number(text) : Number(Number(text).toFixed(11));
  return value <= 1 ? value : null;
}
