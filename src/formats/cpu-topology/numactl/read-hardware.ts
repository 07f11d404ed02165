import { type Cursor, lineSpan, spanOf } from "../../../text/cursor.ts";
import { openReport } from "../../../text/diagnostic.ts";
import { HIGHEST_CPU } from "../cpu-number.ts";
import { expandCpuRanges } from "../cpu-ranges.ts";
import { type CpuTopologyCode, cpuTopologyRules } from "../diagnostics.ts";
import { readCpuList } from "../read-cpu-list.ts";
import type { NumactlAvailable, NumactlCpu } from "./ast.ts";
import type { DistancesDraft, NodeDraft, NumactlDraft } from "./draft.ts";
import { cell, DISTANCES_HEADING, NO_DISTANCES, NO_NUMA, WIDE } from "./labels.ts";
import { eachNumber, valuesFrom } from "./numbers.ts";

/** Whether a line was taken, stood there before, or has a value that cannot be read; null when it is none of these lines. */
export type Taken = "taken" | "repeated" | "bad" | null;

const AVAILABLE = /^available: (\d{1,9}) nodes \(([\d,-]*)\)$/;
const NODE_LINE = /^node {1,4}(\d{1,9}) (cpus|size|free):/;
const ROW = /^(\d{1,9}):/;

/** Returns whether the line is one that begins a listing of `numactl -H`. */
export function beginsHardware(cursor: Cursor, line: string): boolean {
  return line === NO_NUMA || (line.startsWith("available:") && readAvailable(cursor, line) !== null);
}

/** Adds a line of `numactl -H` to the listing. `line` is the cursor's without the blanks around it; the cursor stands at its beginning. */
export function takeHardwareLine(cursor: Cursor, draft: NumactlDraft, line: string): Taken {
  if (line === NO_NUMA) {
    if (draft.available !== undefined) return "repeated";
    draft.available = { kind: "unavailable", span: lineSpan(cursor) };
    return "taken";
  }
  if (line.startsWith("available:")) return takeAvailable(cursor, draft, line);
  if (line === NO_DISTANCES) {
    if (draft.distances !== undefined) return "repeated";
    draft.distances = null;
    return "taken";
  }
  if (line === DISTANCES_HEADING) return takeHeading(cursor, draft);
  const match = NODE_LINE.exec(line);
  if (match !== null) return takeNodeLine(cursor, draft, match);
  if (line.startsWith("node ") || line === "node") return takeColumns(cursor, draft);
  const row = ROW.exec(line);
  return row === null ? null : takeRow(cursor, draft, row);
}

function takeAvailable(cursor: Cursor, draft: NumactlDraft, line: string): Taken {
  const available = readAvailable(cursor, line);
  if (available === null) return "bad";
  if (draft.available !== undefined) return "repeated";
  draft.available = available;
  return "taken";
}

/** `available: 2 nodes (0-1)` */
function readAvailable(cursor: Cursor, line: string): NumactlAvailable | null {
  const match = AVAILABLE.exec(line);
  if (match === null) return null;
  const [, count = "", nodeList = ""] = match;
  const nodes = nodesOf(cursor, nodeList);
  return nodes === null
    ? null
    : { kind: "available", span: lineSpan(cursor), nodeCount: Number(count), nodes, nodeList };
}

/** The nodes of `0,2-3`; null when it is no list. */
function nodesOf(cursor: Cursor, list: string): readonly number[] | null {
  const source = { text: list, start: 0, end: list.length, place: () => lineSpan(cursor) };
  const to = openReport<CpuTopologyCode>(cpuTopologyRules);
  const { ranges, unknown } = readCpuList(source, { grammar: "kernel-print", lastCpu: undefined, to });
  return unknown.length > 0 ? null : expandCpuRanges(ranges);
}

/** `node 0 cpus: 0 1`, `node 0 size: 7770 MB`, `node 0 free: <not available>` */
function takeNodeLine(cursor: Cursor, draft: NumactlDraft, match: RegExpExecArray): Taken {
  const [head, number = "", what] = match;
  const node = Number(number);
  const from = cursor.pos + head.length;
  const key = what === "cpus" ? "cpus" : what === "size" ? "sizeMb" : "freeMb";
  const value = key === "cpus" ? cpusFrom(cursor, from, node) : amountFrom(cursor, from);
  if (value === undefined) return "bad";
  const block: NodeDraft = draft.nodes.get(node) ?? { node, start: cursor.lineStart, end: cursor.lineEnd };
  if (block[key] !== undefined) return "repeated";
  Object.assign(block, { [key]: value });
  block.end = cursor.lineEnd;
  draft.nodes.set(node, block);
  return "taken";
}

/** ` 0 1 2`; undefined for anything else. */
function cpusFrom(cursor: Cursor, from: number, node: number): readonly NumactlCpu[] | undefined {
  const cpus: NumactlCpu[] = [];
  let isInRange = true;
  const isRead = eachNumber(cursor, from, (cpu, start, end) => {
    if (cpu > HIGHEST_CPU) isInRange = false;
    cpus.push({ kind: "cpu", span: spanOf(cursor, start, end), cpu, node });
  });
  return isRead && isInRange ? cpus : undefined;
}

/** `7770 MB` or `<not available>`; undefined for anything else. */
function amountFrom(cursor: Cursor, from: number): number | null | undefined {
  const text = cursor.text.slice(from, cursor.lineEnd).trim();
  if (text === "<not available>") return null;
  const match = /^(\d{1,15}) MB$/.exec(text);
  return match === null ? undefined : Number(match[1]);
}

function takeHeading(cursor: Cursor, draft: NumactlDraft): Taken {
  const table = tableOf(cursor, draft);
  if (table === null || table.hasHeading) return "repeated";
  table.hasHeading = true;
  return "taken";
}

/** `node   0   1 ` above the columns, `node     0    1 ` where cells are wide. */
function takeColumns(cursor: Cursor, draft: NumactlDraft): Taken {
  const { text, lineEnd } = cursor;
  const from = cursor.pos + "node ".length;
  const nodes = valuesFrom(cursor, cursor.pos + "node".length);
  if (nodes === null) return null;
  const table = tableOf(cursor, draft);
  if (table === null || table.nodes !== undefined) return "repeated";
  table.nodes = nodes;
  const [first] = nodes;
  if (first !== undefined) table.isWide = text.slice(from, lineEnd).startsWith(` ${cell(first, WIDE)}`);
  return "taken";
}

/** `  0:  10  21 ` */
function takeRow(cursor: Cursor, draft: NumactlDraft, [head, number = ""]: RegExpExecArray): Taken {
  const distances = valuesFrom(cursor, cursor.pos + head.length);
  if (distances === null) return null;
  const node = Number(number);
  const table = tableOf(cursor, draft);
  if (table === null || table.rows.has(node)) return "repeated";
  table.rows.set(node, { kind: "distance-row", span: lineSpan(cursor), node, distances });
  return "taken";
}

/** The table of distances, begun at the cursor where there is none; null when the text says that there is none. */
function tableOf(cursor: Cursor, draft: NumactlDraft): DistancesDraft | null {
  if (draft.distances === undefined) {
    draft.distances = { start: cursor.lineStart, end: cursor.lineEnd, hasHeading: false, rows: new Map() };
  }
  if (draft.distances !== null) draft.distances.end = cursor.lineEnd;
  return draft.distances;
}
