import { spanOf } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import type { Span } from "../../text/span.ts";
import type { OpaqueNode, TargetNode } from "./ast.ts";
import { verdictName } from "./extensions/jumps.ts";
import { matchOptions, type ReadPlace, readSaveMatch } from "./extensions/matches.ts";
import { gluedNpt } from "./extensions/npt.ts";
import { isUntypedTarget, readSaveTarget, targetOptions } from "./extensions/targets.ts";
import { generalOption } from "./general-options.ts";
import { isCutOff } from "./late-options.ts";
import { readProtocol } from "./protocols.ts";
import { isNot, readOptions } from "./save-options.ts";
import type { SaveWord } from "./save-words.ts";
import { keepAsText, keepLate, type SpecReader, wordsText } from "./spec-reader.ts";

/** Reads `-m NAME` and its options, from the word `first` on. */
export function readMatch(reader: SpecReader, first: number): void {
  const { words, draft } = reader;
  const name = words[first + 1]?.text ?? "";
  const table = matchOptions(name);
  if (table === null) {
    const end = groupEnd(words, first + 2);
    draft.matches.push(opaque(reader, { first, end, name }));
    reader.at = end;
    return;
  }
  const { options, next, isCutOff: isShort } = readOptions(words, first + 2, table);
  const end = isShort ? words.length : next;
  const match = isShort ? null : readSaveMatch(name, options, placeOf(reader, first, end));
  reader.at = end;
  if (isUnsupported(words, end)) keepUnsupported(reader, { first, end: end + 2, name });
  else if (match !== null) {
    draft.matches.push(match);
    if (match.name === "dst" && isGapBefore(words, end)) reader.wordings.add("dst-blank");
  } else keepBadMatch(reader, { first, end, name });
}

/** Whether two blanks stand before the word: one ends the text before it. */
function isGapBefore(words: readonly SaveWord[], at: number): boolean {
  const [before, next] = [words[at - 1], words[at]];
  return before !== undefined && next !== undefined && next.start - before.end > 1;
}

/** Reads `-j NAME` and its options, or `-g CHAIN`, from the word `first` on. */
export function readTarget(reader: SpecReader, first: number, option: "-j" | "-g"): void {
  const { words, draft } = reader;
  const name = words[first + 1]?.text ?? "";
  if (draft.target !== undefined) {
    const last = option === "-g" ? first + 2 : groupEnd(words, first + 2);
    keepLate(reader, last);
  } else if (option === "-g") {
    draft.target = { kind: "goto", name, span: spanOfWords(reader, first, first + 2) };
    reader.at = first + 2;
  } else draft.target = gluedTarget(reader, first, name) ?? jumpTarget(reader, first, name);
}

/** Reads `-j SNPT--src-pfx P`, a name and an option that 1.4.21 runs together; null for any other target. */
function gluedTarget(reader: SpecReader, first: number, glued: string): TargetNode | null {
  const word = reader.words[first + 1];
  const parts = gluedNpt(glued);
  if (word === undefined || word.quoted || parts === null) return null;
  const [name, option] = parts;
  const middle = word.start + name.length;
  const words = [
    ...reader.words.slice(0, first + 1),
    { text: name, quoted: false, start: word.start, end: middle },
    { text: option, quoted: false, start: middle, end: word.end },
    ...reader.words.slice(first + 2),
  ];
  const end = groupEnd(words, first + 2);
  const { options, next } = readOptions(words, first + 2, targetOptions(name) ?? {});
  const target = next === end ? readSaveTarget(name, options, placeOf({ ...reader, words }, first, end)) : null;
  if (target === null) return null;
  reader.at = end - 1;
  reader.wordings.add("npt-glued");
  return target;
}

function jumpTarget(reader: SpecReader, first: number, name: string): TargetNode {
  const { words } = reader;
  const end = groupEnd(words, first + 2);
  const table = targetOptions(name);
  const verdict = verdictName(name);
  reader.at = end;
  if (table !== null) {
    const { options, next } = readOptions(words, first + 2, table);
    const target = next === end ? readSaveTarget(name, options, placeOf(reader, first, next)) : null;
    return target ?? badOptions(reader, { first, end, name });
  }
  if (verdict !== null) {
    reader.at = first + 2;
    return { kind: "target", name: verdict, span: spanOfWords(reader, first, first + 2) };
  }
  if (end > first + 2 || isUntypedTarget(name)) return opaque(reader, { first, end, name });
  return { kind: "jump", name, span: spanOfWords(reader, first, end) };
}

