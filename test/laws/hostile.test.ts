import { describe, expect, test } from "vitest";
import { formats } from "../../src/formats/registry.ts";

const FIFTY_MB = 50_000_000;
const MILLION = 1_000_000;

/** Texts that make a careless parser hang, blow the stack or fill the memory. */
const hostile: readonly (readonly [name: string, text: () => string])[] = [
  ["one line of 50 MB", () => "x".repeat(FIFTY_MB)],
  ["one line of 50 MB of blanks", () => " ".repeat(FIFTY_MB)],
  ["one line of 50 MB of words", () => "ab ".repeat(FIFTY_MB / 3)],
  ["10 million newlines", () => "\n".repeat(10 * MILLION)],
  ["a million carriage returns", () => "\r".repeat(MILLION)],
  ["a million opening brackets", () => "[".repeat(MILLION)],
  ["a million opening braces", () => "{".repeat(MILLION)],
  ["a million quotes", () => '"'.repeat(MILLION)],
  ["a million open comments", () => "/* ".repeat(MILLION)],
  ["a million commas", () => ",".repeat(MILLION)],
  ["a million dashes", () => "- ".repeat(MILLION)],
  ["a million NULs", () => "\u0000".repeat(MILLION)],
  ["a million lone surrogates", () => "\ud800".repeat(MILLION)],
  ["a million escape characters", () => "\u001b[".repeat(MILLION)],
  ["__proto__ everywhere", () => "__proto__: __proto__\n".repeat(10_000)],
];

describe.each(formats.map((format) => [format.id, format] as const))("%s", (_, format) => {
  test.each(hostile)("returns for %s, and nothing is lost", (_name, make) => {
    const text = make();
    const { ast } = format.parse(text);
    expect(ast.span).toEqual({ start: 0, end: text.length });
    if (text.trim() !== "" && /[^\0\s]/.test(text.slice(0, 10))) expect(ast.unknown.length).toBeGreaterThan(0);
    expect({}).not.toHaveProperty("polluted");
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("takes the tail of a sample's line repeated a hundred thousand times", () => {
    const text = `${"a=b, ".repeat(100_000)}\n${"0-1,".repeat(100_000)}\n${"!".repeat(100_000)}`;
    expect(format.parse(text).ast.span.end).toBe(text.length);
  });
});
