/** A value of JSON with its place in the text that is read. */
export type Json = JsonScalar | JsonArray | JsonObject;

/** What a string holds, or a number or word as it is written. A string without its last quote is `open`: its end is cut off. */
export interface JsonScalar {
  readonly kind: "string" | "open" | "number" | "word";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface JsonArray {
  readonly kind: "array";
  readonly items: readonly Json[];
  readonly start: number;
  readonly end: number;
}

/** Fields in the order of the text, repeated ones too. */
export interface JsonObject {
  readonly kind: "object";
  readonly fields: readonly JsonField[];
  readonly start: number;
  readonly end: number;
}

/** A field from the beginning of its key on; `key` is empty where none stands. */
export interface JsonField {
  readonly key: string;
  readonly value: Json;
  readonly start: number;
  readonly keyEnd: number;
}

/** What is wrong with JSON that is read all the same. */
export type JsonFaultKind =
  /** No comma between two parts. */
  | "missing-comma"
  /** A comma behind none. */
  | "stray-comma"
  /** A key without a value. */
  | "missing-value"
  /** A value without a key. */
  | "missing-key"
  /** A bracket that is open where one around it is closed, or where the text ends; one that opens an object whose key stands in a list. */
  | "missing-bracket"
  /** A bracket that closes nothing. */
  | "stray-bracket"
  /** A value without its last quote on the line. */
  | "open-string"
  /** A value without quotes that is no number and no word of JSON; the only one, `-`, is how util-linux prints what it does not know. */
  | "bare-value"
  /** A string that is neither key nor value; a key without its last quote expects that. */
  | "stray-string"
  /** Something that is no JSON, to the next mark of punctuation; behind many faults, the rest of the line. */
  | "foreign-text"
  /** A line that is no JSON, among those that are. */
  | "foreign-line"
  /** Brackets in brackets beyond any that a tool prints: the rest of the line is not read. */
  | "too-deep";

export interface JsonFault {
  readonly kind: JsonFaultKind;
  readonly start: number;
  readonly end: number;
  readonly expected?: string;
  readonly actual?: string;
}
