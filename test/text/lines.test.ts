import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHeading } from "../../src/text/columns.ts";
import {
  atLineEnd,
  findInLine,
  isBlankLine,
  lineSpan,
  lineText,
  looksAt,
  nextLine,
  openCursor,
  readWord,
  skipBlanks,
  skipLiteral,
  spanOf,
} from "../../src/text/cursor.ts";
import { lineIndex, sourceText } from "../../src/text/index.ts";
import { withLineFeeds } from "../../src/text/line-break.ts";
import { sourceSpan } from "../../src/text/source-span.ts";
import { unknownLine } from "../../src/text/unknown.ts";

function linesOf(input: Parameters<typeof openCursor>[0]): string[] {
  const cursor = openCursor(input);
  const lines: string[] = [];
  while (nextLine(cursor)) lines.push(lineText(cursor));
  return lines;
}

describe("lines", () => {
  const cases: readonly (readonly [text: string, lines: readonly string[]])[] = [
    ["", []],
    ["a", ["a"]],
    ["a\n", ["a"]],
    ["\n", [""]],
    ["a\nb", ["a", "b"]],
    ["a\r\nb\r\n", ["a", "b"]],
    ["a\rb", ["a", "b"]],
    ["a\r\r\nb", ["a", "b"]],
    ["a\n\nb\n", ["a", "", "b"]],
    ["\ufeffa\nb", ["a", "b"]],
    ["a\n\ufeff\ufeffb\ufeff", ["a", "b\ufeff"]],
  ];
  test.each(cases)("%j", (text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test("agree with a regular expression on every short text over a, CR and LF", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r"), maxLength: 40 }), (text) => {
        const slow = text.split(/\r+\n|\n|\r+/);
        if (slow.at(-1) === "") slow.pop();
        expect(linesOf(text)).toEqual(slow);
      }),
      { numRuns: 2000 },
    );
  });

  test("of a window end with the window, and keep their places in the whole text", () => {
    const text = "$ route -n\nA b\nC d\n$ exit\n";
    const cursor = openCursor(sourceText(text, { start: 11, end: 18 }));
    expect(nextLine(cursor) && nextLine(cursor)).toBe(true);
    expect(lineSpan(cursor)).toEqual({ start: 15, end: 18 });
    expect(text.slice(15, 18)).toBe("C d");
    expect(nextLine(cursor)).toBe(false);
    expect(linesOf(sourceText(text, { start: 11, end: 13 }))).toEqual(["A "]);
    expect(linesOf(sourceText("a\r\nb", { start: 0, end: 2 }))).toEqual(["a"]);
  });

  test("a window that reaches outside the text is cut to it", () => {
    expect(sourceText("abc", { start: -5, end: 99 })).toEqual({ text: "abc", start: 0, end: 3 });
    expect(sourceText("abc", { start: 2, end: 1 })).toEqual({ text: "abc", start: 2, end: 2 });
    expect(sourceText("abc")).toEqual({ text: "abc", start: 0, end: 3 });
    expect(sourceSpan({ text: "abc", start: -1, end: 9 })).toEqual({ start: 0, end: 3 });
    expect(linesOf({ text: "a\nb", start: 0, end: 99 })).toEqual(["a", "b"]);
    expect(linesOf({ text: "a\nb", start: Number.NaN, end: Number.NaN })).toEqual([]);
    expect(sourceSpan("abc")).toEqual({ start: 0, end: 3 });
    expect(sourceSpan(sourceText("abc", { start: 1, end: 2 }))).toEqual({ start: 1, end: 2 });
    expect(linesOf(sourceText("\ufeff", { start: 0, end: 0 }))).toEqual([]);
  });
});

test("a value over several lines has LF for every line break", () => {
  expect(withLineFeeds("a\r\nb\rc\r\r\nd\n")).toBe("a\nb\nc\nd\n");
  expect(withLineFeeds("a\nb")).toBe("a\nb");
});

describe("the cursor", () => {
  test("reads words and literals and never leaves its line", () => {
    const cursor = openCursor("Bridge  br-ex\u00a0\n    Port x");
    nextLine(cursor);
    expect(skipLiteral(cursor, "Port")).toBe(false);
    expect(skipLiteral(cursor, "Bridge")).toBe(true);
    expect(skipBlanks(cursor)).toBe(2);
    expect(readWord(cursor)).toBe("br-ex");
    expect(readWord(cursor)).toBe("");
    expect(looksAt(cursor, "\u00a0\n")).toBe(false);
    expect(skipBlanks(cursor)).toBe(1);
    expect(atLineEnd(cursor)).toBe(true);
    expect(findInLine(cursor, "Port")).toBe(-1);
    nextLine(cursor);
    expect(findInLine(cursor, "Port")).toBe(19);
    expect(cursor.text.slice(19)).toBe("Port x");
    expect(isBlankLine(cursor)).toBe(false);
  });

  test("takes spaces, tabs, NULs and no-break spaces for blanks", () => {
    const cursor = openCursor(" \t\u0000\u00a0\nx");
    nextLine(cursor);
    expect(isBlankLine(cursor)).toBe(true);
  });

  test("keeps an unknown line with its place", () => {
    const cursor = openCursor("ok\r\nwhat is this\r\n");
    nextLine(cursor);
    nextLine(cursor);
    expect(unknownLine(cursor)).toEqual({ kind: "unknown", span: { start: 4, end: 16 }, text: "what is this" });
  });
});

