import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { skipWord, takeWord } from "../list-words.ts";
import { paddedHex, readNumber } from "../numbers.ts";
import type { SaveOptions } from "../save-options.ts";
import type { ListStyle } from "../values.ts";
import { type MaskedTos, namedTos, readMaskedTos, tosName } from "./tos-names.ts";

/** `-j TOS --set-tos VALUE/MASK`: the type of service becomes `(tos & ~mask) ^ value`. All other ways to write it (`or`, `and`, `xor`, a name) are this one. */
export interface TosTarget {
  readonly kind: "target";
  readonly name: "TOS";
  readonly span: Span;
  readonly value: number;
  readonly mask: number;
}

const ALL_BITS = 0xff;

/** libxt_TOS.c, revision 1. */
export const tosTarget: TargetReader<TosTarget> = {
  options: { "set-tos": "1", "and-tos": "1", "or-tos": "1", "xor-tos": "1" },
  readSave: (options, span) => {
    const tos = readSaveTos(options);
    return tos && { kind: "target", name: "TOS", span, value: tos.value, mask: tos.mask };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const tos = skipWord(cursor, "TOS") ? readListTos(cursor) : null;
    const span = spanOf(cursor, start, cursor.pos);
    return tos && { kind: "target", name: "TOS", span, value: tos.value, mask: tos.mask };
  },
};

export const tosTargetPrinter: ExtensionPrinter<TosTarget> = {
  printSave: ({ value, mask }) => `--set-tos ${paddedHex(value, 2)}/${paddedHex(mask, 2)}`,
  printList,
};

function readSaveTos(options: SaveOptions): MaskedTos | null {
  if (options.size !== 1) return null;
  const set = options.get("set-tos")?.value;
  if (set !== undefined) return readMaskedTos(set) ?? namedTos(set);
  for (const operation of ["and", "or", "xor"] as const) {
    const bits = readNumber(options.get(`${operation}-tos`)?.value ?? "", ALL_BITS);
    if (bits !== null) return operate(operation, bits);
  }
  return null;
}

/** The `value/mask` of an operation (libxt_TOS.c: tos_tg_parse). */
function operate(operation: "and" | "or" | "xor", bits: number): MaskedTos {
  if (operation === "and") return { value: 0, mask: ALL_BITS ^ bits };
  return { value: bits, mask: operation === "or" ? bits : 0 };
}

/**
 *     TOS set 0x10/0x3f | and 0xef | or 0x10 | xor 0x10 | setMinimize-Delay
 *        ^cursor                                           ^ no blank before a name
 */
function readListTos(cursor: Cursor): MaskedTos | null {
  const operation = takeWord(cursor);
  if (operation === "set") return readMaskedTos(takeWord(cursor));
  if (operation.startsWith("set")) return namedTos(operation.slice(3));
  if (operation !== "and" && operation !== "or" && operation !== "xor") return null;
  const bits = readNumber(takeWord(cursor), ALL_BITS);
  return bits === null ? null : operate(operation, bits);
}

/** Prints what {@link readListTos} reads, with the tests in the tool's order (libxt_TOS.c: tos_tg_print). A name has one blank more before it. */
function printList({ value, mask }: TosTarget, { numeric }: ListStyle): string {
  const name = tosName({ value, mask });
  if (!numeric && name !== null) return ` TOS set${name}`;
  if (!numeric && value === 0) return `TOS and ${paddedHex(ALL_BITS ^ mask, 2)}`;
  if (!numeric && value === mask) return `TOS or ${paddedHex(value, 2)}`;
  if (!numeric && mask === 0) return `TOS xor ${paddedHex(value, 2)}`;
  return `TOS set ${paddedHex(value, 2)}/${paddedHex(mask, 2)}`;
}
