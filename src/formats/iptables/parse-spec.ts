import { spanOf } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import type { Span } from "../../text/span.ts";
import { looksNumeric, readAddress } from "./addresses.ts";
import type { Counters, RuleNode } from "./ast.ts";
import { readExactCounters } from "./counters.ts";
import { type GeneralOption, generalOption } from "./general-options.ts";
import { noteProtocolWord, readProtocol } from "./protocols.ts";
import type { Reading } from "./reading.ts";
import { isNot } from "./save-options.ts";
import type { SaveWords } from "./save-words.ts";
import { readImplicit, readMatch, readStray, readTarget } from "./spec-extensions.ts";
import { keepAsText, keepLate, type SpecDraft, type SpecReader } from "./spec-reader.ts";
import type { AddressMatch, ProtocolMatch } from "./values.ts";
import type { WordingsDraft } from "./wordings.ts";

/** Where a rule stands and what stood before its words. */
export interface SpecFrame {
  readonly span: Span;
  /** The index of the first word of the rule itself. */
  readonly from: number;
  readonly counters: Counters | undefined;
  readonly isCommented: boolean;
  /** The spellings of the table, to which those of the rule are added. */
  readonly wordings: WordingsDraft;
}

/**
 * Returns the rule whose words, behind `-A CHAIN`, begin at `from`.
 *
 *     -A INPUT ! -s 10.0.0.0/8 -i eth0 -p tcp -m tcp --dport 80 -c 5 300 -j ACCEPT
 *              ^from
 */
export function readSpec(reading: Reading, { words, unclosed }: SaveWords, frame: SpecFrame): RuleNode {
  const draft: SpecDraft = {
    protocol: undefined,
    source: undefined,
    destination: undefined,
    inInterface: undefined,
    outInterface: undefined,
    fragment: undefined,
    counters: frame.counters,
    target: undefined,
    matches: [],
    late: [],
  };
  const option = words.findIndex((word) => generalOption(word) === "-p");
  const protocol = option < 0 ? "" : (words[option + 1]?.text ?? "");
  const reader: SpecReader = { reading, words, unclosed, draft, protocol, wordings: frame.wordings, at: frame.from };
  while (reader.at < words.length) if (!readGeneral(reader) && !readImplicit(reader)) readStray(reader);
  return {
    kind: "rule",
    span: frame.span,
    ...(draft.counters === undefined ? {} : { counters: draft.counters }),
    protocol: draft.protocol ?? null,
    ...(draft.fragment === undefined ? {} : { fragment: draft.fragment }),
    inInterface: draft.inInterface ?? null,
    outInterface: draft.outInterface ?? null,
    source: draft.source ?? null,
    destination: draft.destination ?? null,
    matches: draft.late.length === 0 ? draft.matches : [...draft.matches, ...draft.late],
    target: draft.target ?? null,
    ...(frame.isCommented ? { commented: true } : {}),
  };
}

/** Reads `[!] OPTION VALUE` of the general options and returns true; false, and nothing read, where none stands. */
function readGeneral(reader: SpecReader): boolean {
  const negated = isNot(reader.words[reader.at]);
  const first = negated ? reader.at + 1 : reader.at;
  const option = generalOption(reader.words[first]);
  const value = reader.words[first + 1];
  if (option === undefined || (value === undefined && option !== "-f")) return false;
  if (negated && (option === "-m" || option === "-c" || option === "-j" || option === "-g")) return false;
  if (option === "-m") readMatch(reader, first);
  else if (option === "-j" || option === "-g") readTarget(reader, first, option);
  else if (option === "-c") return readCounterWords(reader, first);
  else readSelector(reader, { option, first, negated, value: value?.text ?? "" });
  return true;
}

interface Selector {
  readonly option: GeneralOption;
  readonly first: number;
  readonly negated: boolean;
  readonly value: string;
}

/** Reads `-s`, `-d`, `-i`, `-o`, `-p` or `-f`. */
function readSelector(reader: SpecReader, { option, first, negated, value }: Selector): void {
  const { draft } = reader;
  const next = option === "-f" ? first + 1 : first + 2;
  if (isGiven(draft, option)) {
    keepAsText(reader, next, "iptables/duplicate-option");
    return;
  }
  if (option === "-p") draft.protocol = specProtocol(reader, value, negated);
  else if (option === "-f") draft.fragment = { negated };
  else if (option === "-i") draft.inInterface = { negated, name: value };
  else if (option === "-o") draft.outInterface = { negated, name: value };
  else if (option === "-s") draft.source = specAddress(reader, first + 1, negated);
  else draft.destination = specAddress(reader, first + 1, negated);
  reader.at = next;
}

/** People write `TCP`, and the tool takes it. */
function specProtocol({ wordings }: SpecReader, value: string, negated: boolean): ProtocolMatch | null {
  const word = value.toLowerCase();
  noteProtocolWord(word, wordings);
  return readProtocol(word, negated);
}

function isGiven(draft: SpecDraft, option: GeneralOption): boolean {
  switch (option) {
    case "-p":
      return draft.protocol !== undefined;
    case "-f":
      return draft.fragment !== undefined;
    case "-i":
      return draft.inInterface !== undefined;
    case "-o":
      return draft.outInterface !== undefined;
    case "-s":
      return draft.source !== undefined;
    default:
      return draft.destination !== undefined;
  }
}

function specAddress({ reading, words }: SpecReader, at: number, negated: boolean): AddressMatch {
  const word = words[at];
  const address = readAddress(word?.text ?? "", negated);
  if (word !== undefined && "host" in address && looksNumeric(address.host)) {
    const span = spanOf(reading.cursor, word.start, word.end);
    report(reading.report, "iptables/bad-address", span, { actual: address.host });
  }
  return address;
}

/** `-c PACKETS BYTES`, as `-S -v` has it. */
function readCounterWords(reader: SpecReader, first: number): boolean {
  const { draft, words } = reader;
  const counters = readExactCounters(words[first + 1]?.text ?? "", words[first + 2]?.text ?? "");
  if (counters === null) return false;
  if (draft.counters === undefined) {
    draft.counters = counters;
    reader.at = first + 3;
  } else keepLate(reader, first + 3);
  return true;
}
