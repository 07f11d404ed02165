import { byteLength } from "../../text/byte-length.ts";
import type { BlockFields, DeviceResources, Ipv4AddressNode, Ipv6AddressNode } from "./ast.ts";
import type { Block } from "./block-order.ts";
import { printHardwareAddress } from "./hardware.ts";
import { legacyLine } from "./legacy.ts";
import { printCompatible } from "./print-net-tools.ts";
import { field, hex, lineOf } from "./print-parts.ts";

const INDENT = "          ";

/**
 * Returns the lines of a block as net-tools 1.60 (`lib/interface.c`, `ife_print_long`) or toybox (`toys/net/ifconfig.c`) prints them, names
 * uncut. Toybox has a blank behind every field of counters and IPv4 addresses,
 * GNU inetutils (`ifconfig/options.c`, the format `net-tools`) none at the end of any line.
 */
export function linkEncapLines(block: Block): readonly string[] {
  const { fields } = block;
  const isToybox = fields.form === "toybox";
  const last = isToybox ? " " : "";
  const details = [
    ...block.addresses.map((node) => (node.family === "ipv6" ? ipv6Line(node, isToybox) : `${ipv4Line(node)}${last}`)),
    ...(fields.legacyAddresses ?? []).map((address) => legacyLine(address, "linkEncap")),
    settingsLine(fields),
    ...trafficLines(fields).map((line) => (line === "" ? "" : line + last)),
    collisionsLine(fields),
    volumeLine(fields, isToybox),
    deviceLine(fields.device),
  ];
  const lines = [
    headingLine(block),
    ...details.flatMap((line) => (line === undefined || line === "" ? [] : [INDENT + line])),
  ];
  return fields.form === "inetutils" ? lines.map((line) => line.trimEnd()) : lines;
}

/** The name fills 9 bytes, and a blank follows; in inetutils nothing follows a longer one. */
function headingLine({ heading, fields }: Block): string {
  const { hardware = {}, media, form } = fields;
  const padding = " ".repeat(Math.max(form === "inetutils" ? 0 : 1, 10 - byteLength(heading)));
  const address = field("HWaddr ", printHardwareAddress(hardware, form), form === "toybox" ? "" : "  ");
  const port = media === undefined ? "" : `Media:${media.port}${media.autoselect ? "(auto)" : ""}`;
  return `${heading}${padding}Link encap:${hardware.title ?? ""}  ${address}${port}${field("  Driver ", hardware.driver)}`;
}

function ipv4Line({ address, netmask, broadcast, peer }: Ipv4AddressNode): string {
  const rest = `${field(" P-t-P:", peer, " ")}${field(" Bcast:", broadcast, " ")}${field(" Mask:", netmask)}`;
  return `inet addr:${address} ${rest}`;
}

function ipv6Line({ address, prefixLength, scope }: Ipv6AddressNode, isToybox: boolean): string {
  const word = scope === undefined ? undefined : scope.charAt(0).toUpperCase() + scope.slice(1);
  return `inet6 addr: ${printCompatible(address)}/${prefixLength ?? ""}${field(isToybox ? " Scope: " : " Scope:", word)}`;
}

function settingsLine({ flags, mtu, metric, outfill, keepalive }: BlockFields): string | undefined {
  const settings = [
    field("MTU:", mtu),
    field("Metric:", metric),
    field("Outfill:", outfill),
    field("Keepalive:", keepalive),
  ];
  const names = flags?.names.map((name) => `${name} `).join("");
  const words = names === "" ? "[NO FLAGS] " : (names ?? "");
  const row = lineOf(settings, "  ");
  return row === undefined && words === "" ? undefined : `${words} ${row ?? ""}`;
}

function trafficLines({ receive = {}, transmit = {} }: BlockFields): readonly string[] {
  return [
    trafficLine("RX ", [
      field("packets:", receive.packets),
      field("errors:", receive.errors),
      field("dropped:", receive.dropped),
      field("overruns:", receive.overruns),
      field("frame:", receive.frame),
    ]),
    field("   compressed:", receive.compressed),
    trafficLine("TX ", [
      field("packets:", transmit.packets),
      field("errors:", transmit.errors),
      field("dropped:", transmit.dropped),
      field("overruns:", transmit.overruns),
      field("carrier:", transmit.carrier),
    ]),
  ];
}

function trafficLine(direction: string, parts: readonly string[]): string {
  return field(direction, lineOf(parts, " "));
}

/** Each field has a blank behind it. */
function collisionsLine({ transmit = {}, txQueueLength }: BlockFields): string {
  const collisions = `${field("collisions:", transmit.collisions, " ")}${field("compressed:", transmit.compressed, " ")}`;
  return `${collisions}${field("txqueuelen:", txQueueLength, " ")}`;
}

function volumeLine({ receive = {}, transmit = {} }: BlockFields, isToybox: boolean): string {
  const parts = [volume("RX", receive), volume("TX", transmit)];
  const line = lineOf(parts, isToybox ? " " : "  ") ?? "";
  return isToybox && line !== "" ? `${line} ` : line;
}

function volume(direction: string, { bytes, size }: { bytes?: string | number; size?: string }): string {
  return bytes === undefined ? "" : `${direction} bytes:${bytes}${field(" (", size, ")")}`;
}

/** Each resource has a blank behind it. */
function deviceLine(device: DeviceResources | undefined): string | undefined {
  if (device === undefined) return undefined;
  const { interrupt, base, memory, dma } = device;
  const port = base === undefined ? "" : `Base address:0x${hex(base)} `;
  const range = memory === undefined ? "" : `Memory:${hex(memory.start)}-${hex(memory.end)} `;
  return `${field("Interrupt:", interrupt, " ")}${port}${range}${dma === undefined ? "" : `DMA chan:${hex(dma)} `}`;
}
