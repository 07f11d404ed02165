import { type LzmaWindow, reachOf, repeat } from "./lzma-window.ts";
import { rangeDecoder } from "./range-decoder.ts";

/** Decodes LZMA, the model of it, as chunks of LZMA2 hold it. */
export interface LzmaDecoder {
  /** Forgets what was learned; with a byte of properties, takes them: `(pb * 5 + lp) * 9 + lc`. `false` when there are none such. */
  reset(properties?: number): boolean;
  /** Unpacks `count` bytes of a chunk into the window: `cut` when the chunk has fewer. */
  decode(chunk: Buffer, count: number): "whole" | "cut" | "damaged";
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

/** Numbers of bytes: the shortest match, and where a distance's lower bits have models of their own. */
const SHORTEST = 2;
const LAST_SPECIAL_SLOT = 13;

/** Returns a decoder that writes to a window. Format: Igor Pavlov's LZMA specification. */
export function lzmaDecoder(window: LzmaWindow): LzmaDecoder {
  const probabilities = new Uint16Array(PROBABILITIES);
  const coder = rangeDecoder(probabilities);
  /** What the last symbols were: below 7, a literal was the last. */
  let state = 0;
  /** The last four distances, latest first. */
  const distances = new Int32Array(4);
  let literalContext = 0;
  let literalMask = 0;
  let positionMask = 0;

  const literal = (): void => {
    const { bytes, at, origin } = window;
    const before = at > origin ? (bytes[at - 1] ?? 0) : 0;
    const context = (((at - origin) & literalMask) << literalContext) | (before >>> (8 - literalContext));
    const base = LITERAL + 0x300 * context;
    let symbol = 1;
    if (state >= 7) {
      // Behind a match, the byte that the match would have gone on with is a context, until a bit differs.
      let match = bytes[at - (distances[0] ?? 0)] ?? 0;
      while (symbol < 0x100) {
        const expected = (match >>> 7) & 1;
        match <<= 1;
        const bit = coder.bit(base + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | coder.bit(base + symbol);
    bytes[at] = symbol;
    window.at = at + 1;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };

  const lengthBy = (model: number, position: number): number => {
    if (coder.bit(model) === 0) return SHORTEST + coder.tree(model + 2 + position * 8, 3);
    if (coder.bit(model + 1) === 0) return SHORTEST + 8 + coder.tree(model + 130 + position * 8, 3);
    return SHORTEST + 16 + coder.tree(model + 258, 8);
  };

  /** A distance is a slot of six bits, which gives its two highest bits and how many follow. */
  const distanceBy = (length: number): number => {
    const slot = coder.tree(SLOT + Math.min(length - SHORTEST, 3) * 64, 6);
    if (slot < 4) return slot + 1;
    const bits = (slot >>> 1) - 1;
    const high = (2 | (slot & 1)) << bits;
    if (slot <= LAST_SPECIAL_SLOT) return high + coder.reverseTree(SPECIAL + high - slot, bits) + 1;
    return high + (coder.direct(bits - 4) << 4) + coder.reverseTree(ALIGN, 4) + 1;
  };

  const match = (position: number): number => {
    const length = lengthBy(LENGTH, position);
    distances.copyWithin(1, 0, 3);
    distances[0] = distanceBy(length);
    state = state < 7 ? 7 : 10;
    return length;
  };

  const repeated = (position: number): number => {
    let which = 0;
    if (coder.bit(IS_OLDER_REPEAT + state) === 0) {
      if (coder.bit(IS_LONG_REPEAT + state * 16 + position) === 0) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else which = coder.bit(IS_THIRD_REPEAT + state) === 0 ? 1 : 2 + coder.bit(IS_FOURTH_REPEAT + state);
    const distance = distances[which] ?? 0;
    distances.copyWithin(1, 0, which);
    distances[0] = distance;
    state = state < 7 ? 8 : 11;
    return lengthBy(REPEAT_LENGTH, position);
  };

  /** Unpacks one literal or match; `false` when the match is one that cannot be. */
  const symbol = (end: number): boolean => {
    const position = (window.at - window.origin) & positionMask;
    if (coder.bit(IS_MATCH + state * 16 + position) === 0) {
      literal();
      return true;
    }
    const length = coder.bit(IS_REPEAT + state) === 0 ? match(position) : repeated(position);
    const distance = distances[0] ?? 0;
    if (distance <= 0 || distance > reachOf(window) || window.at + length > end) return false;
    repeat(window, distance, length);
    return true;
  };

  return {
    reset: (properties) => {
      probabilities.fill(1024);
      distances.fill(1);
      state = 0;
      if (properties === undefined) return true;
      literalContext = properties % 9;
      const rest = Math.floor(properties / 9);
      literalMask = (1 << (rest % 5)) - 1;
      positionMask = (1 << Math.floor(rest / 5)) - 1;
      return properties < 225 && literalContext + (rest % 5) <= 4;
    },
    decode: (chunk, count) => {
      const end = window.at + count;
      if (!coder.start(chunk)) return chunk.length === 0 ? "cut" : "damaged";
      while (window.at < end) {
        const { at } = window;
        const isRead = symbol(end);
        if (coder.isStarved()) {
          window.at = at;
          return "cut";
        }
        if (!isRead) return "damaged";
      }
      return coder.isFinished() ? "whole" : "damaged";
    },
  };
}
