/** The end of what a shell takes as one thing, from an offset of a line on. All of it is linear: what is not closed goes to the end of the line. */

/** Where a thing ends, and whether it was closed. */
export interface Extent {
  readonly end: number;
  readonly isClosed: boolean;
}

const CLOSERS: Readonly<Record<string, string>> = { "'": "'", '"': '"', "“": "”", "‘": "’", "„": "“", "`": "`" };

/** Returns the quote that closes one, `null` for a character that opens none. Curly quotes, which chat tools make, count. */
export function closerOf(character: string): string | null {
  return Object.hasOwn(CLOSERS, character) ? (CLOSERS[character] ?? null) : null;
}

/** Returns the extent of the quoted text at `from`, its quotes among it. */
export function quotedExtent(text: string, from: number): Extent {
  const opener = text.charAt(from);
  const closer = closerOf(opener) ?? opener;
  const isLiteral = opener === "'" || opener === "‘";
  let at = from + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === closer) return { end: at + 1, isClosed: true };
    if (character === "\\" && !isLiteral) at += 2;
    else if (character === "$" && opener === '"') at = dollarExtent(text, at).end;
    else at++;
  }
  return { end: text.length, isClosed: false };
}

/** Returns the extent of an expansion at `from`: `$name`, `${...}`, `$(...)`; a lone `$` is one character. */
export function dollarExtent(text: string, from: number): Extent {
  const next = text.charAt(from + 1);
  if (next === "(") return bracketExtent(text, from + 1, ")");
  if (next === "{") return bracketExtent(text, from + 1, "}");
  let at = from + 1;
  while (at < text.length && /\w/.test(text.charAt(at))) at++;
  if (at === from + 1 && /[?!#@*$-]/.test(next)) at++;
  return { end: at, isClosed: true };
}

function bracketExtent(text: string, from: number, closer: string): Extent {
  const opener = text.charAt(from);
  let depth = 0;
  let quote = "";
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "\\" && quote !== "'") at++;
    else if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === "'" || character === '"') quote = character;
    else if (character === opener) depth++;
    else if (character === closer && --depth === 0) return { end: at + 1, isClosed: true };
  }
  return { end: text.length, isClosed: false };
}
