import fc, { type Arbitrary } from "fast-check";

// Words and options of a command line, put together.

/** The words in this order; empty ones are left out. */
export function words(...parts: readonly Arbitrary<string>[]): Arbitrary<string> {
  return fc.tuple(...parts).map((all) => all.filter((part) => part !== "").join(" "));
}

/** The words or nothing. */
export const maybe = (part: Arbitrary<string>): Arbitrary<string> => fc.oneof(fc.constant(""), part);

export const oneOf = (...texts: readonly string[]): Arbitrary<string> => fc.constantFrom(...texts);

/** `--name value` */
export const option = (name: string, value: Arbitrary<string>): Arbitrary<string> =>
  value.map((text) => `--${name} ${text}`);

/** `--name value`, or `! --name value` */
export const signed = (name: string, value: Arbitrary<string>): Arbitrary<string> =>
  fc.tuple(fc.boolean(), value).map(([negated, text]) => `${negated ? "! " : ""}--${name} ${text}`);

export const flag = (name: string): Arbitrary<string> => fc.constant(`--${name}`);

export const signedFlag = (name: string): Arbitrary<string> => oneOf(`--${name}`, `! --${name}`);

/** Some of the parts, in their order. */
export function some(parts: readonly Arbitrary<string>[], minLength = 1): Arbitrary<string> {
  return fc.subarray([...parts], { minLength }).chain((chosen) => words(...chosen));
}

/** Some of the words, joined by commas, in any order. */
export const commaList = (items: readonly string[], maxLength = items.length): Arbitrary<string> =>
  fc.shuffledSubarray([...items], { minLength: 1, maxLength }).map((chosen) => chosen.join(","));

/** A word as iptables-restore reads it: in double quotes, with a backslash before quotes and backslashes. */
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** Text of these characters, at most `maxLength` of them. */
export const textOf = (characters: string, minLength: number, maxLength: number): Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });

/** A word of the shell. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The words of a line for iptables-restore as words of the shell. */
export function shellWords(line: string): string {
  const found = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)];
  return found.map(([, inner, plain]) => shellWord(plain ?? (inner ?? "").replace(/\\(.)/gs, "$1"))).join(" ");
}
