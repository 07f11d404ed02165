const WEEKDAYS: readonly string[] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHDAYS = 31;

/** Returns a time of day with its seconds, `01:30:00`; people leave them out. */
export function readDaytime(text: string): string | null {
  const [, hour, minute, second = "0"] = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?$/.exec(text) ?? [];
  if (!(Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59)) return null;
  return [hour, minute, second].map((part) => twoDigits(Number(part))).join(":");
}

/** Returns a date with its time of day, `2026-01-31T12:00:00`; people leave out what is to the right. From 1970 to 2038. */
export function readDate(text: string): string | null {
  const parts = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T(\d{1,2}(?::\d{1,2}(?::\d{1,2})?)?))?)?)?$/.exec(text);
  const [, year, month = "1", day = "1", clock = "0"] = parts ?? [];
  const daytime = readDaytime(clock.includes(":") ? clock : `${clock}:0`);
  if (daytime === null || !(Number(year) >= 1970 && Number(year) <= 2038)) return null;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > MONTHDAYS) return null;
  return `${year}-${twoDigits(Number(month))}-${twoDigits(Number(day))}T${daytime}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** Returns the days of `1,2,15`, ascending; negated, all others. Null when a word is none, or no day is left. */
export function readMonthdays(text: string, negated: boolean): readonly number[] | null {
  const given = new Set<number>();
  for (const word of text.split(",")) {
    const day = /^\d{1,2}$/.test(word) ? Number(word) : 0;
    if (day < 1 || day > MONTHDAYS) return null;
    given.add(day);
  }
  const days = Array.from({ length: MONTHDAYS }, (_, index) => index + 1).filter((day) => given.has(day) !== negated);
  return days.length === 0 ? null : days;
}

/** Returns the days of `Sat,Sun` or, as people write it, `6,7`, in the order of the week; negated, all others. Null when a word is none, or no day is left. */
export function readWeekdays(text: string, negated: boolean): readonly string[] | null {
  const words = text.split(",");
  const given = words.map((word) =>
    WEEKDAYS.find((day, index) => [day, day.slice(0, 2), String(index + 1)].includes(word)),
  );
  const days = WEEKDAYS.filter((day) => given.includes(day) !== negated);
  return given.includes(undefined) || days.length === 0 ? null : days;
}

/** Reads `1st,2nd,11st`: the letters are those of the last digit. */
export function readOrdinals(text: string): readonly number[] | null {
  const days = readMonthdays(text.replaceAll(/(?:st|nd|rd|th)(?=,|$)/g, ""), false);
  return days !== null && printOrdinals(days) === text ? days : null;
}

/** Prints what {@link readOrdinals} reads (libxt_time.c: time_print_monthdays). */
export function printOrdinals(days: readonly number[]): string {
  return days.map((day) => `${day}${["th", "st", "nd", "rd"][day % 10] ?? "th"}`).join(",");
}
