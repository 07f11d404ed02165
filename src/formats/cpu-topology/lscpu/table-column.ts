import type { CpuCachePlace } from "../ast-topology.ts";
import type { LscpuCacheRow, LscpuColumn, LscpuField, LscpuRow } from "./ast.ts";
import { cacheSizeOf, percentOf } from "./summary-value.ts";
import { booleanIn, type Cell, decimalIn, textIn, wholeIn } from "./table-cell.ts";

type Writable<Node> = { -readonly [Key in keyof Node]: Node[Key] };

/** A row of either kind of table while it is read. */
export type RowDraft = Writable<Omit<LscpuRow, Lists> & Omit<LscpuCacheRow, Lists>> & {
  kind: "cpu" | "row" | "cache-row";
  fields?: LscpuField[];
  untold?: string[];
};

type Lists = "kind" | "fields" | "untold";

/** Keeps in a row that the tool does not know what would stand in a column. */
export function addUntold(row: RowDraft, column: string): void {
  if (row.untold === undefined) row.untold = [column];
  else row.untold.push(column);
}

/** Puts what a cell says in its row; returns what should stand there when it cannot be read. */
export type ReadCell = (row: RowDraft, cell: Cell) => string | undefined;

/** What the cells of a column are: only a `number` shows that a line is a row, and only a `text` may hold the character that parts cells. */
export type ColumnKind = "number" | "word" | "text";

/** A column of a table and how its cells are read; without `read` they are kept as they stand. `start` and `end` are where its name stands in its line. */
export interface TableColumn {
  readonly node: LscpuColumn;
  readonly kind: ColumnKind;
  readonly read: ReadCell | undefined;
  readonly start: number;
  readonly end: number;
}

/** A kind of column. */
export interface ColumnRule {
  readonly kind: ColumnKind;
  readonly read: ReadCell;
}

// util-linux sys-utils/lscpu.c: coldescs_cpu, coldescs_cache, get_cell_data and caches_add_line, 2.23 to 2.42.

/** The columns of `lscpu -p` and `-e`, by the names that `-e` has for them. */
export const cpuColumns: Readonly<Record<string, ColumnRule>> = {
  CPU: whole((row, value) => {
    row.cpu = value;
  }),
  CORE: whole((row, value) => {
    row.core = value;
  }),
  SOCKET: whole((row, value) => {
    row.socket = value;
  }),
  CLUSTER: whole((row, value) => {
    row.cluster = value;
  }),
  NODE: whole((row, value) => {
    row.node = value;
  }),
  BOOK: whole((row, value) => {
    row.book = value;
  }),
  DRAWER: whole((row, value) => {
    row.drawer = value;
  }),
  ADDRESS: whole((row, value) => {
    row.address = value;
  }),
  CACHE: { kind: "word", read: () => "no caches" },
  ONLINE: truth((row, value) => {
    row.online = value;
  }),
  CONFIGURED: truth((row, value) => {
    row.configured = value;
  }),
  POLARIZATION: { kind: "word", read: readPolarization },
  BOGOMIPS: decimal((row, value) => {
    row.bogoMips = value;
  }),
  MHZ: decimal((row, value) => {
    row.mhz = value;
  }),
  MAXMHZ: decimal((row, value) => {
    row.maxMhz = value;
  }),
  MINMHZ: decimal((row, value) => {
    row.minMhz = value;
  }),
  "SCALMHZ%": { kind: "word", read: readScaling },
  MODELNAME: {
    kind: "text",
    read: (row, cell) => {
      row.modelName = textIn(cell);
    },
  },
  MICROCODE: {
    kind: "word",
    read: (row, cell) => {
      row.microcode = textIn(cell);
    },
  },
};

/** The columns of `lscpu -C`. */
export const cacheColumns: Readonly<Record<string, ColumnRule>> = {
  NAME: {
    kind: "word",
    read: (row, cell) => {
      row.name = textIn(cell);
    },
  },
  "ONE-SIZE": { kind: "word", read: readOneSize },
  "ALL-SIZE": { kind: "word", read: readAllSize },
  WAYS: whole((row, value) => {
    row.ways = value;
  }),
  TYPE: {
    kind: "word",
    read: (row, cell) => {
      row.type = textIn(cell);
    },
  },
  LEVEL: whole((row, value) => {
    row.level = value;
  }),
  SETS: whole((row, value) => {
    row.sets = value;
  }),
  "PHY-LINE": whole((row, value) => {
    row.phyLine = value;
  }),
  "COHERENCY-SIZE": whole((row, value) => {
    row.coherencySize = value;
  }),
  "ALLOC-POLICY": {
    kind: "word",
    read: (row, cell) => {
      row.allocPolicy = textIn(cell);
    },
  },
  "WRITE-POLICY": {
    kind: "word",
    read: (row, cell) => {
      row.writePolicy = textIn(cell);
    },
  },
};

