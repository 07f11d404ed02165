import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { optionName, type SaveOptions } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import type { WordMatch, WordsMatch } from "../values.ts";

/** `-m conntrack`: what the connection tracking knows of the packet's connection. Addresses, ports and times are as the tool writes them. */
export interface ConntrackMatch {
  readonly kind: "match";
  readonly name: "conntrack";
  readonly span: Span;
  readonly ctstate?: WordsMatch;
  readonly ctproto?: WordMatch;
  readonly ctorigsrc?: WordMatch;
  readonly ctorigdst?: WordMatch;
  readonly ctreplsrc?: WordMatch;
  readonly ctrepldst?: WordMatch;
  readonly ctorigsrcport?: WordMatch;
  readonly ctorigdstport?: WordMatch;
  readonly ctreplsrcport?: WordMatch;
  readonly ctrepldstport?: WordMatch;
  readonly ctstatus?: WordsMatch;
  readonly ctexpire?: WordMatch;
  readonly ctdir?: WordMatch;
}

/** `-m state`: the older spelling of `-m conntrack --ctstate`, which the kernel keeps apart. */
export interface StateMatch {
  readonly kind: "match";
  readonly name: "state";
  readonly span: Span;
  readonly negated: boolean;
  readonly states: readonly string[];
}

/** The options in the order in which both forms print them (libxt_conntrack.c: conntrack_dump). */
const LISTS = ["ctstate", "ctstatus"] as const;
const WORDS = [
  "ctproto",
  "ctorigsrc",
  "ctorigdst",
  "ctreplsrc",
  "ctrepldst",
  "ctorigsrcport",
  "ctorigdstport",
  "ctreplsrcport",
  "ctrepldstport",
  "ctexpire",
  "ctdir",
] as const;
const ORDER = [
  "ctstate",
  "ctproto",
  "ctorigsrc",
  "ctorigdst",
  "ctreplsrc",
  "ctrepldst",
  "ctorigsrcport",
  "ctorigdstport",
  "ctreplsrcport",
  "ctrepldstport",
  "ctstatus",
  "ctexpire",
  "ctdir",
] as const;

type Conditions = Omit<ConntrackMatch, "kind" | "name" | "span">;

/** The conditions that `given` finds, by option. */
function conditions(given: (name: string) => WordMatch | null): Conditions {
  const found: { -readonly [Name in keyof Conditions]: Conditions[Name] } = {};
  for (const name of LISTS) {
    const match = given(name);
    if (match !== null) found[name] = { negated: match.negated, values: match.value.split(",") };
  }
  for (const name of WORDS) {
    const match = given(name);
    if (match !== null) found[name] = match;
  }
  return found;
}

/** libxt_conntrack.c, revision 3. Its text does not name the match, so two of them one behind the other read as one where the order of options allows it. */
export const conntrack: MatchExtension<ConntrackMatch> = {
  options: {
    ctstate: "!1",
    ctproto: "!1",
    ctorigsrc: "!1",
    ctorigdst: "!1",
    ctreplsrc: "!1",
    ctrepldst: "!1",
    ctorigsrcport: "!1",
    ctorigdstport: "!1",
    ctreplsrcport: "!1",
    ctrepldstport: "!1",
    ctstatus: "!1",
    ctexpire: "!1",
    ctdir: "1",
  },
  readSave: (options, span) => {
    if (options.size === 0) return null;
    const given = (name: string): WordMatch | null => {
      const option = options.get(name);
      return option === undefined ? null : { negated: option.negated, value: option.value };
    };
    return { kind: "match", name: "conntrack", span, ...conditions(given) };
  },
  readList: readConntrack,
  printSave: (node) => printConditions(node, (name, negated) => optionName(name, negated), bareWord),
  printList: (node) => printConditions(node, (name, negated) => (negated ? `! ${name}` : name), String),
};

/**
 *     ! ctstate RELATED,ESTABLISHED ctproto 6 ctorigdst 10.0.0.0/8 ctdir ORIGINAL
 */
function readConntrack(cursor: Cursor): ConntrackMatch | null {
  const start = cursor.pos;
  const found = new Map<string, WordMatch>();
  for (const name of ORDER) {
    const before = cursor.pos;
    const negated = nextWord(cursor, "!");
    if (nextWord(cursor, name)) found.set(name, { negated, value: takeWord(cursor) });
    else cursor.pos = before;
  }
  if (found.size === 0) return null;
  const span = spanOf(cursor, start, cursor.pos);
  return { kind: "match", name: "conntrack", span, ...conditions((name) => found.get(name) ?? null) };
}

function printConditions(
  node: ConntrackMatch,
  option: (name: string, negated: boolean) => string,
  word: (text: string) => string,
): string {
  const parts: string[] = [];
  for (const name of ORDER) {
    const match = node[name];
    if (match === undefined) continue;
    parts.push(`${option(name, match.negated)} ${word("values" in match ? match.values.join(",") : match.value)}`);
  }
  return parts.join(" ");
}

const readStates = (text: string): readonly string[] | null => (text === "" ? null : text.split(","));

/** libxt_conntrack.c: state. `! state NEW` */
export const state: MatchExtension<StateMatch> = {
  options: { state: "!1" },
  readSave: (options: SaveOptions, span) => {
    const option = options.get("state");
    const states = readStates(option?.value ?? "");
    if (option === undefined || states === null) return null;
    return { kind: "match", name: "state", span, negated: option.negated, states };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const negated = skipWord(cursor, "!");
    if (!nextWord(cursor, "state")) return null;
    const states = readStates(takeWord(cursor));
    return states && { kind: "match", name: "state", span: spanOf(cursor, start, cursor.pos), negated, states };
  },
  printSave: ({ negated, states }) => `${optionName("state", negated)} ${bareWord(states.join(","))}`,
  printList: ({ negated, states }) => `${negated ? "! " : ""}state ${states.join(",")}`,
};