/** `-m conntrack [unsupported revision]`: the tool had an older module than the kernel (iptables/xshared.c: print_match_save). */
const isUnsupported = (words: readonly SaveWord[], at: number): boolean =>
  words[at]?.text === "[unsupported" && words[at + 1]?.text === "revision]";

function keepUnsupported(reader: SpecReader, group: Group): void {
  reader.draft.matches.push(badOptions(reader, group));
  reader.at = group.end;
}

/** The match that a protocol brings along (`-p tcp --dport 80` without `-m tcp`), when the words at hand are options of it. */
export function readImplicit(reader: SpecReader): boolean {
  const { words, draft, at } = reader;
  const name = matchOfProtocol(readProtocol(reader.protocol.toLowerCase(), false)?.name ?? "");
  const table = matchOptions(name);
  const group = table === null ? null : readOptions(words, at, table);
  if (group === null || group.next === at) return false;
  const match = readSaveMatch(name, group.options, placeOf(reader, at, group.next));
  if (match === null) return false;
  draft.matches.push(match);
  reader.at = group.next;
  return true;
}

/** The extension of a protocol (libxtables/xtables.c: proto_to_name and the aliases of the match). */
function matchOfProtocol(protocol: string): string {
  if (protocol === "udplite") return "udp";
  if (protocol === "mobility-header") return "mh";
  return protocol === "ipv6-icmp" ? "icmp6" : protocol;
}

/** Keeps an option that nothing claims, with its values, as text. */
export function readStray(reader: SpecReader): void {
  const { words, at } = reader;
  let end = isNot(words[at]) && at + 1 < words.length ? at + 2 : at + 1;
  while (end < words.length && !startsOption(words[end])) end++;
  keepAsText(reader, end, "iptables/unread-text");
}

const startsOption = (word: SaveWord | undefined): boolean =>
  word !== undefined && !word.quoted && (word.text.startsWith("-") || word.text === "!");

/** The index of the next general option (with the `!` before it) at or after `from`: there the options of an extension end. */
function groupEnd(words: readonly SaveWord[], from: number): number {
  let at = from;
  while (at < words.length && !isGeneral(words, at) && !isLoneNot(words, at)) at++;
  return at;
}

function isGeneral(words: readonly SaveWord[], at: number): boolean {
  return generalOption(words[at]) !== undefined || (isNot(words[at]) && generalOption(words[at + 1]) !== undefined);
}

/** A `!` that negates nothing: no option follows. */
function isLoneNot(words: readonly SaveWord[], at: number): boolean {
  return isNot(words[at]) && (at + 1 === words.length || isNot(words[at + 1]));
}

interface Group {
  readonly first: number;
  readonly end: number;
  readonly name: string;
}

function opaque(reader: SpecReader, { first, end, name }: Group): OpaqueNode {
  return { kind: "opaque", span: spanOfWords(reader, first, end), name, text: wordsText(reader, first + 2, end) };
}

/** A match whose last option lacks its value, as the line is cut off, stays at the end of the line: there nothing is taken for the value. */
function keepBadMatch(reader: SpecReader, group: Group): void {
  const node = badOptions(reader, group);
  if (isCutOff(node)) reader.draft.late.push(node);
  else reader.draft.matches.push(node);
}

function badOptions(reader: SpecReader, group: Group): OpaqueNode {
  const code = isUnsupported(reader.words, group.end - 2) ? "iptables/unknown-extension" : "iptables/bad-option";
  report(reader.reading.report, code, spanOfWords(reader, group.first, group.end));
  return opaque(reader, group);
}

const placeOf = (reader: SpecReader, first: number, end: number): ReadPlace => ({
  span: spanOfWords(reader, first, end),
  wordings: reader.wordings,
});

function spanOfWords({ reading, words }: SpecReader, first: number, end: number): Span {
  return spanOf(reading.cursor, words[first]?.start ?? 0, words[end - 1]?.end ?? 0);
}
