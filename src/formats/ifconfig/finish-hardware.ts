import type { Hardware, InterfaceForm } from "./ast.ts";
import type { InterfaceDraft, Mutable } from "./draft.ts";
import { usualLetterCase } from "./hardware.ts";

/** Returns the link layer of a block, now that all lines of it are read: the form may have shown itself in the last of them. */
export function finishHardware({ hardware, form, letterCase }: InterfaceDraft): Hardware | undefined {
  if (hardware === undefined) return undefined;
  const isUsual = letterCase === undefined || letterCase === usualLetterCase(form, hardware.type);
  const realBytes = realBytesOf(hardware, form);
  if (isUsual && realBytes === undefined) return hardware;
  const node: Mutable<Hardware> = { ...hardware };
  if (realBytes !== undefined) node.realBytes = realBytes;
  if (!isUsual) node.letterCase = letterCase;
  return node;
}

/** How many characters 16 bytes joined by dashes have. */
const UNSPEC_LENGTH = 47;

/**
 * How many bytes the tool copied from the kernel, undefined where it prints no more than those: 8 up to net-tools 2.10 and in busybox, 14
 * since 2025 (`lib/interface.c`, `if_fetch`; busybox, `networking/interface.c`). What it prints behind them was in its memory before.
 */
function realBytesOf({ type, address, rawAddress }: Hardware, form: InterfaceForm): number | undefined {
  const isLong = rawAddress !== undefined && rawAddress.length === UNSPEC_LENGTH;
  if (!(isLong || (type === "infiniband" && address !== undefined))) return undefined;
  return form === "net-tools-2025" ? 14 : 8;
}
