/** Whether a line is a sentence that a person wrote. No format is known here: a line is judged by its words alone. */

const LATIN = /[A-Za-z\u00c0-\u024f]/g;
/** Letters of other scripts: Greek and Cyrillic to Hangul and the ideographs. */
const OTHER_LETTERS = /[\u0370-\u1fff\u3040-\ud7ff\uf900-\ufaff]/g;
const STARTS_OTHER = /^[^A-Za-z\d]{0,4}[\u0370-\u1fff\u3040-\ud7ff\uf900-\ufaff]/;
/** `eth1: error fetching interface information`: what a tool says of a thing. */
const MESSAGE = /^[a-z/][\w./-]{0,100}: /;
const GREETING = /^[A-Z][a-z]{1,20}(?: [A-Za-z']{1,20}){0,4}[,!]$/;
const SENTENCE_END = /[.:,!?。、!?:…]["'”’)\]]{0,2}$/;
const COLUMNS = /\S(?: {2,}|\t)\S/;
const PLAIN_WORD = /^["'“‘(]{0,2}[A-Za-z\u00c0-\u024f]+(?:['’-][A-Za-z\u00c0-\u024f]+){0,3}["'”’)]{0,2}[.,:;!?…]{0,3}$/;
const SMALL_WORD =
  /^(?:a|an|and|are|as|at|be|because|been|below|but|by|can|did|do|does|for|from|had|has|have|here|how|i|if|in|is|it|its|my|no|not|now|of|on|one|only|or|our|please|so|still|that|the|their|then|there|these|they|this|to|two|was|we|were|what|when|where|which|why|will|with|you|your|der|die|das|und|ist|nicht|auf|mit|ein|eine|el|la|los|que|de|es|le|les|des|et|est|un|une)$/i;

/** Returns whether a line is a sentence or part of one. */
export function isSentence(line: string): boolean {
  const words = line.trim();
  if (words.length < 3) return false;
  const other = words.match(OTHER_LETTERS)?.length ?? 0;
  if (other > 0) return isForeignSentence(words, other);
  return isLatinSentence(line, words);
}

/** Returns whether a line behind an output, without a blank line between, can be nothing but a sentence: one in a script that tools do not print. */
export function isCertainlySentence(line: string): boolean {
  if (!STARTS_OTHER.test(line)) return false;
  const words = line.trim();
  if (!SENTENCE_END.test(words) || COLUMNS.test(words)) return false;
  return (words.match(OTHER_LETTERS)?.length ?? 0) * 2 >= (words.match(LATIN)?.length ?? 0);
}

function isForeignSentence(words: string, other: number): boolean {
  const all = other + (words.match(LATIN)?.length ?? 0);
  const isEnded = SENTENCE_END.test(words);
  if (isEnded) return other * 5 >= all;
  return other * 2 >= all && !COLUMNS.test(words) && words.split(" ").length >= 5;
}

function isLatinSentence(line: string, words: string): boolean {
  if (GREETING.test(words)) return true;
  const isEnded = SENTENCE_END.test(words.slice(-3));
  const list = words.split(/\s+/, 200);
  if (list.length < (isEnded ? 3 : 7)) return false;
  if (/^\s{4}/.test(line) || MESSAGE.test(words) || COLUMNS.test(words.replaceAll(/([.!?:,]) {2}/g, "$1 ")))
    return false;
  const plain = list.filter((word) => PLAIN_WORD.test(word)).length;
  const capital = list.filter((word) => /^[("']?[A-Z]/.test(word)).length;
  // Titles of tables have Capitals.
  if (capital * 2 > list.length) return false;
  const small = list.filter((word) => SMALL_WORD.test(word.replace(/[.,:;!?]+$/, ""))).length;
  if (small >= 2) return plain * 10 >= list.length * 6;
  return small === 1 && plain * 10 >= list.length * 8;
}

/** Returns whether a line has columns or is indented, as lines that tools print are. */
export function hasColumns(line: string): boolean {
  return (COLUMNS.test(line) || /^(?: {2}|\t)\s{0,80}\S/.test(line)) && !isSentence(line);
}

const DATA = /^(?:\s{2,}\S|[{[*:]|[\w./-]{1,100}:\s|-{1,2}\w)|\S(?: {2,}|\t)\S|\s-{1,2}[A-Za-z]|[=|]/;

/** Returns whether a line within a paragraph of sentences is no part of them: columns, options, keys, a lone name. */
export function isData(line: string): boolean {
  const words = line.trim();
  if (isSentence(line) || goesOnInSmallLetters(words)) return false;
  return DATA.test(line) || !/[a-z\u0370-\ud7ff]{2} |[.,:;!?。]$/i.test(words);
}

function goesOnInSmallLetters(words: string): boolean {
  return /^[a-z]/.test(words) && words.split(/\s+/).every((word) => PLAIN_WORD.test(word));
}
