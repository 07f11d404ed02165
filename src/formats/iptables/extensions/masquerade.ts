import { atLineEnd, type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, takeWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";
import { type NatPorts, printPortRange, readPortRange } from "./nat-range.ts";

/** `-j MASQUERADE`: the address of the outgoing interface as source. */
export interface MasqueradeTarget {
  readonly kind: "target";
  readonly name: "MASQUERADE";
  readonly span: Span;
  readonly toPorts?: NatPorts;
  readonly random: boolean;
  readonly randomFully: boolean;
}

/** `-j REDIRECT`: to this machine, on other ports. */
export interface RedirectTarget {
  readonly kind: "target";
  readonly name: "REDIRECT";
  readonly span: Span;
  readonly toPorts?: NatPorts;
  readonly random: boolean;
}

/** The ports behind `head` at the cursor: undefined when it does not stand there, null for ports that are none. */
function readPortsAfter(cursor: Cursor, head: string): NatPorts | null | undefined {
  return nextWord(cursor, head) ? readPortRange(takeWord(cursor)) : undefined;
}

const savePorts = (ports: NatPorts | undefined): string =>
  ports === undefined ? "" : `--to-ports ${printPortRange(ports)}`;

/** libxt_NAT.c: MASQUERADE. `masq ports: 1024-2048 random random-fully`, nothing of it when bare. */
export const masquerade: TargetReader<MasqueradeTarget> = {
  options: { "to-ports": "1", random: "0", "random-fully": "0" },
  readSave: (options, span) => {
    const text = options.get("to-ports")?.value;
    const toPorts = text === undefined ? undefined : readPortRange(text);
    const random = options.has("random");
    const randomFully = options.has("random-fully");
    if (toPorts === null) return null;
    const name = "MASQUERADE";
    if (toPorts === undefined) return { kind: "target", name, span, random, randomFully };
    return { kind: "target", name, span, toPorts, random, randomFully };
  },
  readList: (cursor, column) => {
    const start = cursor.pos;
    const toPorts = readPortsAfter(cursor, "masq ports:");
    const random = nextWord(cursor, "random");
    const randomFully = nextWord(cursor, "random-fully");
    if (toPorts === null || (cursor.pos === start && !atLineEnd(cursor))) return null;
    const span = cursor.pos === start ? column : spanOf(cursor, start, cursor.pos);
    const name = "MASQUERADE";
    if (toPorts === undefined) return { kind: "target", name, span, random, randomFully };
    return { kind: "target", name, span, toPorts, random, randomFully };
  },
};

export const masqueradePrinter: ExtensionPrinter<MasqueradeTarget> = {
  printSave: ({ toPorts, random, randomFully }) =>
    joinWords(savePorts(toPorts), random ? "--random" : "", randomFully ? "--random-fully" : ""),
  printList: ({ toPorts, random, randomFully }) =>
    joinWords(
      toPorts === undefined ? "" : `masq ports: ${printPortRange(toPorts)}`,
      random ? "random" : "",
      randomFully ? "random-fully" : "",
    ),
};

/** libxt_NAT.c: REDIRECT. `redir ports 15001 random` */
export const redirect: TargetReader<RedirectTarget> = {
  options: { "to-ports": "1", random: "0" },
  readSave: (options, span) => {
    const text = options.get("to-ports")?.value;
    const toPorts = text === undefined ? undefined : readPortRange(text);
    const random = options.has("random");
    if (toPorts === null) return null;
    if (toPorts === undefined) return { kind: "target", name: "REDIRECT", span, random };
    return { kind: "target", name: "REDIRECT", span, toPorts, random };
  },
  readList: (cursor, column) => {
    const start = cursor.pos;
    const toPorts = readPortsAfter(cursor, "redir ports");
    const random = nextWord(cursor, "random");
    if (toPorts === null || (cursor.pos === start && !atLineEnd(cursor))) return null;
    const span = cursor.pos === start ? column : spanOf(cursor, start, cursor.pos);
    if (toPorts === undefined) return { kind: "target", name: "REDIRECT", span, random };
    return { kind: "target", name: "REDIRECT", span, toPorts, random };
  },
};

export const redirectPrinter: ExtensionPrinter<RedirectTarget> = {
  printSave: ({ toPorts, random }) => joinWords(savePorts(toPorts), random ? "--random" : ""),
  printList: ({ toPorts, random }) =>
    joinWords(toPorts === undefined ? "" : `redir ports ${printPortRange(toPorts)}`, random ? "random" : ""),
};
