import ts from "typescript-5";
import { at, type Check, lineOf, type Source, syntaxOf, walk } from "./source.ts";

/** A check that says `what` of every node that `isBad`. */
const forbid =
  (what: string, isBad: (node: ts.Node, source: Source) => boolean): Check =>
  (source) => {
    const file = syntaxOf(source);
    const found: string[] = [];
    walk(file, (node) => {
      if (isBad(node, source)) found.push(at(file, node, what));
    });
    return found;
  };

/** `any` is nowhere. */
export const noAny = forbid("`any`", (node) => node.kind === ts.SyntaxKind.AnyKeyword);

/** `value!` and `name!: Type` are nowhere. */
export const noNonNull = forbid(
  "`!` claims what was not checked",
  (node) =>
    ts.isNonNullExpression(node) ||
    ((ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) && node.exclamationToken !== undefined),
);

const hasDefaultModifier = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);

/** No default export in any of its spellings. */
export const noDefaultExport = forbid(
  "a default export",
  (node) =>
    ts.isExportAssignment(node) ||
    hasDefaultModifier(node) ||
    (ts.isExportSpecifier(node) && node.name.text === "default"),
);

/** No class but `ParseError`, which `unwrap` throws. */
export const noClass = forbid("a class", (node) => ts.isClassLike(node) && node.name?.text !== "ParseError");

/** Nothing is left for later. */
export const nothingLeftUndone: Check = ({ path, text }) =>
  text
    .split("\n")
    .flatMap((line, index) => (/\b(?:TODO|FIXME)\b/.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));

/** Files are named in kebab-case. */
export const kebabCase: Check = ({ path }) =>
  path.split("/").every((part) => /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.ts)?$/.test(part)) ? [] : [`${path}: not kebab-case`];

const isReadonly = (node: ts.Node): boolean =>
  ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword;

const isMutable = (node: ts.Node): boolean => {
  if (ts.isArrayTypeNode(node) || ts.isTupleTypeNode(node)) return !isReadonly(node.parent);
  const isField = ts.isPropertySignature(node) || ts.isIndexSignatureDeclaration(node);
  return isField && !(node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword);
};

/** In the trees (`ast*.ts`, also those of iptables' extensions) every field and every array is `readonly`. */
export const readonlyTrees = forbid(
  "a field or array of a tree that is not `readonly`",
  (node, { path }) => /^formats\/.*(?:ast[^/]*|diagnostics)\.ts$/.test(path) && isMutable(node),
);

const isConst = (type: ts.TypeNode): boolean =>
  ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName) && type.typeName.text === "const";

/** Casts stand in `net/` alone, each line of them (or each run of such lines) under or beside a comment that gives the reason. */
export const castsWithReason: Check = (source) => {
  const file = syntaxOf(source);
  const casts: ts.Node[] = [];
  walk(file, (node) => {
    if (ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && !isConst(node.type))) casts.push(node);
  });
  if (!source.path.startsWith("net/")) return casts.map((node) => at(file, node, "a cast outside net/"));
  const lines = source.text.split("\n");
  const castLines = new Set(casts.map((node) => lineOf(file, node.getEnd())));
  const isExplained = (line: number): boolean => {
    if (/\/\/|\/\*/.test(lines[line - 1] ?? "")) return true;
    let above = line - 1;
    while (castLines.has(above) || lines[above - 1]?.trim() === "") above--;
    return /^\s*\/\/|\*\/\s*$/.test(lines[above - 1] ?? "");
  };
  return casts
    .filter((node) => !isExplained(lineOf(file, node.getEnd())))
    .map((node) => at(file, node, "a cast without its reason"));
};
