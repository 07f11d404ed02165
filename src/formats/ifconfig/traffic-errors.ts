import type { Cursor } from "../../text/cursor.ts";
import type { TrafficDraft } from "./draft.ts";
import type { ErrorCounts } from "./repeats.ts";
import { ERRORS } from "./traffic.ts";
import { digitsEnd, numberAt } from "./words.ts";

/**
 * Reads a line of errors that is, letter by letter, that of the interface before, as all are where nothing went wrong:
 *
 *     RX errors 0  dropped 0  overruns 0  frame 0
 *        ^ cursor
 */
export function repeatsErrors(cursor: Cursor, known: ErrorCounts | null, traffic: TrafficDraft): boolean {
  if (known === null || (traffic.lines & ERRORS) !== 0) return false;
  if (cursor.text.slice(cursor.pos, cursor.lineEnd) !== known.row) return false;
  takeErrors(known, traffic);
  traffic.lines |= ERRORS;
  return true;
}

function takeErrors(known: ErrorCounts, traffic: TrafficDraft): void {
  traffic.errors = known.errors;
  traffic.dropped = known.dropped;
  traffic.overruns = known.overruns;
  traffic.frame = known.frame;
  traffic.carrier = known.carrier;
  traffic.collisions ??= known.collisions;
  traffic.isEven = known.isEven;
  traffic.values += 4;
}

const PACKETS = "packets:";
/** The line of packets and errors in a `Link encap` block is the first of its direction. */
const FIRST = 1;

/**
 * Reads a line of packets and errors whose errors are those of the interface before:
 *
 *     RX packets:248078 errors:0 dropped:0 overruns:0 frame:0
 *        ^ cursor
 */
export function repeatsErrorsBehindPackets(cursor: Cursor, known: ErrorCounts | null, traffic: TrafficDraft): boolean {
  const { text, pos, lineEnd } = cursor;
  const start = pos + PACKETS.length;
  if (known === null || (traffic.lines & FIRST) !== 0 || text.slice(pos, start) !== PACKETS) return false;
  const end = digitsEnd(cursor, start);
  if (end === start || text.slice(end, lineEnd) !== known.row) return false;
  traffic.packets = numberAt(text, start, end);
  takeErrors(known, traffic);
  traffic.lines |= FIRST;
  return true;
}

/** Returns what a line of packets and errors at `from` said behind the packets, null where it was not as the tool prints it. */
export function errorsBehindPackets(cursor: Cursor, from: number, traffic: TrafficDraft): ErrorCounts | null {
  const start = from + PACKETS.length;
  const isUsual = cursor.text.slice(from, start) === PACKETS && traffic.packets !== undefined;
  return isUsual ? errorCounts(cursor, digitsEnd(cursor, start), { ...traffic, collisions: undefined }) : null;
}

/** Returns what a line of errors at `from` said, null where it was not whole. */
export function errorCounts(cursor: Cursor, from: number, traffic: TrafficDraft): ErrorCounts | null {
  const { errors, dropped, overruns, frame, carrier, collisions, isEven } = traffic;
  if (errors === undefined || dropped === undefined || overruns === undefined) return null;
  if ((frame ?? carrier) === undefined) return null;
  return {
    row: cursor.text.slice(from, cursor.lineEnd),
    errors,
    dropped,
    overruns,
    frame,
    carrier,
    collisions,
    isEven,
  };
}
