import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { TargetExtension } from "../extension.ts";
import { nextWord, skipWord, takeUint32 } from "../list-words.ts";
import { hex, readUint32 } from "../numbers.ts";
import type { SaveOptions } from "../save-options.ts";
import { printListMark, readListMark, readSaveMark } from "./mark-target.ts";
import { ALL_BITS } from "./marks.ts";

/** `-j CONNMARK`: sets the mark of the connection, or copies between it and the packet's. */
export type ConnmarkTarget = ConnmarkSet | ConnmarkCopy;

/** `--set-xmark VALUE/MASK`: the connection's mark becomes `(mark & ~mask) ^ value`. */
export interface ConnmarkSet {
  readonly kind: "target";
  readonly name: "CONNMARK";
  readonly span: Span;
  readonly operation: "set";
  readonly value: number;
  readonly mask: number;
}

/** `--save-mark` copies the packet's mark to the connection, `--restore-mark` back: the bits of `nfmask` and `ctmask`. */
export interface ConnmarkCopy {
  readonly kind: "target";
  readonly name: "CONNMARK";
  readonly span: Span;
  readonly operation: "save" | "restore";
  readonly nfmask: number;
  readonly ctmask: number;
}

/** libxt_CONNMARK.c, revision 1. */
export const connmarkTarget: TargetExtension<ConnmarkTarget> = {
  options: {
    "set-xmark": "1",
    "set-mark": "1",
    "or-mark": "1",
    "and-mark": "1",
    "xor-mark": "1",
    "save-mark": "0",
    "restore-mark": "0",
    nfmask: "1",
    ctmask: "1",
    mask: "1",
  },
  readSave,
  readList: readConnmark,
  printSave: (node) => {
    if (node.operation === "set") return `--set-xmark ${hex(node.value)}/${hex(node.mask)}`;
    return `--${node.operation}-mark --nfmask ${hex(node.nfmask)} --ctmask ${hex(node.ctmask)}`;
  },
  printList: (node) => (node.operation === "set" ? `CONNMARK ${printListMark(node)}` : printCopy(node)),
};

function readSave(options: SaveOptions, span: Span): ConnmarkTarget | null {
  const operation = options.has("save-mark") ? "save" : "restore";
  if (!options.has(`${operation}-mark`)) {
    const set = readSaveMark(options);
    return set && { kind: "target", name: "CONNMARK", span, operation: "set", value: set.value, mask: set.mask };
  }
  if (operation === "save" && options.has("restore-mark")) return null;
  const both = options.get("mask")?.value;
  const nfmask = readUint32(options.get("nfmask")?.value ?? both ?? hex(ALL_BITS));
  const ctmask = readUint32(options.get("ctmask")?.value ?? both ?? hex(ALL_BITS));
  if (nfmask === null || ctmask === null) return null;
  return { kind: "target", name: "CONNMARK", span, operation, nfmask, ctmask };
}

/**
 *     CONNMARK save mask 0x80
 *     CONNMARK save nfmask 0x1 ctmask ~0x2
 *     CONNMARK restore ctmask 0x2 nfmask ~0x1
 *                                        ^ only a label: the number is the plain mask
 */
function readConnmark(cursor: Cursor): ConnmarkTarget | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "CONNMARK")) return null;
  const operation = nextWord(cursor, "save") ? "save" : nextWord(cursor, "restore") ? "restore" : "set";
  if (operation === "set") {
    const set = readListMark(cursor);
    const span = spanOf(cursor, start, cursor.pos);
    return set && { kind: "target", name: "CONNMARK", span, operation, value: set.value, mask: set.mask };
  }
  const masks = readMasks(cursor);
  if (masks === null) return null;
  const span = spanOf(cursor, start, cursor.pos);
  return { kind: "target", name: "CONNMARK", span, operation, nfmask: masks.nfmask, ctmask: masks.ctmask };
}

function readMasks(cursor: Cursor): { readonly nfmask: number; readonly ctmask: number } | null {
  if (nextWord(cursor, "mask")) {
    const mask = takeUint32(cursor);
    return mask === null ? null : { nfmask: mask, ctmask: mask };
  }
  const nfFirst = nextWord(cursor, "nfmask");
  if (!nfFirst && !nextWord(cursor, "ctmask")) return { nfmask: ALL_BITS, ctmask: ALL_BITS };
  const first = takeUint32(cursor);
  if (first === null || !nextWord(cursor, nfFirst ? "ctmask" : "nfmask")) return null;
  while (cursor.text.charCodeAt(cursor.pos) === 0x20 && cursor.pos < cursor.lineEnd) cursor.pos++;
  if (cursor.text.charCodeAt(cursor.pos) !== 0x7e) return null;
  cursor.pos++;
  const second = takeUint32(cursor);
  if (second === null) return null;
  return nfFirst ? { nfmask: first, ctmask: second } : { nfmask: second, ctmask: first };
}

function printCopy({ operation, nfmask, ctmask }: ConnmarkCopy): string {
  if (nfmask === ctmask) return `CONNMARK ${operation}${nfmask === ALL_BITS ? "" : ` mask ${hex(nfmask)}`}`;
  if (operation === "save") return `CONNMARK save nfmask ${hex(nfmask)} ctmask ~${hex(ctmask)}`;
  return `CONNMARK restore ctmask ${hex(ctmask)} nfmask ~${hex(nfmask)}`;
}
