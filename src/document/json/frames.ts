import type { Json, JsonArray, JsonFault, JsonFaultKind, JsonField, JsonObject } from "./ast.ts";

/** A bracket of either kind. */
export type Bracket = "object" | "array";

type OpenObject = { -readonly [Name in keyof JsonObject]: JsonObject[Name] } & { readonly fields: JsonField[] };
type OpenArray = { -readonly [Name in keyof JsonArray]: JsonArray[Name] } & { readonly items: Json[] };

/** A bracket that is open. One that the text does not show, because it is cut off, is implied. */
export interface Frame {
  readonly node: OpenObject | OpenArray;
  readonly isImplied: boolean;
}

/** Takes what is read. */
export interface JsonSink {
  readonly fault: (fault: JsonFault) => void;
  /** Takes each item of the outermost list, which then keeps none. */
  readonly item?: (item: Json) => void;
}

/** A reading of JSON: where it is, what is open, and what comes next. */
export interface Scan {
  readonly text: string;
  readonly limit: number;
  readonly sink: JsonSink;
  readonly frames: Frame[];
  /** The innermost of the frames. */
  top: Frame | null;
  at: number;
  /** The key whose value comes next, and its place; null without one. */
  key: string | null;
  keyStart: number;
  keyEnd: number;
  /** Whether a value stands before, so that a comma or a bracket must come. */
  isBehindValue: boolean;
  /** Whether a comma stands before, so that no bracket can come. */
  isBehindComma: boolean;
  /** How many faults more of one line are looked behind. */
  patience: number;
}

/** Deeper than any tool prints. */
const MOST_FRAMES = 24;

/** Says that something is wrong at a place; the next character without one. */
export function say(scan: Scan, kind: JsonFaultKind, detail: Partial<JsonFault> = {}): void {
  scan.patience--;
  scan.sink.fault({ kind, start: scan.at, end: scan.at + 1, ...detail });
}

/** Says that the value of the key that was read is missing. */
export function sayValueMissing(scan: Scan): void {
  if (scan.key !== null) say(scan, "missing-value", { start: scan.keyStart, end: scan.keyEnd, expected: "a value" });
  scan.key = null;
}

/** Opens a bracket at the scan. Returns false when it is nested too deeply. */
export function open(scan: Scan, bracket: Bracket, isImplied: boolean): boolean {
  const { at, top, frames } = scan;
  if (frames.length >= MOST_FRAMES) return false;
  const node: Frame["node"] =
    bracket === "object"
      ? { kind: "object", fields: [], start: at, end: at }
      : { kind: "array", items: [], start: at, end: at };
  if (top !== null) {
    const isNameless = scan.key === null && top.node.kind === "object" && !top.isImplied && !isImplied;
    if (isNameless) say(scan, "missing-key", { expected: '"' });
    if (top.node.kind === "object" || !isStreamed(scan)) put(scan, node);
  }
  scan.key = null;
  scan.top = { node, isImplied };
  frames.push(scan.top);
  return true;
}

/** Whether what is read now is an item of the outermost list, which is handed over when it is whole. */
function isStreamed({ sink, frames }: Scan): boolean {
  return frames.length === 1 && sink.item !== undefined;
}

/** Puts a value into what is open, under its key. */
export function put(scan: Scan, value: Json): void {
  const { top, key } = scan;
  if (top === null) return;
  const { node } = top;
  if (node.kind === "array") {
    if (isStreamed(scan)) scan.sink.item?.(value);
    else node.items.push(value);
  } else if (key === null) node.fields.push({ key: "", value, start: value.start, keyEnd: value.start });
  else {
    node.fields.push({ key, value, start: scan.keyStart, keyEnd: scan.keyEnd });
    scan.key = null;
  }
}

/** Takes the innermost bracket away; what it holds ends where the scan is. */
export function pop(scan: Scan): Frame | undefined {
  const { frames } = scan;
  const frame = frames.pop();
  if (frame === undefined) return undefined;
  const top = frames[frames.length - 1] ?? null;
  scan.top = top;
  if (frame.node.end < scan.at) frame.node.end = scan.at;
  if (top?.node.kind === "array" && isStreamed(scan)) scan.sink.item?.(frame.node);
  return frame;
}

/** The bracket that closes a frame. */
export function closerOf({ node }: Frame): string {
  return node.kind === "object" ? "}" : "]";
}

/** Closes what the bracket at the scan closes; brackets within it that are open are said to be missing. */
export function close(scan: Scan, bracket: Bracket): void {
  const { frames } = scan;
  if (scan.key !== null) sayValueMissing(scan);
  if (scan.isBehindComma) say(scan, "stray-comma");
  scan.isBehindComma = false;
  if (scan.top?.node.kind !== bracket && !frames.some(({ node }) => node.kind === bracket)) {
    say(scan, "stray-bracket", { actual: bracket === "object" ? "}" : "]" });
    scan.at++;
    return;
  }
  while (scan.top !== null && scan.top.node.kind !== bracket) {
    const frame = pop(scan);
    if (frame !== undefined) say(scan, "missing-bracket", { expected: closerOf(frame) });
  }
  scan.at++;
  pop(scan);
  scan.isBehindValue = true;
}

/** Says that a comma is missing where a value or a key begins behind another; those around what is cut off are not missed. */
export function expectComma(scan: Scan): void {
  if (scan.isBehindValue && scan.top?.isImplied === false) say(scan, "missing-comma", { expected: "," });
  scan.isBehindValue = false;
  scan.isBehindComma = false;
}
