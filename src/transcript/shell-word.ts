import { closerOf, dollarExtent, quotedExtent } from "./shell-scan.ts";

/** A word of a shell's line by its offsets. */
export interface WordExtent {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly expansions: readonly string[];
  readonly isClosed: boolean;
  readonly hasSmartQuotes: boolean;
}

interface Draft {
  value: string;
  readonly expansions: string[];
  isClosed: boolean;
  hasSmartQuotes: boolean;
}

const ENDS = " \t\n\u00a0;&|<>()";

/** Reads the word at `start`, up to a blank or an operator outside quotes. */
export function scanWord(text: string, start: number): WordExtent {
  const draft: Draft = { value: "", expansions: [], isClosed: true, hasSmartQuotes: false };
  let at = start + longDash(text.slice(start, start + 4), draft);
  while (at < text.length && !ENDS.includes(text.charAt(at))) at = scanPart(text, at, draft);
  return { start, end: at, ...draft };
}

/** Reads the dash that a word processor has made of the one or two before an option, and returns its length: `–t`, `—line-numbers`. */
function longDash(words: string, draft: Draft): 0 | 1 {
  if (!/^[–—][A-Za-z]/.test(words)) return 0;
  draft.value = /^—[a-z]{3}/.test(words) ? "--" : "-";
  draft.hasSmartQuotes = true;
  return 1;
}

function scanPart(text: string, at: number, draft: Draft): number {
  const character = text.charAt(at);
  if (character === "\\") {
    draft.value += text.charAt(at + 1);
    return Math.min(at + 2, text.length);
  }
  if (character === "$" && !/["']/.test(text.charAt(at + 1))) {
    const { end, isClosed } = dollarExtent(text, at);
    const expansion = text.slice(at, end);
    draft.value += expansion;
    draft.isClosed &&= isClosed;
    if (end > at + 1) draft.expansions.push(expansion);
    return end;
  }
  return closerOf(character) === null ? scanPlain(text, at, draft) : scanQuoted(text, at, draft);
}

function scanPlain(text: string, from: number, draft: Draft): number {
  let at = from + 1;
  while (at < text.length && !/[\s\u00a0;&|<>()\\$'"`“‘„]/.test(text.charAt(at))) at++;
  draft.value += text.slice(from, at);
  return at;
}

function scanQuoted(text: string, at: number, draft: Draft): number {
  const opener = text.charAt(at);
  const { end, isClosed } = quotedExtent(text, at);
  const inside = text.slice(at + 1, isClosed ? end - 1 : end);
  draft.isClosed &&= isClosed;
  draft.hasSmartQuotes ||= opener > "\u007f";
  if (opener === "`") {
    draft.expansions.push(text.slice(at, end));
    draft.value += text.slice(at, end);
  } else if (opener === "'" || opener === "‘") draft.value += inside;
  else {
    draft.value += inside.replaceAll(/\\(["\\$`])/g, "$1");
    draft.expansions.push(...expansionsIn(inside));
  }
  return end;
}

/** The expansions within double quotes. */
function expansionsIn(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf("$"); at >= 0; ) {
    const isEscaped = text.charAt(at - 1) === "\\";
    const end = isEscaped ? at + 1 : dollarExtent(text, at).end;
    if (end > at + 1) found.push(text.slice(at, end));
    at = text.indexOf("$", end);
  }
  return found;
}
