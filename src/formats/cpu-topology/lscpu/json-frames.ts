import { type Cursor, spanOf } from "../../../text/cursor.ts";
import { type Detail, type Report, report } from "../../../text/diagnostic.ts";
import type { UnknownNode } from "../../../text/unknown.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import type { JsonObject, JsonPlace } from "./json-object.ts";

/** A bracket that is open: of an object, or of a list in an object. Those that the text does not show are implied: they are cut off, or `jq` took the object away. */
interface Frame {
  readonly object: JsonObject;
  readonly list: JsonObject[] | null;
  readonly isImplied: boolean;
  /** The keys of the object so far. */
  readonly keys: Set<string>;
}

/** A reading of JSON: where it is, what is open, and what comes next. */
export interface JsonScan {
  readonly cursor: Cursor;
  readonly to: Report<CpuTopologyCode>;
  readonly frames: Frame[];
  readonly unknown: UnknownNode[];
  /** The key whose value comes next. */
  key: { readonly name: string; readonly place: JsonPlace } | null;
  /** Whether a value stands before, so that a comma or a bracket must come. */
  isBehindValue: boolean;
  /** Whether it was said that a value stands bare: once is enough. */
  hasBare: boolean;
  at: number;
}

/** Deeper than any output of `lscpu`. */
const MOST_FRAMES = 16;

/** Opens an object at the scan. Returns false when it is nested too deeply, which is reported. */
export function openObject(scan: JsonScan, isImplied = false): boolean {
  const top = scan.frames.at(-1);
  const object: JsonObject = { start: scan.at, end: scan.at, cells: [], lists: [] };
  if (scan.frames.length >= MOST_FRAMES) {
    say(scan, "cpu-topology/beyond-limits", { start: scan.at, end: scan.at + 1 });
    return false;
  }
  if (top?.list) top.list.push(object);
  else if (top !== undefined) {
    if (scan.key === null)
      say(scan, "cpu-topology/bad-syntax", { start: scan.at, end: scan.at + 1 }, { expected: '"' });
    top.object.lists.push({ key: scan.key?.name ?? "", objects: [object] });
  }
  scan.frames.push({ object, list: null, isImplied, keys: new Set() });
  scan.key = null;
  return true;
}

/** Opens a list at the scan. Returns false when it is nested too deeply, which is reported. */
export function openList(scan: JsonScan, isImplied = false): boolean {
  const top = scan.frames.at(-1);
  if (top === undefined) return false;
  if (scan.frames.length >= MOST_FRAMES) {
    say(scan, "cpu-topology/beyond-limits", { start: scan.at, end: scan.at + 1 });
    return false;
  }
  if (scan.key === null && !top.isImplied && !isImplied) {
    say(scan, "cpu-topology/bad-syntax", { start: scan.at, end: scan.at + 1 }, { expected: '"' });
  }
  const objects: JsonObject[] = [];
  top.object.lists.push({ key: scan.key?.name ?? "", objects });
  scan.frames.push({ object: top.object, list: objects, isImplied, keys: top.keys });
  scan.key = null;
  return true;
}

/** Closes what the bracket at the scan closes; brackets within it that are open are said to be missing. */
export function closeFrame(scan: JsonScan, bracket: string): void {
  const { frames } = scan;
  const place = { start: scan.at, end: scan.at + 1 };
  const isOfList = bracket === "]";
  if (scan.key !== null) sayValueMissing(scan);
  if (frames.some(({ list }) => (list !== null) === isOfList)) {
    for (let frame = frames.pop(); frame !== undefined; frame = frames.pop()) {
      if (frame.list === null) frame.object.end = place.end;
      const isClosed = (frame.list !== null) === isOfList;
      if (!isClosed) say(scan, "cpu-topology/cut-off", place, { expected: closerOf(frame) });
      if (isClosed) break;
    }
  } else say(scan, "cpu-topology/bad-syntax", place, { actual: bracket });
  scan.at++;
  scan.isBehindValue = true;
}

/** Says that the value of the key that was read is missing. */
export function sayValueMissing(scan: JsonScan): void {
  if (scan.key !== null) say(scan, "cpu-topology/bad-syntax", scan.key.place, { expected: "a value" });
  scan.key = null;
}

/** The bracket that closes a frame. */
export function closerOf({ list }: Frame): string {
  return list === null ? "}" : "]";
}

/** Reports something at a place of the cursor's text. */
export function say(scan: JsonScan, code: CpuTopologyCode, { start, end }: JsonPlace, detail: Detail = {}): void {
  report(scan.to, code, spanOf(scan.cursor, start, end), detail);
}

/** Keeps a piece of the text that was not understood. */
export function keepUnknown(scan: JsonScan, { start, end }: JsonPlace): void {
  scan.unknown.push({
    kind: "unknown",
    span: spanOf(scan.cursor, start, end),
    text: scan.cursor.text.slice(start, end),
  });
}
