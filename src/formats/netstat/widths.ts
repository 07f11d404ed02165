/** `%-Ns` of C: blanks behind, up to a width in bytes. */
export function left(word: string, width: number): string {
  return word + " ".repeat(Math.max(0, width - byteLength(word, width)));
}

/** `%Nd` of C: blanks before. */
export function right(word: string, width: number): string {
  return word.padStart(width);
}

/** How many bytes a word has in UTF-8, counted up to `enough`. C pads by bytes: `%-6s` gives `dé日` no blank. */
export function byteLength(word: string, enough: number): number {
  let bytes = 0;
  for (const character of word) {
    if (bytes >= enough) break;
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
