import type { DiagramGroup, DiagramItem } from "./diagram.ts";
import { type CellText, dotCell, dotTooltip, widthOf } from "./dot-text.ts";
import { drawnName, drawnNote } from "./drawn.ts";
import {
  FAINT_INK,
  FAINT_LINE,
  HEADING,
  INK,
  LINE,
  PAPER,
  ROLE_COLOURS,
  ROLE_GROUNDS,
  WARNING_INK,
} from "./palette.ts";

const HEADING_SIZE = 14;
const NAME_SIZE = 12;
const NOTE_SIZE = 10;
const PADDING = 5;

/** As many names as a tooltip holds. */
const TOLD_MEMBERS = 500;

/** What hovering over an item tells: its whole name and all that stands with it. */
function itemTooltip({ name, type, notes, warnings, members = [] }: DiagramItem): readonly string[] {
  const beyond = members.length - TOLD_MEMBERS;
  return [
    [name, type].join(" ").trim(),
    ...notes,
    ...warnings,
    ...members.slice(0, TOLD_MEMBERS),
    ...(beyond > 0 ? [`and ${beyond} more`] : []),
  ];
}

const table = (ground: string, rows: readonly string[]): string =>
  [
    `<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" COLOR="${LINE}" BGCOLOR="${ground}">`,
    ...rows,
    "</TABLE>",
  ].join("\n");

/** The box of a group: a heading, and a line for each item with a strip of its role's colour. Edges end at the ports `ID` + `w` and `ID` + `e`. */
export function groupTable(group: DiagramGroup, items: readonly DiagramItem[]): string {
  const tip = `TOOLTIP="${dotTooltip([group.name, group.note])}"`;
  const heading = [
    "<TR>",
    `<TD BGCOLOR="${HEADING}" ${tip}></TD>`,
    dotCell([{ ...nameText(group.name), size: HEADING_SIZE }], `BGCOLOR="${HEADING}" ${tip}`, PADDING),
    dotCell([noteText([group.note], FAINT_INK)], `COLSPAN="2" BGCOLOR="${HEADING}" ${tip}`, PADDING),
    "</TR>",
  ].join("");
  return table(PAPER, [heading, ...items.map(itemRow)]);
}

function itemRow(item: DiagramItem): string {
  const line = `BORDER="1" SIDES="T" COLOR="${FAINT_LINE}" TOOLTIP="${dotTooltip(itemTooltip(item))}"`;
  const colour = item.role === "plain" ? FAINT_INK : INK;
  return [
    "<TR>",
    `<TD PORT="${item.id}w" BGCOLOR="${ROLE_COLOURS[item.role]}" WIDTH="5" ${line}></TD>`,
    dotCell([{ lines: [drawnName(item.name)], colour, size: NAME_SIZE }], line, PADDING),
    dotCell([typeText(item)], line, PADDING),
    dotCell(
      [noteText(item.notes, FAINT_INK), noteText(item.warnings, WARNING_INK)],
      `PORT="${item.id}e" ${line}`,
      PADDING,
    ),
    "</TR>",
  ].join("");
}

/** The box of an item that stands by itself. */
export function itemTable(item: DiagramItem): string {
  const tip = `TOOLTIP="${dotTooltip(itemTooltip(item))}"`;
  return table(ROLE_GROUNDS[item.role] ?? PAPER, [`<TR>${dotCell(itemTexts(item), tip, PADDING)}</TR>`]);
}

/** How large the box of an item that stands by itself is, in points; rather too large than too small. */
export function itemSize(item: DiagramItem): { readonly width: number; readonly height: number } {
  const lines = itemTexts(item).flatMap(({ lines: texts, size }) => texts.map((text) => ({ text, size })));
  const width = lines.reduce((most, { text, size }) => Math.max(most, widthOf(text, size)), 0);
  const height = lines.reduce((sum, { size }) => sum + size * 1.3, 0);
  return { width: width + 2 * PADDING + 4, height: height + 2 * PADDING + 4 };
}

const itemTexts = (item: DiagramItem): readonly CellText[] => [
  nameText(item.name),
  typeText(item),
  noteText(item.notes, FAINT_INK),
  noteText(item.warnings, WARNING_INK),
];

const nameText = (name: string): CellText => ({ lines: [drawnName(name)], colour: INK, size: NAME_SIZE });

const typeText = ({ type, role }: DiagramItem): CellText => ({
  lines: type === "" ? [] : [drawnName(type)],
  colour: role === "plain" ? FAINT_INK : ROLE_COLOURS[role],
  size: NOTE_SIZE,
});

const noteText = (notes: readonly string[], colour: string): CellText => ({
  lines: notes.map(drawnNote),
  colour,
  size: NOTE_SIZE,
});
