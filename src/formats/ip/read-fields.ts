import type { Block } from "./block.ts";
import { keep, type Reader } from "./reader.ts";
import { endOf, isAtEnd, type Segment, startOf, take } from "./segment.ts";

/** Takes what the word before the next one begins; false when it begins nothing that is known. */
export type Step = (word: string) => boolean;

export interface Reading {
  readonly segment: Segment;
  readonly step: Step;
}

/** Reads the rest of a segment. A run of words that begin nothing is one unknown node. */
export function readFields(reader: Reader, block: Block, { segment, step }: Reading): void {
  let lost = -1;
  while (!isAtEnd(segment)) {
    const index = segment.at;
    if (step(take(segment))) {
      if (lost >= 0) keepWords(reader, block, { segment, from: lost, to: index });
      lost = -1;
    } else if (lost < 0) lost = index;
  }
  if (lost >= 0) keepWords(reader, block, { segment, from: lost, to: segment.words.length });
  block.end = Math.max(block.end, endOf(segment, segment.words.length - 1));
}

interface Run {
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
}

function keepWords(reader: Reader, block: Block, { segment, from, to }: Run): void {
  keep(reader, block, ["ip/unknown-word", { start: startOf(segment, from), end: endOf(segment, to - 1) }]);
}
