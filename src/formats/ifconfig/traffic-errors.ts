import type { Cursor } from "../../text/cursor.ts";
import type { TrafficDraft } from "./draft.ts";
import type { ErrorCounts } from "./repeats.ts";
import { ERRORS } from "./traffic.ts";

/**
 * Reads a line of errors that is, letter by letter, that of the interface before, as all are where nothing went wrong:
 *
 *     RX errors 0  dropped 0  overruns 0  frame 0
 *        ^ cursor
 */
export function repeatsErrors(cursor: Cursor, known: ErrorCounts | null, traffic: TrafficDraft): boolean {
  if (known === null || (traffic.lines & ERRORS) !== 0) return false;
  if (cursor.text.slice(cursor.pos, cursor.lineEnd) !== known.row) return false;
  traffic.errors = known.errors;
  traffic.dropped = known.dropped;
  traffic.overruns = known.overruns;
  traffic.frame = known.frame;
  traffic.carrier = known.carrier;
  traffic.collisions = known.collisions;
  traffic.isEven = known.isEven;
  traffic.values += 4;
  traffic.lines |= ERRORS;
  return true;
}

/** Returns what a line of errors at `from` said, null where it was not whole. */
export function errorCounts(cursor: Cursor, from: number, traffic: TrafficDraft): ErrorCounts | null {
  const { errors, dropped, overruns, frame, carrier, collisions, isEven } = traffic;
  if (errors === undefined || dropped === undefined || overruns === undefined) return null;
  if (frame === undefined && (carrier === undefined || collisions === undefined)) return null;
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
