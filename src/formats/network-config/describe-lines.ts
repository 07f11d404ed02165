import { type Cursor, isBlank } from "../../text/cursor.ts";
import { lineBreakLength, nextLineBreak } from "../../text/line-break.ts";

/** One line of a description. `label` is null where it has none: an element of a list, or the rest of a value. */
export interface DescribedLine {
  readonly indent: number;
  readonly label: string | null;
  readonly from: number;
  /** Where the value begins. */
  readonly value: number;
  /** Where it ends: behind the lines that a value of several runs over. */
  readonly end: number;
  /** Whether nothing at all is behind the colon: an empty object, where an empty text has its column padded. */
  readonly isBare: boolean;
}

/** The labels without indentation in the description of an object. */
const TOP: readonly string[] = [
  "Name",
  "Namespace",
  "Labels",
  "Annotations",
  "API Version",
  "Kind",
  "Metadata",
  "Spec",
  "Status",
  "Events",
];

/** The line behind which nothing is part of the description. */
const LAST = "Events";

/** No value of an object runs over more lines. */
const LONGEST_VALUE = 1000;

interface Gathering {
  readonly cursor: Cursor;
  readonly first: DescribedLine;
  readonly lines: DescribedLine[];
  /** The place in `lines` of the labelled line whose value may go on below; -1 without one. */
  owner: number;
  /** Up to where an end of a value was looked for in vain. */
  searched: number;
}

/**
 * The lines of the description that begins with `first`: up to one that has neither a label nor an indent, or to the first label once more. A value of several lines is
 * printed as it is, with no indentation of its own; it goes on up to the next label that is no deeper:
 *
 *         Message:  DaemonSet "/openshift-multus/multus" is not available
 *     DaemonSet "/openshift-dns/dns" is not available
 *         Reason:   Deploying
 */
export function describedLines(cursor: Cursor, first: DescribedLine): readonly DescribedLine[] {
  const gathering: Gathering = { cursor, first, lines: [first], owner: first.value < first.end ? 0 : -1, searched: 0 };
  for (let at = first.end; at < cursor.limit; ) {
    const start = at + lineBreakLength(cursor.text, at, cursor.limit);
    const end = nextLineBreak(cursor.text, start, cursor);
    const line = lineAt(cursor, start, end);
    if (line !== null && isFirst(line, first)) break;
    const after = line === null ? end : take(gathering, line);
    if (after < 0) break;
    at = Math.max(after, end);
    if (start >= cursor.limit) break;
  }
  return gathering.lines;
}

/** Takes a line, and with it those that the value above it runs over. Returns where the last of them ends; -1 where the description is over. */
function take(gathering: Gathering, line: DescribedLine): number {
  const { first, lines } = gathering;
  const owner = lines[gathering.owner];
  if (owner !== undefined && line.label === null && line.indent <= owner.indent && line.from >= gathering.searched) {
    const end = endOfValue(gathering, owner, line);
    if (end >= 0) {
      lines.length = gathering.owner;
      lines.push({ ...owner, end });
      return end;
    }
  }
  if (line.indent < first.indent || (line.indent === first.indent && line.label === null)) return -1;
  if (line.label !== null && (owner === undefined || line.indent <= owner.indent))
    gathering.owner = line.value < line.end && line.label !== LAST ? lines.length : -1;
  lines.push(line);
  return line.end;
}

/** Where the value of `owner` ends that goes on with `line`: before the next label that is no deeper. -1 where none follows, and the line is somebody's prompt. */
function endOfValue(gathering: Gathering, owner: DescribedLine, line: DescribedLine): number {
  const { cursor, first } = gathering;
  let end = line.end;
  for (let count = 0; count < LONGEST_VALUE && end < cursor.limit; count++) {
    const start = end + lineBreakLength(cursor.text, end, cursor.limit);
    const next = lineAt(cursor, start, nextLineBreak(cursor.text, start, cursor));
    if (next !== null && isFirst(next, first)) break;
    if (next?.label != null && next.indent <= owner.indent && isInside(next, first)) return end;
    end = nextLineBreak(cursor.text, start, cursor);
  }
  gathering.searched = end;
  return -1;
}

function isFirst(line: DescribedLine, first: DescribedLine): boolean {
  return line.indent === first.indent && line.label === first.label;
}

/** Whether a label stands where the object has one: deeper than the first, or one of those that have no indentation. */
function isInside({ indent, label }: DescribedLine, first: DescribedLine): boolean {
  return indent > first.indent || (indent === first.indent && label !== null && TOP.includes(label));
}

/** The label of a line and the places of its parts; null for a blank line. */
export function lineAt({ text }: Cursor, start: number, lineEnd: number): DescribedLine | null {
  let from = start;
  while (from < lineEnd && isBlank(text.charCodeAt(from))) from++;
  let end = lineEnd;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  if (from === end) return null;
  const found = LABEL.exec(text.slice(from, Math.min(end, from + LONGEST_LABEL)));
  const indent = from - start;
  if (found === null) return { indent, label: null, from, value: from, end, isBare: false };
  let value = from + found[0].length;
  while (value < end && isBlank(text.charCodeAt(value))) value++;
  return { indent, label: found[1] ?? "", from, value, end, isBare: from + found[0].length === lineEnd };
}

const LONGEST_LABEL = 128;
/**
 * A name of a field in words, each with a capital, or as it is, where it holds more than letters and dashes (kubectl's `smartLabelFor`), and a colon with a blank or nothing behind it: `fd02::/112` is none.
 * Those of `managedFields` are the last two: `.`, `k:{"uid":"..."}`.
 */
const LABEL =
  /^((?:[A-Z][A-Za-z-]*|-)(?: (?:[A-Z][A-Za-z-]*|-))*|[A-Za-z][A-Za-z-]*[\d_./:][\w./:-]*|\.|[kv]:(?:\{.*\}|".*")):(?=\s|$)/;
