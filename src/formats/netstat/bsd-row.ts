import type { Cidr } from "../../net/index.ts";
import { gapsOf } from "../../text/cell-layout.ts";
import { spanOf } from "../../text/cursor.ts";
import type { Span } from "../../text/span.ts";
import type { NamedDestination, Route } from "./ast.ts";
import { areInPlace, type BsdCells, findBsdCells } from "./bsd-cells.ts";
import { type BsdRowTask, plainFigure, type RouteDraft, readBsdField, reportCell, wordOf } from "./bsd-fields.ts";
import { type FlagsDraft, isFlagsWord } from "./bsd-flags.ts";
import type { BsdTableDraft } from "./bsd-table.ts";
import {
  type BsdGateway,
  bsdDestinationWord,
  familyOfWords,
  isBadDestination,
  readBsdDestination,
  readBsdGateway,
} from "./bsd-words.ts";
import { NONE, UNREAD } from "./figure.ts";
import { keepWord, type RowReader } from "./row-reader.ts";

/** What reading rows of BSD takes beside the reader of all rows. One object serves all rows of a table. */
export interface BsdReader {
  readonly reader: RowReader;
  readonly cells: BsdCells;
  /** Gateway words that came before. */
  readonly gateways: Map<string, BsdGateway>;
  task: Task | null;
}

interface Task extends BsdRowTask {
  readonly gateways: Map<string, BsdGateway>;
}

/** Returns a reader of rows of BSD. */
export function openBsdReader(reader: RowReader): BsdReader {
  return { reader, cells: { starts: [], ends: [], continues: false }, gateways: new Map(), task: null };
}

/** Returns the task of a table's rows, null while no heading has told its columns. */
function taskOf(bsd: BsdReader, table: BsdTableDraft): Task | null {
  const { task } = bsd;
  const { columns } = table;
  if (task !== null && task.table === table && task.columns === columns) return task;
  const { reader, cells, gateways } = bsd;
  bsd.task = columns === null ? null : { reader, cells, gateways, columns, table };
  return bsd.task;
}

/** Adds the route at the cursor to a table, and returns false for a line that is none. */
export function readBsdRow(bsd: BsdReader, table: BsdTableDraft): boolean {
  const task = taskOf(bsd, table);
  const { reader } = bsd;
  const { cursor, words } = reader;
  if (task === null || !findBsdCells(cursor.text, words, task)) return false;
  const letters = wordOf(task, task.columns.flagsAt);
  const flags = table.flags.get(letters) ?? newFlags(task, letters);
  if (flags === null) return false;
  tellFamily(task);
  reader.written = null;
  table.routes.push(readRoute(task, flags));
  table.end = cursor.lineEnd;
  return true;
}

/** Under a heading without a section the first row that shows an address tells the family. */
function tellFamily(task: Task): void {
  const { table } = task;
  if (table.isFamilyTold) return;
  table.family = familyOfWords(wordOf(task, 0), wordOf(task, 1)) ?? table.family;
  table.isFamilyTold = true;
}

/** Rows with the same flags share one node, which gets its names at the end of the table. Null for a word that is no flags. */
function newFlags({ table, cells, columns }: Task, letters: string): FlagsDraft | null {
  if (!isFlagsWord(letters)) return null;
  const flags: FlagsDraft = { letters, names: [] };
  table.flags.set(letters, flags);
  table.places.set(letters, { start: cells.starts[columns.flagsAt] ?? 0, end: cells.ends[columns.flagsAt] ?? 0 });
  return flags;
}

function readRoute(task: Task, flags: FlagsDraft): Route {
  const { reader, cells, columns } = task;
  const { fields } = columns;
  const span = spanOf(reader.cursor, cells.starts[0] ?? 0, reader.words.ends[reader.words.count - 1] ?? 0);
  const destination = readDestination(task, flags);
  const gateway = readGateway(task, 1);
  const name = wordOf(task, columns.interfaceAt);
  const usual =
    columns.system === "openbsd" ? readPriorityRow(task, { span, destination, gateway, flags, name }) : null;
  if (usual !== null) return usual;
  const route: RouteDraft = { kind: "route", span, destination, gateway, flags, interface: name };
  if (fields[2] === "ifa") route.ifa = readGateway(task, 2);
  for (let index = columns.flagsAt + 1; index < fields.length; index++)
    if ((cells.starts[index] ?? -1) >= 0) readBsdField(task, index, route);
  if (cells.continues) route.continues = true;
  if (reader.written !== null) route.written = reader.written;
  if (!areInPlace(columns, cells)) route.gaps = gapsOf(cells);
  return route;
}

/** What a row has in front of its figures, and its place. */
interface RowHead {
  readonly span: Span;
  readonly destination: Route["destination"];
  readonly gateway: Route["gateway"];
  readonly flags: FlagsDraft;
  readonly name: string;
}

/** Rows of OpenBSD have the most figures: those with nothing unusual are made in one piece, which takes half the time. */
function readPriorityRow(task: Task, { span, destination, gateway, flags, name }: RowHead): Route | null {
  const { cells, columns, reader } = task;
  if (columns.fields.length !== PRIORITY_COLUMNS || cells.continues || (cells.starts[6] ?? 0) >= 0) return null;
  const ref = plainFigure(task, 3);
  const use = plainFigure(task, 4);
  const mtu = plainFigure(task, 5);
  const priority = plainFigure(task, 7);
  const isRead = ref !== UNREAD && use >= 0 && mtu !== UNREAD && priority >= 0;
  if (!isRead || !areInPlace(columns, cells)) return null;
  const route: RouteDraft = {
    kind: "route",
    span,
    destination,
    gateway,
    flags,
    interface: name,
    ref: ref === NONE ? null : ref,
    use,
    mtu: mtu === NONE ? null : mtu,
    priority,
  };
  if (reader.written !== null) route.written = reader.written;
  return route;
}

/** Destination, Gateway, Flags, Refs, Use, Mtu, its lock, Prio, Iface. */
const PRIORITY_COLUMNS = 9;

function readDestination(task: Task, { letters }: FlagsDraft): Cidr | NamedDestination {
  const word = wordOf(task, 0);
  const isHost = letters.includes("H");
  const destination = readBsdDestination(word, { family: task.table.family, isHost });
  if (bsdDestinationWord(destination, isHost) !== word) keepWord(task.reader, "destination", word);
  if (typeof destination === "object") {
    if (isBadDestination(destination))
      reportCell(task, "netstat/bad-destination", { index: 0, expected: "a network, an address or a name" });
    else reportCut(task, 0);
  }
  return destination;
}

/** Without `-n` names are cut to the width of their column: one that fills it may go on. */
function reportCut(task: Task, index: number): void {
  const { cells, columns } = task;
  const length = (cells.ends[index] ?? 0) - (cells.starts[index] ?? 0);
  if (length === columns.shapes[index]?.width) reportCell(task, "netstat/cut-name", { index });
}

function readGateway(task: Task, index: number): Route["gateway"] {
  const word = wordOf(task, index);
  const reading = task.gateways.get(word) ?? readBsdGateway(word);
  task.gateways.set(word, reading);
  const { gateway, isValid, isPlain } = reading;
  if (!isPlain) keepWord(task.reader, index === 1 ? "gateway" : "ifa", word);
  if (!isValid) reportCell(task, "netstat/bad-gateway", { index, expected: "an address, a link or a name" });
  else if (gateway !== null && typeof gateway === "object" && "host" in gateway) reportCut(task, index);
  return gateway;
}
