export type { Diagram, DiagramEdge, DiagramGroup, DiagramItem, DiagramRole } from "./diagram.ts";
export { type MeshDiagramOptions, meshDiagram } from "./mesh-diagram.ts";
export { nodeDiagram } from "./node-diagram.ts";
export type { NodeDiagramOptions } from "./node-options.ts";
export { printDot } from "./print-dot.ts";
export { printMermaid } from "./print-mermaid.ts";
