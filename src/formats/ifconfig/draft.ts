import type { Counter } from "../../net/index.ts";
import type { UnknownNode } from "../../text/index.ts";
import type {
  AddressNode,
  DeviceResources,
  Hardware,
  InterfaceFlags,
  InterfaceForm,
  LegacyAddressNode,
  Media,
} from "./ast.ts";

/** The forms of blocks of Linux, which this draft is for. */
export type LinuxForm = Exclude<InterfaceForm, "bsd" | "short">;

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

/** A block while its lines are read; undefined is what no line has shown yet. Every optional field of the node has one here. */
export interface InterfaceDraft {
  start: number;
  end: number;
  name: string;
  label: string | undefined;
  form: LinuxForm;
  flags: InterfaceFlags | undefined;
  mtu: number | undefined;
  metric: number | undefined;
  outfill: number | undefined;
  keepalive: number | undefined;
  addresses: AddressNode[];
  legacyAddresses: LegacyAddressNode[];
  hardware: Hardware | undefined;
  /** The letters of a MAC address, undefined where it has none or both. */
  letterCase: "lower" | "upper" | undefined;
  txQueueLength: number | undefined;
  media: Media | undefined;
  readonly receive: TrafficDraft;
  readonly transmit: TrafficDraft;
  device: DeviceResources | undefined;
  unknown: UnknownNode[];
  /** A blank line came after its last line: what is unknown from here on is not in the block. */
  closed: boolean;
}

/** Adds an address. The two that most interfaces have at most stand in an array of exactly that size: a first push would reserve 17 places. */
export function addAddress(draft: InterfaceDraft, address: AddressNode): void {
  const [first, second] = draft.addresses;
  if (second !== undefined) draft.addresses.push(address);
  else draft.addresses = first === undefined ? [address] : [first, address];
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

/**
 * Returns a draft with nothing but its heading's name and place: that of the interface before the last, where there is one. A new one for each interface
 * would take as much memory as its node.
 */
export function openInterface(
  { spare }: { readonly spare: InterfaceDraft | null },
  heading: string,
  { form, start }: Pick<InterfaceDraft, "form" | "start">,
): InterfaceDraft {
  const { name, label } = splitLabel(heading);
  if (spare === null) return newDraft({ name, label, form, start });
  clear(spare);
  spare.start = start;
  spare.end = start;
  spare.name = name;
  spare.label = label;
  spare.form = form;
  return spare;
}

type Heading = Pick<InterfaceDraft, "name" | "label" | "form" | "start">;

function newDraft({ name, label, form, start }: Heading): InterfaceDraft {
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
    letterCase: undefined,
    txQueueLength: undefined,
    media: undefined,
    receive: openTraffic(),
    transmit: openTraffic(),
    device: undefined,
    unknown: [],
    closed: false,
  };
}

function clear(draft: InterfaceDraft): void {
  draft.flags = undefined;
  draft.mtu = undefined;
  draft.metric = undefined;
  draft.outfill = undefined;
  draft.keepalive = undefined;
  draft.addresses = [];
  if (draft.legacyAddresses.length > 0) draft.legacyAddresses = [];
  draft.hardware = undefined;
  draft.letterCase = undefined;
  draft.txQueueLength = undefined;
  draft.media = undefined;
  clearTraffic(draft.receive);
  clearTraffic(draft.transmit);
  draft.device = undefined;
  if (draft.unknown.length > 0) draft.unknown = [];
  draft.closed = false;
}

function clearTraffic(traffic: TrafficDraft): void {
  traffic.packets = undefined;
  traffic.bytes = undefined;
  traffic.errors = undefined;
  traffic.dropped = undefined;
  traffic.overruns = undefined;
  traffic.frame = undefined;
  traffic.carrier = undefined;
  traffic.collisions = undefined;
  traffic.compressed = undefined;
  traffic.size = undefined;
  traffic.isEven = false;
  traffic.values = 0;
  traffic.lines = 0;
}
