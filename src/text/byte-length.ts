/** How many bytes a text has in UTF-8, surrogates counted in pairs: the kernel counts names in bytes. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text)
    bytes += character < "\u0080" ? 1 : character < "\u0800" ? 2 : character.length === 1 ? 3 : 4;
  return bytes;
}