/**
 * Returns the rule of a column of caches, whose cell has a number for each: `0:0:0:0`, with `lscpu -p` alone `0,0,0,0`. Since 2.34 a cache that the CPU lacks leaves
 * no gap, so that with fewer numbers than names nobody can tell which it is: the cell is then not understood.
 */
export function cachesRule(names: readonly string[], separator: ":" | ","): ColumnRule {
  const part = separator.charCodeAt(0);
  const expected = `${names.length} numbers`;
  const read: ReadCell = (row, { text, start, end }) => {
    const caches: CpuCachePlace[] = [];
    let index = 0;
    let id = NO_ID;
    for (let at = start; at <= end; at++) {
      const code = at < end ? text.charCodeAt(at) : part;
      if (code === part) {
        const name = names[index++];
        if (name === undefined) return expected;
        if (id !== NO_ID) caches.push({ name, id });
        id = NO_ID;
      } else if (code < 0x30 || code > 0x39 || id > MOST_ID) return expected;
      else id = Math.max(id, 0) * 10 + code - 0x30;
    }
    if (index < names.length && caches.length > 0) return FEWER_CACHES;
    if (caches.length > 0) row.caches = caches;
    else addUntold(row, names.join(":"));
    return undefined;
  };
  return { kind: "word", read };
}

const NO_ID = -1;
const MOST_ID = 1e14;

/** What a column of caches says should stand where fewer numbers do: that is no mistake, but how the tool prints a CPU that lacks a cache. */
export const FEWER_CACHES = "a number for each cache";

function whole(set: (row: RowDraft, value: number) => void): ColumnRule {
  const read: ReadCell = (row, cell) => {
    const value = wholeIn(cell);
    if (value === undefined) return "a whole number";
    set(row, value);
    return undefined;
  };
  return { kind: "number", read };
}

function decimal(set: (row: RowDraft, value: number) => void): ColumnRule {
  const read: ReadCell = (row, cell) => {
    const value = decimalIn(cell);
    if (value === undefined) return "a number";
    set(row, value);
    return undefined;
  };
  return { kind: "word", read };
}

function truth(set: (row: RowDraft, value: boolean) => void): ColumnRule {
  const read: ReadCell = (row, cell) => {
    const value = booleanIn(cell);
    if (value === undefined) return "yes or no";
    set(row, value);
    return undefined;
  };
  return { kind: "word", read };
}

/** `54%`, and as a number of JSON `54`. */
function readScaling(row: RowDraft, cell: Cell): string | undefined {
  const text = textIn(cell);
  const value = percentOf(text.endsWith("%") ? text : `${text}%`);
  if (value === undefined || value === null) return "a percentage";
  row.scalingMhzPercent = value;
  return undefined;
}

const POLARIZATIONS: Readonly<Record<string, string>> = {
  VL: "vert-low",
  VM: "vert-medium",
  VH: "vert-high",
  H: "horizontal",
};

/** `U` is how `lscpu -p` says that it does not know. */
function readPolarization(row: RowDraft, cell: Cell): string | undefined {
  const word = textIn(cell);
  if (word === "U") {
    addUntold(row, "POLARIZATION");
    return undefined;
  }
  const long = Object.hasOwn(POLARIZATIONS, word) ? (POLARIZATIONS[word] ?? word) : word;
  if (!Object.values(POLARIZATIONS).includes(long)) return "horizontal, vert-low, vert-medium or vert-high";
  row.polarization = long;
  return undefined;
}

function readOneSize(row: RowDraft, cell: Cell): string | undefined {
  const size = cacheSizeOf(textIn(cell));
  if (size === undefined) return SIZE;
  row.oneSize = size.size;
  row.oneBytes = size.bytes;
  return undefined;
}

function readAllSize(row: RowDraft, cell: Cell): string | undefined {
  const size = cacheSizeOf(textIn(cell));
  if (size === undefined) return SIZE;
  row.allSize = size.size;
  row.allBytes = size.bytes;
  return undefined;
}

const SIZE = "a size such as 32K or 1.3M";
