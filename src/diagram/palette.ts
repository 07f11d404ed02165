import type { DiagramEdge, DiagramRole } from "./diagram.ts";

/** Fonts of one width, of which each is at most 0.6021 of its size wide. The last is what the viewer has. */
export const FONTS = "DejaVu Sans Mono,Menlo,Consolas,Liberation Mono,monospace";

export const INK = "#1e293b";
export const FAINT_INK = "#64748b";
export const WARNING_INK = "#b91c1c";
export const LINE = "#94a3b8";
export const FAINT_LINE = "#e2e8f0";
export const PAPER = "#ffffff";
export const HEADING = "#f1f5f9";

/** The strip that marks a line's role. */
export const ROLE_COLOURS: Readonly<Record<DiagramRole, string>> = {
  local: "#475569",
  uplink: "#15803d",
  patch: "#2563eb",
  tunnel: "#7c3aed",
  remote: "#7c3aed",
  node: "#475569",
  port: "#0e7490",
  plain: "#cbd5e1",
};

/** The ground of boxes that stand by themselves. */
export const ROLE_GROUNDS: Readonly<Partial<Record<DiagramRole, string>>> = {
  uplink: "#f0fdf4",
  remote: "#f5f3ff",
  node: "#f8fafc",
};

export const EDGE_COLOURS: Readonly<Record<DiagramEdge["role"], string>> = {
  uplink: "#15803d",
  patch: "#2563eb",
  tunnel: "#8b5cf6",
};
