import type { TranscriptAst } from "./ast.ts";

/** Returns the text of a transcript, character for character: the texts of its nodes in their order. */
export function printTranscript(ast: TranscriptAst): string {
  return ast.nodes.map((node) => node.text).join("");
}
