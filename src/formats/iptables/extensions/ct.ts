import { type Cursor, looksAt, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextLiteral, nextWord, skipWord, takeWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";
import { joinWords } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import type { WordingsDraft } from "../wordings.ts";

/** `-j CT`: how the connection tracking is to treat the packet's connection. */
export interface CtTarget extends CtValues {
  readonly kind: "target";
  readonly name: "CT";
  readonly span: Span;
}

interface CtValues {
  readonly notrack: boolean;
  readonly helper?: string;
  /** The name of a policy of timeouts. */
  readonly timeout?: string;
  /** The events of connections that are reported. */
  readonly ctevents?: readonly CtEvent[];
  /** The events of expected connections that are reported. */
  readonly expevents?: readonly "new"[];
  /** The zone of both directions; the tool prints none of the three for zone 0. */
  readonly zone?: CtZone;
  /** The zone of the direction in which the connection began. */
  readonly zoneOrig?: CtZone;
  /** The zone of the answers. */
  readonly zoneReply?: CtZone;
}

/** The number of a zone, 0 to 65535, or `mark` for the packet's mark. */
export type CtZone = number | "mark";

/** An event of a connection (libxt_CT.c: ct_event_tbl). */
export type CtEvent =
  | "new"
  | "related"
  | "destroy"
  | "reply"
  | "assured"
  | "protoinfo"
  | "helper"
  | "mark"
  | "natseqinfo"
  | "secmark";

const CT_EVENTS: readonly CtEvent[] = [
  "new",
  "related",
  "destroy",
  "reply",
  "assured",
  "protoinfo",
  "helper",
  "mark",
  "natseqinfo",
  "secmark",
];
const EXP_EVENTS: readonly "new"[] = ["new"];
const HIGHEST_ZONE = 65535;
/** `zone 65535` and a blank. */
const LONGEST_ZONE = 11;

/** `-j NOTRACK`: the older spelling of `-j CT --notrack`; the target column of a listing says `CT`. */
export interface NotrackTarget {
  readonly kind: "target";
  readonly name: "NOTRACK";
  readonly span: Span;
}

/** What both forms hand over, by the words they share: the word's value, or undefined without that word. */
type Take = (word: string, hasValue: boolean) => string | undefined;

/** libxt_CT.c, revision 2. `CT notrack`, `CT helper ftp zone 5` */
export const ct: TargetReader<CtTarget> = {
  options: {
    notrack: "0",
    helper: "1",
    timeout: "1",
    ctevents: "1",
    expevents: "1",
    zone: "1",
    "zone-orig": "1",
    "zone-reply": "1",
  },
  readSave: (options, span) => {
    const values = readValues((word) => options.get(word)?.value);
    return values && { kind: "target", name: "CT", span, ...values };
  },
  readList: (cursor, _, wordings) => readList(cursor, wordings),
};

export const ctPrinter: ExtensionPrinter<CtTarget> = {
  printSave: (node) => joinWords(...words(node, "--", bareWord), zoneWords(node, "--")),
  printList: (node, { wordings }) => {
    const head = joinWords("CT", ...words(node, "", String));
    const zone = zoneWords(node, "");
    return wordings.has("ct-zone-glued") && /^zone \d+$/.test(zone) ? `${head}${zone} ` : joinWords(head, zone);
  },
};

/**
 * Reads the text of a listing. In 1.4.21 the zone has no blank before it.
 *
 *     CT notrack zone 5 | CT notrackzone 5 | CT helper ftpzone 5 | CTzone 5
 */
function readList(cursor: Cursor, wordings: WordingsDraft): CtTarget | null {
  const start = cursor.pos;
  let isGlued = false;
  if (!nextPart(cursor, "CT")) return null;
  const values = readValues((word, hasValue) => {
    if (word === "zone") isGlued = looksAt(cursor, word);
    if (!nextPart(cursor, word)) return undefined;
    return hasValue ? takeValue(cursor) : "";
  });
  if (values === null) return null;
  if (isGlued) wordings.add("ct-zone-glued");
  return { kind: "target", name: "CT", span: spanOf(cursor, start, cursor.pos), ...values };
}

/** As nextWord, for a word that `zone 5` may follow without a blank. */
function nextPart(cursor: Cursor, word: string): boolean {
  const before = cursor.pos;
  if (nextWord(cursor, word)) return true;
  if (nextLiteral(cursor, word) && isAtZone(cursor)) return true;
  cursor.pos = before;
  return false;
}

/** The next word without a `zone` at its end that belongs to the number behind it. */
function takeValue(cursor: Cursor): string {
  const word = takeWord(cursor);
  if (!word.endsWith("zone") || word === "zone") return word;
  const end = cursor.pos;
  cursor.pos = end - "zone".length;
  if (isAtZone(cursor)) return word.slice(0, -"zone".length);
  cursor.pos = end;
  return word;
}

const isAtZone = ({ text, pos, lineEnd }: Cursor): boolean =>
  /^zone \d{1,5}(?!\S)/.test(text.slice(pos, Math.min(lineEnd, pos + LONGEST_ZONE)));

/** Asks for the words in the order in which the tool prints them; null where one makes no sense. */
function readValues(take: Take): CtValues | null {
  const notrack = take("notrack", false) !== undefined;
  const helper = take("helper", true);
  const timeout = take("timeout", true);
  const ctevents = readEvents(take("ctevents", true), CT_EVENTS);
  const expevents = readEvents(take("expevents", true), EXP_EVENTS);
  const zoneOrig = readZone(take("zone-orig", true));
  const zoneReply = readZone(take("zone-reply", true));
  const zone = readZone(take("zone", true));
  if (helper === "" || timeout === "" || ctevents === null || expevents === null) return null;
  if (zone === null || zoneOrig === null || zoneReply === null) return null;
  return {
    notrack,
    ...(helper === undefined ? {} : { helper }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(ctevents === undefined ? {} : { ctevents }),
    ...(expevents === undefined ? {} : { expevents }),
    ...(zoneOrig === undefined ? {} : { zoneOrig }),
    ...(zoneReply === undefined ? {} : { zoneReply }),
    ...(zone === undefined ? {} : { zone }),
  };
}

function readEvents<Event extends string>(
  text: string | undefined,
  known: readonly Event[],
): readonly Event[] | null | undefined {
  if (text === undefined) return undefined;
  const words = text.split(",");
  const events = words.flatMap((word) => known.find((event) => event === word) ?? []);
  return events.length === words.length ? events : null;
}

function readZone(text: string | undefined): CtZone | null | undefined {
  if (text === undefined) return undefined;
  return text.toLowerCase() === "mark" ? "mark" : readDecimal(text, HIGHEST_ZONE);
}

/** The words before the zone. */
function words(node: CtTarget, dashes: string, word: (text: string) => string): readonly string[] {
  const { notrack, helper, timeout, ctevents, expevents } = node;
  return [
    notrack ? `${dashes}notrack` : "",
    helper === undefined ? "" : `${dashes}helper ${word(helper)}`,
    timeout === undefined ? "" : `${dashes}timeout ${word(timeout)}`,
    ctevents === undefined ? "" : `${dashes}ctevents ${ctevents.join(",")}`,
    expevents === undefined ? "" : `${dashes}expevents ${expevents.join(",")}`,
  ];
}

function zoneWords({ zoneOrig, zoneReply, zone }: CtTarget, dashes: string): string {
  return joinWords(
    zoneOrig === undefined ? "" : `${dashes}zone-orig ${zoneOrig}`,
    zoneReply === undefined ? "" : `${dashes}zone-reply ${zoneReply}`,
    zone === undefined ? "" : `${dashes}zone ${zone}`,
  );
}

/** libxt_CT.c: the alias. Its text `NOTRACK` stands behind the column's `CT`. */
export const notrack: TargetReader<NotrackTarget> = {
  options: {},
  readSave: (_, span) => ({ kind: "target", name: "NOTRACK", span }),
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "NOTRACK")) return null;
    return { kind: "target", name: "NOTRACK", span: spanOf(cursor, start, cursor.pos) };
  },
};

export const notrackPrinter: ExtensionPrinter<NotrackTarget> = {
  printSave: () => "",
  printList: () => "NOTRACK",
};
