import type { Span } from "../../text/span.ts";
import type { MatchNode, OpaqueNode, TargetNode } from "./ast.ts";
import type { TargetName } from "./extensions/targets.ts";
import type { WordingsDraft } from "./wordings.ts";

/** The target of a row and what was found so far in its free text. One record serves a whole parse, so that a row leaves nothing behind but its nodes. */
export interface RowText {
  /** The target column; the name is empty where the row has none. */
  name: string;
  /** The place of that column. */
  span: Span;
  isGoto: boolean;
  /** The spellings of the table. */
  wordings: WordingsDraft;
  /** The target's name when its text is known to an extension. */
  typed: TargetName | null;
  target: TargetNode | null;
  /** Where the target's text stands, and how many matches stand before it. */
  start: number;
  end: number;
  index: number;
  /** The first `count` are the row's; behind them are leftovers of rows above. */
  readonly matches: MatchNode[];
  count: number;
  /** Whether words that nobody claimed may stand next to others. */
  hasNeighbours: boolean;
  /** Words that nobody has claimed so far; -1 for none. */
  unread: number;
  unreadEnd: number;
  /** Where the next text begins that no blank parts from the word before it, as far as is known. */
  glued: number;
}

/** Returns an empty record for the free text of one row after the other. */
export function openRowText(): RowText {
  return {
    name: "",
    span: { start: 0, end: 0 },
    isGoto: false,
    wordings: new Set(),
    typed: null,
    target: null,
    start: 0,
    end: 0,
    index: 0,
    matches: [],
    count: 0,
    hasNeighbours: false,
    unread: -1,
    unreadEnd: 0,
    glued: 0,
  };
}

const NO_MATCHES: readonly MatchNode[] = [];

/** Returns the row's matches in an array with no room to spare: one that was pushed to has room for seventeen. */
export function matchesOf(text: RowText): readonly MatchNode[] {
  if (text.hasNeighbours) return joinedMatches(text);
  const { matches, count } = text;
  const first = matches[0];
  if (first === undefined || count === 0) return NO_MATCHES;
  const second = matches[1];
  if (second === undefined || count === 1) return [first];
  return count === 2 ? [first, second] : matches.slice(0, count);
}

/** Whether a node holds words that nobody claimed, and has no name. */
const isWords = (node: MatchNode): node is OpaqueNode => node.kind === "opaque" && node.name === undefined;

/** Adds a match. */
export function addMatch(text: RowText, match: MatchNode): void {
  const last = text.count === 0 ? undefined : text.matches[text.count - 1];
  if (last !== undefined && isWords(match) && isWords(last)) text.hasNeighbours = true;
  text.matches[text.count++] = match;
}

/**
 * Returns the matches; words next to words become one node, as they will stand side by side when printed. That is done when the row is read: while it
 * is, the target's place among the matches has to stay.
 */
function joinedMatches(text: RowText): readonly MatchNode[] {
  const joined: MatchNode[] = [];
  text.hasNeighbours = false;
  for (const match of text.matches.slice(0, text.count)) {
    const last = joined.at(-1);
    if (last === undefined || !isWords(match) || !isWords(last)) joined.push(match);
    else {
      const span = { start: last.span.start, end: match.span.end };
      joined[joined.length - 1] = { kind: "opaque", span, text: `${last.text} ${match.text}` };
    }
  }
  return joined;
}
