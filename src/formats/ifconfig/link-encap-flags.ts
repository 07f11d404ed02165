import { atLineEnd, readWord, skipBlanks, skipLiteral } from "../../text/cursor.ts";
import type { InterfaceDraft } from "./draft.ts";
import { isFlagName } from "./flags.ts";
import { rememberSettings } from "./link-encap-repeats.ts";
import { type PairLine, readPairs, startsWithKey } from "./pairs.ts";
import { complain, duplicateLine, type Outcome, type Reader } from "./reader.ts";
import { FLAG_WORDS, reportTranslation, SETTING_WORDS, translationOf } from "./translations.ts";
import { readInteger } from "./words.ts";

/** What {@link readFlagNames} found before the settings. */
interface FlagNames {
  readonly names: string[];
  /** From the first to the last word that is no flag; empty when all are. */
  readonly foreign: { readonly start: number; readonly end: number };
}

/**
 * Reads the flags and the settings behind them:
 *
 *     UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1
 *     [NO FLAGS]  MTU:1500  Metric:1
 *     ^ cursor
 */
export function readFlagsLine(reader: Reader, draft: InterfaceDraft): Outcome {
  const { cursor } = reader;
  const from = cursor.pos;
  const before = reader.report.diagnostics.length;
  const isEmpty = skipLiteral(cursor, "[NO FLAGS]");
  const { names, foreign } = readFlagNames(reader);
  const isFlags = foreign.end === foreign.start && (isEmpty || names.length > 0);
  if (atLineEnd(cursor) && !isFlags) return false;
  if (draft.flags !== undefined || draft.mtu !== undefined) return duplicateLine(reader);
  if (foreign.end > foreign.start) complain(reader, { code: "ifconfig/unexpected-word", ...foreign });
  if (isEmpty || names.length > 0) draft.flags = { names };
  readPairs(reader, SETTINGS, draft);
  if (reader.report.diagnostics.length === before) rememberSettings(reader, from, draft);
  return true;
}

/** Reads words up to the first setting, or to the end of a line that has none. */
function readFlagNames(reader: Reader): FlagNames {
  const { cursor } = reader;
  const names: string[] = [];
  let start = cursor.lineEnd;
  let end = start;
  for (skipBlanks(cursor); !atLineEnd(cursor) && !startsWithKey(cursor, SETTINGS); skipBlanks(cursor)) {
    const from = cursor.pos;
    const word = readWord(cursor);
    const english = translationOf(FLAG_WORDS, word);
    const name = english ?? word;
    if (english !== null) reportTranslation(reader, { start: from, end: cursor.pos, english });
    if (isFlagName(name)) names.push(name);
    else {
      start = Math.min(start, from);
      end = cursor.pos;
    }
  }
  return { names, foreign: { start, end } };
}

const SETTINGS: PairLine<"MTU" | "Metric" | "Outfill" | "Keepalive", InterfaceDraft> = {
  keys: ["MTU", "Metric", "Outfill", "Keepalive"],
  separator: ":",
  required: 0b0011,
  translations: SETTING_WORDS,
  take: (reader, key, draft) => {
    const value = readInteger(reader);
    if (key === "MTU") draft.mtu = value;
    else if (key === "Metric") draft.metric = value;
    else if (key === "Outfill") draft.outfill = value;
    else draft.keepalive = value;
  },
};
