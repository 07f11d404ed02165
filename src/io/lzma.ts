import { type LzmaWindow, reachOf, repeat } from "./lzma-window.ts";
import {
  bit,
  direct,
  isFinished,
  isStarved,
  type RangeDecoder,
  rangeDecoder,
  reverseTree,
  startInput,
  tree,
} from "./range-decoder.ts";

/** A decoder of LZMA as chunks of LZMA2 hold it, and what it has learned. Format: Igor Pavlov's LZMA specification. */
export interface LzmaDecoder {
  readonly coder: RangeDecoder;
  readonly window: LzmaWindow;
  /** The last four distances, latest first. */
  readonly distances: Int32Array;
  /** What the last symbols were: below 7, the last one was a literal. */
  state: number;
  /** How many bits of the byte before a literal are its context. */
  literalContext: number;
  literalMask: number;
  positionMask: number;
}

/** Where the probabilities of each model begin in their one array. */
const IS_MATCH = 0;
const IS_REPEAT = 192;
const IS_OLDER_REPEAT = 204;
const IS_THIRD_REPEAT = 216;
const IS_FOURTH_REPEAT = 228;
const IS_LONG_REPEAT = 240;
const SLOT = 432;
const SPECIAL = 688;
const ALIGN = 816;
const LENGTH = 832;
const REPEAT_LENGTH = 1346;
const LITERAL = 1860;
const PROBABILITIES = LITERAL + 0x300 * 16;

/** The shortest match, in bytes, and the last slot of distances whose lower bits all have models. */
const SHORTEST = 2;
const LAST_SPECIAL_SLOT = 13;

/** Returns a decoder that unpacks into a window. */
export function lzmaDecoder(window: LzmaWindow): LzmaDecoder {
  const distances = new Int32Array(4);
  const coder = rangeDecoder(PROBABILITIES);
  return { coder, window, distances, state: 0, literalContext: 0, literalMask: 0, positionMask: 0 };
}

/** Forgets what was learned; with a byte of properties, `(pb * 5 + lp) * 9 + lc`, takes these. `false` when there are none such. */
export function resetLzma(lzma: LzmaDecoder, properties?: number): boolean {
  lzma.coder.probabilities.fill(1024);
  lzma.distances.fill(1);
  lzma.state = 0;
  if (properties === undefined) return true;
  const rest = Math.floor(properties / 9);
  lzma.literalContext = properties % 9;
  lzma.literalMask = (1 << (rest % 5)) - 1;
  lzma.positionMask = (1 << Math.floor(rest / 5)) - 1;
  return properties < 225 && lzma.literalContext + (rest % 5) <= 4;
}

/** Unpacks `count` bytes of a chunk into the window; `cut` when the chunk has fewer. */
export function unpackChunk(lzma: LzmaDecoder, chunk: Buffer, count: number): "whole" | "cut" | "damaged" {
  const { coder, window } = lzma;
  const end = window.at + count;
  if (!startInput(coder, chunk)) return chunk.length === 0 ? "cut" : "damaged";
  while (window.at < end) {
    const { at } = window;
    const isRead = unpackSymbol(lzma, end);
    if (isStarved(coder)) {
      window.at = at;
      return "cut";
    }
    if (!isRead) return "damaged";
  }
  return isFinished(coder) ? "whole" : "damaged";
}

/** Unpacks one literal or match; `false` when the match is one that cannot be. */
function unpackSymbol(lzma: LzmaDecoder, end: number): boolean {
  const { coder, window, state } = lzma;
  const position = (window.at - window.origin) & lzma.positionMask;
  if (bit(coder, IS_MATCH + state * 16 + position) === 0) {
    unpackLiteral(lzma);
    return true;
  }
  const length = bit(coder, IS_REPEAT + state) === 0 ? readMatch(lzma, position) : readRepeat(lzma, position);
  const distance = lzma.distances[0] ?? 0;
  if (distance <= 0 || distance > reachOf(window) || window.at + length > end) return false;
  repeat(window, distance, length);
  return true;
}

function unpackLiteral(lzma: LzmaDecoder): void {
  const { coder, window, state, literalContext } = lzma;
  const { bytes, at, origin } = window;
  const before = at > origin ? (bytes[at - 1] ?? 0) : 0;
  const context = (((at - origin) & lzma.literalMask) << literalContext) | (before >>> (8 - literalContext));
  const base = LITERAL + 0x300 * context;
  let symbol = 1;
  if (state >= 7) {
    // Behind a match, the byte that it would have gone on with is a context too, until a bit differs.
    let match = bytes[at - (lzma.distances[0] ?? 0)] ?? 0;
    while (symbol < 0x100) {
      const expected = (match >>> 7) & 1;
      match <<= 1;
      const next = bit(coder, base + ((1 + expected) << 8) + symbol);
      symbol = (symbol << 1) | next;
      if (next !== expected) break;
    }
  }
  while (symbol < 0x100) symbol = (symbol << 1) | bit(coder, base + symbol);
  bytes[at] = symbol;
  window.at = at + 1;
  lzma.state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
}

/** Reads a match at a new distance; returns its length. */
function readMatch(lzma: LzmaDecoder, position: number): number {
  const length = readLength(lzma.coder, LENGTH, position);
  lzma.distances.copyWithin(1, 0, 3);
  lzma.distances[0] = readDistance(lzma.coder, length);
  lzma.state = lzma.state < 7 ? 7 : 10;
  return length;
}

/** Reads a match at one of the last four distances, which becomes the latest; returns its length. */
function readRepeat(lzma: LzmaDecoder, position: number): number {
  const { coder, distances, state } = lzma;
  let which = 0;
  if (bit(coder, IS_OLDER_REPEAT + state) === 0) {
    if (bit(coder, IS_LONG_REPEAT + state * 16 + position) === 0) {
      lzma.state = state < 7 ? 9 : 11;
      return 1;
    }
  } else which = bit(coder, IS_THIRD_REPEAT + state) === 0 ? 1 : 2 + bit(coder, IS_FOURTH_REPEAT + state);
  const distance = distances[which] ?? 0;
  distances.copyWithin(1, 0, which);
  distances[0] = distance;
  lzma.state = state < 7 ? 8 : 11;
  return readLength(coder, REPEAT_LENGTH, position);
}

function readLength(coder: RangeDecoder, model: number, position: number): number {
  if (bit(coder, model) === 0) return SHORTEST + tree(coder, model + 2 + position * 8, 3);
  if (bit(coder, model + 1) === 0) return SHORTEST + 8 + tree(coder, model + 130 + position * 8, 3);
  return SHORTEST + 16 + tree(coder, model + 258, 8);
}

/** A distance begins with a slot of six bits, which gives its two highest bits and how many follow. */
function readDistance(coder: RangeDecoder, length: number): number {
  const slot = tree(coder, SLOT + Math.min(length - SHORTEST, 3) * 64, 6);
  if (slot < 4) return slot + 1;
  const bits = (slot >>> 1) - 1;
  const high = (2 | (slot & 1)) << bits;
  if (slot <= LAST_SPECIAL_SLOT) return high + reverseTree(coder, SPECIAL + high - slot, bits) + 1;
  return high + (direct(coder, bits - 4) << 4) + reverseTree(coder, ALIGN, 4) + 1;
}
