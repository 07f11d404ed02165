import type { AddressFamily } from "../../net/index.ts";
import { type Cursor, spanOf } from "../../text/cursor.ts";
import type { UnknownNode } from "../../text/unknown.ts";
import type { Route, RouteTable, RouteTableForm, RouteTableTitle, WrittenHead } from "./ast.ts";
import type { RowMiddle, RowTail } from "./build-route.ts";

/** A table while its lines are read. */
export interface TableDraft {
  readonly family: AddressFamily;
  form: RouteTableForm | null;
  readonly title: RouteTableTitle | null;
  written: WrittenHead | null;
  readonly routes: Route[];
  /** What rows have in common, by its text. */
  readonly tails: Map<string, RowTail>;
  readonly middles: Map<string, RowMiddle>;
  readonly unknown: UnknownNode[];
  readonly start: number;
  end: number;
}

/** What the lines above the rows say. */
export type TableHead = Pick<TableDraft, "family" | "form" | "title" | "written">;

/** Returns a table that begins at the current line. */
export function openTable(cursor: Cursor, head: TableHead): TableDraft {
  return {
    ...head,
    routes: [],
    tails: new Map(),
    middles: new Map(),
    unknown: [],
    start: cursor.lineStart,
    end: cursor.lineEnd,
  };
}

/** Returns the table of a draft. */
export function closeTable(cursor: Cursor, draft: TableDraft): RouteTable {
  const { family, form, title, written, routes, unknown } = draft;
  return {
    kind: "table",
    span: spanOf(cursor, draft.start, draft.end),
    family,
    form,
    ...(title === null ? {} : { title }),
    ...(written === null ? {} : { written }),
    // Cut to size: what was pushed has up to half as many places again.
    routes: routes.slice(),
    ...(unknown.length === 0 ? {} : { unknown }),
  };
}
