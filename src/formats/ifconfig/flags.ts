/**
 * The flags that `ifconfig` names, in the order in which it names them, each with its bit (net-tools 2.10, `lib/interface.c`,
 * `ife_print_long`; the bits are those of `linux/if.h`).
 */
const FLAGS = [
  ["UP", 0x1],
  ["BROADCAST", 0x2],
  ["DEBUG", 0x4],
  ["LOOPBACK", 0x8],
  ["POINTOPOINT", 0x10],
  ["NOTRAILERS", 0x20],
  ["RUNNING", 0x40],
  ["NOARP", 0x80],
  ["PROMISC", 0x100],
  ["ALLMULTI", 0x200],
  ["SLAVE", 0x800],
  ["MASTER", 0x400],
  ["MULTICAST", 0x1000],
  ["DYNAMIC", 0x8000],
] as const;

/** Returns the names that the tool prints for a flags value, joined by commas; the empty string when it names none of the bits. */
export function flagWords(value: number): string {
  let words = "";
  for (const [name, bit] of FLAGS) if ((value & bit) !== 0) words += words === "" ? name : `,${name}`;
  return words;
}

/** Returns whether a flags value fits the signed 16 bits that the tool prints. */
export function isFlagsValue(value: number): boolean {
  return value >= -0x8000 && value <= 0x7fff;
}

/** Flags that net-tools has no names for and toybox prints. */
const TOYBOX_FLAGS: readonly string[] = ["PORTSEL", "AUTOMEDIA"];

/** Returns whether a word is the name of a flag in a `Link encap` block. */
export function isFlagName(word: string): boolean {
  return FLAGS.some(([name]) => name === word) || TOYBOX_FLAGS.includes(word);
}
