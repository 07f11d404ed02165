import { type Ipv6Address, parseIpv6 } from "../../../net/index.ts";
import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import { toolAddress } from "../addresses.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { joinWords, type SaveOptions } from "../save-options.ts";
import type { NumberMatch, RangeMatch } from "../values.ts";
import {
  printListNumber,
  printListNumbers,
  printSaveNumber,
  printSaveNumbers,
  readListNumber,
  readListNumbers,
  readSaveNumber,
  readSaveNumbers,
} from "./number-matches.ts";

/** `-m rt`: the routing header of IPv6. Null is any. */
export interface RtMatch {
  readonly kind: "match";
  readonly name: "rt";
  readonly span: Span;
  readonly type: NumberMatch | null;
  readonly segsleft: RangeMatch | null;
  /** Of the header, in bytes. */
  readonly length: NumberMatch | null;
  /** Whether the reserved field of a header of type 0 must be 0. */
  readonly reserved: boolean;
  /** The addresses that a header of type 0 begins with. */
  readonly addresses: readonly Ipv6Address[] | null;
  /** Whether other addresses may stand between these. */
  readonly notStrict: boolean;
}

type Facts = Pick<RtMatch, "reserved" | "notStrict"> & {
  readonly [Key in "type" | "segsleft" | "length" | "addresses"]: RtMatch[Key] | undefined;
};

/** The tool holds no more (IP6T_RT_HOPS). */
const MOST_ADDRESSES = 16;

/** libip6t_rt.c. */
export const rt: MatchReader<RtMatch> = {
  options: {
    "rt-type": "!1",
    "rt-segsleft": "!1",
    "rt-len": "!1",
    "rt-0-res": "0",
    "rt-0-addrs": "1",
    "rt-0-not-strict": "0",
  },
  readSave: (options, span) => rtMatch(span, saveFacts(options)),
  readList: (cursor) => {
    const start = cursor.pos;
    const facts = skipWord(cursor, "rt") ? listFacts(cursor) : null;
    return facts && rtMatch(spanOf(cursor, start, cursor.pos), facts);
  },
};

export const rtPrinter: ExtensionPrinter<RtMatch> = {
  printSave: ({ type, segsleft, length, reserved, addresses, notStrict }) =>
    joinWords(
      printSaveNumber("rt-type", type),
      printSaveNumbers("rt-segsleft", segsleft),
      printSaveNumber("rt-len", length),
      reserved ? "--rt-0-res" : "",
      addresses === null ? "" : `--rt-0-addrs ${addresses.map(toolAddress).join(",")}`,
      notStrict ? "--rt-0-not-strict" : "",
    ),
  printList: ({ type, segsleft, length, reserved, addresses, notStrict }) =>
    joinWords(
      "rt",
      printListNumber("type:", type),
      printListNumbers("segsleft", segsleft),
      printListNumber("length:", length),
      reserved ? "reserved" : "",
      addresses === null ? "" : `0-addrs ${addresses.map(toolAddress).join(",")}`,
      notStrict ? "0-not-strict" : "",
    ),
};

const saveFacts = (options: SaveOptions): Facts => ({
  type: readSaveNumber(options, "rt-type"),
  segsleft: readSaveNumbers(options, "rt-segsleft"),
  length: readSaveNumber(options, "rt-len"),
  reserved: options.has("rt-0-res"),
  addresses: readAddresses(options.get("rt-0-addrs")?.value),
  notStrict: options.has("rt-0-not-strict"),
});

/**
 *     rt type:!1 segslefts:!12:23 length:!42
 *     rt type:0 segsleft:1 length:42 reserved 0-addrs fd00::1,fd00::2 0-not-strict
 */
function listFacts(cursor: Cursor): Facts | null {
  const type = readListNumber(cursor, "type:");
  const segsleft = readListNumbers(cursor, "segsleft");
  const length = readListNumber(cursor, "length:");
  if (!skipWord(cursor, "")) return null;
  const reserved = nextWord(cursor, "reserved");
  const addresses = readAddresses(nextWord(cursor, "0-addrs") ? takeWord(cursor) : undefined);
  return { type, segsleft, length, reserved, addresses, notStrict: nextWord(cursor, "0-not-strict") };
}

function rtMatch(span: Span, { type, segsleft, length, reserved, addresses, notStrict }: Facts): RtMatch | null {
  if (type === undefined || segsleft === undefined || length === undefined || addresses === undefined) return null;
  return { kind: "match", name: "rt", span, type, segsleft, length, reserved, addresses, notStrict };
}

/** `fd00::1,fd00::2`; null where nothing is given, undefined for what are no addresses. */
function readAddresses(text: string | undefined): readonly Ipv6Address[] | null | undefined {
  if (text === undefined) return null;
  const addresses: Ipv6Address[] = [];
  for (const part of text.split(",", MOST_ADDRESSES + 1)) {
    const address = parseIpv6(part);
    if (address === null || part.includes("%")) return undefined;
    addresses.push(address);
  }
  return addresses.length > MOST_ADDRESSES ? undefined : addresses;
}
