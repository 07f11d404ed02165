import type { InterfaceTableLayout } from "../../interface-table/index.ts";
import type { IfconfigAst } from "./ast.ts";
import { type Block, blocksOf } from "./block-order.ts";
import { isLinkEncap } from "./forms.ts";
import { bsdLines } from "./print-bsd.ts";
import { linkEncapLines } from "./print-link-encap.ts";
import { netToolsLines } from "./print-net-tools.ts";
import { shortLines } from "./print-short.ts";

/**
 * Returns the text of the interfaces, each block in the form that it was read from, byte for byte as the tool prints it: a blank line
 * behind every Linux block, the last one too. Lines that were not understood stand before all interfaces, or at the end of their block.
 */
export function printIfconfig(ast: IfconfigAst): string {
  const outside = ast.unknown.map(({ text }) => `${text}\n`).join("");
  let layout: InterfaceTableLayout | undefined;
  let text = outside;
  for (const block of blocksOf(ast)) {
    layout = block.fields.tableRow?.table ?? layout;
    if (block.fields.title !== undefined) text += `${block.fields.title}\n`;
    text += block.fields.form === "short" ? shortLines(block, layout) : printBlock(block);
  }
  return text;
}

function printBlock(block: Block): string {
  const { form, unknown = [] } = block.fields;
  if (form === "bsd") return `${bsdLines(block).join("\n")}\n`;
  const lines = isLinkEncap(form) ? linkEncapLines(block) : netToolsLines(block);
  return `${[...lines, ...unknown.map(({ text }) => text)].join("\n")}\n\n`;
}
