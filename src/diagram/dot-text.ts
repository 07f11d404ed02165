import { displayWidth } from "../text/display-width.ts";
import { visible } from "./label.ts";
import { FONTS } from "./palette.ts";

/** How wide a character of the fonts is, by its size. */
const ADVANCE = 0.6021;

/** Text within an HTML-like label or a tooltip of DOT, which knows entities, and escapes as well: `\N` is the node's name. */
function dotText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`).replaceAll("\\", "\\\\");
}

/** The text of a tooltip, of several lines. */
export function dotTooltip(lines: readonly string[]): string {
  return lines.map((line) => dotText(visible(line))).join("&#10;");
}

/** Lines of text in one cell, and how they look. */
export interface CellText {
  readonly lines: readonly string[];
  readonly colour: string;
  readonly size: number;
}

/** How wide a text is, in points. */
export const widthOf = (text: string, size: number): number =>
  Math.ceil(Math.max(1, displayWidth(text)) * size * ADVANCE);

/** A cell of a table, at least as wide as its text. Its lines begin at the left; Graphviz centres them well only where a cell has one font, so each text has a cell of its own. */
export function dotCell(texts: readonly CellText[], attributes: string, padding: number): string {
  const told = texts.filter(({ lines }) => lines.some((line) => line !== ""));
  const width = told.reduce((most, text) => Math.max(most, textWidth(text)), 0) + 2 * padding + 2;
  const cell = `<TD ALIGN="LEFT" BALIGN="LEFT" CELLPADDING="${padding}" WIDTH="${width}" ${attributes}>`;
  return `${cell}${told.length > 1 ? stacked(told) : told.map(dotRun).join("")}</TD>`;
}

function stacked(texts: readonly CellText[]): string {
  const rows = texts.map(
    (text) => `<TR><TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="${textWidth(text) + 2}">${dotRun(text)}</TD></TR>`,
  );
  return `<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">${rows.join("")}</TABLE>`;
}

const textWidth = ({ lines, size }: CellText): number =>
  lines.reduce((most, line) => Math.max(most, widthOf(line, size)), 0);

const dotRun = ({ lines, colour, size }: CellText): string =>
  `<FONT FACE="${FONTS}" POINT-SIZE="${size}" COLOR="${colour}">${lines.map(dotText).join("<BR/>")}</FONT>`;
