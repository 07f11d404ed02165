import { type Cursor, isBlank, isBlankLine, nextLine, spanOf } from "../../../text/cursor.ts";
import type { LscpuForm } from "./ast.ts";
import { cacheColumns } from "./cache-columns.ts";
import { cachesRule, cpuColumns } from "./cpu-columns.ts";
import { firstInk } from "./ink.ts";
import type { ColumnRule, TableColumn } from "./table-column.ts";

/** The heading of a table. */
export interface Heading {
  readonly form: LscpuForm;
  readonly columns: readonly TableColumn[];
  /** What parts the cells of a row. */
  readonly parting: "comma" | "blank";
  /** The column of the caches where commas part these too, as with `lscpu -p` alone; their names, and whether two commas stand before them. */
  readonly caches?: { readonly column: number; readonly hasGap: boolean; readonly names: readonly string[] };
}

const HASH = 0x23;
const COMMA = 0x2c;

/**
 * Returns the heading on the cursor's line, null when it is none.
 *
 *     # CPU,Core,Socket,Node,,L1d,L1i,L2     CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE     NAME ONE-SIZE ALL-SIZE WAYS
 *     ^ lscpu -p                             ^ lscpu -e                                    ^ lscpu -C
 */
export function readHeading(cursor: Cursor): Heading | null {
  const start = firstInk(cursor, cursor.lineStart);
  const code = cursor.text.charCodeAt(start);
  if (start >= cursor.lineEnd || cursor.lineEnd - start > LONGEST) return null;
  if (code === HASH) return parsableHeading(cursor, start + 1);
  return isCapital(code) ? readableHeading(cursor, start) : null;
}

/** No machine has a longer heading: 19 columns and 100 caches. */
const LONGEST = 2_000;

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

