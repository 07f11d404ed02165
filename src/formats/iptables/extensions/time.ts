import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { joinWords, type SaveOptions } from "../save-options.ts";
import type { Wordings, WordingsDraft } from "../wordings.ts";
import { printOrdinals, readDate, readDaytime, readMonthdays, readOrdinals, readWeekdays } from "./time-values.ts";

/** `-m time`: when the packet comes. A condition that is absent is not asked. */
export interface TimeMatch {
  readonly kind: "match";
  readonly name: "time";
  readonly span: Span;
  /** The time of day, `01:00:00`; both ends are there, or none. */
  readonly timestart?: string;
  readonly timestop?: string;
  /** Days of the month, ascending. */
  readonly monthdays?: readonly number[];
  /** `Mon` to `Sun`, in this order. */
  readonly weekdays?: readonly string[];
  /** `2026-01-31T12:00:00`. */
  readonly datestart?: string;
  /** The same. The save form prints `2038-01-19T03:14:07`, the last date of 32 bits, where there is none. */
  readonly datestop?: string;
  /** Whether times are those of the kernel's time zone, and not UTC. */
  readonly kerneltz: boolean;
  /** Whether a time that ends before it begins lasts from one day into the next. */
  readonly contiguous: boolean;
}

type Conditions = Omit<TimeMatch, "kind" | "name" | "span" | "kerneltz" | "contiguous">;

const FIRST_TIME = "00:00:00";
const LAST_TIME = "23:59:59";
const FIRST_DATE = "1970-01-01T00:00:00";
const LAST_DATE = "2038-01-19T03:14:07";

/** libxt_time.c. */
export const time: MatchReader<TimeMatch> = {
  options: {
    timestart: "1",
    timestop: "1",
    monthdays: "!1",
    weekdays: "!1",
    datestart: "1",
    datestop: "1",
    kerneltz: "0",
    localtz: "0",
    utc: "0",
    contiguous: "0",
  },
  readSave,
  readList: readTime,
};

export const timePrinter: ExtensionPrinter<TimeMatch> = {
  printSave,
  printList: (node) => {
    const { timestart, timestop, monthdays, weekdays, datestart, datestop } = node;
    return joinWords(
      "TIME",
      timestart === undefined ? "" : `from ${timestart} to ${timestop}`,
      weekdays === undefined ? "" : `on ${weekdays.join(",")}`,
      monthdays === undefined ? "" : `on ${printOrdinals(monthdays)}`,
      datestart === undefined ? "" : `starting from ${listDate(datestart)}`,
      datestop === undefined ? "" : `until date ${listDate(datestop)}`,
      node.kerneltz ? "" : "UTC",
      node.contiguous ? "contiguous" : "",
    );
  },
};

function printSave(node: TimeMatch, wordings: Wordings): string {
  const { timestart, timestop, monthdays, weekdays, datestart } = node;
  const datestop = node.datestop ?? (wordings.has("time-without-datestop") ? undefined : LAST_DATE);
  return joinWords(
    timestart === undefined ? "" : `--timestart ${timestart} --timestop ${timestop}`,
    monthdays === undefined ? "" : `--monthdays ${monthdays.join(",")}`,
    weekdays === undefined ? "" : `--weekdays ${weekdays.join(",")}`,
    datestart === undefined ? "" : `--datestart ${datestart}`,
    datestop === undefined ? "" : `--datestop ${datestop}`,
    node.kerneltz ? "--kerneltz" : "",
    node.contiguous ? "--contiguous" : "",
  );
}

/** The texts of one match; undefined for what is not there, null for what makes no sense. */
interface Parts {
  readonly timestart: string | null | undefined;
  readonly timestop: string | null | undefined;
  readonly monthdays: readonly number[] | null | undefined;
  readonly weekdays: readonly string[] | null | undefined;
  readonly datestart: string | null | undefined;
  readonly datestop: string | null | undefined;
}

/** The same without what the tool has of its own; null when a part makes no sense. */
function conditionsOf(parts: Parts): Conditions | null {
  const { timestart = FIRST_TIME, timestop = LAST_TIME, monthdays, weekdays } = parts;
  const { datestart = FIRST_DATE, datestop = LAST_DATE } = parts;
  if (timestart === null || timestop === null || monthdays === null || weekdays === null) return null;
  if (datestart === null || datestop === null) return null;
  return {
    ...(timestart === FIRST_TIME && timestop === LAST_TIME ? {} : { timestart, timestop }),
    ...(monthdays === undefined || monthdays.length === 31 ? {} : { monthdays }),
    ...(weekdays === undefined || weekdays.length === 7 ? {} : { weekdays }),
    ...(datestart === FIRST_DATE ? {} : { datestart }),
    ...(datestop === LAST_DATE ? {} : { datestop }),
  };
}

function readSave(options: SaveOptions, span: Span, wordings: WordingsDraft): TimeMatch | null {
  const value = <Value>(name: string, read: (text: string, negated: boolean) => Value): Value | undefined => {
    const option = options.get(name);
    return option && read(option.value, option.negated);
  };
  const conditions = conditionsOf({
    timestart: value("timestart", readDaytime),
    timestop: value("timestop", readDaytime),
    monthdays: value("monthdays", readMonthdays),
    weekdays: value("weekdays", readWeekdays),
    datestart: value("datestart", readDate),
    datestop: value("datestop", readDate),
  });
  const kerneltz = options.has("kerneltz") || options.has("localtz");
  if (conditions === null || (kerneltz && options.has("utc"))) return null;
  if (!options.has("datestop")) wordings.add("time-without-datestop");
  return { kind: "match", name: "time", span, ...conditions, kerneltz, contiguous: options.has("contiguous") };
}

/**
 *     TIME from 01:00:00 to 05:00:00 on Mon,Tue on 1st,2nd,11st starting from 2026-01-01 00:00:00 until date 2026-12-31 12:00:00 UTC contiguous
 */
function readTime(cursor: Cursor): TimeMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "TIME")) return null;
  const hasTimes = nextWord(cursor, "from");
  const timestart = hasTimes ? readDaytime(takeWord(cursor)) : undefined;
  const timestop = hasTimes ? (nextWord(cursor, "to") ? readDaytime(takeWord(cursor)) : null) : undefined;
  const weekdays = readOn(cursor, (text) => readWeekdays(text, false));
  const monthdays = readOn(cursor, readOrdinals);
  const datestart = nextWord(cursor, "starting from") ? readListDate(cursor) : undefined;
  const datestop = nextWord(cursor, "until date") ? readListDate(cursor) : undefined;
  const conditions = conditionsOf({ timestart, timestop, monthdays, weekdays, datestart, datestop });
  const kerneltz = !nextWord(cursor, "UTC");
  const contiguous = nextWord(cursor, "contiguous");
  return (
    conditions && {
      kind: "match",
      name: "time",
      span: spanOf(cursor, start, cursor.pos),
      ...conditions,
      kerneltz,
      contiguous,
    }
  );
}

/** What stands behind `on`, if it is of the kind that `read` reads; else undefined, the cursor where it was. */
function readOn<Days>(cursor: Cursor, read: (text: string) => Days | null): Days | undefined {
  const before = cursor.pos;
  const days = nextWord(cursor, "on") ? read(takeWord(cursor)) : null;
  if (days === null) cursor.pos = before;
  return days ?? undefined;
}

/** A listing has a blank where the save form has a `T`. */
const readListDate = (cursor: Cursor): string | null => readDate(`${takeWord(cursor)}T${takeWord(cursor)}`);

const listDate = (date: string): string => date.replace("T", " ");
