import type { AddressNode, DeviceResources, InterfaceNode, Ipv6AddressNode } from "./ast.ts";
import { printHardwareAddress } from "./hardware.ts";
import { legacyLine } from "./legacy.ts";
import { printCompatible } from "./print-net-tools.ts";
import { field, headingName, hex, lineOf } from "./print-parts.ts";

const INDENT = "          ";

/** Returns the lines of a block as net-tools 1.60 prints them (`lib/interface.c`, `ife_print_long`), names uncut. */
export function linkEncapLines(node: InterfaceNode): readonly string[] {
  const { receive = {}, transmit = {} } = node;
  const details = [
    ...node.addresses.map(addressLine),
    ...(node.legacyAddresses ?? []).map((address) => legacyLine(address, "linkEncap")),
    settingsLine(node),
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
    `${field("collisions:", transmit.collisions, " ")}${field("compressed:", transmit.compressed, " ")}${field("txqueuelen:", node.txQueueLength, " ")}`,
    lineOf([volume("RX", receive), volume("TX", transmit)], "  "),
    deviceLine(node.device),
  ];
  return [headingLine(node), ...details.flatMap((line) => (line === undefined || line === "" ? [] : [INDENT + line]))];
}

/** The name fills 9 bytes. */
function headingLine(node: InterfaceNode): string {
  const { hardware = {}, media } = node;
  const name = headingName(node);
  const padding = " ".repeat(Math.max(0, 9 - byteLength(name)));
  const address = field("HWaddr ", printHardwareAddress(hardware, false), "  ");
  const port = media === undefined ? "" : `Media:${media.port}${media.autoselect ? "(auto)" : ""}`;
  return `${name}${padding} Link encap:${hardware.title ?? ""}  ${address}${port}`;
}

/** How many bytes a text has in UTF-8, surrogates counted in pairs. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function addressLine(node: AddressNode): string {
  if (node.family === "ipv6") return ipv6Line(node);
  const { address, netmask, broadcast, peer } = node;
  const rest = `${field(" P-t-P:", peer, " ")}${field(" Bcast:", broadcast, " ")}${field(" Mask:", netmask)}`;
  return `inet addr:${address} ${rest}`;
}

function ipv6Line({ address, prefixLength, scope }: Ipv6AddressNode): string {
  const word = scope === undefined ? undefined : scope.charAt(0).toUpperCase() + scope.slice(1);
  return `inet6 addr: ${printCompatible(address)}/${prefixLength ?? ""}${field(" Scope:", word)}`;
}

function settingsLine({ flags, mtu, metric, outfill, keepalive }: InterfaceNode): string | undefined {
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

function trafficLine(direction: string, parts: readonly string[]): string {
  return field(direction, lineOf(parts, " "));
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
