import type { TableFlags } from "./ast.ts";

/** The letters in the order of printing, but for `P` (net-tools lib/interface.c, ife_print_short). */
const LETTERS: Readonly<Record<string, string>> = {
  A: "ALLMULTI",
  B: "BROADCAST",
  D: "DEBUG",
  L: "LOOPBACK",
  M: "MULTICAST",
  d: "DYNAMIC",
  N: "NOTRAILERS",
  O: "NOARP",
  p: "POINTOPOINT",
  s: "SLAVE",
  m: "MASTER",
  R: "RUNNING",
  U: "UP",
};

/** What stands in place of the letters of an interface without any flag. */
export const NO_FLAGS = "[NO FLAGS]";

/** Flags as they were read, and whether every letter is known. */
export interface FlagsReading {
  readonly flags: TableFlags;
  readonly isKnown: boolean;
}

/** Returns the flags that the letters of a row stand for; unknown ones are in `letters` only. */
export function readTableFlags(letters: string): FlagsReading {
  const names: string[] = [];
  if (letters === NO_FLAGS) return { flags: { letters, names }, isKnown: true };
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charAt(at);
    const name = letter === "P" ? nameOfP(letters, at) : LETTERS[letter];
    if (name !== undefined) names.push(name);
  }
  return { flags: { letters, names }, isKnown: names.length === letters.length };
}

/**
 * `P` is PROMISC and POINTOPOINT. N and O are printed between the two, and a `p` is the POINTOPOINT of later versions:
 *
 *     BMPORU   OPRU   BMPPRU   BMPpRU   BMPRU
 *       ^ P     ^ PtP    ^^ both  ^ P     ^ either
 */
function nameOfP(letters: string, at: number): string {
  const after = letters.slice(at + 1);
  if (/[NOPp]/.test(after)) return "PROMISC";
  return /[NOP]/.test(letters.slice(0, at)) ? "POINTOPOINT" : "PROMISC-OR-POINTOPOINT";
}
