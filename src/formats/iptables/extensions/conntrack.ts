import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import { listAddress, readAddress } from "../addresses.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readDecimal, readRange } from "../numbers.ts";
import { protocolNumber } from "../protocols.ts";
import { optionName } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import type { AddressMatch, NumberMatch, PortMatch, RangeMatch, WordMatch, WordsMatch } from "../values.ts";
import { type Conditions, knownWords, lostAddresses, takeConditions } from "./conditions.ts";
import { printPorts, readPorts } from "./ports.ts";

/** `-m conntrack`: what the connection tracking knows of the packet's connection. A condition that is absent is not asked. */
export interface ConntrackMatch extends ConntrackConditions {
  readonly kind: "match";
  readonly name: "conntrack";
  readonly span: Span;
}

interface ConntrackConditions {
  /** Of {@link StateMatch} and `SNAT`, `DNAT`. */
  readonly ctstate?: WordsMatch;
  /** The number of a protocol. */
  readonly ctproto?: NumberMatch;
  readonly ctorigsrc?: AddressMatch;
  readonly ctorigdst?: AddressMatch;
  readonly ctreplsrc?: AddressMatch;
  readonly ctrepldst?: AddressMatch;
  readonly ctorigsrcport?: PortMatch;
  readonly ctorigdstport?: PortMatch;
  readonly ctreplsrcport?: PortMatch;
  readonly ctrepldstport?: PortMatch;
  /** `EXPECTED`, `SEEN_REPLY`, `ASSURED`, `CONFIRMED`, or `NONE`. */
  readonly ctstatus?: WordsMatch;
  /** The time that the entry has left, in seconds. */
  readonly ctexpire?: RangeMatch;
  readonly ctdir?: "ORIGINAL" | "REPLY";
}

/** `-m state`: the older spelling of `-m conntrack --ctstate`, which the kernel keeps apart. */
export interface StateMatch {
  readonly kind: "match";
  readonly name: "state";
  readonly span: Span;
  readonly negated: boolean;
  /** `INVALID`, `NEW`, `RELATED`, `ESTABLISHED`, `UNTRACKED`, in this order. */
  readonly states: readonly string[];
}

/** The options in the order in which both forms print them (libxt_conntrack.c: conntrack_dump). */
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
const ADDRESSES = ["ctorigsrc", "ctorigdst", "ctreplsrc", "ctrepldst"] as const;
const STATES = ["INVALID", "NEW", "RELATED", "ESTABLISHED", "UNTRACKED"] as const;
const KNOWN = {
  ctstate: [...STATES, "SNAT", "DNAT"],
  ctstatus: ["NONE", "EXPECTED", "SEEN_REPLY", "ASSURED", "CONFIRMED"],
} as const;
const HIGHEST_PROTOCOL = 255;
const LONGEST_TIME = 0xffffffff;

/** libxt_conntrack.c, revision 3. Its text does not name the match, so two of them one behind the other read as one where the order of options allows it. */
export const conntrack: MatchReader<ConntrackMatch> = {
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
  readSave: (options, span) => conntrackMatch(span, options),
  readList: (cursor) => {
    const start = cursor.pos;
    const found = takeConditions(cursor, ORDER);
    return conntrackMatch(spanOf(cursor, start, cursor.pos), found);
  },
};

export const conntrackPrinter: ExtensionPrinter<ConntrackMatch> = {
  printSave: (node) => printConditions(node, optionName, bareWord),
  printList: (node) => printConditions(node, listName, String),
  lost: (node) => [
    ...(ORDER.filter((name) => node[name] !== undefined).length > 1 ? (["iptables/lost-match-border"] as const) : []),
    ...lostAddresses(...ADDRESSES.map((name) => node[name])),
  ],
};

type Draft = { -readonly [Name in keyof ConntrackConditions]: ConntrackConditions[Name] };

/** Null without conditions, or when a value makes no sense. */
function conntrackMatch(span: Span, given: Conditions): ConntrackMatch | null {
  const found: Draft = {};
  for (const [name, match] of given) if (!readCondition(name, match, found)) return null;
  return given.size === 0 ? null : { kind: "match", name: "conntrack", span, ...found };
}

/** Reads the value of one condition, and returns whether it makes sense. */
function readCondition(name: string, { negated, value }: WordMatch, found: Draft): boolean {
  switch (name) {
    case "ctstate":
    case "ctstatus": {
      const values = knownWords(value, KNOWN[name]);
      if (values !== null) found[name] = { negated, values };
      break;
    }
    case "ctorigsrc":
    case "ctorigdst":
    case "ctreplsrc":
    case "ctrepldst":
      if (value !== "") found[name] = readAddress(value, negated);
      break;
    case "ctorigsrcport":
    case "ctorigdstport":
    case "ctreplsrcport":
    case "ctrepldstport": {
      const ports = readPorts(value, negated);
      if (ports !== null) found[name] = ports;
      break;
    }
    case "ctproto": {
      const number = readDecimal(protocolNumber(value.toLowerCase()), HIGHEST_PROTOCOL);
      if (number !== null) found[name] = { negated, value: number };
      break;
    }
    case "ctexpire": {
      const range = readRange(value, negated, LONGEST_TIME);
      if (range !== null) found[name] = range;
      break;
    }
    case "ctdir": {
      const word = value.toUpperCase();
      if (!negated && (word === "ORIGINAL" || word === "REPLY")) found[name] = word;
      break;
    }
  }
  return name in found;
}

type PrintName = (name: string, negated: boolean) => string;
type PrintWord = (text: string) => string;

const listName: PrintName = (name, negated) => (negated ? `! ${name}` : name);

function printConditions(node: ConntrackMatch, printName: PrintName, word: PrintWord): string {
  const parts: string[] = [];
  for (const name of ORDER) {
    const match = node[name];
    if (match === undefined) continue;
    parts.push(
      typeof match === "string"
        ? `${printName(name, false)} ${match}`
        : `${printName(name, match.negated)} ${word(valueText(match))}`,
    );
  }
  return parts.join(" ");
}

/** Both forms leave out the mask of a single address. */
function valueText(match: WordsMatch | NumberMatch | AddressMatch | PortMatch | RangeMatch): string {
  if ("values" in match) return match.values.join(",");
  if ("value" in match) return String(match.value);
  return "from" in match ? printPorts(match) : listAddress(match);
}

/** libxt_conntrack.c: state. `! state NEW` */
export const state: MatchReader<StateMatch> = {
  options: { state: "!1" },
  readSave: (options, span) => {
    const option = options.get("state");
    return option === undefined ? null : stateMatch(span, option);
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const negated = skipWord(cursor, "!");
    if (!nextWord(cursor, "state")) return null;
    const value = takeWord(cursor);
    return stateMatch(spanOf(cursor, start, cursor.pos), { negated, value });
  },
};

export const statePrinter: ExtensionPrinter<StateMatch> = {
  printSave: ({ negated, states }) => `${optionName("state", negated)} ${states.join(",")}`,
  printList: ({ negated, states }) => `${listName("state", negated)} ${states.join(",")}`,
};

function stateMatch(span: Span, { negated, value }: WordMatch): StateMatch | null {
  const states = knownWords(value, STATES);
  return states && { kind: "match", name: "state", span, negated, states };
}
