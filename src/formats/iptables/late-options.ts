import type { OpaqueNode } from "./ast.ts";
import { matchOptions } from "./extensions/matches.ts";
import { isGeneralOption } from "./general-options.ts";
import { neededValues, type OptionTable } from "./option-table.ts";
import { wholeName } from "./save-options.ts";

// Opaque matches that stand behind the target when printed, because read in any other place they would mean something else.

/** Returns whether an opaque match is a target or counters given a second time. */
const isRepeated = ({ name, text }: OpaqueNode): boolean =>
  name === undefined && /^(?:-[jgc]|--jump|--goto|--set-counters)(?:\s|$)/.test(text);

/** Returns whether an opaque match is one with a type whose last option lacks a value. */
export function isCutOff({ name, text }: OpaqueNode): boolean {
  const table = name === undefined ? null : matchOptions(name);
  if (table === null) return false;
  const words = text.slice(-128).split(/\s+/);
  return lacks(words.at(-1), table, 0) || lacks(words.at(-2), table, 1);
}

/** Whether a word is an option that has more values than stand behind it. */
function lacks(word: string | undefined, table: OptionTable, values: number): boolean {
  const name = word?.startsWith("--") === true ? wholeName(word.slice(2), table) : "";
  const arity = Object.hasOwn(table, name) ? table[name] : undefined;
  return arity !== undefined && neededValues(arity) > values;
}

/** Returns whether an opaque match is a general option without its value, or a `!` without anything to negate: the end of a cut line. */
function isBareOption({ name, text }: OpaqueNode): boolean {
  const option = text.startsWith("! ") ? text.slice(2) : text;
  return name === undefined && ((option !== "-f" && isGeneralOption(option)) || /(?:^|\s)!$/.test(text.slice(-2)));
}

/** Returns whether an opaque match stands behind the target. */
export const isLate = (node: OpaqueNode): boolean => isRepeated(node) || isBareOption(node) || isCutOff(node);
