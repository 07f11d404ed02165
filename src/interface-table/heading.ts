import type { Cursor } from "../text/cursor.ts";
import { endOf, type LineWords, spacedWords, startOf } from "../text/line-words.ts";
import type { InterfaceTableForm, TableReceive, TableTransmit } from "./ast.ts";

/** A counter of a BSD table: in which direction, and under which name. */
export type BsdCounter =
  | { readonly side: "receive"; readonly field: keyof TableReceive }
  | { readonly side: "transmit"; readonly field: keyof TableTransmit };

/** What a heading says. `counters` are the columns behind Address. */
export interface InterfaceHeading {
  readonly form: InterfaceTableForm;
  readonly heading: string;
  readonly counters: readonly BsdCounter[];
}

const COUNTER_WORDS = "RX-OK RX-ERR RX-DRP RX-OVR TX-OK TX-ERR TX-DRP TX-OVR Flg";

/** Columns of FreeBSD, NetBSD, OpenBSD, macOS, AIX, Solaris (usr.bin/netstat/if.c of each). */
const BSD_COUNTERS: Readonly<Record<string, BsdCounter>> = {
  Ipkts: { side: "receive", field: "packets" },
  Ierrs: { side: "receive", field: "errors" },
  Idrop: { side: "receive", field: "dropped" },
  Idrops: { side: "receive", field: "dropped" },
  Ibytes: { side: "receive", field: "bytes" },
  Ifail: { side: "receive", field: "failures" },
  Opkts: { side: "transmit", field: "packets" },
  Oerrs: { side: "transmit", field: "errors" },
  Odrops: { side: "transmit", field: "dropped" },
  Drop: { side: "transmit", field: "dropped" },
  Obytes: { side: "transmit", field: "bytes" },
  Ofail: { side: "transmit", field: "failures" },
  Coll: { side: "transmit", field: "collisions" },
  Colls: { side: "transmit", field: "collisions" },
  Collis: { side: "transmit", field: "collisions" },
  Time: { side: "transmit", field: "timer" },
  Queue: { side: "transmit", field: "queue" },
};

/** The line before the heading, as `netstat -i` of net-tools prints it. */
export const INTERFACE_TITLE = "Kernel Interface table";

/** Returns the title of a table of interfaces if the line is one, else null. */
export function interfaceTitle(cursor: Cursor, words: LineWords): string | null {
  return words.count === 3 && spacedWords(cursor.text, words) === INTERFACE_TITLE ? INTERFACE_TITLE : null;
}

/** Returns what the heading of a table of interfaces says, null for any other line. */
export function readInterfaceHeading(cursor: Cursor, words: LineWords): InterfaceHeading | null {
  const start = startOf(words, 0);
  const isBsd = cursor.text.startsWith("Name", start);
  if (words.count < 5 || words.count > 16 || !(isBsd || cursor.text.startsWith("Iface", start))) return null;
  const spaced = spacedWords(cursor.text, words);
  const heading = cursor.text.slice(start, endOf(words, words.count - 1));
  if (spaced === `Iface MTU ${COUNTER_WORDS}`) return { form: "net-tools", heading, counters: [] };
  if (spaced === `Iface MTU Met ${COUNTER_WORDS}`) return { form: "net-tools-met", heading, counters: [] };
  const counters = isBsd ? bsdCounters(spaced.split(" ")) : null;
  return counters === null ? null : { form: "bsd", heading, counters };
}

function bsdCounters([name, mtu, network = "", address, ...columns]: readonly string[]): readonly BsdCounter[] | null {
  const isHead = name === "Name" && mtu === "Mtu" && /^Net(?:work|\/Dest)$/.test(network) && address === "Address";
  const counters = columns.flatMap((column) =>
    Object.hasOwn(BSD_COUNTERS, column) ? (BSD_COUNTERS[column] ?? []) : [],
  );
  const isWhole = counters.length === columns.length && counters.length > 0;
  return isHead && isWhole && isEachOnce(counters) ? counters : null;
}

function isEachOnce(counters: readonly BsdCounter[]): boolean {
  return new Set(counters.map(({ side, field }) => `${side} ${field}`)).size === counters.length;
}
