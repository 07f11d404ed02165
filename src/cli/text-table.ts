import type { Colours } from "./colours.ts";
import { lineText } from "./render-value.ts";

/** A table of texts: the words of its head, and its rows. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const NO_BORDER = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
} as const;

/** Returns a table in columns, two blanks between them. Whatever a name holds, it stands on its line and is no escape sequence, and secrets are masked. */
export async function tableText({ head, rows }: TextTable, colours: Colours): Promise<string> {
  const { default: Table } = await import("cli-table3");
  const isNumbers = (at: number): boolean => rows.every((row) => /^[\d,]*$/.test(row[at] ?? ""));
  const colAligns = head.map((_, at) => (isNumbers(at) ? ("right" as const) : ("left" as const)));
  const style = { "padding-left": 0, "padding-right": 0, head: [], border: [] };
  const table = new Table({ head: head.map((word) => colours.dim(word)), chars: NO_BORDER, style, colAligns });
  table.push(...rows.map((row) => row.map(lineText)));
  return `${table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")}\n`;
}
