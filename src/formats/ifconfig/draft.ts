import type { Counter } from "../../net/index.ts";
import type { UnknownNode } from "../../text/index.ts";
import type {
  AddressNode,
  DeviceResources,
  Hardware,
  InterfaceFlags,
  InterfaceForm,
  InterfaceNode,
  LegacyAddressNode,
  Media,
  ReceiveCounters,
  TransmitCounters,
} from "./ast.ts";

/** The counters of one direction while their lines are read; undefined is what no line has shown yet. */
export interface TrafficDraft {
  packets: Counter | undefined;
  bytes: Counter | undefined;
  errors: Counter | undefined;
  dropped: Counter | undefined;
  overruns: Counter | undefined;
  frame: Counter | undefined;
  carrier: Counter | undefined;
  collisions: Counter | undefined;
  compressed: Counter | undefined;
  size: string | undefined;
  /** Two blanks stand before `overruns`. */
  isEven: boolean;
  /** How many values were read. */
  values: number;
  /** Which of the lines of this direction gave values: one bit a line. */
  lines: number;
}

/** An interface while its lines are read; undefined is what no line has shown yet. Every optional field of the node has one here. */
export interface InterfaceDraft {
  readonly start: number;
  end: number;
  readonly name: string;
  readonly label: string | undefined;
  form: InterfaceForm;
  flags: InterfaceFlags | undefined;
  mtu: number | undefined;
  metric: number | undefined;
  outfill: number | undefined;
  keepalive: number | undefined;
  readonly addresses: AddressNode[];
  readonly legacyAddresses: LegacyAddressNode[];
  hardware: Hardware | undefined;
  txQueueLength: number | undefined;
  media: Media | undefined;
  readonly receive: TrafficDraft;
  readonly transmit: TrafficDraft;
  device: DeviceResources | undefined;
  readonly unknown: UnknownNode[];
  /** A blank line came after its last line: what is unknown from here on is not in the block. */
  closed: boolean;
}

/** A node while its optional fields are added one by one. */
export type Mutable<Node> = { -readonly [Key in keyof Node]: Node[Key] };

function openTraffic(): TrafficDraft {
  return {
    packets: undefined,
    bytes: undefined,
    errors: undefined,
    dropped: undefined,
    overruns: undefined,
    frame: undefined,
    carrier: undefined,
    collisions: undefined,
    compressed: undefined,
    size: undefined,
    isEven: false,
    values: 0,
    lines: 0,
  };
}

/** Returns the name and the label of a heading: a colon stands only between them. A name with a blank in it is damaged and stays whole. */
function splitLabel(text: string): { name: string; label: string | undefined } {
  const colon = text.indexOf(":");
  if (colon < 0 || /[ \t]/.test(text)) return { name: text, label: undefined };
  return { name: text.slice(0, colon), label: text.slice(colon + 1) };
}

/** Returns a draft with nothing but its heading's name and place. */
export function openInterface(heading: string, form: InterfaceForm, start: number): InterfaceDraft {
  const { name, label } = splitLabel(heading);
  return {
    start,
    end: start,
    name,
    label,
    form,
    flags: undefined,
    mtu: undefined,
    metric: undefined,
    outfill: undefined,
    keepalive: undefined,
    addresses: [],
    legacyAddresses: [],
    hardware: undefined,
    txQueueLength: undefined,
    media: undefined,
    receive: openTraffic(),
    transmit: openTraffic(),
    device: undefined,
    unknown: [],
    closed: false,
  };
}

function finishReceive(draft: TrafficDraft): ReceiveCounters | undefined {
  const { packets, bytes, errors, dropped, overruns, frame, compressed, size } = draft;
  const whole =
    packets !== undefined &&
    bytes !== undefined &&
    errors !== undefined &&
    dropped !== undefined &&
    overruns !== undefined;
  if (whole && frame !== undefined && compressed === undefined && size === undefined)
    return { packets, bytes, errors, dropped, overruns, frame };
  const node: Mutable<ReceiveCounters> = {};
  addShared(node, draft);
  if (frame !== undefined) node.frame = frame;
  addLast(node, draft);
  return isEmpty(node) ? undefined : node;
}

function finishTransmit(draft: TrafficDraft): TransmitCounters | undefined {
  const { packets, bytes, errors, dropped, overruns, carrier, collisions, compressed, size } = draft;
  const whole =
    packets !== undefined &&
    bytes !== undefined &&
    errors !== undefined &&
    dropped !== undefined &&
    overruns !== undefined;
  const last = carrier !== undefined && collisions !== undefined;
  if (whole && last && compressed === undefined && size === undefined)
    return { packets, bytes, errors, dropped, overruns, carrier, collisions };
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

/** Returns the node of a draft; `span` is its place in the caller's text. */
export function finishInterface(draft: InterfaceDraft, span: InterfaceNode["span"]): InterfaceNode {
  const { name, form } = draft;
  const addresses = draft.addresses.slice();
  const receive = finishReceive(draft.receive);
  const transmit = finishTransmit(draft.transmit);
  const { flags, mtu, hardware, txQueueLength } = draft;
  const whole = flags !== undefined && mtu !== undefined && hardware !== undefined && txQueueLength !== undefined;
  if (whole && receive !== undefined && transmit !== undefined && isPlain(draft))
    return { kind: "interface", span, name, form, flags, mtu, addresses, hardware, txQueueLength, receive, transmit };
  const { legacyAddresses, media, device, unknown } = draft;
  const rest: Mutable<Partial<InterfaceNode>> = {};
  if (legacyAddresses.length > 0) rest.legacyAddresses = legacyAddresses;
  if (hardware !== undefined) rest.hardware = hardware;
  if (txQueueLength !== undefined) rest.txQueueLength = txQueueLength;
  if (media !== undefined) rest.media = media;
  if (receive !== undefined) rest.receive = receive;
  if (transmit !== undefined) rest.transmit = transmit;
  if (device !== undefined) rest.device = device;
  if (unknown.length > 0) rest.unknown = unknown;
  const { label } = draft;
  const names = label === undefined ? { name } : { name, label };
  return { kind: "interface", span, ...names, form, ...headingOf(draft), addresses, ...rest };
}

/** Whether a draft has nothing beyond what every interface of net-tools 2.x has; such interfaces share one shape. */
function isPlain(draft: InterfaceDraft): boolean {
  const { label, metric, outfill, keepalive, media, device } = draft;
  const heading = label === undefined && metric === undefined && outfill === undefined && keepalive === undefined;
  const rest = draft.legacyAddresses.length === 0 && draft.unknown.length === 0;
  return heading && rest && media === undefined && device === undefined;
}

function headingOf({ flags, mtu, metric, outfill, keepalive }: InterfaceDraft): Partial<InterfaceNode> {
  const heading: Mutable<Partial<InterfaceNode>> = {};
  if (flags !== undefined) heading.flags = flags;
  if (mtu !== undefined) heading.mtu = mtu;
  if (metric !== undefined) heading.metric = metric;
  if (outfill !== undefined) heading.outfill = outfill;
  if (keepalive !== undefined) heading.keepalive = keepalive;
  return heading;
}
