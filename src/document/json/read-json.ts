import { isLineBreak } from "../../text/line-break.ts";
import type { JsonArray, JsonObject } from "./ast.ts";
import { PATIENCE, skipForeign, skipRest } from "./foreign.ts";
import {
  type Bracket,
  close,
  closerOf,
  expectComma,
  type JsonSink,
  open,
  pop,
  type Scan,
  say,
  sayValueMissing,
} from "./frames.ts";
import { readBare, readString } from "./scalars.ts";
import { isSpace } from "./tokens.ts";

/** Where JSON stands. */
export interface JsonSource {
  readonly text: string;
  readonly start: number;
  readonly limit: number;
  /** Brackets around it that are cut off, from the outermost on. */
  readonly implied?: readonly Bracket[];
}

/** What was read, and where it ends. */
export interface JsonOutput {
  readonly root: JsonObject | JsonArray;
  readonly end: number;
}

/**
 * Reads the object or list that begins at `start`, with patience: brackets, commas, quotes and values may be missing, a value may stand bare, a line may be none of it;
 * each of these is a fault, and costs no more than itself. It ends with its last bracket, or before a line that something else begins with. Null where neither begins.
 *
 *     [{"ifname":"lo","mtu":65536},{"ifname":"eth0","mtu":}]          { "cpus": [ { "cpu": 0, "core": - } ] }
 */
export function readJson({ text, start, limit, implied = [] }: JsonSource, sink: JsonSink): JsonOutput | null {
  const scan = openScan(text, sink, { start, limit });
  for (const bracket of implied) open(scan, bracket, true);
  const first = text.charCodeAt(start);
  if (implied.length === 0 && (start >= limit || (first !== OBJECT && first !== ARRAY))) return null;
  if (implied.length === 0) {
    open(scan, first === OBJECT ? "object" : "array", false);
    scan.at++;
  }
  const root = scan.frames[0]?.node;
  while (scan.top !== null && step(scan));
  finish(scan);
  return root === undefined ? null : { root, end: scan.at };
}

function openScan(text: string, sink: JsonSink, { start, limit }: { start: number; limit: number }): Scan {
  return {
    text,
    limit,
    sink,
    frames: [],
    top: null,
    at: start,
    key: null,
    keyStart: start,
    keyEnd: start,
    isBehindValue: false,
    isBehindComma: false,
    patience: PATIENCE,
  };
}

/** Closes what is open at the end of the text: it ends where its last word does. */
function finish(scan: Scan): void {
  if (scan.key !== null) sayValueMissing(scan);
  const missing = scan.frames.map(closerOf).reverse().join("");
  if (missing !== "") say(scan, "missing-bracket", { end: scan.at, expected: missing });
  const end = scan.at;
  while (scan.at > 0 && isSpace(scan.text.charCodeAt(scan.at - 1))) scan.at--;
  while (pop(scan) !== undefined);
  scan.at = end;
}

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const ARRAY = 0x5b;
const ARRAY_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;

/** Reads one token. Returns false where nothing more can be read. */
function step(scan: Scan): boolean {
  const { text, limit } = scan;
  let code = text.charCodeAt(scan.at);
  while (scan.at < limit && isSpace(code)) {
    if (code === LINE_FEED) scan.patience = PATIENCE;
    code = text.charCodeAt(++scan.at);
  }
  if (scan.at >= limit) return false;
  if (scan.patience <= 0) return skipRest(scan, "foreign-text");
  switch (code) {
    case QUOTE:
      readString(scan);
      return true;
    case COMMA:
      takeComma(scan);
      return true;
    case OBJECT_END:
      close(scan, "object");
      return true;
    case ARRAY_END:
      close(scan, "array");
      return true;
    case OBJECT:
      return !beginsAnew(scan) && openAt(scan, "object");
    case ARRAY:
      if (!beginsList(scan)) return skipForeign(scan);
      return !beginsAnew(scan) && openAt(scan, "array");
    default:
      return readBare(scan);
  }
}

function takeComma(scan: Scan): void {
  if (scan.key !== null) sayValueMissing(scan);
  else if (!scan.isBehindValue) say(scan, "stray-comma");
  scan.isBehindValue = false;
  scan.isBehindComma = true;
  scan.at++;
}

function openAt(scan: Scan, bracket: Bracket): boolean {
  expectComma(scan);
  if (!open(scan, bracket, false)) {
    skipRest(scan, "too-deep");
    return false;
  }
  scan.at++;
  return true;
}

/** Whether the bracket at the scan, at the beginning of a line and where no value can stand, begins another text rather than go on with this one. */
function beginsAnew({ key, text, at, top }: Scan): boolean {
  return key === null && top?.node.kind === "object" && at > 0 && isLineBreak(text.charCodeAt(at - 1));
}

/** Whether the `[` at the scan opens a list, and not a prompt: `[root@node ~]#`. */
function beginsList({ key, text, at }: Scan): boolean {
  return key !== null || /^\[\s{0,64}(?:[{["\]]|$)/.test(text.slice(at, at + 66));
}
