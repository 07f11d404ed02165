import { isBlank } from "../text/cursor.ts";
import type { Place } from "./coverage.ts";

/**
 * Returns whether a line says that something was left out there. Three dots alone at the left may as well be YAML's end of a document: what
 * follows tells.
 *
 *     ... omitted ...        ...        …
 *     ^ at                   ^ at       ^ at
 */
export function isElision(text: string, at: number, end: number): boolean {
  return text.charAt(at) === "…" || (at + 3 <= end && text.startsWith("...", at) && text.charAt(at + 3) !== ".");
}

/** Returns whether the three dots of a line have words behind them, which YAML's end of a document has not. */
export function hasWords(text: string, at: number, end: number): boolean {
  let behind = at + 3;
  while (behind < end && isBlank(text.charCodeAt(behind))) behind++;
  return behind < end && text.charAt(behind) !== "#";
}

/** Returns the indented lines of a document that say that something was left out, and the blanks before them. */
export function indentedElisions(text: string): readonly Place[] {
  const places: Place[] = [];
  for (const { 0: line, index } of text.matchAll(/^[ \t]+(?:\.{3}(?!\.)|…)[^\r\n]*/gm)) {
    places.push({ start: index, end: index + line.length });
  }
  return places;
}
