import { expect } from "vitest";
import type { Format } from "../../src/formats/registry.ts";
import { sourceText } from "../../src/text/index.ts";
import { stripEscapes } from "../../src/text/plain-text.ts";
import { printed } from "./printers.ts";

/** A tree or a list of diagnostics without its places, as text: two of them are equal when nothing but places differs. */
function withoutSpans(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === "span" ? undefined : inner));
}

/** What a parser says about a text, places left out. */
function meaningOf(format: Format, text: string): string {
  return withoutSpans(format.parse(text));
}

/** Puts one text to every law but the one of idle lines. */
export function checkLaws(format: Format, text: string): void {
  checkPure(format, text);
  checkJsonAndPlaces(format, text);
  checkWindow(format, text);
  checkPrinting(format, text);
}

/** Laws 1 and 8: the same text gives the same result. */
function checkPure(format: Format, text: string): void {
  expect(JSON.stringify(format.parse(text)), "the same text gives the same result").toBe(
    JSON.stringify(format.parse(text)),
  );
}

/** Laws 4, 5 and 6: plain JSON, places in bounds and nested, codes of the format. */
function checkJsonAndPlaces(format: Format, text: string): void {
  const { ast, diagnostics } = format.parse(text);
  expect(JSON.parse(JSON.stringify(ast)), "the tree is plain JSON").toStrictEqual(ast);
  expect(ast.span, "the root covers the text").toEqual({ start: 0, end: text.length });
  checkSpans(ast, { start: 0, end: text.length }, format.id);
  for (const { code, span } of diagnostics) {
    expect(code.startsWith(`${format.id}/`), code).toBe(true);
    expect(
      span.start >= 0 && span.start <= span.end && span.end <= text.length,
      `${code} ${JSON.stringify(span)}`,
    ).toBe(true);
  }
}

/** Every node has a span within that of the node around it. */
function checkSpans(value: unknown, around: { start: number; end: number }, path: string): void {
  if (typeof value !== "object" || value === null) return;
  let inside = around;
  if ("kind" in value) {
    const span: unknown = "span" in value ? value.span : undefined;
    if (!isSpan(span) || span.start > span.end || span.start < around.start || span.end > around.end)
      expect.fail(`${path}: the span ${JSON.stringify(span)} is not within ${JSON.stringify(around)}`);
    else inside = span;
  }
  for (const [key, inner] of Object.entries(value)) if (key !== "span") checkSpans(inner, inside, `${path}.${key}`);
}

function isSpan(value: unknown): value is { start: number; end: number } {
  return (
    typeof value === "object" &&
    value !== null &&
    "start" in value &&
    Number.isInteger(value.start) &&
    "end" in value &&
    Number.isInteger(value.end)
  );
}

/** Law 5: a text cut out of a larger one gives the same tree, with its places in the larger one. */
function checkWindow(format: Format, text: string): void {
  const before = "[root@node ~]# command\r\n";
  const window = sourceText(`${before}${text}\nafter`, { start: before.length, end: before.length + text.length });
  const shifted = JSON.stringify(format.parse(window), (key, inner: unknown) =>
    key === "span" && isSpan(inner) ? { start: inner.start - before.length, end: inner.end - before.length } : inner,
  );
  expect(shifted, "a window has the same tree").toBe(JSON.stringify(format.parse(text)));
}

/** Law 7: printing is the inverse of parsing, places aside. */
function checkPrinting(format: Format, text: string): void {
  const { ast } = format.parse(text);
  const print = printed(ast);
  if (print === null) return;
  expect(withoutSpans(format.parse(print).ast), `printed:\n${print}`).toBe(withoutSpans(ast));
}

/** Law 9: line ends, a byte order mark and colours are no part of what a text says. */
export function checkDress(format: Format, text: string): void {
  const plain = meaningOf(format, text);
  expect(meaningOf(format, `\ufeff${text}`), "a byte order mark").toBe(plain);
  if (text.includes("\r")) return;
  expect(meaningOf(format, text.replaceAll("\n", "\r\n")), "CRLF").toBe(plain);
  expect(meaningOf(format, text.replaceAll("\n", "\r\r\n")), "CR CR LF").toBe(plain);
  if (text.includes("\u001b")) return;
  expect(meaningOf(format, text.replaceAll(/^(.*\S)/gm, "\u001b[01;31m\u001b[K$1\u001b[m\u001b[K")), "colours").toBe(
    plain,
  );
}

const LINE = /[^\r\n]*[^\s\0][^\r\n]*(?:\r*\n|\r|$)/g;

/** Law 2: the lines of a text that can be taken away without changing tree or diagnostics. At most `limit` lines are tried, evenly spread. */
export function idleLines(format: Format, text: string, limit = Number.POSITIVE_INFINITY): string[] {
  const meaning = meaningOf(format, text);
  const lines = [...text.matchAll(LINE)].filter((line) => /[^\s\0]/.test(stripEscapes(line[0]).text));
  const step = Math.max(1, Math.ceil(lines.length / limit));
  return lines
    .filter((_, number) => number % step === 0)
    .filter(
      (line) => meaningOf(format, text.slice(0, line.index) + text.slice(line.index + line[0].length)) === meaning,
    )
    .map((line) => line[0]);
}

/** Law 2, word by word: how many words were tried, at most `limit` evenly spread, and those whose change alters neither tree nor diagnostics. */
export function idleWords(format: Format, text: string, limit: number): { words: number; idle: string[] } {
  const meaning = meaningOf(format, text);
  const all = [...text.matchAll(/\S+/g)];
  const step = Math.max(1, Math.ceil(all.length / limit));
  const words = all.filter((_, number) => number % step === 0);
  const idle = words.filter((word) => {
    const changed = word[0].slice(0, -1) + (word[0].endsWith("7") ? "3" : "7");
    return meaningOf(format, text.slice(0, word.index) + changed + text.slice(word.index + word[0].length)) === meaning;
  });
  return { words: words.length, idle: idle.map((word) => word[0]) };
}
