import { joinLines } from "./joined-lines.ts";
import { type PlainText, stripEscapes, stripQuoting } from "./plain-text.ts";

/** What a program has put before each line of a text: the time, what syslog and journalctl write, the number of the line, the machine that it came from. */
export interface LineMark {
  readonly kind: "time" | "syslog" | "number" | "host";
  /** The machine, where the mark names it. */
  readonly host?: string;
}

/** What stands before the lines of a text and is no part of them. Each is absent where there is none. */
export interface LineMarks {
  /** How deep a mail quotes them. */
  readonly quoted?: number;
  readonly marked?: LineMark;
}

// One blank goes with each mark, as what stands behind it may be indented; where blanks at the end of lines were cut, a line may be its mark alone.
const SHAPES: Readonly<Record<LineMark["kind"], RegExp>> = {
  // [10:02:11] ...   [2026-11-27 10:02:11.123] ...   [Fri Nov 27 10:02:11 2026] ...
  // 10:02:11 ...   2026-11-27T10:02:11.123456789Z ...   Nov 27 10:02:11 ...   1795860131.123456 ...
  time: /^(?:\[(?:(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|[AP]M|[+-]\d\d:?\d\d))?|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: \d{4})?|\d{10}\.\d{3,9})\]|(?:(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|UTC|[AP]M|[+-]\d\d:?\d\d))?|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: \d{4})?|\d{10}\.\d{3,9}):?)(?:[ \t]|(?=[\r\n]|$))/,
  // Nov 27 10:02:11 worker1 collect.sh[123]: ...   2026-11-27T10:02:11+0000 worker1 collect.sh[123]: ...
  syslog:
    /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d{1,6})?(?:Z|[+-]\d\d:?\d\d)) [\w.-]{1,253} [\w./@-]{1,64}(?:\[\d{1,10}\])?:(?:[ \t]|(?=[\r\n]|$))/,
  //     12<tab>...   12: ...     12 | ...
  number: /^ {0,10}\d{1,7}(?:\t|(?::| {0,3}[|│])(?: |(?=[\r\n]|$)))/,
  // worker1: ...   192.0.2.11: ...
  host: /^(?=[A-Za-z]|\d{1,3}\.)[\w.-]{1,253}:(?: |(?=[\r\n]|$))/,
};

/** The mark at the beginning of a line. */
export interface ShownMark {
  readonly length: number;
  /** What is the same in all lines of one machine and program: ` worker1 collect.sh[123]`, `worker1`. */
  readonly key: string;
  readonly host?: string;
  /** The number of a numbered line. */
  readonly number: number;
}

/** Returns the mark of a kind that a line begins with, `null` without one. */
export function readLineMark(kind: LineMark["kind"], line: string): ShownMark | null {
  const mark = SHAPES[kind].exec(line)?.[0];
  if (mark === undefined) return null;
  const shown = { length: mark.length, key: "", number: 0 };
  if (kind === "number") return { ...shown, number: Number.parseInt(mark, 10) };
  if (kind === "host") {
    const host = mark.trimEnd().slice(0, -1);
    return { ...shown, key: host, host };
  }
  if (kind === "time") return shown;
  const key = mark.trimEnd().slice(0, -1).split(" ").slice(-2).join(" ");
  return { ...shown, key, host: key.slice(0, key.indexOf(" ")) };
}

/** Returns a text without its terminal escape sequences and without what stands before its lines. */
export function stripLineMarks(text: string, { quoted = 0, marked }: LineMarks): PlainText {
  if (marked === undefined) return quoted === 0 ? stripEscapes(text) : stripQuoting(text, quoted);
  const mark = SHAPES[marked.kind].source.slice(1);
  const quote = `(?:[>|] ?){1,${quoted}}`;
  // Marks never begin as those of a mail do: whichever stands first was put there last.
  const both = quoted === 0 ? mark : `${quote}(?:${mark})?|(?:${mark})(?:${quote})?`;
  const plain = stripEscapes(text);
  const joints = [...plain.text.matchAll(new RegExp(`(?<![^\\r\\n\\ufeff])(?:${both})`, "g"))].map(
    ({ 0: { length }, index }) => ({ start: index, end: index + length, by: "" }) as const,
  );
  return joinLines(plain, joints);
}
