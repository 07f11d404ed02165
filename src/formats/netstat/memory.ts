import { prefixLengthOf } from "../../net/index.ts";
import { type FlagsReading, readFlags } from "./flags.ts";
import { type GatewayReading, readGateway } from "./gateway.ts";

/** Words of one column, how they are read, and what those that came so far were read as. */
export interface Shelf<Reading> {
  readonly read: (word: string) => Reading;
  readonly known: Map<string, Reading>;
}

/** What one parse remembers, so that the same small words are read once and their values shared among the rows. */
export interface Memory {
  /** Prefix lengths, -1 for what is no netmask. */
  readonly genmask: Shelf<number>;
  readonly inetFlags: Shelf<FlagsReading>;
  readonly inet6Flags: Shelf<FlagsReading>;
  readonly cacheFlags: Shelf<FlagsReading>;
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
    cacheFlags: openShelf((word) => readFlags(word, "cache")),
    inetGateway: openShelf((word) => readGateway(word, "ipv4")),
    inet6Gateway: openShelf((word) => readGateway(word, "ipv6")),
    interface: openShelf((word) => word),
  };
}

function openShelf<Reading>(read: (word: string) => Reading): Shelf<Reading> {
  return { read, known: new Map() };
}

/** Returns what a word reads as; it is read once. */
export function recall<Reading>(shelf: Shelf<Reading>, word: string): Reading {
  const known = shelf.known.get(word);
  if (known !== undefined) return known;
  const reading = shelf.read(word);
  shelf.known.set(word, reading);
  return reading;
}
