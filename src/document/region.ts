import type { Cursor } from "../text/cursor.ts";
import type { Place } from "./coverage.ts";
import { beginsJson, jsonExtent } from "./json-extent.ts";
import { DEEPEST } from "./yaml-document.ts";
import { blockStart, yamlExtent } from "./yaml-extent.ts";

/** The library takes 160 ns and 32 bytes for each character of a string: a document of this length 3 s and 500 MB. */
const LONGEST = 16_777_216;

/** The part of the text that is one document. */
export interface Region {
  readonly start: number;
  readonly end: number;
  /** JSON whose opening bracket is cut off. */
  readonly isHeadless: boolean;
  /** How many characters of it may be structure rather than value, an upper bound for the nodes that it makes. */
  readonly structure: number;
  /** Whether it is longer, larger or nested deeper than what is read. */
  readonly isBeyondLimits: boolean;
  /** Lines at its own indent or left of it that say that something was left out, `... omitted ...`. */
  readonly elisions: readonly Place[];
}

/** What a document may begin with, and how many more characters of structure are read. */
interface RegionLimits {
  readonly firstKeys: readonly string[];
  readonly budget: number;
}

/** Returns the document that begins at the cursor, null when none does. More than `budget` characters of structure are refused. */
export function documentRegion(cursor: Cursor, { firstKeys, budget }: RegionLimits): Region | null {
  const { text, pos, limit } = cursor;
  const block = beginsJson(text, pos, limit) ? "json" : blockStart(cursor, firstKeys);
  if (block === null) return null;
  const isHeadless = block === "headless";
  const start = block === "yaml" ? cursor.lineStart : pos;
  const { end, depth, elisions } =
    block === "yaml"
      ? { ...yamlExtent(cursor), depth: 0 }
      : { ...jsonExtent(text, pos, { limit, open: isHeadless ? 1 : 0 }), elisions: [] };
  const structure = structureIn(text, start, end);
  if (structure > budget || end - start > LONGEST) {
    const lines = Math.max(end, cursor.lineEnd);
    return { start, end: lines, isHeadless, structure: 0, isBeyondLimits: true, elisions };
  }
  return { start, end, isHeadless, structure, isBeyondLimits: depth > DEEPEST, elisions };
}

/** Line breaks and the indicators of JSON and YAML: every node of a document takes one at least. */
function structureIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (isStructure(text.charCodeAt(at))) count++;
  return count;
}

function isStructure(code: number): boolean {
  switch (code) {
    case 0x0a: // line feed
    case 0x0d: // carriage return
    case 0x21: // !
    case 0x22: // "
    case 0x23: // #
    case 0x26: // &
    case 0x27: // '
    case 0x2a: // *
    case 0x2c: // ,
    case 0x2d: // -
    case 0x3a: // :
    case 0x3f: // ?
    case 0x5b: // [
    case 0x5d: // ]
    case 0x7b: // {
    case 0x7d: // }
      return true;
    default:
      return false;
  }
}
