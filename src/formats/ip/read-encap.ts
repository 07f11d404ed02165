import { type Attributes, camelCase, guess, putAttribute } from "./attributes.ts";
import { isAtEnd, type Segment, take, takes, wordAt } from "./segment.ts";

/** Words of a tunnel that have no value. */
const bare: readonly string[] = ["csum", "seq", "key"];

/** Words that go on with the route. */
const after: readonly string[] = ["via", "dev", "table", "proto", "nhid", "metric"];

/**
 * Reads a lightweight tunnel up to where the route goes on.
 *
 *     encap seg6 mode encap segs 2 [ fd00::1 fd00::2 ] dev eth0
 *     encap mpls  100/200 via 10.0.0.1
 */
export function readEncap(segment: Segment): Attributes {
  const encap: Attributes = { type: take(segment) };
  while (!isAtEnd(segment) && !after.includes(wordAt(segment, segment.at))) {
    const index = segment.at;
    const word = take(segment);
    if (word === "segs") readSegments(encap, segment);
    else if (bare.includes(word)) putAttribute(encap, word, true);
    else if (/^\d/.test(word) && !Object.hasOwn(encap, "dst")) encap["dst"] = word;
    else if (!putAttribute(encap, camelCase(word), isAtEnd(segment) ? true : guess(take(segment)))) {
      segment.at = index;
      break;
    }
  }
  return encap;
}

/** `segs 2 [ fd00::1 fd00::2 ]` */
function readSegments(encap: Attributes, segment: Segment): void {
  const segs: string[] = [];
  take(segment);
  if (!takes(segment, "[")) return;
  while (!isAtEnd(segment) && !takes(segment, "]")) segs.push(take(segment));
  putAttribute(encap, "segs", segs);
}
