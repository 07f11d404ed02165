import type { BitFlags } from "./ast-bsd.ts";
import { hex } from "./print-parts.ts";
import { hexOf } from "./words.ts";

const BITS = /^(0x)?([0-9a-f]{1,16})(?:<([^<>]*)>)?$/;

/**
 * Returns the flags that a word says, null when it says none or not as BSD prints them (no capitals, no leading zeros):
 *
 *     8843<UP,BROADCAST>     0x17<VLAN_MTU>     0<>     0
 */
export function bitFlagsOf(word: string): BitFlags | null {
  const found = BITS.exec(word);
  if (found === null) return null;
  const [, prefix, digits = "", names] = found;
  const value = hexOf(digits);
  if (value === undefined || hex(value) !== digits) return null;
  const known = names === undefined ? {} : { names: names === "" ? [] : names.split(",") };
  return { value, ...known, ...(prefix === "0x" ? { prefix } : {}) };
}

/** Returns the word of flags. */
export function bitFlagsText({ value, names, prefix }: BitFlags): string {
  return `${prefix ?? ""}${hex(value)}${names === undefined ? "" : `<${names.join(",")}>`}`;
}
