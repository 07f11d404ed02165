import { lineSpan } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import type { BsdColumns } from "./bsd-columns.ts";
import type { BsdSection } from "./bsd-head.ts";
import { type BsdHead, type BsdTableDraft, openBsdTable } from "./bsd-table.ts";
import { flushPending, keepLine, leaveOthers, type TableHost } from "./table-host.ts";

/** The title right before a table of BSD, which takes it away. */
function takeTitle(host: TableHost): Pick<BsdHead, "title" | "start"> {
  const { others, reader } = host;
  const { pending } = others;
  if (pending !== null && pending.title === null) flushPending(host);
  others.pending = null;
  if (pending === null || pending.title === null) return { title: null, start: reader.cursor.lineStart };
  return { title: pending.title, start: pending.start };
}

function isBare({ routes, unknown }: BsdTableDraft): boolean {
  return routes.length === 0 && unknown.length === 0;
}

export function readBsdSection(host: TableHost, { text, family }: BsdSection): boolean {
  const { others, reader } = host;
  const { openBsd } = others;
  if (family === null) return readOtherSection(host);
  if (openBsd !== null && openBsd.section === null && openBsd.hasHeading && isBare(openBsd)) {
    openBsd.section = text;
    openBsd.family = family;
    openBsd.isFamilyTold = true;
    openBsd.end = reader.cursor.lineEnd;
    return true;
  }
  const columns = others.lastBsd?.columns ?? null;
  return addBsdTable(host, {
    ...takeTitle(host),
    section: text,
    family,
    isFamilyTold: true,
    columns,
    hasHeading: false,
  });
}

/** A family that routes of IP have nothing to do with: its section is kept as it stands. */
function readOtherSection(host: TableHost): boolean {
  const { others, reader } = host;
  const isPending = others.pending !== null && others.pending.title !== null;
  if (!isPending && others.lastBsd === null) return false;
  if (others.pending !== null) flushPending(host);
  others.openBsd = null;
  others.isOtherFamily = true;
  host.open = null;
  keepLine(host);
  report(reader.report, "netstat/other-family", lineSpan(reader.cursor));
  return true;
}

export function enterBsdHeading(host: TableHost, columns: BsdColumns): true {
  const { others, reader } = host;
  const { openBsd } = others;
  if (openBsd !== null && !openBsd.hasHeading && isBare(openBsd)) {
    openBsd.columns = columns;
    openBsd.hasHeading = true;
    openBsd.end = reader.cursor.lineEnd;
    return true;
  }
  const family = columns.isWide ? "ipv6" : "ipv4";
  return addBsdTable(host, {
    ...takeTitle(host),
    section: null,
    family,
    isFamilyTold: false,
    columns,
    hasHeading: true,
  });
}

function addBsdTable(host: TableHost, head: BsdHead): true {
  const { others, reader, tables } = host;
  const table = openBsdTable(reader.cursor, head);
  leaveOthers(others);
  host.open = null;
  others.openBsd = table;
  others.lastBsd = table;
  tables.push(table);
  return true;
}
