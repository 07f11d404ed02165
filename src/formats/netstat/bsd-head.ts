import type { AddressFamily } from "../../net/index.ts";
import type { Cursor } from "../../text/cursor.ts";
import { endOf, type LineWords, spacedWords, startOf } from "../../text/line-words.ts";
import type { BsdTableTitle } from "./ast.ts";

/** A line that names the family of the rows below it; `family` is null for another one than IPv4 and IPv6. */
export interface BsdSection {
  readonly text: string;
  readonly family: AddressFamily | null;
}

/**
 * Returns the title that a line is, null for any other line.
 *
 *     Routing tables
 *     Routing tables (fib: 1)
 */
export function bsdTitleOf(cursor: Cursor, words: LineWords): BsdTableTitle | null {
  if (words.count !== 2 && words.count !== 4) return null;
  const content = spacedWords(cursor.text, words);
  if (content === "Routing tables") return content;
  const fib = /^Routing tables \(fib: (0|[1-9]\d{0,5})\)$/.exec(content)?.[1];
  return fib === undefined ? null : `Routing tables (fib: ${Number(fib)})`;
}

const AIX = /^Route Tree for Protocol Family \d{1,3} \(([^()]{1,40})\):$/;
const OTHER = /^(?:Protocol Family \d{1,3}|[A-Z][A-Za-z0-9.]{0,15}):$/;
/** Above this no line is a section. */
const LONGEST = 100;

/**
 * Returns what a line says that names a family, null for any other line.
 *
 *     Internet:     Internet6:     Encap:     Protocol Family 18:     Route Tree for Protocol Family 24 (Internet v6):
 */
export function bsdSectionOf(cursor: Cursor, words: LineWords): BsdSection | null {
  const end = endOf(words, words.count - 1);
  if (words.count > 8 || cursor.text.charAt(end - 1) !== ":" || end - startOf(words, 0) > LONGEST) return null;
  return sectionOfText(spacedWords(cursor.text, words));
}

/** As {@link bsdSectionOf} for a line with one blank between its words and none around them. */
export function sectionOfText(text: string): BsdSection | null {
  const name = AIX.exec(text)?.[1];
  if (text === "Internet:" || name === "Internet") return { text, family: "ipv4" };
  if (text === "Internet6:" || name === "Internet v6") return { text, family: "ipv6" };
  return name !== undefined || OTHER.test(text) ? { text, family: null } : null;
}
