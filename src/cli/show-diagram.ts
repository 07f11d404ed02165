import type { Diagram } from "../diagram/index.ts";
import type { NodeFacts } from "../facts/index.ts";

/** Returns the picture of a node, or of the tunnels between several. */
export async function diagramText(
  of: NodeFacts | readonly NodeFacts[],
  form: "svg" | "mermaid" | "dot",
): Promise<string> {
  const { meshDiagram, nodeDiagram, printDot, printMermaid } = await import("../diagram/index.ts");
  const diagram: Diagram = "kind" in of ? nodeDiagram(of) : meshDiagram(of);
  if (form === "mermaid") return printMermaid(diagram);
  if (form === "dot") return printDot(diagram);
  const { drawSvg } = await import("../picture/index.ts");
  return drawSvg(diagram);
}
