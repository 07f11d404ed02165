/** Rows as lines of aligned columns: the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const pad = (cell: string, column: number): string => {
    const width = widths[column] ?? 0;
    return column === 0 ? cell.padEnd(width) : cell.padStart(width);
  };
  return rows.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
}

/** A number with as many digits as say something: `0.083`, `1.24`, `12.4`, `1,240`. */
export function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value >= 10 ? value.toFixed(1) : value.toFixed(value >= 1 ? 2 : 3);
}

/** A measured value and its gate: `12.4 <= 15`, `18.0 > 15` when it is missed; the bare value where there is no gate. */
export function against(value: number, gate: number | undefined, isMet = value <= (gate ?? value)): string {
  if (gate === undefined) return figure(value);
  return `${figure(value)} ${isMet ? "<=" : "> "} ${gate.toLocaleString("en")}`;
}
