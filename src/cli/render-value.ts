import { isSecretName, maskSecrets } from "../text/secrets.ts";

const LONGEST_LIST = 100;
/** How many values of an object stand on the line of its node; a larger one gets its own line. */
const MOST_INLINE = 4;

/** Returns whether a value is a plain object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns whether a value is a node of a tree. */
export function isNode(value: unknown): value is { readonly kind: string } {
  return isRecord(value) && typeof value["kind"] === "string";
}

/** Returns whether a value fits on the line of the node that holds it: a plain value, a list of values, or an object of few of them. */
export function isInline(value: unknown): boolean {
  if (isNode(value)) return false;
  if (Array.isArray(value)) return value.every((item) => isInline(item));
  return !isRecord(value) || (Object.values(value).every(isInline) && leafCount(value) <= MOST_INLINE);
}

function leafCount(value: unknown): number {
  return isRecord(value) ? Object.values(value).reduce((sum: number, inner) => sum + leafCount(inner), 0) : 1;
}

/**
 * Returns a value in the words a person would use, the empty string when there is nothing to say: `null`, `false`, an empty list.
 *
 *     { negated: true, name: "tcp" }   ! tcp
 *     { from: 80, to: 90 }             80-90
 *     [{ key: "csum", value: "true" }] csum=true
 */
export function inlineText(key: string, value: unknown): string {
  if (value === null || value === undefined || value === false) return "";
  if (typeof value === "string") return isSecretName(key) ? "*".repeat(value.length) : quoted(value);
  if (Array.isArray(value)) return listText(key, value);
  return isRecord(value) ? recordText(value) : String(value);
}

function listText(key: string, values: readonly unknown[]): string {
  const text = values.map((value) => inlineText(key, value)).join(", ");
  return text.length <= LONGEST_LIST ? text : `${values.length}: ${text}`;
}

function recordText(record: Readonly<Record<string, unknown>>): string {
  if (typeof record["key"] === "string" && "value" in record) return pairText(record["key"], record["value"]);
  const { negated, span: _, ...rest } = record;
  return `${negated === true ? "! " : ""}${rangeText(rest) ?? fieldsText(rest)}`;
}

/** { key: "psk", value: "..." } as psk=***, the value of a secret masked. */
function pairText(key: string, value: unknown): string {
  return `${key}=${inlineText(key, value)}`;
}

function rangeText({ from, to, ...more }: Readonly<Record<string, unknown>>): string | null {
  if (typeof from !== "number" || typeof to !== "number" || Object.keys(more).length > 0) return null;
  return from === to ? String(from) : `${from}-${to}`;
}

/** One text alone is its value, as a number called `value` is; other numbers (`link 2`) and several fields are told by their names. */
function fieldsText(record: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(record)
    .map(([key, value]) => [key, inlineText(key, value)] as const)
    .filter(([, text]) => text !== "");
  const [first, ...more] = said;
  if (first !== undefined && more.length === 0) {
    const [key, text] = first;
    return typeof record[key] === "number" && key !== "value" ? `${key} ${text}` : text;
  }
  return said.map(([key, text]) => `${key} ${text}`).join(" ");
}

/** What a terminal shows as it stands: words without quotes, controls, lone surrogates or marks that turn the direction of the text. */
const PLAIN = /^[^\s"'\p{Cc}\p{Cs}\p{Bidi_Control}]+(?: [^\s"'\p{Cc}\p{Cs}\p{Bidi_Control}]+)*$/u;

/** A text on one line, whatever it holds: no secret is in it, and nothing that steers a terminal. */
export function lineText(text: string): string {
  return maskSecrets(text).replaceAll(/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu, "\ufffd");
}

/** A string as it is when it cannot be misread, quoted as in JSON otherwise, so that no text steers the terminal. */
function quoted(text: string): string {
  const masked = maskSecrets(text);
  if (PLAIN.test(masked)) return masked;
  return JSON.stringify(masked).replaceAll(/[\u007f-\u009f\u2028\u2029]|\p{Bidi_Control}/gu, "\ufffd");
}
