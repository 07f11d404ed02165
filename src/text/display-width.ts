/** Characters that take two cells of a terminal: the wide and full-width ones of Unicode's East Asian Width, by script and block. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u2e80-\u303e\u3041-\u33ff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2ff}]/u;

/** Characters that take none: combining marks, format characters, Hangul vowels and finals that join the syllable before. */
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]/u;

/** What the blocks above hold and yet takes one cell: half-width Katakana and Hangul, and the halves of a flag. */
const NARROW = /[\uff61-\uffdc\p{Regional_Indicator}]/u;

/** Returns how many cells of a terminal one character (a whole code point) takes: 0, 1 or 2. */
export function characterWidth(character: string): number {
  if (character < "\u0300") return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  return WIDE.test(character) && !NARROW.test(character) ? 2 : 1;
}

/** Returns how many cells of a terminal a text takes; tabs and control characters count as one. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}
