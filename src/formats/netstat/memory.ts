import { prefixLengthOf } from "../../net/index.ts";
import { type FlagsReading, readFlags } from "./flags.ts";
import { type GatewayReading, readGateway } from "./gateway.ts";

/** Words of one column and what they were read as. The word of the row before is compared first, without a slice or a look-up. */
export interface Shelf<Reading> {
  readonly read: (word: string) => Reading;
  readonly known: Map<string, Reading>;
  word: string;
  reading: Reading;
}

/** What one parse remembers, so that the same small words are read once and their values shared among the rows. */
export interface Memory {
  /** Prefix lengths, -1 for what is no netmask. */
  readonly genmask: Shelf<number>;
  readonly inetFlags: Shelf<FlagsReading>;
  readonly inet6Flags: Shelf<FlagsReading>;
  readonly inetGateway: Shelf<GatewayReading>;
  readonly inet6Gateway: Shelf<GatewayReading>;
  readonly interface: Shelf<string>;
}

/** Returns an empty memory. */
export function openMemory(): Memory {
  return {
    genmask: openShelf((word) => (word.includes(":") ? null : prefixLengthOf(word)) ?? -1),
    inetFlags: openShelf((word) => readFlags(word, "ipv4")),
    inet6Flags: openShelf((word) => readFlags(word, "ipv6")),
    inetGateway: openShelf((word) => readGateway(word, "ipv4")),
    inet6Gateway: openShelf((word) => readGateway(word, "ipv6")),
    interface: openShelf((word) => word),
  };
}

function openShelf<Reading>(read: (word: string) => Reading): Shelf<Reading> {
  return { read, known: new Map(), word: "", reading: read("") };
}

/** Returns what `text[start, end)` reads as. */
export function recall<Reading>(shelf: Shelf<Reading>, text: string, place: { start: number; end: number }): Reading {
  const { start, end } = place;
  if (end - start === shelf.word.length && text.startsWith(shelf.word, start)) return shelf.reading;
  const word = text.slice(start, end);
  const reading = shelf.known.get(word) ?? learn(shelf, word);
  shelf.word = word;
  shelf.reading = reading;
  return reading;
}

function learn<Reading>(shelf: Shelf<Reading>, word: string): Reading {
  const reading = shelf.read(word);
  shelf.known.set(word, reading);
  return reading;
}
