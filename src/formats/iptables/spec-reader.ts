import { spanOf } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import type { Counters, MatchNode, OpaqueNode, TargetNode } from "./ast.ts";
import type { IptablesCode } from "./diagnostics.ts";
import { isLate } from "./late-options.ts";
import type { Reading } from "./reading.ts";
import { alwaysQuoted } from "./save-quoting.ts";
import type { SaveWord } from "./save-words.ts";
import type { AddressMatch, InterfaceMatch, ProtocolMatch } from "./values.ts";
import type { WordingsDraft } from "./wordings.ts";

/** A rule while its words are read; undefined is "not given yet". */
export interface SpecDraft {
  protocol: ProtocolMatch | null | undefined;
  source: AddressMatch | undefined;
  destination: AddressMatch | undefined;
  inInterface: InterfaceMatch | undefined;
  outInterface: InterfaceMatch | undefined;
  fragment: { readonly negated: boolean } | undefined;
  counters: Counters | undefined;
  target: TargetNode | undefined;
  readonly matches: MatchNode[];
  /** Targets and counters given a second time: they stay behind the first. */
  readonly late: OpaqueNode[];
}

/** The words of one rule, and how far they are read. */
export interface SpecReader {
  readonly reading: Reading;
  readonly words: readonly SaveWord[];
  /** The offset of the quoted word that is not closed, -1 when all are. */
  readonly unclosed: number;
  readonly draft: SpecDraft;
  /** The word behind `-p`, wherever in the rule it stands; empty without one. */
  readonly protocol: string;
  readonly wordings: WordingsDraft;
  at: number;
}

/** Returns the words from `from` up to `to` as they stand in the text; a quote that is not closed is closed. */
export function wordsText({ reading, words, unclosed }: SpecReader, from: number, to: number): string {
  const last = words[to - 1];
  if (last === undefined || to <= from) return "";
  if (last.start !== unclosed) return reading.cursor.text.slice(words[from]?.start, last.end);
  const head = reading.cursor.text.slice(words[from]?.start, last.start);
  return `${head}${alwaysQuoted(last.text)}`;
}

/** Keeps a second target or second counters, up to the word `to`, as an opaque match at the end of the rule, and reports them. */
export function keepLate(reader: SpecReader, to: number): void {
  const { reading, words, draft, at } = reader;
  const span = spanOf(reading.cursor, words[at]?.start ?? 0, words[to - 1]?.end ?? 0);
  report(reading.report, "iptables/duplicate-option", span);
  draft.late.push({ kind: "opaque", span, text: wordsText(reader, at, to) });
  reader.at = to;
}

/**
 * Keeps the words up to `to` as an opaque match, and reports them. Behind a match without a type they are its own: so they will be read
 * when the rule is printed with its options in the tool's order.
 */
export function keepAsText(reader: SpecReader, to: number, code: IptablesCode): void {
  const { reading, words, draft } = reader;
  const text = wordsText(reader, reader.at, to);
  const span = spanOf(reading.cursor, words[reader.at]?.start ?? 0, words[to - 1]?.end ?? 0);
  report(reading.report, code, span);
  const node: OpaqueNode = { kind: "opaque", span, text };
  const last = draft.matches.at(-1);
  if (isLate(node)) draft.late.push(node);
  else if (last?.kind === "opaque" && (last.name !== undefined || !/^[-!]/.test(text))) {
    draft.matches[draft.matches.length - 1] = { ...last, text: last.text === "" ? text : `${last.text} ${text}` };
  } else draft.matches.push(node);
  reader.at = to;
}
