/** The classes of service by name (extensions/dscp_helper.c). */
const CLASSES: readonly (readonly [name: string, dscp: number])[] = [
  ["cs0", 0x00],
  ["cs1", 0x08],
  ["cs2", 0x10],
  ["cs3", 0x18],
  ["cs4", 0x20],
  ["cs5", 0x28],
  ["cs6", 0x30],
  ["cs7", 0x38],
  ["be", 0x00],
  ["af11", 0x0a],
  ["af12", 0x0c],
  ["af13", 0x0e],
  ["af21", 0x12],
  ["af22", 0x14],
  ["af23", 0x16],
  ["af31", 0x1a],
  ["af32", 0x1c],
  ["af33", 0x1e],
  ["af41", 0x22],
  ["af42", 0x24],
  ["af43", 0x26],
  ["ef", 0x2e],
];

/** The highest value of the field, which has six bits. */
export const HIGHEST_DSCP = 0x3f;

/** Returns the value of a class, in either case of letters: `EF` is 0x2e. Null for a name that is none. */
export function dscpOfClass(name: string): number | null {
  return CLASSES.find(([known]) => known === name.toLowerCase())?.[1] ?? null;
}
