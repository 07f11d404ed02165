import type { CaptureAst } from "./capture.ts";

/** Returns how many lines of a part of a text are not blank. */
export function countLines(text: string, start = 0, end: number = text.length): number {
  let count = 0;
  let isBlank = true;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) {
      if (!isBlank) count++;
      isBlank = true;
    } else if (code > 0x20 && code !== 0xa0 && code !== 0xfeff) {
      isBlank = false;
    }
  }
  return isBlank ? count : count + 1;
}

/** Returns how many lines of the text of a tree were not understood: those of its `unknown` nodes, and in a session those of outputs of no format. */
export function countUnknownLines(ast: CaptureAst, text: string): number {
  if (ast.kind !== "session") return unknownLinesIn(ast);
  let count = 0;
  for (const { span, ast: tree } of ast.entries.flatMap(({ outputs }) => outputs)) {
    count += tree === null ? countLines(text, span.start, span.end) : unknownLinesIn(tree);
  }
  return count;
}

/** No recursion: a tree may be as deep as a document is nested. */
function unknownLinesIn(tree: object): number {
  let count = 0;
  const open: object[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ("kind" in node && node.kind === "unknown" && "text" in node && typeof node.text === "string") {
      count += countLines(node.text);
      continue;
    }
    for (const value of Array.isArray(node) ? node : Object.values(node)) {
      if (typeof value === "object" && value !== null) open.push(value);
      else if (Array.isArray(node)) break;
    }
  }
  return count;
}
