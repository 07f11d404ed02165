import type { Argument, Command, Option } from "commander";

/** What may stand at the cursor. */
export interface Candidates {
  readonly words: readonly { readonly word: string; readonly description: string }[];
  /** Whether the name of a file may stand there. */
  readonly files: boolean;
}

const NOTHING: Candidates = { words: [], files: false };

/** Where the words before the cursor lead. */
interface Place {
  readonly command: Command;
  /** The option whose value stands at the cursor. */
  readonly pending: Option | null;
  /** How many arguments stand before it. */
  readonly position: number;
  /** Whether `--` stands before it, behind which nothing is an option. */
  readonly isBehindOptions: boolean;
}

/**
 * Returns what may stand at the cursor, which is the last of the words (empty behind a blank): subcommands, options and values as the program has them. bash breaks
 * `--format=ip` into three words, other shells do not.
 */
export function candidatesFor(program: Command, words: readonly string[]): Candidates {
  const last = words.at(-1) ?? "";
  const { command, pending, position, isBehindOptions } = placeOf(program, words.slice(0, -1), last === "=");
  const current = last === "=" ? "" : last;
  if (pending !== null) return valuesOf(pending, current);
  const [, name = "", value] = /^(--[^=]+)=(.*)$/s.exec(current) ?? [];
  const option = value === undefined || isBehindOptions ? undefined : optionOf(command, name);
  if (option !== undefined) return valuesOf(option, value ?? "", `${name}=`);
  if (current.startsWith("-") && !isBehindOptions) return optionsOf(command, current);
  return argumentsOf(command, current, position);
}

function placeOf(program: Command, words: readonly string[], isAtEquals: boolean): Place {
  let place: Place = { command: program, pending: null, position: 0, isBehindOptions: false };
  let named: Option | null = null;
  for (const word of words) {
    // The value of the option before it stands at the cursor or in the next word.
    if (word === "=" && named !== null) place = { ...place, pending: named };
    else {
      named = place.pending === null && !place.isBehindOptions ? (optionOf(place.command, word) ?? null) : null;
      place = stepOver(place, word, named);
    }
  }
  return isAtEquals && named !== null ? { ...place, pending: named } : place;
}

function stepOver(place: Place, word: string, option: Option | null): Place {
  const { command, pending, position, isBehindOptions } = place;
  if (pending !== null) return { ...place, pending: null };
  if (isBehindOptions) return { ...place, position: position + 1 };
  if (word === "--") return { ...place, isBehindOptions: true };
  if (option !== null) return { ...place, pending: takesValue(option) ? option : null };
  if (word.startsWith("-") && word !== "-") return place;
  const inner =
    position > 0 ? undefined : command.commands.find((one) => one.name() === word || one.aliases().includes(word));
  return inner === undefined ? { ...place, position: position + 1 } : { ...place, command: inner };
}

const takesValue = ({ required, optional }: Option): boolean => required || optional;

function optionOf(command: Command, word: string): Option | undefined {
  return visibleOptions(command).find(({ short, long }) => word === short || word === long);
}

const visibleOptions = (command: Command): readonly Option[] => command.createHelp().visibleOptions(command);

function valuesOf(option: Option, current: string, before = ""): Candidates {
  if (!takesValue(option)) return NOTHING;
  return choicesOf(option.argChoices, current, before);
}

/** Values that are not listed may be files. */
function choicesOf(choices: readonly string[] | undefined, current: string, before = ""): Candidates {
  if (choices === undefined) return { words: [], files: true };
  const fitting = choices.filter((choice) => choice.startsWith(current));
  return { words: fitting.map((choice) => ({ word: before + choice, description: "" })), files: false };
}

function optionsOf(command: Command, current: string): Candidates {
  const words = visibleOptions(command).flatMap(({ short, long, description }) => {
    const word = [long, short].find((name) => name?.startsWith(current) === true);
    return word === undefined ? [] : [{ word, description }];
  });
  return { words, files: false };
}

function argumentsOf(command: Command, current: string, position: number): Candidates {
  const inner = position > 0 ? [] : command.createHelp().visibleCommands(command);
  const words = inner
    .map((one) => ({ word: one.name(), description: one.description() }))
    .filter(({ word }) => word.startsWith(current));
  const argument = argumentAt(command, position);
  const values = argument === undefined ? NOTHING : choicesOf(argument.argChoices, current);
  return { words: [...words, ...values.words], files: values.files };
}

/** The argument at a position; the last one stands for all behind it where it takes several. */
function argumentAt({ registeredArguments }: Command, position: number): Argument | undefined {
  const last = registeredArguments.at(-1);
  return registeredArguments[position] ?? (last?.variadic === true ? last : undefined);
}
