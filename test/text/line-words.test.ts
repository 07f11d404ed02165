import { expect, test } from "vitest";
import { nextLine, openCursor } from "../../src/text/cursor.ts";
import { endOf, type LineWords, spacedWords, splitWords, startOf } from "../../src/text/line-words.ts";

function wordsOf(line: string): LineWords {
  const cursor = openCursor(line);
  nextLine(cursor);
  const words: LineWords = { starts: [], ends: [], count: 0 };
  splitWords(cursor, words);
  return words;
}

test("words are parted by blanks of any kind", () => {
  const line = "  10.0.0.0\t255.0.0.0\u00a0 U   eth0  ";
  const words = wordsOf(line);
  expect([words.count, words.starts, words.ends]).toEqual([4, [2, 11, 22, 26], [10, 20, 23, 30]]);
  expect(spacedWords(line, words)).toBe("10.0.0.0 255.0.0.0 U eth0");
  expect([startOf(words, 1), endOf(words, 1)]).toEqual([11, 20]);
  expect([startOf(words, 4), endOf(words, 4)]).toEqual([0, 0]);
});

test("a blank line has none, and a row with more than sixteen counts as one of seventeen", () => {
  expect(wordsOf("   ").count).toBe(0);
  expect(wordsOf("a ".repeat(16)).count).toBe(16);
  expect(wordsOf("a ".repeat(1000)).count).toBe(17);
});
