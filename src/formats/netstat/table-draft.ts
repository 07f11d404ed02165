import type { AddressFamily } from "../../net/index.ts";
import { type Cursor, spanOf } from "../../text/cursor.ts";
import type { UnknownNode } from "../../text/unknown.ts";
import type { Route, RouteTable, RouteTableForm, RouteTableTitle } from "./ast.ts";

/** A table while its lines are read. */
export interface TableDraft {
  readonly family: AddressFamily;
  form: RouteTableForm | null;
  readonly title: RouteTableTitle | null;
  readonly routes: Route[];
  readonly unknown: UnknownNode[];
  readonly start: number;
  end: number;
}

/** Returns a table that begins at the current line. */
export function openTable(cursor: Cursor, head: Pick<TableDraft, "family" | "form" | "title">): TableDraft {
  return { ...head, routes: [], unknown: [], start: cursor.lineStart, end: cursor.lineEnd };
}

/** Returns the table of a draft. */
export function closeTable(cursor: Cursor, draft: TableDraft): RouteTable {
  const { family, form, title, routes, unknown } = draft;
  return {
    kind: "table",
    span: spanOf(cursor, draft.start, draft.end),
    family,
    form,
    ...(title === null ? {} : { title }),
    routes,
    ...(unknown.length === 0 ? {} : { unknown }),
  };
}