/** A name of a column and where it stands. */
interface Name {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function parsableHeading(cursor: Cursor, from: number): Heading | null {
  const names = commaNames(cursor, firstInk(cursor, from));
  const column = names.findIndex(({ name }) => CACHE.test(name));
  if (column < 0) return headingOf(cursor, columnsOf(cursor, names.map(namedCaches), cpuColumns));
  const behind = names.findIndex(({ name }, index) => index > column && !CACHE.test(name));
  const [caches, after] = behind < 0 ? [names.slice(column), []] : [names.slice(column, behind), names.slice(behind)];
  const hasGap = names[column - 1]?.name === "";
  const before = names.slice(0, hasGap ? column - 1 : column);
  const regular = columnsOf(cursor, [...before, ...after], cpuColumns, 1);
  if (regular === null) return null;
  const columns = [...regular.slice(0, before.length), joinedCaches(cursor, caches), ...regular.slice(before.length)];
  const heading = headingOf(cursor, columns);
  const cacheNames = caches.map(({ name }) => cacheName(name));
  return heading === null ? null : { ...heading, caches: { column: before.length, hasGap, names: cacheNames } };
}

/** The column of caches where there are none: 2.37 and 2.38 leave its name empty where it comes first, other versions and places have it. */
function namedCaches(name: Name): Name {
  return name.name === "" ? { ...name, name: "CACHE" } : name;
}

function headingOf(cursor: Cursor, columns: readonly TableColumn[] | null): Heading | null {
  if (columns === null || (columns.length === 1 && !isFollowed(cursor, COMMA_ROW))) return null;
  return { form: "lscpu -p", columns, parting: "comma" };
}

/** The columns of `lscpu -p` alone. */
const USUAL: readonly string[] = ["CPU", "CORE", "SOCKET", "NODE"];
const BARE_ROW = /^[ \t]{0,64}\d{1,9}(?:,\d{0,9}){3},,[\d,]{0,2000}[ \t]{0,64}$/;

/** Returns the columns of a row that can only be one of `lscpu -p` alone, by the two commas in front of its caches; null for another line. */
export function bareHeading(cursor: Cursor): Heading | null {
  const { text, lineStart, lineEnd } = cursor;
  if (!BARE_ROW.test(text.slice(lineStart, Math.min(lineEnd, lineStart + LONGEST)))) return null;
  const names = [...USUAL, ""].map((name) => ({ name, from: lineStart, to: lineEnd }));
  const columns = names.map((name) => columnOf(cursor, name, ruleOf(name.name, cpuColumns)));
  return { form: "lscpu -p", columns, parting: "comma", caches: { column: USUAL.length, hasGap: true, names: [] } };
}

/** Caches that have a name each as the one column that they are elsewhere. */
function joinedCaches(cursor: Cursor, caches: readonly Name[]): TableColumn {
  const names = caches.map(({ name }) => cacheName(name));
  const whole = { name: names.join(":"), from: caches[0]?.from ?? 0, to: caches.at(-1)?.to ?? 0 };
  return columnOf(cursor, whole, cachesRule(names, ","));
}

function readableHeading(cursor: Cursor, start: number): Heading | null {
  const names = blankNames(cursor, start);
  const cpus = columnsOf(cursor, names, cpuColumns);
  if (cpus !== null) {
    if (cpus.length === 1 && !isFollowed(cursor, BLANK_ROW)) return null;
    return { form: "lscpu -e", columns: cpus, parting: "blank" };
  }
  const caches = columnsOf(cursor, names, cacheColumns);
  if (caches === null || !(names.some(({ name }) => OWN_NAMES.includes(name)) || isFollowed(cursor, CACHE_ROW))) {
    return null;
  }
  return { form: "lscpu -C", columns: caches, parting: "blank" };
}

/** Names that no other tool's table has; `NAME TYPE` could be anybody's. */
const OWN_NAMES: readonly string[] = [
  "ONE-SIZE",
  "ALL-SIZE",
  "PHY-LINE",
  "COHERENCY-SIZE",
  "ALLOC-POLICY",
  "WRITE-POLICY",
];
const COMMA_ROW = /^[ \t]{0,64}(?:\d{1,15}|[-\d:,]{1,200}|[YNUVHLM]{1,2}|\d[\d.%]{0,30})?[ \t\r]{0,64}$/;
const BLANK_ROW = /^[ \t]{0,64}(?:[-\d:.%]{1,200}|yes|no|vert-\w{3,6}|horizontal)[ \t\r]{0,64}$/;
const CACHE_ROW = /^[ \t]{0,64}(?:.{0,64}[ \t])?(?:L\d[a-z]?|Data|Instruction|Unified)(?:[ \t]|$)/;

/** Whether the next line that is not blank is like a row. */
function isFollowed(cursor: Cursor, row: RegExp): boolean {
  const probe = { ...cursor };
  while (nextLine(probe)) if (!isBlankLine(probe)) return row.test(probe.text.slice(probe.lineStart, probe.lineEnd));
  return false;
}

/** The name of a cache. */
const CACHE = /^L\d[a-z]?$/i;
/** Names of one or more caches. */
const CACHES = /^L\d[a-z]?(?::L\d[a-z]?){0,99}$/i;
/** A name that a later version may have. */
const OTHER = /^[A-Za-z][\w%-]{0,30}$/;

/**
 * The columns of these names. Those that are not known are kept, as long as more are known; null where too few are.
 */
function columnsOf(
  cursor: Cursor,
  names: readonly Name[],
  rules: Readonly<Record<string, ColumnRule>>,
  alreadyKnown = 0,
): readonly TableColumn[] | null {
  const columns: TableColumn[] = [];
  let known = alreadyKnown;
  for (const name of names) {
    const rule = ruleOf(name.name, rules);
    if (rule !== undefined) known++;
    else if (!OTHER.test(name.name)) return null;
    columns.push(columnOf(cursor, name, rule));
  }
  const others = columns.length + alreadyKnown - known;
  return known === 0 || (others > 0 && known < 3 * others) ? null : columns;
}

/** Returns how the cells of a column are read, by its name in any case; undefined for a name that is not known. */
export function ruleOf(name: string, rules: Readonly<Record<string, ColumnRule>>): ColumnRule | undefined {
  const capitals = name.toUpperCase();
  if (Object.hasOwn(rules, capitals)) return rules[capitals];
  return rules === cpuColumns && CACHES.test(name) ? cachesRule(name.split(":").map(cacheName), ":") : undefined;
}

/** The name of a column as `lscpu -e` and `-C` write it. */
export function columnName(name: string): string {
  return CACHES.test(name) ? name.split(":").map(cacheName).join(":") : name.toUpperCase();
}

function cacheName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}

function columnOf(cursor: Cursor, { name, from, to }: Name, rule: ColumnRule | undefined): TableColumn {
  const node = { kind: "column", span: spanOf(cursor, from, to), name: columnName(name) } as const;
  return { node, rule, start: from - cursor.lineStart, end: to - cursor.lineStart };
}

function commaNames({ text, lineEnd }: Cursor, start: number): readonly Name[] {
  const names: Name[] = [];
  let end = lineEnd;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  for (let from = start; from <= end; ) {
    let to = from;
    while (to < end && text.charCodeAt(to) !== COMMA) to++;
    names.push({ name: text.slice(from, to), from, to });
    from = to + 1;
  }
  return names;
}

function blankNames(cursor: Cursor, start: number): readonly Name[] {
  const { text, lineEnd } = cursor;
  const names: Name[] = [];
  for (let from = start; from < lineEnd; from = firstInk(cursor, from)) {
    let to = from;
    while (to < lineEnd && !isBlank(text.charCodeAt(to))) to++;
    names.push({ name: text.slice(from, to), from, to });
    from = to;
  }
  return names;
}
