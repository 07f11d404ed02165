import type { Span } from "../../text/index.ts";
import type { BlockFields, InterfaceNode, LabelNode } from "./ast.ts";
import type { InterfaceDraft, Mutable } from "./draft.ts";
import { finishReceive, finishTransmit } from "./finish-counters.ts";
import { finishHardware } from "./finish-hardware.ts";

/** Returns the node of an interface from the draft of its own block; `span` is its place in the caller's text. */
export function finishInterface(draft: InterfaceDraft, span: Span): InterfaceNode {
  const { name, form, flags, mtu, metric, txQueueLength } = draft;
  const addresses = draft.addresses.length > 2 ? draft.addresses.slice() : draft.addresses;
  const hardware = finishHardware(draft);
  const receive = finishReceive(draft.receive);
  const transmit = finishTransmit(draft.transmit);
  const whole = flags !== undefined && mtu !== undefined && hardware !== undefined && txQueueLength !== undefined;
  if (whole && receive !== undefined && transmit !== undefined && isPlain(draft)) {
    if (metric === undefined)
      return { kind: "interface", span, name, form, flags, mtu, addresses, hardware, txQueueLength, receive, transmit };
    const kind = "interface";
    return { kind, span, name, form, flags, mtu, metric, addresses, hardware, txQueueLength, receive, transmit };
  }
  return { kind: "interface", span, name, ...headingOf(draft), addresses, ...linesOf(draft) };
}

/** Returns the node of a label from the draft of its block. */
export function finishLabel(draft: InterfaceDraft, label: string, span: Span): LabelNode {
  return { kind: "label", span, label, ...headingOf(draft), ...linesOf(draft) };
}

/** Returns the fields that the lines below a heading fill, but for the addresses. */
function linesOf(draft: InterfaceDraft): Partial<BlockFields> {
  const hardware = finishHardware(draft);
  const receive = finishReceive(draft.receive);
  const transmit = finishTransmit(draft.transmit);
  const { txQueueLength } = draft;
  const { legacyAddresses, media, device, unknown } = draft;
  const rest: Mutable<Partial<BlockFields>> = {};
  if (legacyAddresses.length > 0) rest.legacyAddresses = legacyAddresses;
  if (hardware !== undefined) rest.hardware = hardware;
  if (txQueueLength !== undefined) rest.txQueueLength = txQueueLength;
  if (media !== undefined) rest.media = media;
  if (receive !== undefined) rest.receive = receive;
  if (transmit !== undefined) rest.transmit = transmit;
  if (device !== undefined) rest.device = device;
  if (unknown.length > 0) rest.unknown = unknown;
  return rest;
}

/** Whether a draft has nothing beyond what every interface of net-tools 2.x has; or a metric more; such interfaces share a shape. */
function isPlain(draft: InterfaceDraft): boolean {
  const { outfill, keepalive, media, device } = draft;
  const heading = outfill === undefined && keepalive === undefined;
  const rest = draft.legacyAddresses.length === 0 && draft.unknown.length === 0;
  return heading && rest && media === undefined && device === undefined;
}

function headingOf({ form, flags, mtu, metric, outfill, keepalive }: InterfaceDraft): BlockFields {
  const heading: Mutable<BlockFields> = { form };
  if (flags !== undefined) heading.flags = flags;
  if (mtu !== undefined) heading.mtu = mtu;
  if (metric !== undefined) heading.metric = metric;
  if (outfill !== undefined) heading.outfill = outfill;
  if (keepalive !== undefined) heading.keepalive = keepalive;
  return heading;
}
