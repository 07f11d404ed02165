import { atLineEnd } from "../../text/cursor.ts";
import type { Span } from "../../text/span.ts";
import type { OvsController, OvsInterface, OvsManager, OvsOption } from "./ast.ts";
import { readStringField, readTrue } from "./fields.ts";
import { advance } from "./lines.ts";
import { readMap } from "./map.ts";
import { complain, keepLine, place, type Reader, takeUnknown, type Word, wholeLine } from "./reader.ts";
import { takeString } from "./strings.ts";

/** Where a row began, how deep it stands, and how many unknown lines were kept before it. */
export interface Row {
  readonly name: string | null;
  readonly column: number;
  readonly start: number;
  readonly mark: number;
}

/**
 * Reads the heading of a row and steps to the line below it. When the current line is not that heading but belongs below one, the row is
 * nameless: its heading was cut off with the head of the text, or is damaged.
 *
 *         Port "83cf7b04f35b763"
 *         ^column
 */
export function openRow(reader: Reader, word: Word, parentColumn: number): Row {
  const { start, indent } = reader;
  const mark = reader.unknown.length;
  if (reader.word !== word) {
    if (reader.headless !== start) complain(reader, "ovs-vsctl/no-heading", wholeLine(reader));
    reader.headless = start;
    return { name: null, column: parentColumn, start, mark };
  }
  const name = readName(reader);
  advance(reader);
  return { name, column: indent, start, mark };
}

function readName(reader: Reader): string | null {
  if (!atLineEnd(reader.cursor)) return takeString(reader);
  complain(reader, "ovs-vsctl/missing-name", wholeLine(reader));
  return null;
}

/** Returns the span of a row, from its heading to the end of the last line of its block. */
export function rowSpan(reader: Reader, row: Row): Span {
  return place(reader, row.start, reader.lastEnd);
}

/**
 * Takes a line that is not of the format into the row that is open; returns false when it closes that row, as a damaged heading does:
 * it stands in the column of one.
 *
 *         Port "veth0"
 *             Interface "veth0"
 *           somebody's words                  taken by the interface
 *         Prt "veth1"                         closes interface and port, and the rows below it are of a port without a name
 */
export function takesLine(reader: Reader, row: Row): boolean {
  const { word, indent, portColumn, bridgeColumn } = reader;
  if (word !== "unknown" || indent === row.column || indent === portColumn || indent === bridgeColumn) return false;
  keepLine(reader, "ovs-vsctl/unknown-line");
  return true;
}

/** Returns the value read already, its line kept as a repeated one, or the one that `read` finds on the line. */
export function once<Value>(
  reader: Reader,
  value: Value | undefined,
  read: (reader: Reader) => Value | undefined,
): Value | undefined {
  if (value === undefined) return read(reader);
  keepLine(reader, "ovs-vsctl/duplicate-field");
  return value;
}

/** Reads `Manager` with what is indented below it. */
export function readManager(reader: Reader): OvsManager {
  return { kind: "manager", ...readTarget(reader, "manager") };
}

/** Reads `Controller` with what is indented below it. */
export function readController(reader: Reader): OvsController {
  return { kind: "controller", ...readTarget(reader, "controller") };
}

/**
 *     Manager "ptcp:6640:127.0.0.1"
 *         is_connected: true
 */
function readTarget(reader: Reader, word: Word): Omit<OvsManager, "kind"> {
  reader.targetColumn = reader.indent;
  const row = openRow(reader, word, reader.indent);
  let isConnected: true | undefined;
  for (; ; advance(reader)) {
    if (reader.word === "is_connected") isConnected = once(reader, isConnected, readTrue);
    else if (reader.indent <= row.column || !takesLine(reader, row)) break;
  }
  reader.targetColumn = -1;
  const unknown = takeUnknown(reader, row.mark);
  return {
    span: rowSpan(reader, row),
    target: row.name,
    ...(isConnected === undefined ? {} : { isConnected }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

/**
 * Reads `Interface` with what is indented below it:
 *
 *     Interface ovn-5e8778-0
 *         type: geneve
 *         options: {csum="true", key=flow, remote_ip="50.50.51.22"}
 */
export function readInterface(reader: Reader, port: Row): OvsInterface {
  const row = openRow(reader, "interface", port.column);
  let type: string | undefined;
  let options: readonly OvsOption[] | undefined;
  let error: string | undefined;
  let bfdStatus: readonly OvsOption[] | undefined;
  for (; ; advance(reader)) {
    if (reader.word === "type") type = once(reader, type, readStringField);
    else if (reader.word === "options") options = once(reader, options, readMap);
    else if (reader.word === "error") error = once(reader, error, readStringField);
    else if (reader.word === "bfd_status") bfdStatus = once(reader, bfdStatus, readMap);
    else if (!takesLine(reader, row)) break;
  }
  const span = rowSpan(reader, row);
  // Most interfaces have the name of their port: one string for both is a tenth of the tree's memory.
  const name = row.name === port.name ? port.name : row.name;
  const unknown = takeUnknown(reader, row.mark);
  if (error === undefined && bfdStatus === undefined && unknown === undefined)
    return type === undefined
      ? { kind: "interface", span, name, options: options ?? reader.noOptions }
      : { kind: "interface", span, name, type, options: options ?? reader.noOptions };
  return {
    kind: "interface",
    span,
    name,
    ...(type === undefined ? {} : { type }),
    options: options ?? reader.noOptions,
    ...(error === undefined ? {} : { error }),
    ...(bfdStatus === undefined ? {} : { bfdStatus }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}
