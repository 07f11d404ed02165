import type { Capture } from "../capture/index.ts";
import type { NodeFacts } from "../facts/index.ts";
import { lineText } from "./render-value.ts";
import type { Streams } from "./streams.ts";

/** Returns the node of a name, or the only one; null, and says why, where there is none. */
export function findNode({ nodes }: Capture, name: string | undefined, { stderr }: Streams): NodeFacts | null {
  const [first] = nodes;
  const found =
    name === undefined ? (nodes.length === 1 ? first : undefined) : nodes.find((node) => node.name === name);
  if (found !== undefined) return found;
  const names = nodes.map((node) => (node.name === "" ? '"" (of no named node)' : lineText(node.name))).join(", ");
  const why = name === undefined ? "say which node by --node" : `there is no node ${lineText(name)}`;
  stderr.write(`netgather: ${nodes.length === 0 ? "the capture tells of no node" : `${why}: ${names}`}\n`);
  return null;
}
