import type {
  AddressNode,
  DeviceResources,
  Hardware,
  InterfaceFlags,
  InterfaceForm,
  Ipv6AddressNode,
  ReceiveCounters,
  TransmitCounters,
} from "./ast.ts";
import type { Block } from "./block-order.ts";
import { printHardwareAddress } from "./hardware.ts";
import { legacyLine } from "./legacy.ts";
import { field, hex, lineOf } from "./print-parts.ts";
import { scopeNamed, scopeWords } from "./scope.ts";
import { sizeText } from "./size.ts";

const INDENT = "        ";

/** Returns the lines of a block as net-tools 2.x prints them (`lib/interface.c`, `ife_print_long`). */
export function netToolsLines(block: Block): readonly string[] {
  const {
    form,
    legacyAddresses = [],
    hardware,
    txQueueLength,
    media,
    receive = {},
    transmit = {},
    device,
  } = block.fields;
  const isEven = form === "net-tools-2025";
  const details = [
    ...block.addresses.map(addressLine),
    ...legacyAddresses.map((address) => legacyLine(address, "netTools")),
    hardware === undefined ? undefined : hardwareLine(hardware, form, txQueueLength),
    media === undefined ? undefined : `media ${media.port}${media.autoselect ? "autoselect" : ""}`,
    ...receiveLines(receive, isEven),
    ...transmitLines(transmit, isEven),
    deviceLine(device),
  ];
  return [headingLine(block), ...details.flatMap((line) => (line === undefined ? [] : [INDENT + line]))];
}

function headingLine({ heading, fields }: Block): string {
  const { flags, mtu, metric, outfill, keepalive } = fields;
  const settings = [
    field("mtu ", mtu),
    field("metric ", metric),
    field("outfill ", outfill),
    field("keepalive ", keepalive),
  ];
  const words = `${heading}: flags=${flagsText(flags)}`;
  // Two blanks tell a heading of Linux whose settings could not be read from one of BSD.
  return `${words}  ${lineOf(settings, "  ") ?? ""}`;
}

/** Without names there are no brackets, but for a 0 an opening one: `flags=0<`. */
function flagsText(flags: InterfaceFlags | undefined): string {
  if (flags === undefined) return "";
  const { value, names } = flags;
  if (names.length > 0) return `${value ?? ""}<${names.join(",")}>`;
  return value === 0 ? "0<" : `${value ?? ""}`;
}

function addressLine(node: AddressNode): string {
  if (node.family === "ipv6") return ipv6Line(node);
  const { address, netmask, broadcast, peer } = node;
  return `inet ${address}${field("  netmask ", netmask)}${field("  broadcast ", broadcast)}${field("  destination ", peer)}`;
}

function ipv6Line(node: Ipv6AddressNode): string {
  const { prefixLength, scopeId } = node;
  const words = scopeBrackets(node);
  const scope =
    scopeId === undefined ? field("  scopeid ", words || undefined) : `  scopeid 0x${scopeId.toString(16)}${words}`;
  return `inet6 ${printIpv6(node.address)}${field("  prefixlen ", prefixLength)}${scope}`;
}

/** The words of the number, unless the text had another. */
function scopeBrackets({ scope, scopeId }: Ipv6AddressNode): string {
  if (scope === undefined) return "";
  const words = scopeId === undefined ? "" : scopeWords(scopeId);
  return scopeNamed(words) === scope ? `<${words}>` : `<${scope}>`;
}

/** An IPv4-mapped address loses its prefix, an IPv4-compatible one is dotted (glibc, `inet_ntop`). */
function printIpv6(address: string): string {
  if (address.startsWith("::ffff:") && address.includes(".")) return address.slice("::ffff:".length);
  return printCompatible(address);
}

/** Returns `::192.0.2.5` for `::c000:205`, and other addresses as they are. */
export function printCompatible(address: string): string {
  const [, high, low] = /^::([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return `::${first >> 8}.${first & 255}.${second >> 8}.${second & 255}`;
}

function hardwareLine(hardware: Hardware, form: InterfaceForm, queueLength: number | undefined): string {
  const { type = "", title } = hardware;
  const address = field(" ", printHardwareAddress(hardware, form));
  return `${type}${address}${field("  txqueuelen ", queueLength)}${field("  (", title, ")")}`;
}

function receiveLines(receive: ReceiveCounters, isEven: boolean): readonly (string | undefined)[] {
  const { errors, dropped, overruns, frame, compressed } = receive;
  const counts = [
    field("errors ", errors),
    field("dropped ", dropped),
    field("overruns ", overruns),
    field("frame ", frame),
  ];
  return [
    volumeLine("RX", receive),
    field(isEven ? "RX compressed " : "RX compressed:", compressed),
    rowOf("RX", counts),
  ].map((line) => (line === "" ? undefined : line));
}

/** Up to 2.10 one blank stands before `overruns`, two since 2025. */
function transmitLines(transmit: TransmitCounters, isEven: boolean): readonly (string | undefined)[] {
  const { errors, dropped, overruns, carrier, collisions, compressed } = transmit;
  const before = lineOf([field("errors ", errors), field("dropped ", dropped)], "  ") ?? "";
  const middle = lineOf([before, field("overruns ", overruns)], isEven ? "  " : " ") ?? "";
  const counts = [middle, field("carrier ", carrier), field("collisions ", collisions)];
  return [volumeLine("TX", transmit), field("TX compressed ", compressed), rowOf("TX", counts)].map((line) =>
    line === "" ? undefined : line,
  );
}

function volumeLine(direction: string, { packets, bytes, size }: ReceiveCounters): string {
  const volume = bytes === undefined ? "" : `bytes ${bytes} (${size ?? sizeText(bytes)})`;
  return rowOf(direction, [field("packets ", packets), volume]);
}

function rowOf(direction: string, parts: readonly string[]): string {
  return field(`${direction} `, lineOf(parts, "  "));
}

/** Each resource has two blanks behind it, the DMA channel two before it. */
function deviceLine(device: DeviceResources | undefined): string | undefined {
  if (device === undefined) return undefined;
  const { interrupt, base, memory, dma } = device;
  const range = memory === undefined ? "" : `memory 0x${hex(memory.start)}-${hex(memory.end)}  `;
  const parts = `${field("interrupt ", interrupt, "  ")}${base === undefined ? "" : `base 0x${hex(base)}  `}${range}`;
  return `device ${parts}${dma === undefined ? "" : `  dma 0x${hex(dma)}`}`;
}
