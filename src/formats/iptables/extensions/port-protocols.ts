import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
import { skipWord } from "../list-words.ts";
import type { OptionTable } from "../option-table.ts";
import { joinWords, type SaveOptions } from "../save-options.ts";
import type { PortMatch } from "../values.ts";
import { printListPorts, printSavePorts, readListPorts, readSavePorts } from "./ports.ts";

interface PortsMatch<Name extends string> {
  readonly kind: "match";
  readonly name: Name;
  readonly span: Span;
  readonly sourcePorts: PortMatch | null;
  readonly destinationPorts: PortMatch | null;
}

/** `-m udp` (also for UDP-Lite). Ports are null for any. */
export interface UdpMatch extends PortsMatch<"udp"> {}

/** `-m sctp`. Ports are null for any. */
export interface SctpMatch extends PortsMatch<"sctp"> {}

/** `-m dccp`. Ports are null for any. */
export interface DccpMatch extends PortsMatch<"dccp"> {}

const OPTIONS: OptionTable = { sport: "!1", "source-port": "!1", dport: "!1", "destination-port": "!1" };

function readSave<Name extends string>(name: Name, options: SaveOptions, span: Span): PortsMatch<Name> | null {
  const sourcePorts = readSavePorts(options, "sport");
  const destinationPorts = readSavePorts(options, "dport");
  if (sourcePorts === undefined || destinationPorts === undefined) return null;
  return { kind: "match", name, span, sourcePorts, destinationPorts };
}

/**
 *     udp spt:1024 dpts:!80:90
 */
function readList<Name extends string>(name: Name, cursor: Cursor): PortsMatch<Name> | null {
  const start = cursor.pos;
  if (!skipWord(cursor, name)) return null;
  const sourcePorts = readListPorts(cursor, "spt");
  const destinationPorts = readListPorts(cursor, "dpt");
  if (sourcePorts === null || destinationPorts === null) return null;
  return {
    kind: "match",
    name,
    span: spanOf(cursor, start, cursor.pos),
    sourcePorts: sourcePorts ?? null,
    destinationPorts: destinationPorts ?? null,
  };
}

function printSave({ sourcePorts, destinationPorts }: PortsMatch<string>): string {
  return joinWords(printSavePorts("sport", sourcePorts), printSavePorts("dport", destinationPorts));
}

function printList({ name, sourcePorts, destinationPorts }: PortsMatch<string>): string {
  return `${name}${printListPorts("spt", sourcePorts)}${printListPorts("dpt", destinationPorts)}`;
}

/** libxt_udp.c. */
export const udp: MatchExtension<UdpMatch> = {
  options: OPTIONS,
  readSave: (options, span) => readSave("udp", options, span),
  readList: (cursor) => readList("udp", cursor),
  printSave,
  printList,
};

/** libxt_sctp.c; its chunk types are not read. */
export const sctp: MatchExtension<SctpMatch> = {
  options: OPTIONS,
  readSave: (options, span) => readSave("sctp", options, span),
  readList: (cursor) => readList("sctp", cursor),
  printSave,
  printList,
};

/** libxt_dccp.c; its packet types and options are not read. */
export const dccp: MatchExtension<DccpMatch> = {
  options: OPTIONS,
  readSave: (options, span) => readSave("dccp", options, span),
  readList: (cursor) => readList("dccp", cursor),
  printSave,
  printList,
};
