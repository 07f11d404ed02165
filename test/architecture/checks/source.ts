import ts from "typescript-5";

/** One source file: its path below `src/`, with slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What is wrong with one file, each with its line: `net/cidr.ts:12: any`. */
export type Check = (source: Source) => readonly string[];

/** The syntax tree of a file, by the TypeScript 5 API (TypeScript 7 has none). */
export function syntaxOf({ path, text }: Source): ts.SourceFile {
  return ts.createSourceFile(path, text, { languageVersion: ts.ScriptTarget.ES2023 }, true, ts.ScriptKind.TS);
}

/** Calls `visit` for every node below `node`, types included, JSDoc left out. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  ts.forEachChild(node, (child) => {
    visit(child);
    walk(child, visit);
  });
}

/** The line of an offset, counted from 1. */
export const lineOf = (file: ts.SourceFile, offset: number): number =>
  file.getLineAndCharacterOfPosition(offset).line + 1;

/** `net/cidr.ts:12: what` */
export const at = (file: ts.SourceFile, node: ts.Node, what: string): string =>
  `${file.fileName}:${lineOf(file, node.getStart(file))}: ${what}`;

/** The numbers of the lines that hold code: lines neither blank nor only comment. */
export function codeLines(file: ts.SourceFile): ReadonlySet<number> {
  const lines = new Set<number>();
  const add = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(file);
    for (const child of children) add(child);
    if (children.length > 0) return;
    const start = node.getStart(file);
    if (start === node.end) return;
    for (let line = lineOf(file, start); line <= lineOf(file, node.end); line++) lines.add(line);
  };
  add(file);
  return lines;
}
