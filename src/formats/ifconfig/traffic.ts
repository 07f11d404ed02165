import type { Counter } from "../../net/index.ts";
import { findInLine, skipBlanks, skipLiteral } from "../../text/cursor.ts";
import type { TrafficDraft } from "./draft.ts";
import { type PairLine, readPairs } from "./pairs.ts";
import { complain, duplicateLine, type Outcome, type Reader, trimmedEnd } from "./reader.ts";
import { sizeFits, sizeText } from "./size.ts";
import { readCounter } from "./words.ts";

/** The counters of both directions in the words of the tool, 1.60 and 2.x alike. */
export type TrafficField = Exclude<keyof TrafficDraft, "size" | "lines" | "values" | "isEven">;

/** The lines of net-tools 2.x that are read by a shorter way where they are as usual: bits of {@link TrafficDraft.lines}. */
export const VOLUME = 1;
export const ERRORS = 2;

/** A line of counters and which of the lines of its direction it is: a bit of {@link TrafficDraft.lines}. */
export interface TrafficLine extends PairLine<TrafficField, TrafficDraft> {
  readonly bit: number;
}

/** Reads a line of counters into one direction, unless that direction already has this line. */
export function readTrafficLine(reader: Reader, line: TrafficLine, traffic: TrafficDraft): Outcome {
  if ((traffic.lines & line.bit) !== 0) return duplicateLine(reader);
  const before = traffic.values;
  readPairs(reader, line, traffic);
  if (traffic.values > before) traffic.lines |= line.bit;
  return true;
}

/** Reads a counter, and the size behind it if it is that of the bytes. */
export function takeTraffic(reader: Reader, field: TrafficField, traffic: TrafficDraft): void {
  const { blanks } = reader;
  const value = readCounter(reader);
  if (value !== undefined) {
    traffic.values++;
    store(traffic, field, value);
  }
  if (field === "bytes") readSize(reader, traffic, true);
  // Only what is printed again counts: blanks between two counters that were read.
  if (field === "overruns" && blanks > 1 && value !== undefined)
    traffic.isEven = (traffic.errors ?? traffic.dropped) !== undefined;
}

/** A store by name would cost as much as reading the counter. */
function store(traffic: TrafficDraft, field: TrafficField, value: Counter): void {
  switch (field) {
    case "packets":
      traffic.packets = value;
      return;
    case "bytes":
      traffic.bytes = value;
      return;
    case "errors":
      traffic.errors = value;
      return;
    case "dropped":
      traffic.dropped = value;
      return;
    case "overruns":
      traffic.overruns = value;
      return;
    case "frame":
      traffic.frame = value;
      return;
    case "carrier":
      traffic.carrier = value;
      return;
    case "collisions":
      traffic.collisions = value;
      return;
    case "compressed":
      traffic.compressed = value;
  }
}

/** Reads a number of bytes and the size behind it, which is kept in any case. */
export function takeSizedBytes(reader: Reader, traffic: TrafficDraft): void {
  const value = readCounter(reader);
  if (value !== undefined) traffic.values++;
  traffic.bytes = value;
  readSize(reader, traffic, false);
}

/**
 * Reads the size in parentheses behind a number of bytes. With `derivable`, the size that net-tools 2.x makes of these bytes is not
 * kept; one that contradicts them is reported, and kept.
 *
 *     20827992 (19.8 MiB)
 *             ^ cursor
 */
function readSize(reader: Reader, traffic: TrafficDraft, derivable: boolean): void {
  const { cursor } = reader;
  const { bytes } = traffic;
  skipBlanks(cursor);
  const size = readParenthesized(reader);
  if (bytes === undefined || size === undefined) return;
  const { text, start, end } = size;
  if (derivable && text === sizeText(bytes)) return;
  traffic.size = text;
  if (sizeFits(text, bytes)) return;
  complain(reader, { code: "ifconfig/size-mismatch", start, end, expected: sizeText(bytes) });
}

/** Steps over a text in parentheses and returns it, undefined when there is none. Without a closing one it ends with the line. */
function readParenthesized(reader: Reader): { text: string; start: number; end: number } | undefined {
  const { cursor } = reader;
  if (!skipLiteral(cursor, "(")) return undefined;
  const start = cursor.pos;
  const closing = findInLine(cursor, ")");
  const end = closing < 0 ? trimmedEnd(cursor) : closing;
  cursor.pos = closing < 0 ? cursor.lineEnd : closing + 1;
  if (closing < 0) complain(reader, { code: "ifconfig/incomplete-line", start: start - 1, end });
  return { text: cursor.text.slice(start, end), start, end };
}
