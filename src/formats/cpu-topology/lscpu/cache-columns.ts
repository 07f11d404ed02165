import { cacheSizeOf } from "./summary-value.ts";
import { type Cell, textIn } from "./table-cell.ts";
import type { ColumnRule, RowDraft } from "./table-column.ts";

// util-linux sys-utils/lscpu.c: coldescs_cache and caches_add_line, 2.34 to 2.42.

/** The columns of `lscpu -C`. */
export const cacheColumns: Readonly<Record<string, ColumnRule>> = {
  NAME: {
    kind: "word",
    set: (row, value) => {
      row.name = value;
    },
  },
  WAYS: {
    kind: "number",
    set: (row, value) => {
      row.ways = value;
    },
  },
  TYPE: {
    kind: "word",
    set: (row, value) => {
      row.type = value;
    },
  },
  LEVEL: {
    kind: "number",
    set: (row, value) => {
      row.level = value;
    },
  },
  SETS: {
    kind: "number",
    set: (row, value) => {
      row.sets = value;
    },
  },
  "PHY-LINE": {
    kind: "number",
    set: (row, value) => {
      row.phyLine = value;
    },
  },
  "COHERENCY-SIZE": {
    kind: "number",
    set: (row, value) => {
      row.coherencySize = value;
    },
  },
  "ALLOC-POLICY": {
    kind: "word",
    set: (row, value) => {
      row.allocPolicy = value;
    },
  },
  "WRITE-POLICY": {
    kind: "word",
    set: (row, value) => {
      row.writePolicy = value;
    },
  },
  "ONE-SIZE": { kind: "own", read: readOneSize },
  "ALL-SIZE": { kind: "own", read: readAllSize },
};

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
