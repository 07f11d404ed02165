import type { IfconfigAst, InterfaceNode } from "./ast.ts";
import { linkEncapLines } from "./print-link-encap.ts";
import { netToolsLines } from "./print-net-tools.ts";

/**
 * Returns the text of the interfaces, each in the form that it was read from, byte for byte as net-tools prints it: a blank line behind
 * every block, the last one too. Lines that were not understood stand before all interfaces, or at the end of their block.
 */
export function printIfconfig(ast: IfconfigAst): string {
  const outside = ast.unknown.map(({ text }) => `${text}\n`).join("");
  return outside + ast.interfaces.map(printInterface).join("");
}

function printInterface(node: InterfaceNode): string {
  const lines = node.form === "link-encap" ? linkEncapLines(node) : netToolsLines(node);
  const unknown = (node.unknown ?? []).map(({ text }) => text);
  return `${[...lines, ...unknown].join("\n")}\n\n`;
}