describe("a heading", () => {
  test("names its columns with their places, names of two words among them", () => {
    const cursor = openCursor("Destination   Next Hop  Flag");
    nextLine(cursor);
    expect(readHeading(cursor, ["Next Hop"])).toEqual([
      { name: "Destination", start: 0, end: 11 },
      { name: "Next Hop", start: 14, end: 22 },
      { name: "Flag", start: 24, end: 28 },
    ]);
  });

  test("without names of two words has one column a word", () => {
    const cursor = openCursor(" CPU NODE\n");
    nextLine(cursor);
    expect(readHeading(cursor).map((column) => column.name)).toEqual(["CPU", "NODE"]);
  });
});

describe("escape sequences", () => {
  const red = "\u001b[01;31m";
  const off = "\u001b[m";
  const title = "\u001b]0;root@n\u0007";

  test("are no part of the lines, and places are those of the text as it stands", () => {
    const text = `${title}tcp ${red}dpt:80${off} x\n\u001b(Bend`;
    const cursor = openCursor(text);
    nextLine(cursor);
    expect(lineText(cursor)).toBe("tcp dpt:80 x");
    const span = spanOf(cursor, 4, 10);
    expect(text.slice(span.start, span.end)).toBe("dpt:80");
    const whole = lineSpan(cursor);
    expect(text.slice(whole.start, whole.end)).toBe(`tcp ${red}dpt:80${off} x`);
    nextLine(cursor);
    expect(lineText(cursor)).toBe("end");
    const last = lineSpan(cursor);
    expect(text.slice(last.start, last.end)).toBe("end");
  });

  test("in a window are counted in the whole text", () => {
    const text = `${red}prompt${off}$ x\n${red}abc${off}d\n`;
    const start = text.indexOf("\n") + 1;
    const cursor = openCursor(sourceText(text, { start, end: text.length }));
    nextLine(cursor);
    expect(lineText(cursor)).toBe("abcd");
    const span = spanOf(cursor, 3, 4);
    expect(text.slice(span.start, span.end)).toBe("d");
    const empty = spanOf(cursor, 3, 3);
    expect(empty.end).toBeGreaterThanOrEqual(empty.start);
  });

  test("outside the window do not matter, and no escape character is left behind", () => {
    const text = `${red}\nplain`;
    const cursor = openCursor(sourceText(text, { start: text.indexOf("plain"), end: text.length }));
    expect(cursor.plain).toBeNull();
    expect(linesOf("a\u001bé\u001b\u001b[0m[0m")).toEqual(["aé[0m"]);
  });

  test("property: characters that are not part of a sequence are found again, one by one", () => {
    const piece = fc.oneof(
      fc.constantFrom(red, off, title, "\n", "\r\n"),
      fc.string({ unit: fc.constantFrom("a", "b", " "), maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const cursor = openCursor(text);
        while (nextLine(cursor)) {
          for (let at = cursor.lineStart; at < cursor.lineEnd; at++) {
            const { start, end } = spanOf(cursor, at, at + 1);
            expect(text.slice(start, end)).toBe(cursor.text[at]);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the line index", () => {
  test("finds line and column, from 1, of any offset", () => {
    const index = lineIndex("ab\r\nc\rde\n");
    expect(index.lineCount).toBe(4);
    expect([0, 2, 4, 5, 6, 9, 99, -1].map((offset) => index.position(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 2, column: 2 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
      { line: 4, column: 1 },
      { line: 1, column: 1 },
    ]);
    expect(index.line(3)).toEqual({ start: 6, end: 8 });
    expect(index.line(4)).toEqual({ start: 9, end: 9 });
    expect(index.line(5)).toBeNull();
    expect(index.line(0)).toBeNull();
  });

  test("goes back from a place to an offset", () => {
    const index = lineIndex("ab\ncde\n");
    expect(index.offset({ line: 2, column: 2 })).toBe(4);
    expect(index.offset({ line: 2, column: 99 })).toBe(6);
    expect(index.offset({ line: 2, column: 0 })).toBe(3);
    expect(index.offset({ line: 9, column: 1 })).toBeNull();
  });

  test("of an empty text has one empty line", () => {
    expect(lineIndex("").lineCount).toBe(1);
    expect(lineIndex("").position(0)).toEqual({ line: 1, column: 1 });
  });

  test("agrees with counting from the start, for every offset", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "\r"), maxLength: 30 }), (text) => {
        const index = lineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const place = index.position(offset);
          expect(index.line(place.line)?.start).toBe(offset - place.column + 1);
          const before = text.slice(0, offset);
          const breaks = before.match(/\r+\n|\n|\r+(?!\n)/g)?.length ?? 0;
          const inBreak = /\r$/.test(before) && /^[\r\n]/.test(text.slice(offset));
          expect(place.line - 1).toBe(
            inBreak ? (before.replace(/\r+$/, "").match(/\r+\n|\n|\r+/g)?.length ?? 0) : breaks,
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("is built and asked in linear time: a million lines, a hundred thousand questions", () => {
    const text = "x\n".repeat(1_000_000);
    const index = lineIndex(text);
    for (let line = 0; line < 100_000; line++) expect(index.position(line * 20).line === line * 10 + 1).toBe(true);
  });
});
