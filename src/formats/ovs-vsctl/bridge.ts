import type { OvsBridge, OvsController, OvsInterface, OvsPort } from "./ast.ts";
import { readStringField, readTag, readTrunks } from "./fields.ts";
import { advance } from "./lines.ts";
import { added, exact } from "./lists.ts";
import { type Reader, takeUnknown } from "./reader.ts";
import { once, openRow, readController, readInterface, rowSpan, takesLine } from "./rows.ts";

/**
 * Reads `Bridge` with what is indented below it:
 *
 *     Bridge br-int
 *         fail_mode: secure
 *         Port br-int
 */
export function readBridge(reader: Reader): OvsBridge {
  reader.bridgeColumn = reader.word === "bridge" ? reader.indent : reader.rootColumn;
  const row = openRow(reader, "bridge", reader.rootColumn);
  const controllers: OvsController[] = [];
  const ports: OvsPort[] = [];
  let failMode: string | undefined;
  let datapathType: string | undefined;
  for (;;) {
    if (reader.word === "controller") controllers.push(readController(reader));
    else if (reader.word === "fail_mode") failMode = field(reader, failMode);
    else if (reader.word === "datapath_type") datapathType = field(reader, datapathType);
    else if (isOfPort(reader)) ports.push(readPort(reader, row.column));
    else if (takesLine(reader, row)) advance(reader);
    else break;
  }
  const unknown = takeUnknown(reader, row.mark);
  return {
    kind: "bridge",
    span: rowSpan(reader, row),
    name: row.name,
    controllers: exact(controllers),
    ...(failMode === undefined ? {} : { failMode }),
    ...(datapathType === undefined ? {} : { datapathType }),
    ports: exact(ports),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

function field(reader: Reader, value: string | undefined): string | undefined {
  const read = once(reader, value, readStringField);
  advance(reader);
  return read;
}

/** Whether the line is a Port or belongs below one; in the second case the Port's own line is missing. */
function isOfPort(reader: Reader): boolean {
  return reader.word === "port" || reader.word === "tag" || reader.word === "trunks" || isOfInterface(reader);
}

function isOfInterface({ word }: Reader): boolean {
  return word === "interface" || word === "type" || word === "options" || word === "error" || word === "bfd_status";
}

/**
 * Reads `Port` with what is indented below it:
 *
 *     Port "veth0"
 *         tag: 5
 *         Interface "veth0"
 */
function readPort(reader: Reader, parentColumn: number): OvsPort {
  const row = openRow(reader, "port", parentColumn);
  reader.portColumn = row.column;
  let interfaces: OvsInterface[] = [];
  let tag: number | undefined;
  let trunks: readonly number[] | undefined;
  for (;;) {
    if (isOfInterface(reader)) interfaces = added(interfaces, readInterface(reader, row));
    else if (reader.word === "tag") {
      tag = once(reader, tag, readTag);
      advance(reader);
    } else if (reader.word === "trunks") {
      trunks = once(reader, trunks, readTrunks);
      advance(reader);
    } else if (takesLine(reader, row)) advance(reader);
    else break;
  }
  reader.portColumn = -1;
  const unknown = takeUnknown(reader, row.mark);
  const span = rowSpan(reader, row);
  const { name } = row;
  if (tag === undefined && trunks === undefined && unknown === undefined)
    return { kind: "port", span, name, interfaces: exact(interfaces) };
  return {
    kind: "port",
    span,
    name,
    ...(tag === undefined ? {} : { tag }),
    ...(trunks === undefined ? {} : { trunks }),
    interfaces: exact(interfaces),
    ...(unknown === undefined ? {} : { unknown }),
  };
}
