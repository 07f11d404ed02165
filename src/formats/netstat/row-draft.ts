import type { Span } from "../../text/span.ts";
import type { Route, RouteFlags, WrittenWords } from "./ast.ts";
import { NONE, UNREAD } from "./figure.ts";

/** Words as they are collected for {@link WrittenWords}. */
export type WrittenDraft = { -readonly [Column in keyof WrittenWords]: WrittenWords[Column] };

/** The columns that hold figures. */
export type FigureColumn = "metric" | "ref" | "use" | "mss" | "window" | "irtt";

/** A row while its words are read, figures as `scanFigure` returns them. One object is filled again for every row. */
export interface RowDraft extends Record<FigureColumn, number> {
  span: Span;
  destination: Route["destination"];
  gateway: Route["gateway"];
  flags: RouteFlags;
  interface: string | null;
  /** What the present row has collected so far, null for nothing. */
  written: WrittenDraft | null;
}

/** Which figures a row has. */
export type Columns = "link" | "usage" | "both";

const LINK: readonly FigureColumn[] = ["mss", "window", "irtt"];
const USAGE: readonly FigureColumn[] = ["metric", "ref", "use"];

/** Returns a draft of nothing. */
export function openDraft(): RowDraft {
  const head = { span: { start: 0, end: 0 }, destination: { host: "", prefixLength: null }, gateway: null };
  const figures = { metric: NONE, ref: NONE, use: NONE, mss: NONE, window: NONE, irtt: NONE };
  return { ...head, flags: { letters: "", names: [] }, ...figures, interface: null, written: null };
}

/** Returns the route of a draft. The three shapes that rows have are built here, each in one place, and rows with something unusual apart. */
export function finishDraft(draft: RowDraft, columns: Columns): Route {
  const { span, destination, gateway, flags } = draft;
  if (draft.written !== null) return finishUnusual(draft, draft.written, columns);
  const name = draft.interface;
  if (columns === "link") {
    const { mss, window, irtt } = draft;
    return {
      kind: "route",
      span,
      destination,
      gateway,
      flags,
      mss: figureOf(mss),
      window: figureOf(window),
      irtt: figureOf(irtt),
      interface: name,
    };
  }
  const metric = figureOf(draft.metric);
  const ref = figureOf(draft.ref);
  const use = figureOf(draft.use);
  if (columns === "usage") {
    return { kind: "route", span, destination, gateway, flags, metric, ref, use, interface: name };
  }
  const mss = figureOf(draft.mss);
  const window = figureOf(draft.window);
  const irtt = figureOf(draft.irtt);
  return { kind: "route", span, destination, gateway, flags, metric, ref, use, mss, window, irtt, interface: name };
}

function figureOf(figure: number): number | null {
  return figure === NONE ? null : figure;
}

/** A row that keeps words as written; a figure that could not be read is left out. */
function finishUnusual(draft: RowDraft, written: WrittenWords, columns: Columns): Route {
  const { span, destination, gateway, flags } = draft;
  const figures: Record<string, number | null> = {};
  for (const column of [...(columns === "link" ? [] : USAGE), ...(columns === "usage" ? [] : LINK)]) {
    if (draft[column] !== UNREAD) figures[column] = figureOf(draft[column]);
  }
  return { kind: "route", span, destination, gateway, flags, ...figures, interface: draft.interface, written };
}
