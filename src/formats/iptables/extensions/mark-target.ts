import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { skipWord, takeUint32, takeWord } from "../list-words.ts";
import { hex, readUint32 } from "../numbers.ts";
import type { SaveOptions } from "../save-options.ts";
import { ALL_BITS, type MaskedMark, readMaskedMark } from "./marks.ts";

/** `-j MARK --set-xmark VALUE/MASK`: the mark becomes `(mark & ~mask) ^ value`. All other ways to write it (`or`, `and`, `xor`, `set`) are this one. */
export interface MarkTarget {
  readonly kind: "target";
  readonly name: "MARK";
  readonly span: Span;
  readonly value: number;
  readonly mask: number;
}

/**
 * Reads the operation of a listing behind `MARK` or `CONNMARK`.
 *
 *     MARK or 0x4000 | and 0xfffeffff | xor 0x1 | set 0x1 | xset 0x1/0x3
 *         ^cursor
 */
export function readListMark(cursor: Cursor): MaskedMark | null {
  const operation = takeWord(cursor);
  if (operation === "xset") return readMaskedMark(takeWord(cursor));
  const value = takeUint32(cursor);
  return value === null ? null : xmark(operation, value);
}

/** The `value/mask` of an operation (libxt_MARK.c: mark_tg_parse). */
function xmark(operation: string, value: number): MaskedMark | null {
  if (operation === "and") return { value: 0, mask: ~value >>> 0 };
  if (operation === "or") return { value, mask: value };
  if (operation === "xor") return { value, mask: 0 };
  return operation === "set" ? { value, mask: ALL_BITS } : null;
}

/** Prints what {@link readListMark} reads, with the tests in the tool's order (libxt_MARK.c: mark_tg_print). */
export function printListMark({ value, mask }: MaskedMark): string {
  if (value === 0) return `and ${hex(~mask >>> 0)}`;
  if (value === mask) return `or ${hex(value)}`;
  if (mask === 0) return `xor ${hex(value)}`;
  return mask === ALL_BITS ? `set ${hex(value)}` : `xset ${hex(value)}/${hex(mask)}`;
}

const OPERATIONS = ["set-xmark", "set-mark", "or-mark", "and-mark", "xor-mark"] as const;

/** Reads one of `--set-xmark`, `--set-mark`, `--or-mark`, `--and-mark`, `--xor-mark`, of which the tool itself prints only the first. */
export function readSaveMark(options: SaveOptions): MaskedMark | null {
  if (OPERATIONS.filter((operation) => options.has(operation)).length !== 1) return null;
  const set = options.get("set-xmark");
  if (set !== undefined) return readMaskedMark(set.value);
  const plain = options.get("set-mark");
  if (plain !== undefined) return setMark(plain.value);
  for (const operation of ["or", "and", "xor"] as const) {
    const value = readUint32(options.get(`${operation}-mark`)?.value ?? "");
    if (value !== null) return xmark(operation, value);
  }
  return null;
}

/** `--set-mark 0x1/0x2` zeroes the bits of the value as well: its xmark is `0x1/0x3`. */
function setMark(text: string): MaskedMark | null {
  const mark = readMaskedMark(text);
  return mark === null ? null : { value: mark.value, mask: (mark.value | mark.mask) >>> 0 };
}

/** libxt_MARK.c, revision 2. */
export const markTarget: TargetReader<MarkTarget> = {
  options: { "set-xmark": "1", "set-mark": "1", "or-mark": "1", "and-mark": "1", "xor-mark": "1" },
  readSave: (options, span) => {
    const mark = readSaveMark(options);
    return mark === null ? null : { kind: "target", name: "MARK", span, value: mark.value, mask: mark.mask };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const mark = skipWord(cursor, "MARK") ? readListMark(cursor) : null;
    if (mark === null) return null;
    return {
      kind: "target",
      name: "MARK",
      span: spanOf(cursor, start, cursor.pos),
      value: mark.value,
      mask: mark.mask,
    };
  },
};

export const markTargetPrinter: ExtensionPrinter<MarkTarget> = {
  printSave: ({ value, mask }) => `--set-xmark ${hex(value)}/${hex(mask)}`,
  printList: (node) => `MARK ${printListMark(node)}`,
};
