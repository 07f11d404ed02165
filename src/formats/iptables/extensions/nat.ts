import { type Cursor, skipLiteral, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, restOfWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";
import { bareWord } from "../save-quoting.ts";
import { type NatRange, printNatRange, readNatRange } from "./nat-range.ts";

/** `-j DNAT`: another destination. */
export interface DnatTarget {
  readonly kind: "target";
  readonly name: "DNAT";
  readonly span: Span;
  readonly toDestination: NatRange;
  readonly random: boolean;
  readonly persistent: boolean;
}

/** `-j SNAT`: another source. */
export interface SnatTarget {
  readonly kind: "target";
  readonly name: "SNAT";
  readonly span: Span;
  readonly toSource: NatRange;
  readonly random: boolean;
  readonly randomFully: boolean;
  readonly persistent: boolean;
}

/** The range behind `to:` at the cursor, or null. */
function readTo(cursor: Cursor): NatRange | null {
  return skipLiteral(cursor, "to:") ? readNatRange(restOfWord(cursor)) : null;
}

/** libxt_NAT.c: DNAT. `to:172.30.44.86:80 random persistent` */
export const dnat: TargetReader<DnatTarget> = {
  options: { "to-destination": "1", random: "0", persistent: "0" },
  readSave: (options, span) => {
    const toDestination = readNatRange(options.get("to-destination")?.value ?? "");
    if (toDestination === null) return null;
    const random = options.has("random");
    return { kind: "target", name: "DNAT", span, toDestination, random, persistent: options.has("persistent") };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const toDestination = readTo(cursor);
    if (toDestination === null) return null;
    const random = nextWord(cursor, "random");
    const persistent = nextWord(cursor, "persistent");
    const span = spanOf(cursor, start, cursor.pos);
    return { kind: "target", name: "DNAT", span, toDestination, random, persistent };
  },
};

export const dnatPrinter: ExtensionPrinter<DnatTarget> = {
  printSave: ({ toDestination, random, persistent }) =>
    joinWords(
      `--to-destination ${bareWord(printNatRange(toDestination))}`,
      random ? "--random" : "",
      persistent ? "--persistent" : "",
    ),
  printList: ({ toDestination, random, persistent }) =>
    joinWords(`to:${printNatRange(toDestination)}`, random ? "random" : "", persistent ? "persistent" : ""),
};

/** libxt_NAT.c: SNAT. `to:10.131.0.2 random random-fully persistent` */
export const snat: TargetReader<SnatTarget> = {
  options: { "to-source": "1", random: "0", "random-fully": "0", persistent: "0" },
  readSave: (options, span) => {
    const toSource = readNatRange(options.get("to-source")?.value ?? "");
    if (toSource === null) return null;
    const random = options.has("random");
    const randomFully = options.has("random-fully");
    return { kind: "target", name: "SNAT", span, toSource, random, randomFully, persistent: options.has("persistent") };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const toSource = readTo(cursor);
    if (toSource === null) return null;
    const random = nextWord(cursor, "random");
    const randomFully = nextWord(cursor, "random-fully");
    const persistent = nextWord(cursor, "persistent");
    const span = spanOf(cursor, start, cursor.pos);
    return { kind: "target", name: "SNAT", span, toSource, random, randomFully, persistent };
  },
};

export const snatPrinter: ExtensionPrinter<SnatTarget> = {
  printSave: ({ toSource, random, randomFully, persistent }) =>
    joinWords(
      `--to-source ${bareWord(printNatRange(toSource))}`,
      random ? "--random" : "",
      randomFully ? "--random-fully" : "",
      persistent ? "--persistent" : "",
    ),
  printList: ({ toSource, random, randomFully, persistent }) =>
    joinWords(
      `to:${printNatRange(toSource)}`,
      random ? "random" : "",
      randomFully ? "random-fully" : "",
      persistent ? "persistent" : "",
    ),
};
