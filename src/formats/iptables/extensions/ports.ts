import type { Cursor } from "../../../text/cursor.ts";
import { gluedNot, nextLiteral, restOfWord } from "../list-words.ts";
import type { IptablesLoss } from "../loss-codes.ts";
import { readDecimal } from "../numbers.ts";
import { optionName, type SaveOptions } from "../save-options.ts";
import type { Port, PortMatch } from "../values.ts";

const HIGHEST_PORT = 65535;

/** Returns the port of a number or a service name, or null: a number above 65535, no text, or a blank or colon in it. */
function readPort(text: string): Port | null {
  const code = text.charCodeAt(0);
  if (code >= 0x30 && code <= 0x39) {
    const port = readDecimal(text, HIGHEST_PORT);
    if (port !== null) return port;
    return /^\d+$/.test(text) ? null : readServiceName(text);
  }
  return readServiceName(text);
}

const readServiceName = (text: string): string | null => (/^[^\s:!,/]*[A-Za-z][^\s:!,/]*$/.test(text) ? text : null);

/** Returns the ports of `80`, `80:90`, `http` or `tcpmux:1023`; `:90` and `80:` are open to 0 and 65535. */
export function readPorts(text: string, negated: boolean): PortMatch | null {
  const colon = text.indexOf(":");
  const from = colon === 0 ? 0 : readPort(colon < 0 ? text : text.slice(0, colon));
  if (from === null) return null;
  if (colon < 0) return { from, to: from, negated };
  const to = colon === text.length - 1 ? HIGHEST_PORT : readPort(text.slice(colon + 1));
  return to === null || text.length === 1 ? null : { from, to, negated };
}

/** Prints what {@link readPorts} reads. */
export function printPorts({ from, to }: { readonly from: Port; readonly to: Port }): string {
  return from === to ? String(from) : `${from}:${to}`;
}

/**
 * Reads ` dpt:80`, ` dpt:!80`, ` dpts:1:5` or ` dpts:!1:5` at the cursor: undefined when nothing of the kind stands there,
 * null when it does and is no port. `word` is `spt` or `dpt`. All ports, not negated, are any: undefined too.
 */
export function readListPorts(cursor: Cursor, word: string): PortMatch | null | undefined {
  if (!nextLiteral(cursor, word)) return undefined;
  if (cursor.text.charCodeAt(cursor.pos) === 0x73) cursor.pos++;
  if (cursor.text.charCodeAt(cursor.pos) !== 0x3a) return null;
  cursor.pos++;
  const negated = gluedNot(cursor);
  const ports = readPorts(restOfWord(cursor), negated);
  return ports !== null && isAny(ports) ? undefined : ports;
}

/** All ports, which a listing does not show (the save form of SCTP and DCCP does). */
const isAny = ({ from, to, negated }: PortMatch): boolean => !negated && from === 0 && to === HIGHEST_PORT;

/** Returns what is lost where a port is the name of a service: its number. */
export function lostPorts(...matches: readonly (Pick<PortMatch, "from" | "to"> | null)[]): readonly IptablesLoss[] {
  const isNamed = matches.some((match) => typeof match?.from === "string" || typeof match?.to === "string");
  return isNamed ? ["iptables/lost-number"] : [];
}

/** Prints ` dpt:80` and its other forms, empty without ports. */
export function printListPorts(word: string, ports: PortMatch | null): string {
  if (ports === null || isAny(ports)) return "";
  return ` ${word}${ports.from === ports.to ? "" : "s"}:${ports.negated ? "!" : ""}${printPorts(ports)}`;
}

/** Reads an option with ports: null when it is not given, undefined when its value is none. */
export function readSavePorts(options: SaveOptions, name: string): PortMatch | null | undefined {
  const option = options.get(name) ?? options.get(name === "sport" ? "source-port" : "destination-port");
  return option === undefined ? null : (readPorts(option.value, option.negated) ?? undefined);
}

/** Prints `! --dport 80` and its other forms, empty without ports. */
export function printSavePorts(name: string, ports: PortMatch | null): string {
  return ports === null ? "" : `${optionName(name, ports.negated)} ${printPorts(ports)}`;
}
