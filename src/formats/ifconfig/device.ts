import { wordEnd } from "../../text/cursor.ts";
import type { DeviceResources } from "./ast.ts";
import type { InterfaceDraft, Mutable } from "./draft.ts";
import { type PairLine, readPairs } from "./pairs.ts";
import { complain, duplicateLine, type Outcome, type Reader } from "./reader.ts";
import { hexOf, readInteger, readValue } from "./words.ts";

/** The resources of a device while they are read. */
export type DeviceDraft = Mutable<DeviceResources>;

/**
 * Reads the bus resources of a device by the keys of one form:
 *
 *     device interrupt 17  base 0x2000  memory 0xf7c00000-f7c20000    dma 0x1
 *            ^ cursor
 *     Interrupt:17 Base address:0x2000 Memory:f7c00000-f7c20000 DMA chan:1
 *     ^ cursor
 */
export function readDeviceLine<Key extends string>(
  reader: Reader,
  draft: InterfaceDraft,
  line: PairLine<Key, DeviceDraft>,
): Outcome {
  if (draft.device !== undefined) return duplicateLine(reader);
  const device: DeviceDraft = {};
  readPairs(reader, line, device);
  // A line whose every value was damaged leaves nothing.
  if (Object.keys(device).length > 0) draft.device = device;
  return true;
}

/** Reads the value of one resource. */
export function takeDeviceField(reader: Reader, field: keyof DeviceResources, device: DeviceDraft): void {
  if (field === "memory") {
    takeMemory(reader, device);
    return;
  }
  const value = field === "interrupt" ? readInteger(reader) : readValue(reader, smallHexOf, "a hexadecimal number");
  if (value !== undefined) device[field] = value;
}

function smallHexOf(word: string): number | undefined {
  const value = hexOf(word);
  return typeof value === "number" ? value : undefined;
}

/** The end has no `0x` of its own: `0xf7c00000-f7c20000`. */
function takeMemory(reader: Reader, device: DeviceDraft): void {
  const { cursor } = reader;
  const from = cursor.pos;
  cursor.pos = wordEnd(cursor, from);
  const word = cursor.text.slice(from, cursor.pos);
  const dash = word.indexOf("-");
  const start = hexOf(word.slice(0, Math.max(dash, 0)));
  const end = hexOf(word.slice(dash + 1));
  if (start !== undefined && end !== undefined) device.memory = { start, end };
  else
    complain(reader, {
      code: "ifconfig/bad-number",
      start: from,
      end: cursor.pos,
      expected: "two hexadecimal numbers",
    });
}
