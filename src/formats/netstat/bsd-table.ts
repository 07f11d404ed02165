import type { AddressFamily } from "../../net/index.ts";
import { type Cursor, spanOf } from "../../text/cursor.ts";
import { type Report, report } from "../../text/diagnostic.ts";
import type { UnknownNode } from "../../text/unknown.ts";
import type { BsdTableTitle, Route, RouteTable } from "./ast.ts";
import type { BsdColumns } from "./bsd-columns.ts";
import { type FlagsDraft, nameFlags, systemByFlags } from "./bsd-flags.ts";
import type { NetstatCode } from "./diagnostics.ts";

/** A flags word and where it stands first. */
export interface FirstFlags {
  readonly start: number;
  readonly end: number;
}

/** A table of BSD while its lines are read. */
export interface BsdTableDraft {
  readonly kind: "bsd";
  family: AddressFamily;
  /** Whether a section or a row told the family. */
  isFamilyTold: boolean;
  readonly title: BsdTableTitle | null;
  section: string | null;
  /** The columns that rows are read by: its own, or those of the table before it. */
  columns: BsdColumns | null;
  /** Whether the heading line is its own. */
  hasHeading: boolean;
  readonly routes: Route[];
  readonly flags: Map<string, FlagsDraft>;
  readonly places: Map<string, FirstFlags>;
  readonly unknown: UnknownNode[];
  readonly start: number;
  end: number;
}

/** What the lines above the rows say. */
export type BsdHead = Pick<
  BsdTableDraft,
  "family" | "isFamilyTold" | "title" | "section" | "columns" | "hasHeading" | "start"
>;

/** Returns a table that ends at the current line so far. */
export function openBsdTable(cursor: Cursor, head: BsdHead): BsdTableDraft {
  return { kind: "bsd", ...head, routes: [], flags: new Map(), places: new Map(), unknown: [], end: cursor.lineEnd };
}

/** Returns the table of a draft, and reports flags that have no meaning in its system. */
export function closeBsdTable(cursor: Cursor, draft: BsdTableDraft, to: Report<NetstatCode>): RouteTable {
  const { family, title, section, columns, hasHeading, routes, unknown } = draft;
  const form = columns === null ? null : systemByFlags(columns.system, draft.flags);
  for (const letters of nameFlags(form ?? "bsd", draft.flags)) {
    const place = draft.places.get(letters);
    if (place !== undefined)
      report(to, "netstat/unknown-flag", spanOf(cursor, place.start, place.end), { actual: letters });
  }
  return {
    kind: "table",
    span: spanOf(cursor, draft.start, draft.end),
    family,
    form,
    ...(title === null ? {} : { title }),
    ...(section === null ? {} : { section }),
    ...(hasHeading && columns !== null ? { heading: columns.heading } : {}),
    routes: routes.slice(),
    ...(unknown.length === 0 ? {} : { unknown }),
  };
}
