import { maskSecrets } from "../text/secrets.ts";

/** Control and format characters (direction marks and zero-width ones among them), halves of surrogate pairs, unassigned and private ones, blanks but the space. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** Marks piled upon a letter beyond two, which would grow out of their line. */
const PILED = /(?<=\p{M}\p{M})\p{M}/gu;

/** Returns a text as it can be drawn: what has no picture, or would move its neighbours, is written as an escape; secrets are masked. */
export function visible(text: string): string {
  return maskSecrets(text).replace(UNSEEN, escaped).replace(PILED, escaped);
}

function escaped(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\u{${digits}}`;
}

/** Returns a text as it can be drawn, its middle left out where it has more than a number of characters. */
export function shortened(text: string, limit: number): string {
  const characters = [...visible(text)];
  if (characters.length <= limit) return characters.join("");
  const tail = Math.floor(limit / 3);
  return `${characters.slice(0, limit - 1 - tail).join("")}…${characters.slice(-tail).join("")}`;
}
