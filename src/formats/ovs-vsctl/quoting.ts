import type { OvsQuoting } from "./ast.ts";

/** Which rules quote a string: none of them, one of them only, or all. */
export type QuotedBy = "none" | OvsQuoting | "all";

/**
 * Returns by which release's rule the string `text[start, end)` is quoted (lib/ovsdb-data.c: string_needs_quotes, 2.12 and 3.1).
 *
 *     br-int      bare in every release: a letter or `_`, then letters, `_`, `-`, `.`
 *     br0         quoted up to 2.12, for its digit
 *     true, 5d, a:b, ""                                        quoted in every release
 *     abcdefab-abcd-abcd-abcd-abcdefabcdef                     quoted since 2.13, as it looks like a UUID
 */
export function quotedBy(text: string, start: number, end: number): QuotedBy {
  let hasDigits = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f) continue;
    if (at === start) return "all";
    if (code >= 0x30 && code <= 0x39) hasDigits = true;
    else if (code !== 0x2d && code !== 0x2e) return "all";
  }
  if (start === end || isBoolean(text, start, end)) return "all";
  const uuid = isUuid(text, start, end);
  if (hasDigits) return uuid ? "all" : "before-2.13";
  return uuid ? "since-2.13" : "none";
}

function isBoolean(text: string, start: number, end: number): boolean {
  return (
    (end - start === 4 && text.startsWith("true", start)) || (end - start === 5 && text.startsWith("false", start))
  );
}

/** Returns whether `text[start, end)` has the shape of a UUID: 8-4-4-4-12 hexadecimal digits of either case. */
export function isUuid(text: string, start: number, end: number): boolean {
  if (end - start !== 36) return false;
  for (let at = 0; at < 36; at++) {
    const code = text.charCodeAt(start + at);
    const dash = at === 8 || at === 13 || at === 18 || at === 23;
    if (dash ? code !== 0x2d : !isHex(code)) return false;
  }
  return true;
}

/** Returns a string as ovs-vsctl writes it: bare where the rule allows that, else as a JSON string (lib/json.c: json_serialize_string). */
export function writeString(value: string, quoting: OvsQuoting): string {
  const by = quotedBy(value, 0, value.length);
  return by === "all" || by === quoting ? quoted(value) : value;
}

/** Returns a string in quotes. Escaped are `"`, `\` and what is below U+0020; DEL, `/` and everything beyond ASCII stand for themselves. */
export function quoted(value: string): string {
  return `"${value.replaceAll(/["\\\u0000-\u001f]/g, escapeOf)}"`;
}

function escapeOf(character: string): string {
  switch (character) {
    case '"':
    case "\\":
      return `\\${character}`;
    case "\b":
      return "\\b";
    case "\f":
      return "\\f";
    case "\n":
      return "\\n";
    case "\r":
      return "\\r";
    case "\t":
      return "\\t";
    default:
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  }
}

function isHex(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46);
}
