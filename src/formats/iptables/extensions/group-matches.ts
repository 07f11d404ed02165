import type { IptablesLoss } from "../loss-codes.ts";
import { hex } from "../numbers.ts";
import { optionName, type SaveOption } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import { ALL_BITS, readMaskedMark } from "./marks.ts";

/** A number of which only the bits in `mask` count (0xffffffff without a mask in the text), or the name that a file of the machine has for it. */
export type GroupMatch = NumberedGroup | NamedGroup;

/** `0x2a`, `0x1/0x2a`. */
export interface NumberedGroup {
  readonly negated: boolean;
  readonly value: number;
  readonly mask: number;
}

/** `cosmos`: of `/etc/iproute2/group` or `rt_realms`. Names are never looked up. */
export interface NamedGroup {
  readonly negated: boolean;
  readonly name: string;
}

/** Reads a number, with a mask or not, or a name; undefined for neither. */
export function readGroup(text: string, negated: boolean): GroupMatch | undefined {
  const masked = readMaskedMark(text);
  if (masked !== null) return { negated, ...masked };
  return text !== bareWord(text) || /^\d/.test(text) ? undefined : { negated, name: text };
}

/** Reads the group of an option, null without one. */
export const readSaveGroup = (option: SaveOption | undefined): GroupMatch | null | undefined =>
  option === undefined ? null : readGroup(option.value, option.negated);

/** Prints what {@link readGroup} reads (libxtables/xtables.c: xtables_print_val_mask). */
function printGroup(group: GroupMatch): string {
  if ("name" in group) return group.name;
  return group.mask === ALL_BITS ? hex(group.value) : `${hex(group.value)}/${hex(group.mask)}`;
}

/** Returns what is lost where a group is a name: its number. */
export const lostGroup = (...groups: readonly (GroupMatch | null)[]): readonly IptablesLoss[] =>
  groups.some((group) => group !== null && "name" in group) ? ["iptables/lost-number"] : [];

/** Prints `! --realm 0x2a`, empty without a group. */
export const printSaveGroup = (name: string, group: GroupMatch | null): string =>
  group === null ? "" : `${optionName(name, group.negated)} ${printGroup(group)}`;

/** Prints `! realm 0x2a`, empty without a group. */
export const printListGroup = (word: string, group: GroupMatch | null): string =>
  group === null ? "" : `${group.negated ? "! " : ""}${word} ${printGroup(group)}`;
