import type { Diagram, DiagramEdge } from "./diagram.ts";
import { EDGE_COLOURS, HEADING, INK, LINE, PAPER, ROLE_COLOURS, ROLE_GROUNDS, WARNING_INK } from "./palette.ts";

/** The lines of a flowchart that give items, groups and edges the colours that DOT has. Only the roles that occur have a line. */
export function mermaidStyles({ groups, items, edges }: Diagram): readonly string[] {
  const roles = new Set(items.filter(({ warnings }) => warnings.length === 0).map(({ role }) => role));
  const isWarned = items.some(({ warnings }) => warnings.length > 0);
  return [
    ...[...roles].map((role) => classLine(role, ROLE_GROUNDS[role] ?? PAPER, ROLE_COLOURS[role])),
    ...(isWarned ? [classLine("warned", PAPER, WARNING_INK)] : []),
    ...groups.map(({ id }) => `  style ${id} fill:${HEADING},stroke:${LINE},color:${INK}`),
    ...edgeStyles(edges),
  ];
}

const classLine = (name: string, ground: string, line: string): string =>
  `  classDef ${name} fill:${ground},stroke:${line},color:${INK}`;

/** One line for the edges of one colour, which Mermaid knows by their numbers. */
function edgeStyles(edges: readonly DiagramEdge[]): readonly string[] {
  const numbers = new Map<string, number[]>();
  for (const [at, { role, isOneSided }] of edges.entries()) {
    const colour = isOneSided === true ? WARNING_INK : EDGE_COLOURS[role];
    const known = numbers.get(colour);
    if (known === undefined) numbers.set(colour, [at]);
    else known.push(at);
  }
  return [...numbers].map(([colour, of]) => `  linkStyle ${of.join(",")} stroke:${colour}`);
}
