import type { InterfaceTableDraft, TableReader } from "../../interface-table/index.ts";
import type { Ipv4Address } from "../../net/index.ts";
import { type Cursor, isBlank, openCursor, spanOf } from "../../text/cursor.ts";
import { openReport, type Report, report } from "../../text/diagnostic.ts";
import type { SourceText, Span, UnknownNode } from "../../text/index.ts";
import type { LineWords } from "../../text/line-words.ts";
import type { InterfaceFlags, InterfaceForm, InterfaceNode, Ipv6Scope } from "./ast.ts";
import type { BsdDraft } from "./bsd-draft.ts";
import { type BsdRepeats, openBsdRepeats } from "./bsd-repeats.ts";
import { type IfconfigCode, ifconfigRules } from "./diagnostics.ts";
import type { InterfaceDraft } from "./draft.ts";
import type { LabelBlock } from "./labels.ts";
import { type LinkEncapRepeats, openLinkEncapRepeats, openRepeats, type Repeats } from "./repeats.ts";

/** A title that no block has come under yet, and how many unknown lines stand before it. */
interface PendingTitle {
  readonly node: UnknownNode;
  readonly unknownBefore: number;
}

/** A flags word that was read before in this text. */
export interface KnownFlags {
  readonly flags: InterfaceFlags;
  /** Whether names and number agree. */
  readonly fits: boolean;
}

/** A netmask that was read before in this text, and its prefix length when it has one. */
export interface KnownNetmask {
  readonly netmask: Ipv4Address;
  readonly prefixLength: number | null;
}

/** A scope's number and words that were read before in this text and agree. */
export interface KnownScope {
  readonly scope: Ipv6Scope;
  readonly scopeId: number;
}

/** The table of `ifconfig -s` that rows belong to. */
interface ShortTable {
  table: InterfaceTableDraft | null;
  /** Its heading line until a row comes, and how many unknown lines stand before it. */
  heading: UnknownNode | null;
  unknownBefore: number;
  reader: TableReader | null;
  /** The words of the current line. */
  readonly words: LineWords;
}

/** Everything one parse holds: where it reads, what it has built, what it has to say. */
export interface Reader {
  readonly cursor: Cursor;
  readonly report: Report<IfconfigCode>;
  readonly interfaces: InterfaceNode[];
  /** The blocks of labels, which their interfaces get at the end. */
  readonly labels: LabelBlock[];
  readonly unknown: UnknownNode[];
  /** The interface whose lines are read; null before the first heading. */
  draft: InterfaceDraft | BsdDraft | null;
  /** A finished draft, which the next heading takes again. */
  spare: InterfaceDraft | null;
  /** The form of the block before; a label has little that shows its own. */
  formBefore: InterfaceForm | null;
  readonly repeats: Repeats;
  readonly linkEncap: LinkEncapRepeats;
  /** The names of the interfaces so far. */
  readonly names: Set<string>;
  /** The names of 15 bytes whose counters are all zero, and whether another of 15 bytes has any. */
  readonly zeroed: { hasCounted: boolean; readonly headings: { readonly name: string; readonly start: number }[] };
  /** The `Link encap` names of 9 bytes, and whether the text has something that tells of uncut names. */
  readonly cutNames: { isUncut: boolean; readonly headings: { readonly name: string; readonly start: number }[] };
  /** Where the first word of the current line is. */
  contentStart: number;
  /** How many blanks stood before the key that is being read, and between it and its value. */
  blanks: number;
  blanksBehindKey: number;
  /** Words that come back with nearly every interface; dropped with the parse. */
  readonly flags: Map<string, KnownFlags>;
  readonly netmasks: Map<string, KnownNetmask>;
  readonly scopes: Map<string, KnownScope>;
  /** What BSD blocks repeat. */
  readonly bsd: BsdRepeats;
  readonly short: ShortTable;
  /** The title of `netstat -ie`, until a block comes. */
  title: PendingTitle | null;
}

/** Returns a reader before the first line. */
export function openReader(input: string | SourceText): Reader {
  return {
    cursor: openCursor(input),
    report: openReport(ifconfigRules),
    interfaces: [],
    labels: [],
    unknown: [],
    draft: null,
    spare: null,
    formBefore: null,
    repeats: openRepeats(),
    linkEncap: openLinkEncapRepeats(),
    names: new Set(),
    zeroed: { hasCounted: false, headings: [] },
    cutNames: { isUncut: false, headings: [] },
    contentStart: 0,
    short: { table: null, heading: null, unknownBefore: 0, reader: null, words: { starts: [], ends: [], count: 0 } },
    blanks: 0,
    blanksBehindKey: 0,
    flags: new Map(),
    netmasks: new Map(),
    scopes: new Map(),
    bsd: openBsdRepeats(),
    title: null,
  };
}

/** What became of a line: read, not one of the block's lines, or one of them that cannot be taken and is kept as it stands. */
export type Outcome = true | false | Refusal;

/** Why a line is kept as it stands, and where in it the reason is. */
export interface Refusal {
  readonly code: IfconfigCode;
  readonly start: number;
  readonly end: number;
  readonly expected?: string;
}

/** Returns the refusal of a line whose kind the interface already has. */
export function duplicateLine({ cursor }: Reader): Refusal {
  return { code: "ifconfig/duplicate-line", start: cursor.lineStart, end: cursor.lineEnd };
}

/** Reports what stands at `[start, end)`. */
export function complain(reader: Reader, { code, start, end, expected }: Refusal): void {
  const { cursor } = reader;
  const actual = cursor.text.slice(start, end);
  const isWord = expected === undefined && code !== "ifconfig/unexpected-word";
  const detail = isWord ? {} : expected === undefined ? { actual } : { expected, actual };
  report(reader.report, code, spanOf(cursor, start, end), detail);
}

/** Returns the end of the line without the blanks before it, never before the cursor. */
export function trimmedEnd(cursor: Cursor): number {
  let end = cursor.lineEnd;
  while (end > cursor.pos && isBlank(cursor.text.charCodeAt(end - 1))) end--;
  return end;
}

/** Returns the span of the current line without the blanks around it. */
export function contentSpan({ cursor, contentStart }: Reader): Span {
  return spanOf(cursor, contentStart, trimmedEnd(cursor));
}
