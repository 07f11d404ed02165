import type { Diagram, DiagramEdge, DiagramItem } from "./diagram.ts";
import { groupTable, itemTable } from "./dot-table.ts";
import { dotCell, dotTooltip } from "./dot-text.ts";
import { drawnName, drawnSubtitle } from "./drawn.ts";
import { EDGE_COLOURS, FAINT_INK, FONTS, INK, PAPER, WARNING_INK } from "./palette.ts";
import { type Place, ringPlaces } from "./ring.ts";

/**
 * Returns a diagram in DOT, the language of Graphviz: `dot -Tsvg` draws it. Each box is one node with an HTML-like label. In labels names are shortened to 44
 * characters; tooltips have them whole. What cannot be drawn is written as an escape, secrets are masked.
 */
export function printDot(diagram: Diagram): string {
  const places = diagram.layout === "ring" ? ringPlaces(diagram.items) : [];
  const items = new Map(diagram.items.map((item) => [item.id, item]));
  return [
    "digraph netgather {",
    ...settings(diagram),
    ...boxes(diagram).map((box, at) => boxLine(box, places[at])),
    ...diagram.edges.map((edge) => edgeLine(edge, diagram, items)),
    "}",
    "",
  ].join("\n");
}

function settings(diagram: Diagram): readonly string[] {
  const placing =
    diagram.layout === "ring"
      ? ["layout=neato", "inputscale=72", "overlap=true", "splines=true", 'esep="+6"']
      : ["rankdir=LR", "nodesep=0.3", "ranksep=0.9"];
  const look = [`bgcolor="${PAPER}"`, "pad=0.25", "labelloc=t", "labeljust=l"];
  return [
    `graph [${[...placing, ...look, `label=<${headingTable(diagram)}>`].join(" ")}]`,
    `node [shape=plain fontname="${FONTS}" fontsize=12]`,
    "edge [dir=none penwidth=1.5]",
  ];
}

function headingTable({ title, subtitle }: Diagram): string {
  const name = dotCell([{ lines: [drawnName(title)], colour: INK, size: 18 }], "", 2);
  const note = dotCell([{ lines: [drawnSubtitle(subtitle)], colour: FAINT_INK, size: 10 }], "", 2);
  return `<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>${name}</TR><TR>${note}</TR><TR><TD HEIGHT="16"></TD></TR></TABLE>`;
}

/** A node of DOT: a group with its items, or an item that stands by itself. */
interface Box {
  readonly id: string;
  readonly label: string;
}

/** In the order of the items: uplinks before the groups, remotes after them. */
function boxes({ groups, items }: Diagram): readonly Box[] {
  const held = new Map<string, DiagramItem[]>(groups.map(({ id }) => [id, []]));
  for (const item of items) held.get(item.group ?? "")?.push(item);
  const drawn = new Map(
    groups.map((group) => [group.id, { id: group.id, label: groupTable(group, held.get(group.id) ?? []) }]),
  );
  const inOrder = items.map((item) => drawn.get(item.group ?? "") ?? itemBox(item));
  return [...new Set([...inOrder, ...drawn.values()])];
}

const itemBox = (item: DiagramItem): Box => ({ id: item.id, label: itemTable(item) });

function boxLine({ id, label }: Box, place: Place | undefined): string {
  const pinned = place === undefined ? "" : `pos="${place.x},${place.y}!" `;
  return `${id} [${pinned}label=<${label}>]`;
}

/** An edge leaves a line at its right end and reaches another at its left one; a box is reached at its side. Escapes in its tooltip are undone twice. */
function edgeLine(edge: DiagramEdge, { layout }: Diagram, items: ReadonlyMap<string, DiagramItem>): string {
  const isRing = layout === "ring";
  const end = (id: string, side: "e" | "w"): string => {
    if (isRing) return id;
    const group = items.get(id)?.group;
    return group === undefined ? `${id}:${side}` : `${group}:${id}${side}:${side}`;
  };
  const colour = edge.isOneSided === true ? WARNING_INK : EDGE_COLOURS[edge.role];
  const names = [edge.from, edge.to].map((id) => items.get(id)?.name ?? id);
  const tip = dotTooltip([names.join(edge.isOneSided === true ? " to " : " and ")]).replaceAll("\\", "\\\\");
  const width = edge.role === "patch" ? " penwidth=3" : isRing ? " penwidth=1" : "";
  const oneSided = edge.isOneSided === true ? " dir=forward style=dashed arrowsize=0.8" : "";
  return `${end(edge.from, "e")} -> ${end(edge.to, "w")} [color="${colour}" tooltip="${tip}"${width}${oneSided}]`;
}
