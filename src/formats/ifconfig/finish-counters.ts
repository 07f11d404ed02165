import type { ReceiveCounters, TransmitCounters } from "./ast.ts";
import type { Mutable, TrafficDraft } from "./draft.ts";

/** Returns the counters of what came in; undefined when no line showed any. */
export function finishReceive(draft: TrafficDraft): ReceiveCounters | undefined {
  const { packets, bytes, errors, dropped, overruns, frame, compressed, size } = draft;
  const whole =
    packets !== undefined &&
    bytes !== undefined &&
    errors !== undefined &&
    dropped !== undefined &&
    overruns !== undefined;
  if (whole && frame !== undefined && compressed === undefined) {
    if (size === undefined) return { packets, bytes, errors, dropped, overruns, frame };
    return { packets, bytes, errors, dropped, overruns, frame, size };
  }
  const node: Mutable<ReceiveCounters> = {};
  addShared(node, draft);
  if (frame !== undefined) node.frame = frame;
  addLast(node, draft);
  return isEmpty(node) ? undefined : node;
}

/** Returns the counters of what went out; undefined when no line showed any. */
export function finishTransmit(draft: TrafficDraft): TransmitCounters | undefined {
  const { packets, bytes, errors, dropped, overruns, carrier, collisions, compressed, size } = draft;
  const whole =
    packets !== undefined &&
    bytes !== undefined &&
    errors !== undefined &&
    dropped !== undefined &&
    overruns !== undefined;
  const last = carrier !== undefined && collisions !== undefined;
  if (whole && last && compressed === undefined) {
    if (size === undefined) return { packets, bytes, errors, dropped, overruns, carrier, collisions };
    return { packets, bytes, errors, dropped, overruns, carrier, collisions, size };
  }
  const node: Mutable<TransmitCounters> = {};
  addShared(node, draft);
  if (carrier !== undefined) node.carrier = carrier;
  if (collisions !== undefined) node.collisions = collisions;
  addLast(node, draft);
  return isEmpty(node) ? undefined : node;
}

/** A line whose every value was damaged leaves nothing. */
function isEmpty(node: object): boolean {
  return Object.keys(node).length === 0;
}

type Shared = Mutable<Omit<ReceiveCounters, "frame">>;

function addShared(node: Shared, { packets, bytes, errors, dropped, overruns }: TrafficDraft): void {
  if (packets !== undefined) node.packets = packets;
  if (bytes !== undefined) node.bytes = bytes;
  if (errors !== undefined) node.errors = errors;
  if (dropped !== undefined) node.dropped = dropped;
  if (overruns !== undefined) node.overruns = overruns;
}

function addLast(node: Shared, { compressed, size }: TrafficDraft): void {
  if (compressed !== undefined) node.compressed = compressed;
  if (size !== undefined) node.size = size;
}
