import { expect, test } from "vitest";
import { openCursor, spanOf } from "../../src/text/cursor.ts";
import { joinLines } from "../../src/text/joined-lines.ts";
import { stripLineMarks } from "../../src/text/line-marks.ts";
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

test("marks before lines go with the escape sequences in them, before and behind a mail's", () => {
  const text = "\u001b[32mn1\u001b[0m: a\r\nn1: \u001b[1mb: c\u001b[0m\n\nn1:\n";
  const view = stripLineMarks(text, { marked: { kind: "host", host: "n1" } });
  expect(view.text).toBe("a\r\nb: c\n\n\n");
  expect([...view.cuts]).toEqual(view.cuts.toSorted((a, b) => a - b));
  const cursor = openCursor({ text, start: 0, end: text.length, view });
  const places = [0, 3].map((at) => spanOf(cursor, at, at + 1)).map(({ start, end }) => text.slice(start, end));
  expect(places).toEqual(["a", "b"]);
  const time = { kind: "time" } as const;
  expect(stripLineMarks("> 10:02:11 > a\n10:02:11 > b\n> c\n", { quoted: 1, marked: time }).text).toBe("> a\nb\nc\n");
  expect(stripLineMarks("[10:02:11] [10:02:11] a 10:02:11 b", { marked: time }).text).toBe("[10:02:11] a 10:02:11 b");
});
