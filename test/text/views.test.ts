import { expect, test } from "vitest";
import { openCursor, spanOf } from "../../src/text/cursor.ts";
import { joinLines } from "../../src/text/joined-lines.ts";
import { stripQuoting } from "../../src/text/plain-text.ts";

test("marks of quoting go, as many as the depth, at the beginning of lines alone", () => {
  expect(stripQuoting("> a > b\n>> c\r\n> > d\n| e\n f", 1).text).toBe("a > b\n> c\r\n> d\ne\n f");
  expect(stripQuoting(">> c\n> > d\n>", 2).text).toBe("c\nd\n");
  expect(stripQuoting("> \u001b[1ma\u001b[0m", 1)).toEqual({ text: "a", cuts: [0, 0, 1], removed: [2, 6, 10] });
});

test("lines put together lead back to where they stood, marks and line ends between them", () => {
  const text = "x\n> one tw\r\n> o three\n> four\n";
  const plain = stripQuoting(text.slice(2), 1);
  const view = joinLines(plain, [
    { start: 6, end: 8, by: "" },
    { start: 15, end: 16, by: " " },
  ]);
  expect(view.text).toBe("one two three four\n");
  const cursor = openCursor({ text, start: 2, end: text.length, view });
  const shown = (word: string): string => {
    const at = view.text.indexOf(word);
    const { start, end } = spanOf(cursor, at, at + word.length);
    return text.slice(start, end);
  };
  expect(["one", "two", "three", "four"].map(shown)).toEqual(["one", "tw\r\n> o", "three", "four"]);
});
