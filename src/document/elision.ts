import { isBlank } from "../text/cursor.ts";

/**
 * Returns whether a line says that something was left out there. Three dots alone at the left are YAML's end of a document; with words behind
 * them, or indented, they are not.
 *
 *     ... omitted ...        …
 *     ^ at                   ^ at
 */
export function isElision(text: string, at: number, end: number): boolean {
  if (text.charAt(at) === "…") return true;
  if (!text.startsWith("...", at) || at + 3 > end) return false;
  let behind = at + 3;
  while (behind < end && isBlank(text.charCodeAt(behind))) behind++;
  return behind < end && text.charAt(behind) !== "#";
}
