import type { InterfaceNode } from "./ast.ts";
import type { DetailNode } from "./ast-bsd.ts";

/**
 * Returns the detail lines of a BSD interface that begin with a word, in the order of the text: `media`, `status`, `member`, `nd6 options`. None
 * for interfaces of Linux. Lines below another are in the `details` of that one.
 */
export function interfaceDetails({ details = [] }: InterfaceNode, word: string): readonly DetailNode[] {
  return details.filter((node) => node.word === word);
}
