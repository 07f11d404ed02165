import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, takeWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";
import {
  type GroupMatch,
  lostGroup,
  printListGroup,
  printSaveGroup,
  readGroup,
  readSaveGroup,
} from "./group-matches.ts";

/** `-m devgroup`: the group of the interface that the packet came in on, or leaves by. */
export interface DevgroupMatch {
  readonly kind: "match";
  readonly name: "devgroup";
  readonly span: Span;
  readonly srcGroup: GroupMatch | null;
  readonly dstGroup: GroupMatch | null;
}

/** libxt_devgroup.c. `src-group 0x20 ! dst-group 0x1/0xff` */
export const devgroup: MatchReader<DevgroupMatch> = {
  options: { "src-group": "!1", "dst-group": "!1" },
  readSave: (options, span) =>
    devgroupMatch(span, readSaveGroup(options.get("src-group")), readSaveGroup(options.get("dst-group"))),
  readList: (cursor) => {
    const start = cursor.pos;
    const srcGroup = readListGroup(cursor, "src-group");
    const dstGroup = readListGroup(cursor, "dst-group");
    return devgroupMatch(spanOf(cursor, start, cursor.pos), srcGroup, dstGroup);
  },
};

export const devgroupPrinter: ExtensionPrinter<DevgroupMatch> = {
  printSave: ({ srcGroup, dstGroup }) =>
    joinWords(printSaveGroup("src-group", srcGroup), printSaveGroup("dst-group", dstGroup)),
  printList: ({ srcGroup, dstGroup }) =>
    joinWords(printListGroup("src-group", srcGroup), printListGroup("dst-group", dstGroup)),
  lost: ({ srcGroup, dstGroup }) => lostGroup(srcGroup, dstGroup),
};

function devgroupMatch(
  span: Span,
  srcGroup: GroupMatch | null | undefined,
  dstGroup: GroupMatch | null | undefined,
): DevgroupMatch | null {
  if (srcGroup === undefined || dstGroup === undefined || (srcGroup === null && dstGroup === null)) return null;
  return { kind: "match", name: "devgroup", span, srcGroup, dstGroup };
}

/** `! src-group 0x20`; null, and nothing read, without the word. */
function readListGroup(cursor: Cursor, word: string): GroupMatch | null | undefined {
  const before = cursor.pos;
  const negated = nextWord(cursor, "!");
  if (nextWord(cursor, word)) return readGroup(takeWord(cursor), negated);
  cursor.pos = before;
  return null;
}
