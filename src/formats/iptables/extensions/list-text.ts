import type { ExtensionPrinter } from "../extension.ts";
import type { ListStyle } from "../values.ts";

/** Returns the text of an extension in a listing with the blank before it, empty for the few that have none. */
export function listText<Node>(printer: ExtensionPrinter<Node>, node: Node, style: ListStyle): string {
  const text = printer.printList(node, style);
  return text === "" || printer.isGlued?.(node, style) === true ? text : ` ${text}`;
}
