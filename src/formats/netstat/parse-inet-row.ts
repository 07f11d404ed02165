import { type Cidr, explainNetmask, parseCidr } from "../../net/index.ts";
import { endOf, startOf } from "../../text/line-words.ts";
import type { NamedDestination, Route } from "./ast.ts";
import { type FlagsReading, isReject } from "./flags.ts";
import { gatewayWord, isNumeric } from "./gateway.ts";
import { inetCidr } from "./inet-cidr.ts";
import { type RowHead, readExtendedRoute, readLinkRoute, readUsageRoute } from "./read-figures.ts";
import { keepWord, type RowReader, readingAt, reportWord, rowSpan, wordAt } from "./row-reader.ts";

/** The forms of IPv4 tables. */
export type InetForm = "netstat" | "route" | "extended";

/**
 * Returns the route that the words of an IPv4 row stand for, null when neither its genmask nor its flags are such (then it is no row).
 *
 *     10.128.0.0      10.131.0.1      255.252.0.0     UG        0 0          0 ovn-k8s-mp0
 *     ^0              ^1              ^2              ^3        ^4 and on: by the heading
 *
 * Source: net-tools lib/inet_gr.c, rprint_fib, the same printf from 1.60 to 2.10.
 */
export function readInetRow(reader: RowReader, form: InetForm): Route | null {
  const prefixLength = readingAt(reader, 2, reader.memory.genmask);
  const reading = readingAt(reader, 3, reader.memory.inetFlags);
  if (prefixLength < 0 && !reading.isTelling) return null;
  reader.written = null;
  const head = readHead(reader, prefixLength, reading);
  if (form === "netstat") return readLinkRoute(reader, head, 4);
  return form === "route" ? readUsageRoute(reader, head, 4) : readExtendedRoute(reader, head);
}

function readHead(reader: RowReader, prefixLength: number, reading: FlagsReading): RowHead {
  const { flags, isKnown, isHost } = reading;
  const isRejected = isReject(flags.letters);
  const span = rowSpan(reader);
  const destination = readDestination(reader, prefixLength);
  const gateway = readGatewayColumn(reader, isRejected);
  if (!isKnown) reportWord(reader, "netstat/unknown-flag", { index: 3 });
  if (prefixLength >= 0 && isHost !== (prefixLength === 32)) {
    reportWord(reader, "netstat/host-flag", { index: 3, expected: isHost ? "no H" : "H" });
  }
  return { span, destination, gateway, flags, interface: readInterface(reader, 7, isRejected) };
}

function readDestination(reader: RowReader, prefixLength: number): Cidr | NamedDestination {
  const { cursor, words } = reader;
  const place = { start: startOf(words, 0), end: endOf(words, 0) };
  const cidr = prefixLength < 0 ? null : inetCidr(cursor.text, place, prefixLength);
  if (cidr !== null) return cidr;
  const word = wordAt(reader, 0);
  if (prefixLength < 0) {
    const genmask = wordAt(reader, 2);
    const expected = `a netmask (${explainNetmask(genmask)?.reason ?? "mixed-families"})`;
    reportWord(reader, "netstat/bad-genmask", { index: 2, expected });
    keepWord(reader, "genmask", genmask);
    return { host: word, prefixLength: null };
  }
  const any = word === "default" ? parseCidr(`0.0.0.0/${prefixLength}`) : null;
  if (any !== null) {
    keepWord(reader, "destination", word);
    return any;
  }
  if (isNumeric(word))
    reportWord(reader, "netstat/bad-destination", { index: 0, expected: "an IPv4 address or a name" });
  return { host: word, prefixLength };
}

function readGatewayColumn(reader: RowReader, isRejected: boolean): Route["gateway"] {
  const { gateway, isValid, word } = readingAt(reader, 1, reader.memory.inetGateway);
  if (!isValid) reportWord(reader, "netstat/bad-gateway", { index: 1, expected: "an IPv4 address" });
  if (gateway === null && word !== gatewayWord(null, { family: "ipv4", isReject: isRejected }))
    keepWord(reader, "gateway", word);
  return gateway;
}

/** `*` is how /proc/net/route shows no interface, `-` how a reject row does; elsewhere `-` is the name of an interface. */
function readInterface(reader: RowReader, index: number, isRejected: boolean): string | null {
  const name = readingAt(reader, index, reader.memory.interface);
  if (isRejected && name === "-") return null;
  if (name !== "*") return name;
  if (isRejected) keepWord(reader, "interface", name);
  return null;
}
