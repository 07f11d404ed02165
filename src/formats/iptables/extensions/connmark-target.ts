import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextLiteral, nextWord, restOfWord, skipWord, takeUint32, takeWord } from "../list-words.ts";
import { hex, readDecimal, readUint32 } from "../numbers.ts";
import { joinWords, type SaveOptions } from "../save-options.ts";
import { printListMark, readListMark, readSaveMark } from "./mark-target.ts";
import { ALL_BITS } from "./marks.ts";

/** `-j CONNMARK`: sets the mark of the connection, or copies between it and the packet's. */
export type ConnmarkTarget = ConnmarkSet | ConnmarkCopy;

/** By how many bits the mark is shifted, 1 to 32, before it is set or copied; neither is there for a mark that is not. */
export interface ConnmarkShift {
  readonly leftShiftMark?: number;
  readonly rightShiftMark?: number;
}

/** `--set-xmark VALUE/MASK`: the connection's mark becomes `(mark & ~mask) ^ value`. */
export interface ConnmarkSet extends ConnmarkShift {
  readonly kind: "target";
  readonly name: "CONNMARK";
  readonly span: Span;
  readonly operation: "set";
  readonly value: number;
  readonly mask: number;
}

/** `--save-mark` copies the packet's mark to the connection, `--restore-mark` back: the bits of `nfmask` and `ctmask`. */
export interface ConnmarkCopy extends ConnmarkShift {
  readonly kind: "target";
  readonly name: "CONNMARK";
  readonly span: Span;
  readonly operation: "save" | "restore";
  readonly nfmask: number;
  readonly ctmask: number;
}

const MOST_BITS = 32;

/** libxt_CONNMARK.c, revision 2. */
export const connmarkTarget: TargetReader<ConnmarkTarget> = {
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
    "left-shift-mark": "1",
    "right-shift-mark": "1",
  },
  readSave: (options, span) => {
    const operation = readSaveOperation(options);
    const shift = readShift((option) => options.get(option)?.value);
    return operation && shift && { kind: "target", name: "CONNMARK", span, ...operation, ...shift };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const operation = skipWord(cursor, "CONNMARK") ? readListOperation(cursor) : null;
    const shift = readShift((word) => (nextWord(cursor, word) ? takeWord(cursor) : undefined));
    const span = spanOf(cursor, start, cursor.pos);
    return operation && shift && { kind: "target", name: "CONNMARK", span, ...operation, ...shift };
  },
};

export const connmarkTargetPrinter: ExtensionPrinter<ConnmarkTarget> = {
  printSave: (node) => joinWords(printSaveOperation(node), printShift(node, "--")),
  printList: (node) =>
    joinWords("CONNMARK", node.operation === "set" ? printListMark(node) : printCopy(node), printShift(node, "")),
};

/** What is done, without the shift. */
type Operation =
  | Pick<ConnmarkSet, "operation" | "value" | "mask">
  | Pick<ConnmarkCopy, "operation" | "nfmask" | "ctmask">;

const MASKS = ["nfmask", "ctmask", "mask"] as const;

function readSaveOperation(options: SaveOptions): Operation | null {
  const operation = options.has("save-mark") ? "save" : "restore";
  if (!options.has(`${operation}-mark`)) {
    const set = MASKS.some((mask) => options.has(mask)) ? null : readSaveMark(options);
    return set && { operation: "set", value: set.value, mask: set.mask };
  }
  if (operation === "save" && options.has("restore-mark")) return null;
  const both = options.get("mask")?.value;
  if (both !== undefined && (options.has("nfmask") || options.has("ctmask"))) return null;
  const nfmask = readUint32(options.get("nfmask")?.value ?? both ?? hex(ALL_BITS));
  const ctmask = readUint32(options.get("ctmask")?.value ?? both ?? hex(ALL_BITS));
  return nfmask === null || ctmask === null ? null : { operation, nfmask, ctmask };
}

/** Reads the shift that `take` finds; a shift by 0 is none, and null stands for one that makes no sense. */
function readShift(take: (option: string) => string | undefined): ConnmarkShift | null {
  const left = take("left-shift-mark");
  const right = take("right-shift-mark");
  const bits = readDecimal(left ?? right ?? "0", MOST_BITS);
  if (bits === null || (left !== undefined && right !== undefined)) return null;
  if (bits === 0) return {};
  return left === undefined ? { rightShiftMark: bits } : { leftShiftMark: bits };
}

/**
 *     CONNMARK save mask 0x80
 *     CONNMARK save nfmask 0x1 ctmask ~0x2
 *     CONNMARK restore ctmask 0x2 nfmask ~0x1
 *             ^cursor                    ^ only a label: the number is the plain mask
 */
function readListOperation(cursor: Cursor): Operation | null {
  const operation = nextWord(cursor, "save") ? "save" : nextWord(cursor, "restore") ? "restore" : "set";
  if (operation === "set") {
    const set = readListMark(cursor);
    return set && { operation, value: set.value, mask: set.mask };
  }
  const masks = readMasks(cursor);
  return masks && { operation, nfmask: masks.nfmask, ctmask: masks.ctmask };
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
  const second = nextLiteral(cursor, "~") ? readUint32(restOfWord(cursor)) : null;
  if (second === null) return null;
  return nfFirst ? { nfmask: first, ctmask: second } : { nfmask: second, ctmask: first };
}

function printSaveOperation(node: ConnmarkTarget): string {
  if (node.operation === "set") return `--set-xmark ${hex(node.value)}/${hex(node.mask)}`;
  return `--${node.operation}-mark --nfmask ${hex(node.nfmask)} --ctmask ${hex(node.ctmask)}`;
}

function printCopy({ operation, nfmask, ctmask }: ConnmarkCopy): string {
  if (nfmask === ctmask) return `${operation}${nfmask === ALL_BITS ? "" : ` mask ${hex(nfmask)}`}`;
  if (operation === "save") return `save nfmask ${hex(nfmask)} ctmask ~${hex(ctmask)}`;
  return `restore ctmask ${hex(ctmask)} nfmask ~${hex(nfmask)}`;
}

function printShift({ leftShiftMark, rightShiftMark }: ConnmarkShift, dashes: string): string {
  if (leftShiftMark !== undefined) return `${dashes}left-shift-mark ${leftShiftMark}`;
  return rightShiftMark === undefined ? "" : `${dashes}right-shift-mark ${rightShiftMark}`;
}
