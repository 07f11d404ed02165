import {
  type InterfaceTableDraft,
  openInterfaceTable,
  readInterfaceRow,
  type TableReader,
} from "../../interface-table/index.ts";
import { type Cursor, isBlankLine, nextLine, openCursor } from "../../text/cursor.ts";
import { type LineWords, splitWords } from "../../text/line-words.ts";
import { isIfconfigLine } from "./line-kinds.ts";

const LINES = 200;
const CHARACTERS = 65536;

/** Returns how many of the first 200 lines that are not blank (in the first 64 Ki characters) only `ifconfig` prints; 0 when none is. */
export function recognizeIfconfig(text: string): number {
  const cursor = openCursor(text.slice(0, CHARACTERS));
  const tables: TableState = { table: null, words: { starts: [], ends: [], count: 0 } };
  let evidence = 0;
  for (let lines = 0; lines < LINES && nextLine(cursor); ) {
    if (isBlankLine(cursor)) continue;
    lines++;
    if (isIfconfigLine(cursor) || isTableLine(cursor, tables)) evidence++;
  }
  return evidence;
}

/** The table of `ifconfig -s` whose heading stands above. */
interface TableState {
  table: InterfaceTableDraft | null;
  readonly words: LineWords;
}

function isTableLine(cursor: Cursor, state: TableState): boolean {
  const { words } = state;
  if (state.table === null && !cursor.text.startsWith("Iface", cursor.pos)) return false;
  splitWords(cursor, words);
  const reader: TableReader = { cursor, words, report: () => undefined };
  const opened = openInterfaceTable(reader);
  if (opened !== null) state.table = opened.form === "bsd" ? null : opened;
  return opened === null ? state.table !== null && readInterfaceRow(reader, state.table) : opened.form !== "bsd";
}
