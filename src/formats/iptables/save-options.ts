import { isGeneralOption } from "./general-options.ts";
import { type Arity, neededValues, type OptionTable } from "./option-table.ts";
import type { SaveWord } from "./save-words.ts";

/** One option of an extension as it stands in a rule: `! --dport 80`. */
export interface SaveOption {
  readonly negated: boolean;
  readonly value: string;
  /** The second value, of the few options that have two. */
  readonly second: string;
  /** How many characters stand between the option and its value, 0 without one: old versions print two blanks behind some. */
  readonly gap: number;
}

/** The options of one match or target by name. */
export type SaveOptions = ReadonlyMap<string, SaveOption>;

/** The options that were read, and the index of the word behind them. */
export interface OptionGroup {
  readonly options: SaveOptions;
  readonly next: number;
  /** Whether the line ends before the last option has its values. */
  readonly isCutOff: boolean;
}

/**
 * Returns the options from word `from` on that `table` knows, up to the first word that is none of them, or that repeats one.
 *
 *     -m tcp ! --dport 80 --tcp-flags SYN,ACK SYN -j ACCEPT
 *            ^from                                ^next
 */
export function readOptions(words: readonly SaveWord[], from: number, table: OptionTable): OptionGroup {
  const options = new Map<string, SaveOption>();
  let element = 0;
  let at = from;
  for (;;) {
    const negated = isNot(words[at]);
    const word = words[negated ? at + 1 : at];
    const name =
      word === undefined || word.quoted || !word.text.startsWith("--") ? "" : wholeName(word.text.slice(2), table);
    const arity = Object.hasOwn(table, name) ? table[name] : undefined;
    const key = elementKey(name, element);
    if (arity === undefined || options.has(key) || (negated && arity[0] !== "!"))
      return { options, next: at, isCutOff: false };
    if (arity === "+0") element++;
    const first = at + (negated ? 2 : 1);
    const count = valueCount(arity, words[first]);
    if (first + count > words.length) return { options, next: at, isCutOff: true };
    options.set(key, {
      negated,
      value: count > 0 ? (words[first]?.text ?? "") : "",
      second: count > 1 ? (words[first + 1]?.text ?? "") : "",
      gap: count > 0 ? (words[first]?.start ?? 0) - (words[first - 1]?.end ?? 0) : 0,
    });
    at = first + count;
  }
}

/** How many values an option has: the one that may be missing is there unless an option or a `!` stands in its place. */
function valueCount(arity: Arity, next: SaveWord | undefined): number {
  if (arity !== "01") return neededValues(arity);
  return next === undefined || /^[-!]/.test(next.text) ? 0 : 1;
}

/** The name of an option of a further element; of the first one, the option's own. */
const elementKey = (name: string, element: number): string => (element === 0 ? name : `${name} ${element}`);

/**
 * Returns the options of each element of a match that has several, without those in `general`, which are the match's own.
 *
 *     --strict --reqid 1 --proto esp --next --reqid 2
 *     ^general ^element 0                   ^element 1
 */
export function elementsOf(options: SaveOptions, general: readonly string[]): readonly SaveOptions[] {
  const elements: Map<string, SaveOption>[] = [new Map()];
  for (const [key, option] of options) {
    const [name = key] = key.split(" ");
    if (name === "next") elements.push(new Map());
    else if (!general.includes(name)) elements.at(-1)?.set(name, option);
  }
  return elements;
}

/**
 * The option that a name is, or that alone begins with it: people write `--to` and `--to-port`, and the tool takes it (getopt_long). A general
 * option is not short for one of an extension: `--dst` is `-d`, and not `--dst-type`.
 */
export function wholeName(name: string, table: OptionTable): string {
  if (Object.hasOwn(table, name) || name.length < 2 || isGeneralOption(`--${name}`)) return name;
  const whole = Object.keys(table).filter((option) => option.startsWith(name));
  return whole.length === 1 ? (whole[0] ?? name) : name;
}

/** Returns whether a word is the `!` that negates what follows. */
export function isNot(word: SaveWord | undefined): boolean {
  return word !== undefined && word.text === "!" && !word.quoted;
}

/** Prints `! --name` or `--name`. */
export function optionName(name: string, negated: boolean): string {
  return negated ? `! --${name}` : `--${name}`;
}

/** Joins the parts that are not empty with one blank. */
export function joinWords(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
