import type { LscpuCacheRow, LscpuColumn, LscpuField, LscpuRow } from "./ast.ts";
import { booleanIn, type Cell, decimalIn, textIn, wholeIn } from "./table-cell.ts";

type Writable<Node> = { -readonly [Key in keyof Node]: Node[Key] };
type Lists = "kind" | "fields" | "untold";

/** A row of either kind of table while it is read. */
export type RowDraft = Writable<Omit<LscpuRow, Lists> & Omit<LscpuCacheRow, Lists>> & {
  kind: "cpu" | "row" | "cache-row";
  fields?: LscpuField[];
  untold?: string[];
};

/** Puts what a cell says in its row; returns what should stand there when it cannot be read. */
export type ReadCell = (row: RowDraft, cell: Cell) => string | undefined;

/** What the cells of a column are, and where they go. Only a `number` shows that a line is a row, and only a `text` may hold the character that parts cells. */
export type ColumnRule =
  | { readonly kind: "number" | "decimal"; readonly set: (row: RowDraft, value: number) => void }
  | { readonly kind: "truth"; readonly set: (row: RowDraft, value: boolean) => void }
  | { readonly kind: "word" | "text"; readonly set: (row: RowDraft, value: string) => void }
  | { readonly kind: "own"; readonly read: ReadCell };

/** A column of a table and how its cells are read; without a rule they are kept as they stand. `start` and `end` are where its name stands in its line. */
export interface TableColumn {
  readonly node: LscpuColumn;
  readonly rule: ColumnRule | undefined;
  readonly start: number;
  readonly end: number;
}

/** Reads a cell by the rule of its column; returns what should stand there when it cannot be read. */
export function readByRule(rule: ColumnRule, row: RowDraft, cell: Cell): string | undefined {
  switch (rule.kind) {
    case "number":
      return put(row, wholeIn(cell), rule.set) ? undefined : "a whole number";
    case "decimal":
      return put(row, decimalIn(cell), rule.set) ? undefined : "a number";
    case "truth":
      return put(row, booleanIn(cell), rule.set) ? undefined : "yes or no";
    case "own":
      return rule.read(row, cell);
    default:
      rule.set(row, textIn(cell));
      return undefined;
  }
}

function put<Value>(row: RowDraft, value: Value | undefined, set: (row: RowDraft, value: Value) => void): boolean {
  if (value === undefined) return false;
  set(row, value);
  return true;
}

/** Keeps in a row that the tool does not know what would stand in a column. */
export function addUntold(row: RowDraft, column: string): void {
  if (row.untold === undefined) row.untold = [column];
  else row.untold.push(column);
}
