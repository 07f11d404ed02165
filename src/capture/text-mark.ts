/** Returns a mark of a text: that of another text is the same only by a chance of one in billions. FNV-1a, 32 bits, and the length. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}:${hash >>> 0}`;
}
