import { openCursor } from "../../text/cursor.ts";
import { openReport, type Parsed } from "../../text/diagnostic.ts";
import { type SourceText, sourceOf } from "../../text/source-text.ts";
import type { OvsBridge, OvsManager, OvsVsctlShow } from "./ast.ts";
import { readBridge } from "./bridge.ts";
import { type OvsVsctlCode, ovsVsctlRules } from "./diagnostics.ts";
import { readStringField } from "./fields.ts";
import { advance } from "./lines.ts";
import { exact } from "./lists.ts";
import { complain, keepStray, place, type Reader, takeUnknown, wholeLine } from "./reader.ts";
import { once, readManager } from "./rows.ts";
import { unfold } from "./unfold.ts";

/**
 * Returns the tree of what `ovs-vsctl show` printed, of any release and with `--oneline` too, and what there is to say about it. Never
 * throws: a line that is not of the format is in `unknown`, an excerpt gives the part of the tree that it shows, and of several runs the
 * first is the root and the others are in its `runs`.
 */
export function parseOvsVsctlShow(input: string | SourceText): Parsed<OvsVsctlShow, OvsVsctlCode> {
  const source = sourceOf(input);
  const reader = openReader(source);
  const first = readRun(reader);
  const runs: OvsVsctlShow[] = [];
  while (reader.word !== "end") {
    complain(reader, "ovs-vsctl/further-run", wholeLine(reader));
    runs.push(readRun(reader));
  }
  const { kind, span: _, unknown, ...rest } = first;
  const span = { start: source.start, end: source.end };
  const ast = { kind, span, ...rest, ...(runs.length === 0 ? {} : { runs }), unknown };
  return { ast, diagnostics: reader.report.diagnostics };
}

function openReader(source: SourceText): Reader {
  const opened = openCursor(source);
  const unfolded = unfold(opened);
  const cursor = unfolded?.cursor ?? opened;
  const reader: Reader = {
    cursor,
    unfolded,
    report: openReport(ovsVsctlRules),
    word: "end",
    indent: 0,
    start: cursor.next,
    stringEnd: 0,
    stringClosed: true,
    stringSound: true,
    stringPlain: true,
    rootColumn: 0,
    bridgeColumn: -1,
    portColumn: -1,
    targetColumn: -1,
    margin: "rows",
    lastEnd: cursor.next,
    strayEnd: cursor.next,
    headless: -1,
    quoting: undefined,
    noOptions: [],
    unknown: [],
    strays: [],
  };
  advance(reader);
  return reader;
}

/** What a run holds so far. */
interface Run {
  systemUuid: string | null;
  isFolded: boolean;
  ovsVersion: string | undefined;
  readonly managers: OvsManager[];
  readonly bridges: OvsBridge[];
}

/** One run: from its UUID, or from where the text begins, to the next UUID, or to the first row behind `ovs_version`, which is always the last line. */
function readRun(reader: Reader): OvsVsctlShow {
  const { start } = reader;
  const run: Run = { systemUuid: null, isFolded: false, ovsVersion: undefined, managers: [], bridges: [] };
  while (reader.word !== "end" && readPart(reader, run));
  const { systemUuid, isFolded, ovsVersion, managers, bridges } = run;
  const { quoting, strays: unknown } = reader;
  const span = place(reader, start, Math.max(start, reader.lastEnd, reader.strayEnd));
  closeRun(reader);
  return {
    kind: "ovs-vsctl-show",
    span,
    systemUuid,
    managers: exact(managers),
    bridges: exact(bridges),
    ...(ovsVersion === undefined ? {} : { ovsVersion }),
    ...(quoting === undefined ? {} : { quoting }),
    ...(isFolded && hasRows(run) ? { oneline: true } : {}),
    unknown,
  };
}

/** Reads the line or block at hand into the run; returns false where the next run begins. */
function readPart(reader: Reader, run: Run): boolean {
  switch (reader.word) {
    case "uuid":
      if (run.systemUuid !== null || hasRows(run)) return false;
      readUuid(reader, run);
      return true;
    case "unknown":
      keepStray(reader);
      break;
    case "ovs_version":
      run.ovsVersion = once(reader, run.ovsVersion, readStringField);
      if (reader.margin === "prose") reader.margin = "prose or run";
      reader.strays.push(...(takeUnknown(reader, 0) ?? []));
      break;
    default:
      if (run.ovsVersion !== undefined) return false;
      if (run.systemUuid !== null && reader.indent > reader.rootColumn) reader.margin = "prose";
      if (reader.word === "manager") run.managers.push(readManager(reader));
      else run.bridges.push(readBridge(reader));
      return true;
  }
  advance(reader);
  return true;
}

function readUuid(reader: Reader, run: Run): void {
  const { cursor, start } = reader;
  run.systemUuid = cursor.text.slice(start, start + 36);
  run.isFolded = reader.unfolded?.heads.has(cursor.lineStart) ?? false;
  reader.rootColumn = reader.indent;
  advance(reader);
}

function hasRows({ managers, bridges, ovsVersion }: Run): boolean {
  return managers.length + bridges.length > 0 || ovsVersion !== undefined;
}

/** Forgets what holds for one run only. */
function closeRun(reader: Reader): void {
  reader.rootColumn = 0;
  reader.bridgeColumn = -1;
  reader.margin = "rows";
  reader.quoting = undefined;
  reader.strays = [];
}
