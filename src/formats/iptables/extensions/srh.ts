import { type Cidr, parseCidr } from "../../../net/index.ts";
import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { joinWords, optionName, type SaveOption } from "../save-options.ts";
import type { CidrMatch, NumberMatch } from "../values.ts";
import { printListNumber, printSaveNumber, readListNumber, readSaveNumber } from "./number-matches.ts";

/** `-m srh`: the segment routing header of IPv6. Null is any. */
export interface SrhMatch {
  readonly kind: "match";
  readonly name: "srh";
  readonly span: Span;
  readonly nextHdr: NumberMatch | null;
  /** The length of the header as the header gives it: in units of 8 bytes, without the first. */
  readonly hdrLenEq: NumberMatch | null;
  readonly hdrLenGt: NumberMatch | null;
  readonly hdrLenLt: NumberMatch | null;
  readonly segsLeftEq: NumberMatch | null;
  readonly segsLeftGt: NumberMatch | null;
  readonly segsLeftLt: NumberMatch | null;
  readonly lastEntryEq: NumberMatch | null;
  readonly lastEntryGt: NumberMatch | null;
  readonly lastEntryLt: NumberMatch | null;
  readonly tag: NumberMatch | null;
  /** The previous, the next and the last segment. */
  readonly psid: CidrMatch | null;
  readonly nsid: CidrMatch | null;
  readonly lsid: CidrMatch | null;
}

/** The numbers in the order of the tool. */
const NUMBERS = [
  { key: "nextHdr", word: "next-hdr", most: 255 },
  { key: "hdrLenEq", word: "hdr-len-eq", most: 255 },
  { key: "hdrLenGt", word: "hdr-len-gt", most: 255 },
  { key: "hdrLenLt", word: "hdr-len-lt", most: 255 },
  { key: "segsLeftEq", word: "segs-left-eq", most: 255 },
  { key: "segsLeftGt", word: "segs-left-gt", most: 255 },
  { key: "segsLeftLt", word: "segs-left-lt", most: 255 },
  { key: "lastEntryEq", word: "last-entry-eq", most: 255 },
  { key: "lastEntryGt", word: "last-entry-gt", most: 255 },
  { key: "lastEntryLt", word: "last-entry-lt", most: 255 },
  { key: "tag", word: "tag", most: 65535 },
] as const;

const SEGMENTS = ["psid", "nsid", "lsid"] as const;

/** libip6t_srh.c, revision 1. */
export const srh: MatchReader<SrhMatch> = {
  options: {
    "srh-next-hdr": "!1",
    "srh-hdr-len-eq": "!1",
    "srh-hdr-len-gt": "!1",
    "srh-hdr-len-lt": "!1",
    "srh-segs-left-eq": "!1",
    "srh-segs-left-gt": "!1",
    "srh-segs-left-lt": "!1",
    "srh-last-entry-eq": "!1",
    "srh-last-entry-gt": "!1",
    "srh-last-entry-lt": "!1",
    "srh-tag": "!1",
    "srh-psid": "!1",
    "srh-nsid": "!1",
    "srh-lsid": "!1",
  },
  readSave: (options, span) =>
    srhMatch(
      span,
      NUMBERS.map(({ word, most }) => readSaveNumber(options, `srh-${word}`, most)),
      SEGMENTS.map((word) => readSaveSegment(options.get(`srh-${word}`))),
    ),
  readList: readSrh,
};

export const srhPrinter: ExtensionPrinter<SrhMatch> = {
  printSave: (node) =>
    joinWords(
      ...NUMBERS.map(({ key, word }) => printSaveNumber(`srh-${word}`, node[key])),
      ...SEGMENTS.map((word) => printSaveSegment(word, node[word])),
    ),
  printList: (node) =>
    joinWords(
      "srh",
      ...NUMBERS.map(({ key, word }) => printListNumber(`${word}:`, node[key])),
      ...SEGMENTS.map((word) => printListSegment(word, node[word])),
    ),
};

/**
 *     srh next-hdr:!17 segs-left-eq:1 tag:0 psid  a::/64 nsid ! b::/128
 *                                               ^ two blanks where it is not negated
 */
function readSrh(cursor: Cursor): SrhMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "srh")) return null;
  const numbers = NUMBERS.map(({ word, most }) => readListNumber(cursor, `${word}:`, most));
  if (!skipWord(cursor, "")) return null;
  const segments = SEGMENTS.map((word) => readListSegment(cursor, word));
  return srhMatch(spanOf(cursor, start, cursor.pos), numbers, segments);
}

/** The node of the values in the order of {@link NUMBERS} and {@link SEGMENTS}. */
function srhMatch(
  span: Span,
  numbers: readonly (NumberMatch | null | undefined)[],
  segments: readonly (CidrMatch | null | undefined)[],
): SrhMatch | null {
  if (numbers.includes(undefined) || segments.includes(undefined)) return null;
  const [nextHdr = null, hdrLenEq = null, hdrLenGt = null, hdrLenLt = null, ...behind] = numbers;
  const [segsLeftEq = null, segsLeftGt = null, segsLeftLt = null, ...last] = behind;
  const [lastEntryEq = null, lastEntryGt = null, lastEntryLt = null, tag = null] = last;
  const [psid = null, nsid = null, lsid = null] = segments;
  return {
    kind: "match",
    name: "srh",
    span,
    nextHdr,
    hdrLenEq,
    hdrLenGt,
    hdrLenLt,
    segsLeftEq,
    segsLeftGt,
    segsLeftLt,
    lastEntryEq,
    lastEntryGt,
    lastEntryLt,
    tag,
    psid,
    nsid,
    lsid,
  };
}

function readListSegment(cursor: Cursor, word: string): CidrMatch | null | undefined {
  if (!nextWord(cursor, word)) return null;
  const negated = nextWord(cursor, "!");
  return segmentMatch(takeWord(cursor), negated);
}

const readSaveSegment = (option: SaveOption | undefined): CidrMatch | null | undefined =>
  option === undefined ? null : segmentMatch(option.value, option.negated);

/** A network or a single address of IPv6. */
function segmentMatch(text: string, negated: boolean): CidrMatch | undefined {
  const cidr: Cidr | null = text.includes(":") ? parseCidr(text.includes("/") ? text : `${text}/128`) : null;
  return cidr === null ? undefined : { negated, cidr };
}

const printSaveSegment = (word: string, segment: CidrMatch | null): string =>
  segment === null ? "" : `${optionName(`srh-${word}`, segment.negated)} ${segment.cidr}`;

const printListSegment = (word: string, segment: CidrMatch | null): string =>
  segment === null ? "" : `${word} ${segment.negated ? "!" : ""} ${segment.cidr}`;
