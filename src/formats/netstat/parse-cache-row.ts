import { type Cidr, type IpAddress, parseCidr, parseIpv4 } from "../../net/index.ts";
import { endOf, startOf } from "../../text/line-words.ts";
import type { NamedDestination, NamedGateway, Route, RouteCacheForm } from "./ast.ts";
import { scanFigure } from "./figure.ts";
import { FORMS } from "./forms.ts";
import { isNumeric, readGateway } from "./gateway.ts";
import { recall } from "./memory.ts";
import { type FigureColumn, figureOf, readFigure } from "./read-figures.ts";
import { keepWord, type RowReader, readingAt, reportWord, rowSpan, wordAt } from "./row-reader.ts";

/** The figures of each form that stand before the interface, and those behind it. */
const FIGURES: Readonly<
  Record<RouteCacheForm, { readonly before: readonly FigureColumn[]; readonly behind: readonly FigureColumn[] }>
> = {
  "cache-netstat": { before: ["mss", "window", "irtt"], behind: [] },
  "cache-route": { before: ["metric", "ref", "use"], behind: [] },
  "cache-extended": {
    before: ["metric", "ref", "use"],
    behind: ["mss", "window", "irtt", "tos", "hhRef", "hhUptod"],
  },
  "cache-extended-2.0": { before: ["metric", "ref", "use"], behind: ["mss", "window", "irtt", "hh", "arp"] },
};

/**
 * Returns the route that the words of a row of the routing cache stand for, null when it is no row. The flags are empty where none is set.
 *
 *     192.0.2.157     192.0.2.51      192.0.2.51            0      0        1 eth0
 *     ^0 source       ^1 destination  ^2 gateway            ^3, or ^4 behind flags: by the heading
 *
 * Source: net-tools lib/inet_gr.c, rprint_cache, the same printf from 1.60 to 2.10. Kernels had the cache up to 3.5.
 */
export function readCacheRow(reader: RowReader, form: RouteCacheForm): Route | null {
  const { words, cursor } = reader;
  const missing = FORMS[form].words - words.count;
  if (missing !== 0 && missing !== 1) return null;
  const first = 4 - missing;
  const isFigure = (index: number): boolean => scanFigure(cursor.text, startOf(words, index), endOf(words, index)) >= 0;
  // Of three figures one may be damaged, or it is no row.
  if ([first, first + 1, first + 2].filter(isFigure).length < 2) return null;
  reader.written = null;
  const { flags, isKnown } = recall(reader.memory.cacheFlags, missing === 1 ? "" : wordAt(reader, 3));
  if (!isKnown) reportWord(reader, "netstat/unknown-flag", { index: 3 });
  const head = {
    kind: "route" as const,
    span: rowSpan(reader),
    source: readEnd(reader, 0, "source"),
    destination: readDestination(reader),
    gateway: readEnd(reader, 2, "gateway"),
    flags,
  };
  const name = readingAt(reader, first + 3, reader.memory.interface);
  const tail = readTail(reader, form, first);
  return { ...head, ...tail, interface: name === "*" ? null : name, ...writtenOf(reader) };
}

const writtenOf = ({ written }: RowReader): Pick<Route, "written"> => (written === null ? {} : { written });

type Tail = { -readonly [Column in FigureColumn]?: number | null } & { specDst?: IpAddress | NamedGateway | null };

/** The figures, and SpecDst where the form has it. */
function readTail(reader: RowReader, form: RouteCacheForm, first: number): Tail {
  const { before, behind } = FIGURES[form];
  const tail: Tail = {};
  const read = (column: FigureColumn, index: number): void => {
    if ((column === "hhRef" || column === "hh") && wordAt(reader, index) === "-1") tail[column] = null;
    else {
      const figure = figureOf(readFigure(reader, index, column));
      if (figure === null || figure >= 0) tail[column] = figure;
    }
  };
  for (const [at, column] of before.entries()) read(column, first + at);
  for (const [at, column] of behind.entries()) read(column, first + before.length + 1 + at);
  if (form === "cache-extended") tail.specDst = readEnd(reader, reader.words.count - 1, "specDst");
  return tail;
}

/** A cached route is one to a single address, `*` without `-n` for 0.0.0.0. */
function readDestination(reader: RowReader): Cidr | NamedDestination {
  const word = wordAt(reader, 1);
  const cidr = parseIpv4(word) === null && word !== "*" ? null : parseCidr(`${word === "*" ? "0.0.0.0" : word}/32`);
  if (cidr !== null) {
    if (word === "*") keepWord(reader, "destination", word);
    return cidr;
  }
  if (isNumeric(word))
    reportWord(reader, "netstat/bad-destination", { index: 1, expected: "an IPv4 address or a name" });
  return { host: word, prefixLength: 32 };
}

/** The source, gateway or SpecDst at a word. */
function readEnd(
  reader: RowReader,
  index: number,
  column: "source" | "gateway" | "specDst",
): IpAddress | NamedGateway | null {
  const word = wordAt(reader, index);
  const { gateway, isValid } = readGateway(word, "ipv4");
  const code = column === "gateway" ? "netstat/bad-gateway" : "netstat/bad-source";
  if (!isValid) reportWord(reader, code, { index, expected: "an IPv4 address" });
  if (gateway === null && word !== "0.0.0.0") keepWord(reader, column, word);
  return gateway;
}
