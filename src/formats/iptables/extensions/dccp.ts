import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";
import { joinWords, optionName, type SaveOptions } from "../save-options.ts";
import type { NumberMatch, PortMatch, WordsMatch } from "../values.ts";
import type { Wordings, WordingsDraft } from "../wordings.ts";
import { printListNumber, printSaveNumber, readListNumber, readSaveNumber } from "./number-matches.ts";
import { lostPorts, printListPorts, printSavePorts, readListPorts, readSavePorts } from "./ports.ts";

/** `-m dccp`. Ports are null for any. */
export interface DccpMatch {
  readonly kind: "match";
  readonly name: "dccp";
  readonly span: Span;
  readonly sourcePorts: PortMatch | null;
  readonly destinationPorts: PortMatch | null;
  /** The packet is of one of these types, in the order of their numbers. */
  readonly dccpTypes?: WordsMatch;
  readonly dccpOption?: NumberMatch;
}

/** The types by their numbers (libxt_dccp.c). The last stands for 10 to 15. */
const TYPES: readonly string[] = [
  "REQUEST",
  "RESPONSE",
  "DATA",
  "ACK",
  "DATAACK",
  "CLOSEREQ",
  "CLOSE",
  "RESET",
  "SYNC",
  "SYNCACK",
  "INVALID",
];
const FIRST_INVALID = 10;
const LAST_TYPE = 15;
const HIGHEST_OPTION = 255;

/** libxt_dccp.c. */
export const dccp: MatchReader<DccpMatch> = {
  options: {
    sport: "!1",
    "source-port": "!1",
    dport: "!1",
    "destination-port": "!1",
    "dccp-types": "!1",
    "dccp-option": "!1",
  },
  readSave: (options, span) => {
    const sourcePorts = readSavePorts(options, "sport");
    const destinationPorts = readSavePorts(options, "dport");
    const types = readSaveTypes(options);
    const option = readSaveNumber(options, "dccp-option", HIGHEST_OPTION);
    if (sourcePorts === undefined || destinationPorts === undefined || types === undefined || option === undefined)
      return null;
    return withRest({ kind: "match", name: "dccp", span, sourcePorts, destinationPorts }, types, option);
  },
  readList: readDccp,
};

export const dccpPrinter: ExtensionPrinter<DccpMatch> = {
  printSave: ({ sourcePorts, destinationPorts, dccpTypes, dccpOption }) =>
    joinWords(
      printSavePorts("sport", sourcePorts),
      printSavePorts("dport", destinationPorts),
      dccpTypes === undefined ? "" : `${optionName("dccp-types", dccpTypes.negated)} ${dccpTypes.values.join(",")}`,
      printSaveNumber("dccp-option", dccpOption ?? null),
    ),
  printList: ({ sourcePorts, destinationPorts, dccpTypes, dccpOption }, { numeric, wordings }) =>
    joinWords(
      `dccp${printListPorts("spt", sourcePorts)}${printListPorts("dpt", destinationPorts)}`,
      dccpTypes === undefined ? "" : printListTypes(dccpTypes, numeric, wordings),
      printListNumber("option=", dccpOption ?? null),
    ),
  lost: ({ sourcePorts, destinationPorts }) => lostPorts(sourcePorts, destinationPorts),
};

function withRest(base: DccpMatch, types: WordsMatch | null, option: NumberMatch | null): DccpMatch {
  return {
    ...base,
    ...(types === null ? {} : { dccpTypes: types }),
    ...(option === null ? {} : { dccpOption: option }),
  };
}

/**
 *     dccp spt:1024 dpts:!80:90 ! REQUEST,RESPONSE option=!5
 *                               ^ with -n their numbers: 0,1
 */
function readDccp(cursor: Cursor, wordings: WordingsDraft): DccpMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "dccp")) return null;
  const sourcePorts = readListPorts(cursor, "spt");
  const destinationPorts = readListPorts(cursor, "dpt");
  if (sourcePorts === null || destinationPorts === null) return null;
  const types = readListTypes(cursor, wordings);
  const option = readListNumber(cursor, "option=", HIGHEST_OPTION);
  if (option === undefined) return null;
  const base: DccpMatch = {
    kind: "match",
    name: "dccp",
    span: spanOf(cursor, start, cursor.pos),
    sourcePorts: sourcePorts ?? null,
    destinationPorts: destinationPorts ?? null,
  };
  return withRest(base, types, option);
}

/** ` ! REQUEST,RESPONSE` or ` 0,1`, `10` for all of `INVALID` before 1.8.9; null, and nothing read, where the words behind are none. */
function readListTypes(cursor: Cursor, wordings: WordingsDraft): WordsMatch | null {
  const before = cursor.pos;
  const negated = nextWord(cursor, "!");
  const word = takeWord(cursor);
  const isAlone = /^\d/.test(word) && word.endsWith("10");
  const values = readTypes(isAlone ? `${word},11,12,13,14,15` : word);
  if (isAlone && values !== null) wordings.add("dccp-invalid-alone");
  if (values !== null) return { negated, values };
  cursor.pos = before;
  return null;
}

function readSaveTypes(options: SaveOptions): WordsMatch | null | undefined {
  const option = options.get("dccp-types");
  if (option === undefined) return null;
  const values = readTypes(option.value);
  return values === null ? undefined : { negated: option.negated, values };
}

/** The names of `REQUEST,ACK` or `0,3`; `INVALID` is `10,11,12,13,14,15`, and nothing less. */
function readTypes(text: string): readonly string[] | null {
  const parts = text.split(",", LAST_TYPE + 2);
  const numbers = parts.map(typeNumber);
  if (parts.length > LAST_TYPE + 1 || numbers.includes(-1)) return null;
  const isNumeric = /^\d/.test(text);
  const invalid = new Set(numbers.filter((number) => number >= FIRST_INVALID)).size;
  if (isNumeric && invalid !== 0 && invalid !== LAST_TYPE - FIRST_INVALID + 1) return null;
  return TYPES.filter((_, number) => numbers.includes(number));
}

/** -1 for what is no type. */
function typeNumber(word: string): number {
  return readDecimal(word, LAST_TYPE) ?? TYPES.indexOf(word.toUpperCase());
}

function printListTypes({ negated, values }: WordsMatch, numeric: boolean, wordings: Wordings): string {
  const words = numeric ? values.flatMap((name) => numbersOf(name, wordings)).join(",") : values.join(",");
  return `${negated ? "! " : ""}${words}`;
}

const numbersOf = (name: string, wordings: Wordings): readonly (number | string)[] =>
  name === "INVALID" && !wordings.has("dccp-invalid-alone") ? [10, 11, 12, 13, 14, 15] : [TYPES.indexOf(name)];
