import { isSpace, readObject, type Scan, skipSpace } from "./json.ts";
import { readJsonObject } from "./json-object.ts";
import { keepLoose, noteForm, type Reader, say } from "./reader.ts";

/** Whether the line at `start` begins JSON as the tool prints it, or goes on with an object of it: `[{`, `[ {`, `{"`, `},{`. */
export function beginsJson(text: string, start: number, end: number): boolean {
  const head = text.slice(start, Math.min(end, start + 64));
  return /^(?:\[\s*(?:[\]{]|$)|\{\s*(?:["}]|$)|\},\s*\{)/.test(head);
}

/** What moves while lists of objects are read. */
interface Lists {
  readonly scan: Scan;
  /** Whether a `[` is open or, of a list whose head is cut off, has to be thought of. */
  isOpen: boolean;
  isHeadless: boolean;
  /** Whether no objects stood in it, and what may come next. */
  isEmpty: boolean;
  next: "value" | "comma";
}

/** Reads the lists and objects from `start` on and returns where they end: in the middle of a line, when something else follows there. */
export function readJson(reader: Reader, start: number): number {
  const { text, limit } = reader.cursor;
  const scan: Scan = { text, limit, at: start, fault: -1 };
  const lists: Lists = { scan, isOpen: false, isHeadless: text[start] !== "[", isEmpty: true, next: "value" };
  if (text[start] === "}") skipTail(reader, scan);
  noteForm(reader, "json");
  do {
    skipSpace(scan);
    if (scan.at >= limit) {
      say(reader, "ip/cut-off", { start: limit, end: limit });
      return limit;
    }
    if (!readMark(reader, lists)) return leave(reader, scan.at);
    if (scan.fault >= 0) return leave(reader, scan.fault);
  } while (goesOn(lists));
  return scan.at;
}

/** Whether the list is not over: one without a head goes on behind a comma, and ends with its bracket. */
function goesOn({ scan, isOpen, isHeadless, next }: Lists): boolean {
  if (isOpen || next === "value") return true;
  const ahead = { ...scan };
  skipSpace(ahead);
  const mark = ahead.at < ahead.limit ? ahead.text[ahead.at] : undefined;
  return isHeadless && (mark === "," || mark === "]");
}

/** Keeps the end of an object whose beginning is cut off: `},`. */
function skipTail(reader: Reader, scan: Scan): void {
  const start = scan.at;
  scan.at = scan.text.indexOf("{", start);
  keepLoose(reader, "ip/cut-off", { start, end: start + 1 });
}

/** Takes a bracket, a comma or an object; false for anything else. */
function readMark(reader: Reader, lists: Lists): boolean {
  const { scan } = lists;
  switch (scan.text[scan.at]) {
    case "[":
      if (lists.isOpen || lists.next !== "value") return false;
      lists.isOpen = true;
      scan.at++;
      return true;
    case "{":
      if (lists.next !== "value") return false;
      lists.isEmpty = false;
      lists.next = "comma";
      readJsonObject(reader, readObject(scan));
      return true;
    case ",":
      if (lists.next !== "comma") return false;
      lists.next = "value";
      scan.at++;
      return true;
    case "]":
      return closeList(reader, lists);
    default:
      return false;
  }
}

function closeList(reader: Reader, lists: Lists): boolean {
  if (lists.next === "value" && !lists.isEmpty) return false;
  const { at } = lists.scan;
  if (!lists.isOpen) say(reader, "ip/cut-off", { start: at, end: at + 1 });
  lists.isHeadless = false;
  if (lists.isEmpty) reader.emptyLists++;
  lists.isOpen = false;
  lists.next = "comma";
  lists.scan.at++;
  return true;
}

/** Keeps what stands from the fault to the next object on the line, or to the line's end, and returns where that is. */
function leave(reader: Reader, fault: number): number {
  const { text, limit } = reader.cursor;
  if (fault >= limit) {
    say(reader, "ip/cut-off", { start: limit, end: limit });
    return limit;
  }
  const from = Math.max(fault, 0);
  const end = nextObject(reader, from);
  let last = end;
  while (last > from && isSpace(text.charCodeAt(last - 1))) last--;
  keepLoose(reader, end >= limit ? "ip/cut-off" : "ip/bad-json", {
    start: from,
    end: Math.max(last, Math.min(from + 1, limit)),
  });
  return Math.max(end, from + 1);
}

/** How far a damaged object is looked through for the next one. */
const FAR = 65_536;

/** Where the next object of a list begins behind a fault, on the same line; the line's end without one. */
function nextObject({ cursor: { text, limit } }: Reader, from: number): number {
  const near = text.slice(from + 1, Math.min(limit, from + FAR));
  const found = /[\r\n]|\{\s*"(?:ifindex|ifname|dst|priority)"/.exec(near);
  if (found !== null) return from + 1 + found.index;
  return lineEnd(text, Math.min(limit, from + FAR), limit);
}

function lineEnd(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}
