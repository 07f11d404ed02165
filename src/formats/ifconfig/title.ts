import { INTERFACE_TITLE } from "../../interface-table/index.ts";
import { lineText } from "../../text/cursor.ts";
import { report } from "../../text/diagnostic.ts";
import { unknownLine } from "../../text/unknown.ts";
import type { Reader } from "./reader.ts";

/** Returns whether the current line is the title that `netstat -ie` prints above the blocks, and `netstat -i` above its table. */
export function isTitle({ cursor, contentStart }: Reader): boolean {
  return cursor.text.startsWith(INTERFACE_TITLE, contentStart) && lineText(cursor).trim() === INTERFACE_TITLE;
}

/** Keeps the title at the current line for the block behind it. */
export function openTitle(reader: Reader): void {
  keepIdleTitle(reader);
  reader.title = { node: unknownLine(reader.cursor), unknownBefore: reader.unknown.length };
}

/** Returns a block with the title above it, if there is one. */
export function withTitle<Block extends object>(reader: Reader, block: Block): Block & { readonly title?: string } {
  if (reader.title === null) return block;
  reader.title = null;
  return { ...block, title: INTERFACE_TITLE };
}

/** Keeps a title that no block came under as an unknown line, at its place among the others. */
export function keepIdleTitle(reader: Reader): void {
  const { title, unknown } = reader;
  if (title === null) return;
  unknown.splice(title.unknownBefore, 0, title.node);
  report(reader.report, "ifconfig/unknown-line", title.node.span);
  reader.title = null;
}
