import { addRule, startChain, startTable, touch } from "./drafts.ts";
import { readRow } from "./parse-row.ts";
import type { Reading, TableDraft } from "./reading.ts";
import type { RowColumns, RowLayout } from "./row-columns.ts";

/** Interfaces, and no counters. */
const ECHO: RowLayout = { lineNumbers: false, verbose: true, counters: false };

const WORDS = /^(\S*) ([ !])(\S+) opt (--|-f|!f| {2}) +in (\S+) out (\S+) ([ !])(\S+) ([ !])-> (\S+) {2}(\[goto\])?/;

/**
 * Reads what `iptables -v -A` (`-I`, `-D`, `-C`, `-R`) says of the rule it was given, and returns true; false where none stands.
 *
 *     ACCEPT  tcp opt -- in eth0 out *  10.0.0.0/8 !-> 10.1.0.0/16   tcp dpt:80
 *     ^ empty without a target                     ^ a blank, or the `!` of the destination
 *
 * iptables/xshared.c: print_rule_details, print_ifaces, print_ipv4_addresses, with FMT_NOTABLE.
 */
export function readEchoLine(reading: Reading): boolean {
  const { cursor, columns } = reading;
  const { text, lineStart, lineEnd } = cursor;
  const words = WORDS.exec(text.slice(lineStart, Math.min(lineEnd, lineStart + 1024)));
  if (words === null) return false;
  placeColumns(columns, words, lineStart);
  cursor.pos = lineStart + words[0].length;
  const table = echoTable(reading, words[8]?.includes(":") === true ? "ipv6" : "ipv4");
  const chain = reading.chain ?? startChain(reading, table, null);
  reading.indent = 0;
  const rule = readRow(reading, table, ECHO);
  addRule(chain, rule);
  touch(reading, rule.span);
  return true;
}

/** The table of echoes at hand, or another one where the family changes. */
function echoTable(reading: Reading, family: "ipv4" | "ipv6"): TableDraft {
  const { table } = reading;
  return table?.form === "echo" && table.family === family ? table : startTable(reading, "echo");
}

/** Finds the columns of a listing in the words: each stands where the one before it ends, and the words between them. */
function placeColumns(columns: RowColumns, words: RegExpExecArray, lineStart: number): void {
  const length = (group: number): number => words[group]?.length ?? 0;
  columns.target = lineStart;
  columns.targetEnd = lineStart + length(1);
  columns.isNotProtocol = words[2] === "!";
  columns.protocol = columns.targetEnd + 2;
  columns.protocolEnd = columns.protocol + length(3);
  const option = columns.protocolEnd + " opt ".length;
  columns.option = words[4] === "  " ? -1 : option;
  columns.inInterface = words[0].indexOf("in ", option - lineStart + 2) + lineStart + 3;
  columns.inInterfaceEnd = columns.inInterface + length(5);
  columns.outInterface = columns.inInterfaceEnd + " out ".length;
  columns.outInterfaceEnd = columns.outInterface + length(6);
  columns.isNotSource = words[7] === "!";
  columns.source = columns.outInterfaceEnd + 2;
  columns.sourceEnd = columns.source + length(8);
  columns.isNotDestination = words[9] === "!";
  columns.destination = columns.sourceEnd + " !-> ".length;
  columns.destinationEnd = columns.destination + length(10);
  columns.repeated = null;
  columns.isAnySource = false;
  columns.isAnyDestination = false;
  columns.isGoto = words[11] !== undefined;
}
