import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { skipWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";
import type { PortMatch } from "../values.ts";
import { lostPorts, printListPorts, printSavePorts, readListPorts, readSavePorts } from "./ports.ts";

/** `-m udp` (also for UDP-Lite). Ports are null for any. */
export interface UdpMatch {
  readonly kind: "match";
  readonly name: "udp";
  readonly span: Span;
  readonly sourcePorts: PortMatch | null;
  readonly destinationPorts: PortMatch | null;
}

/** libxt_udp.c. `udp spt:1024 dpts:!80:90` */
export const udp: MatchReader<UdpMatch> = {
  options: { sport: "!1", "source-port": "!1", dport: "!1", "destination-port": "!1" },
  readSave: (options, span) => {
    const sourcePorts = readSavePorts(options, "sport");
    const destinationPorts = readSavePorts(options, "dport");
    if (sourcePorts === undefined || destinationPorts === undefined) return null;
    return { kind: "match", name: "udp", span, sourcePorts, destinationPorts };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "udp")) return null;
    const sourcePorts = readListPorts(cursor, "spt");
    const destinationPorts = readListPorts(cursor, "dpt");
    if (sourcePorts === null || destinationPorts === null) return null;
    return {
      kind: "match",
      name: "udp",
      span: spanOf(cursor, start, cursor.pos),
      sourcePorts: sourcePorts ?? null,
      destinationPorts: destinationPorts ?? null,
    };
  },
};

export const udpPrinter: ExtensionPrinter<UdpMatch> = {
  printSave: ({ sourcePorts, destinationPorts }) =>
    joinWords(printSavePorts("sport", sourcePorts), printSavePorts("dport", destinationPorts)),
  printList: ({ sourcePorts, destinationPorts }) =>
    `udp${printListPorts("spt", sourcePorts)}${printListPorts("dpt", destinationPorts)}`,
  lost: ({ sourcePorts, destinationPorts }) => lostPorts(sourcePorts, destinationPorts),
};
