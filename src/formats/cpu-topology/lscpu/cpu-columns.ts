import type { CpuCachePlace } from "../ast-topology.ts";
import { percentOf } from "./summary-value.ts";
import { type Cell, textIn } from "./table-cell.ts";
import { addUntold, type ColumnRule, type ReadCell, type RowDraft } from "./table-column.ts";

// util-linux sys-utils/lscpu.c: coldescs_cpu and get_cell_data, 2.23 to 2.42.

/** The columns of `lscpu -p` and `-e`, by the names that `-e` has for them. */
export const cpuColumns: Readonly<Record<string, ColumnRule>> = {
  CPU: {
    kind: "number",
    set: (row, value) => {
      row.cpu = value;
    },
  },
  CORE: {
    kind: "number",
    set: (row, value) => {
      row.core = value;
    },
  },
  SOCKET: {
    kind: "number",
    set: (row, value) => {
      row.socket = value;
    },
  },
  CLUSTER: {
    kind: "number",
    set: (row, value) => {
      row.cluster = value;
    },
  },
  NODE: {
    kind: "number",
    set: (row, value) => {
      row.node = value;
    },
  },
  BOOK: {
    kind: "number",
    set: (row, value) => {
      row.book = value;
    },
  },
  DRAWER: {
    kind: "number",
    set: (row, value) => {
      row.drawer = value;
    },
  },
  ADDRESS: {
    kind: "number",
    set: (row, value) => {
      row.address = value;
    },
  },
  ONLINE: {
    kind: "truth",
    set: (row, value) => {
      row.online = value;
    },
  },
  CONFIGURED: {
    kind: "truth",
    set: (row, value) => {
      row.configured = value;
    },
  },
  BOGOMIPS: {
    kind: "decimal",
    set: (row, value) => {
      row.bogoMips = value;
    },
  },
  MHZ: {
    kind: "decimal",
    set: (row, value) => {
      row.mhz = value;
    },
  },
  MAXMHZ: {
    kind: "decimal",
    set: (row, value) => {
      row.maxMhz = value;
    },
  },
  MINMHZ: {
    kind: "decimal",
    set: (row, value) => {
      row.minMhz = value;
    },
  },
  MODELNAME: {
    kind: "text",
    set: (row, value) => {
      row.modelName = value;
    },
  },
  MICROCODE: {
    kind: "word",
    set: (row, value) => {
      row.microcode = value;
    },
  },
  CACHE: { kind: "own", read: () => "no caches" },
  POLARIZATION: { kind: "own", read: readPolarization },
  "SCALMHZ%": { kind: "own", read: readScaling },
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
  return { kind: "own", read };
}

const NO_ID = -1;
const MOST_ID = 1e14;

/** What a column of caches says should stand where fewer numbers do: that is no mistake, but how the tool prints a CPU that lacks a cache. */
export const FEWER_CACHES = "a number for each cache";

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
