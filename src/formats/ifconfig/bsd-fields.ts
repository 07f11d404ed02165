import { parseMac } from "../../net/index.ts";
import type { DetailValues } from "./ast-bsd.ts";
import { bitFlagsOf } from "./bsd-bits.ts";
import { mediaOf } from "./bsd-media.ts";
import type { FieldShape, LineShape } from "./bsd-shape.ts";
import type { Mutable } from "./draft.ts";

/** A line while its values are read one after the other. */
interface Line {
  readonly text: string;
  readonly from: number;
  readonly shape: LineShape;
  readonly values: Mutable<DetailValues>;
  /** Behind the last value. */
  at: number;
}

/**
 * Returns what the text of a line says from an offset on, by the shape of its kind. Reading stops at the first thing that the shape does not
 * have, or that printing would not give back as it stands: that and all behind it becomes `text`, so that no byte is lost.
 *
 *     vlan: 55 vlanproto: 802.1q vlanpcp: 0 parent interface: lagg0
 *           ^ from
 */
export function readFields(text: string, from: number, shape: LineShape): DetailValues {
  const values: Mutable<DetailValues> = {};
  const line: Line = { text, from, shape, values, at: from };
  for (let number = 0; number < shape.length && line.at < text.length; number++) {
    const field = shape[number];
    if (field !== undefined) readField(line, field, number);
  }
  if (line.at < text.length) values.text = text.slice(line.at === from ? from : line.at + 1);
  return values;
}

/** Returns where a value begins when this literal stands before it, one blank behind the value before; -1 otherwise. */
function startOf({ text, from, at }: Line, literal: string): number {
  const start = at === from ? at : at + 1;
  return start < text.length && text.startsWith(literal, start) ? start + literal.length : -1;
}

function readField(line: Line, field: FieldShape, number: number): void {
  const [literal, type] = field;
  const start = startOf(line, literal);
  if (start < 0 || (literal === "" && startsLater(line, number, start))) return;
  const end = type === "phrase" ? phraseEnd(line, number, start) : valueEnd(line.text, start, type);
  const value = line.text.slice(start, end);
  if (value !== "" && takeValue(line.values, field, value)) line.at = end;
}

/** Whether a literal of a value further on stands here: then the value without a literal is not in the line. */
function startsLater({ text, shape }: Line, number: number, start: number): boolean {
  for (let later = number + 1; later < shape.length; later++) {
    const literal = shape[later]?.[0] ?? "";
    if (literal !== "" && text.startsWith(literal, start)) return true;
  }
  return false;
}

/** The end of a text of several words: before the next literal of the line. */
function phraseEnd({ text, shape }: Line, number: number, start: number): number {
  let end = text.length;
  for (let later = number + 1; later < shape.length; later++) {
    const literal = shape[later]?.[0] ?? "";
    const found = literal === "" ? -1 : text.indexOf(` ${literal}`, start);
    if (found >= 0 && found < end) end = found;
  }
  return end;
}

function valueEnd(text: string, start: number, type: FieldShape[1]): number {
  if (type === "rest" || type === "words" || type === "media") return text.length;
  return endOfWord(text, type === "arrow" ? endOfWord(text, start) + 1 : start);
}

function endOfWord(text: string, start: number): number {
  const blank = text.indexOf(" ", start);
  return blank < 0 ? text.length : blank;
}

/** Digits of a number that is exact, without leading zeros. */
const NUMBER = /^(?:0|[1-9]\d{0,14})$/;

/** Takes a value when it is one of its type, written as the tool does, and says whether it did. */
function takeValue(values: Mutable<DetailValues>, field: FieldShape, value: string): boolean {
  const [, type, name] = field;
  switch (type) {
    case "number":
    case "number,": {
      const digits = type === "number" ? value : value.slice(0, -1);
      if (!NUMBER.test(digits) || (type === "number,") !== value.endsWith(",")) return false;
      values[name] = Number(digits);
      return true;
    }
    case "words":
    case "list":
      values[name] = value.split(type === "words" ? " " : ",");
      return true;
    case "word":
    case "phrase":
    case "rest":
      values[name] = value;
      return true;
    default:
      return takeParsed(values, field, value);
  }
}

function takeParsed(values: Mutable<DetailValues>, [, type, name]: FieldShape, value: string): boolean {
  if (type === "bits") {
    const flags = bitFlagsOf(value);
    if (flags !== null) values[name] = flags;
    return flags !== null;
  }
  if (type === "mac") {
    const address = parseMac(value);
    if (address !== null && address === value) values.address = address;
    return address === value;
  }
  if (type === "signal") {
    const isSignal = /^-?\d{1,4}(?:dBm|%)$/.test(value);
    if (isSignal) values.signal = value;
    return isSignal;
  }
  if (type === "media") return takeMedia(values, value);
  return type === "arrow" && takeArrow(values, value);
}

function takeMedia(values: Mutable<DetailValues>, value: string): boolean {
  const media = mediaOf(value);
  if (media === null) return false;
  values.current = media.current;
  if (media.active !== undefined) values.active = media.active;
  return true;
}

/**
 *     --> 192.0.2.1     -> 192.0.2.1
 */
function takeArrow(values: Mutable<DetailValues>, value: string): boolean {
  const blank = value.indexOf(" ");
  const arrow = value.slice(0, Math.max(blank, 0));
  if ((arrow !== "-->" && arrow !== "->") || blank + 1 === value.length) return false;
  values.destination = value.slice(blank + 1);
  if (arrow === "->") values.arrow = arrow;
  return true;
}
