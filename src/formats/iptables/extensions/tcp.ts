import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { gluedNot, nextLiteral, restOfWord, skipWord } from "../list-words.ts";
import { readDecimal, readUint32 } from "../numbers.ts";
import { joinWords, optionName, type SaveOption } from "../save-options.ts";
import type { ListStyle, NumberMatch, PortMatch } from "../values.ts";
import { lostPorts, printListPorts, printSavePorts, readListPorts, readSavePorts } from "./ports.ts";

/** `-m tcp`. Ports are null for any. */
export interface TcpMatch {
  readonly kind: "match";
  readonly name: "tcp";
  readonly span: Span;
  readonly sourcePorts: PortMatch | null;
  readonly destinationPorts: PortMatch | null;
  readonly tcpOption?: NumberMatch;
  readonly tcpFlags?: TcpFlagsMatch;
}

/** `--tcp-flags MASK COMP`: of the flags in `mask` exactly those in `set` are on. Both in the order of their bits. */
export interface TcpFlagsMatch {
  readonly negated: boolean;
  readonly mask: readonly string[];
  readonly set: readonly string[];
}

/** The flags by their bits, lowest first (libxt_tcp.c). */
const FLAGS: readonly string[] = ["FIN", "SYN", "RST", "PSH", "ACK", "URG"];
const ALL_FLAGS = 63;

/** libxt_tcp.c. */
export const tcp: MatchReader<TcpMatch> = {
  options: {
    sport: "!1",
    "source-port": "!1",
    dport: "!1",
    "destination-port": "!1",
    "tcp-option": "!1",
    "tcp-flags": "!2",
    syn: "!0",
  },
  readSave: (options, span) => {
    const sourcePorts = readSavePorts(options, "sport");
    const destinationPorts = readSavePorts(options, "dport");
    const option = options.get("tcp-option");
    const tcpOption = option === undefined ? undefined : numberMatch(option.value, option.negated);
    const tcpFlags = readSaveFlags(options.get("tcp-flags"), options.get("syn"));
    if (sourcePorts === undefined || destinationPorts === undefined || tcpOption === null || tcpFlags === null)
      return null;
    return withRest({ kind: "match", name: "tcp", span, sourcePorts, destinationPorts }, tcpOption, tcpFlags);
  },
  readList: readTcp,
};

export const tcpPrinter: ExtensionPrinter<TcpMatch> = {
  printSave: ({ sourcePorts, destinationPorts, tcpOption, tcpFlags }) =>
    joinWords(
      printSavePorts("sport", sourcePorts),
      printSavePorts("dport", destinationPorts),
      tcpOption === undefined ? "" : `${optionName("tcp-option", tcpOption.negated)} ${tcpOption.value}`,
      tcpFlags === undefined
        ? ""
        : `${optionName("tcp-flags", tcpFlags.negated)} ${flagNames(tcpFlags.mask)} ${flagNames(tcpFlags.set)}`,
    ),
  printList: ({ sourcePorts, destinationPorts, tcpOption, tcpFlags }, style) =>
    `tcp${printListPorts("spt", sourcePorts)}${printListPorts("dpt", destinationPorts)}${
      tcpOption === undefined ? "" : ` option=${tcpOption.negated ? "!" : ""}${tcpOption.value}`
    }${tcpFlags === undefined ? "" : printFlags(tcpFlags, style)}`,
  lost: ({ sourcePorts, destinationPorts }) => lostPorts(sourcePorts, destinationPorts),
};

function withRest(base: TcpMatch, tcpOption: NumberMatch | undefined, tcpFlags: TcpFlagsMatch | undefined): TcpMatch {
  if (tcpOption === undefined && tcpFlags === undefined) return base;
  return {
    ...base,
    ...(tcpOption === undefined ? {} : { tcpOption }),
    ...(tcpFlags === undefined ? {} : { tcpFlags }),
  };
}

/**
 *     tcp spt:1024 dpts:!80:90 option=!5 flags:0x17/0x02
 *         ^ in this order, each at most once
 */
function readTcp(cursor: Cursor): TcpMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "tcp")) return null;
  const sourcePorts = readListPorts(cursor, "spt");
  const destinationPorts = readListPorts(cursor, "dpt");
  if (sourcePorts === null || destinationPorts === null) return null;
  const tcpOption = readListOption(cursor);
  const tcpFlags = readListFlags(cursor);
  if (tcpOption === null || tcpFlags === null) return null;
  const base: TcpMatch = {
    kind: "match",
    name: "tcp",
    span: spanOf(cursor, start, cursor.pos),
    sourcePorts: sourcePorts ?? null,
    destinationPorts: destinationPorts ?? null,
  };
  return withRest(base, tcpOption, tcpFlags);
}

function readListOption(cursor: Cursor): NumberMatch | null | undefined {
  if (!nextLiteral(cursor, "option=")) return undefined;
  const negated = gluedNot(cursor);
  return numberMatch(restOfWord(cursor), negated);
}

function numberMatch(text: string, negated: boolean): NumberMatch | null {
  const value = readDecimal(text, 255);
  return value === null ? null : { negated, value };
}

function readListFlags(cursor: Cursor): TcpFlagsMatch | null | undefined {
  if (!nextLiteral(cursor, "flags:")) return undefined;
  const negated = gluedNot(cursor);
  const text = restOfWord(cursor);
  const slash = text.indexOf("/");
  return slash < 0 ? null : flagsMatch(text.slice(0, slash), text.slice(slash + 1), negated);
}

function readSaveFlags(flags: SaveOption | undefined, syn: SaveOption | undefined): TcpFlagsMatch | null | undefined {
  if (syn !== undefined) return flags === undefined ? flagsMatch("FIN,SYN,RST,ACK", "SYN", syn.negated) : null;
  return flags === undefined ? undefined : flagsMatch(flags.value, flags.second, flags.negated);
}

function flagsMatch(maskText: string, setText: string, negated: boolean): TcpFlagsMatch | null {
  const mask = readFlags(maskText);
  const set = readFlags(setText);
  return mask === null || set === null ? null : { negated, mask, set };
}

/** The names of `SYN,ACK`, `NONE`, `ALL` or `0x12`. */
function readFlags(text: string): readonly string[] | null {
  const bits = text.startsWith("0x") ? readUint32(text) : namedBits(text);
  return bits === null || bits > ALL_FLAGS ? null : FLAGS.filter((_, bit) => bits & (1 << bit));
}

function namedBits(text: string): number | null {
  if (text === "NONE") return 0;
  if (text === "ALL") return ALL_FLAGS;
  const names = text.split(",");
  if (names.length > FLAGS.length) return null;
  let bits = 0;
  for (const name of names) {
    const bit = FLAGS.indexOf(name);
    if (bit < 0) return null;
    bits |= 1 << bit;
  }
  return bits;
}

const flagNames = (flags: readonly string[]): string => (flags.length === 0 ? "NONE" : flags.join(","));

function printFlags({ negated, mask, set }: TcpFlagsMatch, style: ListStyle): string {
  const not = negated ? "!" : "";
  if (!style.numeric) return ` flags:${not}${flagNames(mask)}/${flagNames(set)}`;
  return ` flags:${not}${flagBits(mask)}/${flagBits(set)}`;
}

/** Two digits in upper case: `0x02`, `0x3F`. */
function flagBits(flags: readonly string[]): string {
  return `0x${(namedBits(flagNames(flags)) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
}
