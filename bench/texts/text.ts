/** A large text, as a tool prints it, and how many things it lists. */
export interface BenchText {
  readonly text: string;
  readonly items: number;
  /** What one item is: `rule`, `route`, ... */
  readonly unit: string;
}

/** Numbers that look random and are the same in every run: a linear congruential generator, `below(n)` in [0, n). */
export function numbers(seed: number): { readonly below: (limit: number) => number } {
  let state = seed >>> 0;
  return {
    below: (limit) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 0x1_0000_0000) * limit);
    },
  };
}

/** The text in one piece: a string put together by `+` or `join` may still be a tree of its parts, and would be timed as one. */
export const inOnePiece = (lines: readonly string[]): string => Buffer.from(`${lines.join("\n")}\n`).toString();

/** `n` as hexadecimal digits, at least `width` of them. */
export const hex = (n: number, width: number): string => n.toString(16).padStart(width, "0");
