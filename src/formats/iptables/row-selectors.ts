import { type Cursor, repeatsText } from "../../text/cursor.ts";
import type { InterfaceMatch, ProtocolMatch } from "./values.ts";

// What stands between the target and the source of a row is the same in most rows of a listing: reading it once and comparing it as a whole takes
// a seventh off the time of a kube-proxy listing.
//
//     KUBE-SVC-BAR7JSQD2GL6A2KT  tcp  --  *      *       0.0.0.0/0            10.10.12.208
//                               ^selectors              ^selectorsEnd

/** Where the protocol, the option and the interfaces stand. */
export interface SelectorColumns {
  isNotProtocol: boolean;
  protocol: number;
  protocolEnd: number;
  /** Whether a long protocol and the column `opt` run together: `udplite--`. */
  isUnparted: boolean;
  /** Where `--`, `-f` or `!f` stands; -1 where the column is blank, as ip6tables had it before 1.8.9. */
  option: number;
  inInterface: number;
  inInterfaceEnd: number;
  outInterface: number;
  outInterfaceEnd: number;
}

/** What they say. */
export interface Selectors {
  readonly protocol: ProtocolMatch | null;
  readonly fragment: { readonly negated: boolean } | null;
  readonly inInterface: InterfaceMatch | null;
  readonly outInterface: InterfaceMatch | null;
}

/** Selectors of a row above: their text, where it began and its columns. */
export interface KnownSelectors {
  readonly text: string;
  readonly verbose: boolean;
  readonly at: number;
  readonly columns: SelectorColumns;
  readonly values: Selectors;
}

/** The selectors of the rows above, the last two that differ: `tcp` and `all` alternate. */
export interface SelectorMemory {
  first: KnownSelectors | null;
  second: KnownSelectors | null;
  /** The one that the current row repeats, null where it is read anew. */
  repeated: KnownSelectors | null;
}

/** Forgets the rows above: another table has spellings of its own. */
export function forgetSelectors(memory: SelectorMemory): void {
  memory.first = null;
  memory.second = null;
  memory.repeated = null;
}

/** Steps over selectors that stood in a row above, sets their columns and returns true; else stays and returns false. */
export function repeatSelectors(cursor: Cursor, verbose: boolean, columns: SelectorColumns & SelectorMemory): boolean {
  const { first, second } = columns;
  const known = isKnown(cursor, verbose, first) ? first : isKnown(cursor, verbose, second) ? second : null;
  columns.repeated = known;
  if (known === null) return false;
  if (known === second) {
    columns.second = first;
    columns.first = second;
  }
  moveColumns(columns, known.columns, cursor.pos - known.at);
  cursor.pos += known.text.length;
  return true;
}

const isKnown = (cursor: Cursor, verbose: boolean, known: KnownSelectors | null): boolean =>
  known !== null && known.verbose === verbose && repeatsText(cursor, known.text);

/** Takes columns over from another row, `shift` characters before. */
function moveColumns(to: SelectorColumns, from: SelectorColumns, shift: number): void {
  to.isNotProtocol = from.isNotProtocol;
  to.protocol = from.protocol + shift;
  to.protocolEnd = from.protocolEnd + shift;
  to.isUnparted = from.isUnparted;
  to.option = from.option < 0 ? -1 : from.option + shift;
  to.inInterface = from.inInterface + shift;
  to.inInterfaceEnd = from.inInterfaceEnd + shift;
  to.outInterface = from.outInterface + shift;
  to.outInterfaceEnd = from.outInterfaceEnd + shift;
}

/** Keeps selectors that were read anew for the rows below. */
export function keepSelectors(memory: SelectorMemory, known: KnownSelectors): void {
  memory.second = memory.first;
  memory.first = known;
}

/** Returns a copy of the columns of selectors. */
export function copyColumns(from: SelectorColumns): SelectorColumns {
  const { isNotProtocol, protocol, protocolEnd, isUnparted, option } = from;
  const { inInterface, inInterfaceEnd, outInterface, outInterfaceEnd } = from;
  return {
    isNotProtocol,
    protocol,
    protocolEnd,
    isUnparted,
    option,
    inInterface,
    inInterfaceEnd,
    outInterface,
    outInterfaceEnd,
  };
}
