import { endOf, startOf } from "../../text/line-words.ts";
import type { Route, RouteFlags, WrittenWords } from "./ast.ts";
import { extendedRoute, linkRoute, type RowEnds, usageRoute } from "./build-route.ts";
import { isPrintedSigned, NONE, scanFigure, UNREAD } from "./figure.ts";
import { keepWord, type RowReader, reportWord, wordAt } from "./row-reader.ts";

/** What a row has beside its figures. */
export interface RowHead extends RowEnds {
  readonly flags: RouteFlags;
  readonly interface: string | null;
}

/** The columns of figures; the last five are those of the routing cache. */
export type FigureColumn =
  | "metric"
  | "ref"
  | "use"
  | "mss"
  | "window"
  | "irtt"
  | "tos"
  | "hhRef"
  | "hhUptod"
  | "hh"
  | "arp";

type Figures = { readonly [Column in FigureColumn]?: number };

/** Returns the figure at a word as `scanFigure` does; one that could not be read is reported and its word kept. */
export function readFigure(reader: RowReader, index: number, column: FigureColumn): number {
  const { text } = reader.cursor;
  const start = startOf(reader.words, index);
  const figure = scanFigure(text, start, endOf(reader.words, index));
  if (figure === UNREAD) reportWord(reader, "netstat/bad-figure", { index, expected: "-2147483648 to 4294967295" });
  else if (!isPrintedSigned(figure) || text.charAt(start) === "-") return figure;
  keepWord(reader, column, wordAt(reader, index));
  return figure;
}

/** Returns a figure as the tree has it: null for `-`. */
export const figureOf = (figure: number): number | null => (figure === NONE ? null : figure);

/** Returns a route whose MSS, Window and irtt begin at a word. */
export function readLinkRoute(reader: RowReader, head: RowHead, first: number): Route {
  const mss = readFigure(reader, first, "mss");
  const window = readFigure(reader, first + 1, "window");
  const irtt = readFigure(reader, first + 2, "irtt");
  if (reader.written !== null) return unusualRoute(head, { mss, window, irtt }, reader.written);
  const { flags, interface: name } = head;
  return linkRoute(head, {
    flags,
    interface: name,
    mss: figureOf(mss),
    window: figureOf(window),
    irtt: figureOf(irtt),
  });
}

/** Returns a route whose Metric, Ref and Use begin at a word. */
export function readUsageRoute(reader: RowReader, head: RowHead, first: number): Route {
  const metric = readFigure(reader, first, "metric");
  const ref = readFigure(reader, first + 1, "ref");
  const use = readFigure(reader, first + 2, "use");
  return readUsage(reader, head, { metric, ref, use });
}

/** Returns a route of a metric and of Ref and Use that stood in one word. */
export function readGluedRoute(reader: RowReader, head: RowHead, refUse: { ref: number; use: number }): Route {
  const { ref, use } = refUse;
  return readUsage(reader, head, { metric: readFigure(reader, 3, "metric"), ref, use });
}

function readUsage(
  reader: RowReader,
  head: RowHead,
  figures: { readonly metric: number; readonly ref: number; readonly use: number },
): Route {
  if (reader.written !== null) return unusualRoute(head, figures, reader.written);
  const { flags, interface: name } = head;
  return usageRoute(head, {
    flags,
    interface: name,
    metric: figureOf(figures.metric),
    ref: figureOf(figures.ref),
    use: figureOf(figures.use),
  });
}

/** Returns a route of the extended form, which has all six figures. */
export function readExtendedRoute(reader: RowReader, head: RowHead): Route {
  const metric = readFigure(reader, 4, "metric");
  const ref = readFigure(reader, 5, "ref");
  const use = readFigure(reader, 6, "use");
  const mss = readFigure(reader, 8, "mss");
  const window = readFigure(reader, 9, "window");
  const irtt = readFigure(reader, 10, "irtt");
  if (reader.written !== null) return unusualRoute(head, { metric, ref, use, mss, window, irtt }, reader.written);
  const { flags, interface: name } = head;
  return extendedRoute(head, {
    flags,
    interface: name,
    metric: figureOf(metric),
    ref: figureOf(ref),
    use: figureOf(use),
    mss: figureOf(mss),
    window: figureOf(window),
    irtt: figureOf(irtt),
  });
}

/** A row that keeps words as written; a figure that could not be read is left out. */
function unusualRoute(head: RowHead, figures: Figures, written: WrittenWords): Route {
  const { span, destination, gateway, flags, interface: name } = head;
  const read: Record<string, number | null> = {};
  for (const [column, figure] of Object.entries(figures)) if (figure !== UNREAD) read[column] = figureOf(figure);
  return { kind: "route", span, destination, gateway, flags, ...read, interface: name, written };
}
