import type { Diagram, DiagramEdge, DiagramGroup, DiagramItem } from "./diagram.ts";
import { drawnName, drawnNote, drawnSubtitle } from "./drawn.ts";
import { visible } from "./label.ts";
import { mermaidStyles } from "./mermaid-styles.ts";

/**
 * Returns a diagram as a flowchart of Mermaid, which Markdown viewers draw. Groups are subgraphs, items nodes, one-sided edges dashed arrows. Names are
 * shortened as in `printDot`; those that were stand whole in comments, as do the names of what was put together. What cannot be drawn is written as an
 * escape, secrets are masked.
 */
export function printMermaid(diagram: Diagram): string {
  const { title, subtitle, groups, items, edges } = diagram;
  const held = new Map<string, DiagramItem[]>(groups.map(({ id }) => [id, []]));
  for (const item of items) held.get(item.group ?? "")?.push(item);
  return [
    "---",
    `title: ${titleText(`${drawnName(title)}: ${drawnSubtitle(subtitle)}`)}`,
    "---",
    "flowchart LR",
    ...items.filter(({ group }) => group === undefined).flatMap((item) => itemLines(item, "  ")),
    ...groups.flatMap((group) => groupLines(group, held.get(group.id) ?? [])),
    ...edges.map(edgeLine),
    ...mermaidStyles(diagram),
    "",
  ].join("\n");
}

function groupLines(group: DiagramGroup, items: readonly DiagramItem[]): readonly string[] {
  return [
    ...wholeName(group.name),
    `  subgraph ${group.id}["${mermaidText(`${drawnName(group.name)} (${drawnNote(group.note)})`)}"]`,
    ...items.flatMap((item) => itemLines(item, "    ")),
    "  end",
  ];
}

function itemLines(item: DiagramItem, indent: string): readonly string[] {
  const { id, name, type, notes, warnings, role, members = [] } = item;
  const first = type === "" ? drawnName(name) : `${drawnName(name)} (${drawnName(type)})`;
  const label = [first, ...notes.map(drawnNote), ...warnings.map(drawnNote)].map(mermaidText).join("<br/>");
  const shape = role === "remote" ? `(["${label}"])` : `["${label}"]`;
  return [
    ...wholeName(name),
    ...(members.length === 0 ? [] : [`%% ${id}: ${members.map((member) => mermaidText(visible(member))).join(" ")}`]),
    `${indent}${id}${shape}:::${warnings.length > 0 ? "warned" : role}`,
  ];
}

/** A comment with a name that its label has shortened. */
const wholeName = (name: string): readonly string[] =>
  drawnName(name) === visible(name) || name === "" ? [] : [`%% ${mermaidText(visible(name))}`];

function edgeLine({ from, to, role, isOneSided }: DiagramEdge): string {
  if (isOneSided === true) return `  ${from} -.-> ${to}`;
  return `  ${from} ${role === "patch" ? "===" : "---"} ${to}`;
}

/** Text as Mermaid shows it, whatever it holds: all that could be markup, a directive, a formula or an icon (`fa:fa-car`) is written as an entity. */
function mermaidText(text: string): string {
  return text.replace(/[^\w .,/():\u0080-\u{10ffff}-]|:(?=fa-)/gu, (character) => `#${character.codePointAt(0)};`);
}

/** The title as YAML. Mermaid takes it for HTML without knowing entities in it. */
const titleText = (title: string): string => JSON.stringify(title.replace(/[<>&]/g, escapedCharacter));

const escapedCharacter = (character: string): string => `\\x${character.charCodeAt(0).toString(16)}`;
