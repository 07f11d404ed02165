import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
import type { OptionTable } from "../option-table.ts";
import { joinWords, type SaveOptions } from "../save-options.ts";
import type { ListStyle } from "../values.ts";
import type { Wordings, WordingsDraft } from "../wordings.ts";
import { addrtype } from "./addrtype.ts";
import { comment } from "./comment.ts";
import { conntrack, state } from "./conntrack.ts";
import { icmp, icmp6 } from "./icmp.ts";
import { iprange } from "./iprange.ts";
import { length } from "./length.ts";
import { limit } from "./limit.ts";
import { mac } from "./mac.ts";
import { connmark, mark } from "./marks.ts";
import type { MatchByName } from "./match-by-name.ts";
import { multiport } from "./multiport.ts";
import { owner } from "./owner.ts";
import { physdev } from "./physdev.ts";
import { pkttype } from "./pkttype.ts";
import { dccp, sctp, udp } from "./port-protocols.ts";
import { recent } from "./recent.ts";
import { rpfilter } from "./rpfilter.ts";
import { set } from "./set.ts";
import { socket } from "./socket.ts";
import { statistic } from "./statistic.ts";
import { tcp } from "./tcp.ts";

type MatchName = keyof MatchByName;
/** A match with a type. */
export type TypedMatch = MatchByName[MatchName];

/** All matches that have a type. A new one is a file here, a line in this table, one in `match-by-name.ts`, and one in `list-readers.ts`. */
const EXTENSIONS: { readonly [Name in MatchName]: MatchExtension<MatchByName[Name]> } = {
  addrtype,
  comment,
  connmark,
  conntrack,
  dccp,
  icmp,
  icmp6,
  iprange,
  length,
  limit,
  mac,
  mark,
  multiport,
  owner,
  physdev,
  pkttype,
  recent,
  rpfilter,
  sctp,
  set,
  socket,
  state,
  statistic,
  tcp,
  udp,
};

const isMatchName = (name: string): name is MatchName => Object.hasOwn(EXTENSIONS, name);

/** Returns the options of `-m NAME`, or null for a match without a type. */
export function matchOptions(name: string): OptionTable | null {
  return isMatchName(name) ? EXTENSIONS[name].options : null;
}

/** Where options stand, and the spellings of their table. */
export interface ReadPlace {
  readonly span: Span;
  readonly wordings: WordingsDraft;
}

/** Returns the node of `-m NAME` with these options, or null when they make no sense or the match has no type. */
export function readSaveMatch(name: string, options: SaveOptions, place: ReadPlace): TypedMatch | null {
  return isMatchName(name) ? EXTENSIONS[name].readSave(options, place.span, place.wordings) : null;
}

/** Prints `-m NAME` and its options. */
export function printSaveMatch<Name extends MatchName>(
  name: Name,
  node: MatchByName[Name],
  wordings: Wordings,
): string {
  const extension: MatchExtension<MatchByName[Name]> = EXTENSIONS[name];
  return joinWords("-m", name, extension.printSave(node, wordings));
}

/** Prints the text of a match in a listing, empty for the few that have none. */
export function printListMatch<Name extends MatchName>(name: Name, node: MatchByName[Name], style: ListStyle): string {
  const extension: MatchExtension<MatchByName[Name]> = EXTENSIONS[name];
  return extension.printList(node, style);
}
