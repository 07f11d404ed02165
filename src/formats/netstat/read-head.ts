import { lineText, nextLine } from "../../text/cursor.ts";
import { openReport } from "../../text/diagnostic.ts";
import { endOf, splitWords, startOf } from "../../text/line-words.ts";
import type { RouteTableForm } from "./ast.ts";
import { netstatRules } from "./diagnostics.ts";
import { beginsAsHeading, isOtherTitle } from "./foreign-line.ts";
import { FORMS, formOfHeading, titleFamily, titleOf } from "./forms.ts";
import { readHeadlessRow, tellingFamily } from "./parse-headless-row.ts";
import { type RowReader, wordAt } from "./row-reader.ts";
import type { TableHead } from "./table-draft.ts";

/** A heading line: its form, and its words where they are not those of net-tools 2.10. */
export interface HeadingReading {
  readonly form: RouteTableForm;
  readonly written: string | null;
}

/**
 * Returns what a title line says, null for any other line. One in another language is known by the heading below it and by the word that no
 * language changes; whether it is of the table or of the cache is left open, as its words are not understood.
 *
 *     Kernel-IPv6-Routentabelle
 *            ^^^^
 */
export function readTitle(reader: RowReader): TableHead | null {
  const title = titleOf(spacedWords(reader));
  if (title !== null) return { family: titleFamily(title), form: null, title, written: null };
  if (!isOtherTitle(reader)) return null;
  const below = peek(reader);
  const heading = below === null ? null : readHeading(below);
  const text = lineWords(reader);
  const family = text.includes("IPv6") ? "ipv6" : "ipv4";
  if (heading === null || FORMS[heading.form].family !== family) return null;
  return { family, form: null, title: null, written: { title: text } };
}

/**
 * Returns what a heading line says, null for any other line. Headings are translated and rows are not: one in another language is known by the row
 * below it.
 *
 *     Ziel            Router          Genmask         Flags   MSS Fenster irtt Iface
 *     192.0.2.0       0.0.0.0         255.255.255.0   U         0 0          0 eth0
 */
export function readHeading(reader: RowReader): HeadingReading | null {
  const line = lineWords(reader);
  const form = formOfHeading(line, spacedWords(reader)) ?? formOfOtherHeading(reader, line);
  if (form === null) return null;
  return { form, written: line === FORMS[form].heading ? null : line };
}

function formOfOtherHeading(reader: RowReader, line: string): RouteTableForm | null {
  if (!beginsAsHeading(reader)) return null;
  const row = peek(reader);
  const family = row === null ? null : tellingFamily(row);
  if (row === null || family === null) return null;
  return family === "ipv4" ? inetFormOf(row, line) : inet6FormOf(reader, line);
}

/** MSS and irtt are names in every language; where they are missing the widths of the row are asked. */
function inetFormOf(row: RowReader, line: string): RouteTableForm {
  if (row.words.count === FORMS.extended.words) return "extended";
  if (/ (?:MSS|irtt) /.test(line)) return "netstat";
  return readHeadlessRow(row)?.form ?? "route";
}

/** The second column of the wide form begins at 44, that of the others at 31. */
const WIDE = 40;

function inet6FormOf({ words }: RowReader, line: string): RouteTableForm {
  if (startOf(words, 1) - startOf(words, 0) >= WIDE) return "next-hop-wide";
  return /\S {2,}\S+ \S+$/.test(line.slice(-WIDE)) ? "next-hop" : "next-hop-glued";
}

/** Returns a reader of the next line that is not blank, null without one; what is found there is not reported. */
function peek(reader: RowReader): RowReader | null {
  const cursor = { ...reader.cursor };
  const words = { starts: [], ends: [], count: 0 };
  while (nextLine(cursor)) {
    splitWords(cursor, words);
    if (words.count > 0) return { ...reader, cursor, words, report: openReport(netstatRules), written: null };
  }
  return null;
}

/** The line from its first word to its last. */
function lineWords(reader: RowReader): string {
  const { cursor, words } = reader;
  return words.count > LONGEST_HEADING
    ? lineText(cursor)
    : cursor.text.slice(startOf(words, 0), endOf(words, words.count - 1));
}

/** The longest heading has fifteen words. */
const LONGEST_HEADING = 15;

/** The words of the line with one blank between them. */
function spacedWords(reader: RowReader): string {
  return Array.from({ length: reader.words.count }, (_, index) => wordAt(reader, index)).join(" ");
}
