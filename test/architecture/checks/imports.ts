import { posix } from "node:path";
import ts from "typescript-5";
import { at, type Check, type Source, syntaxOf, walk } from "./source.ts";

/** One import, re-export, `import()`, `require()` or `import("...")` type of a file. */
export interface Import {
  readonly node: ts.Node;
  readonly file: ts.SourceFile;
  /** The specifier as written; `null` when it is computed. */
  readonly specifier: string | null;
}

/** Every way in which a file reaches another one. */
export function importsOf(source: Source): readonly Import[] {
  const file = syntaxOf(source);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined): void => {
    const text = specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : null;
    found.push({ node, file, specifier: text });
  };
  walk(file, (node) => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) add(node, node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) add(node, node.expression);
    else if (ts.isImportTypeNode(node))
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined);
    else if (ts.isCallExpression(node) && isLoad(node.expression)) add(node, node.arguments[0]);
  });
  return found;
}

const isLoad = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");

const isRelative = (specifier: string): boolean => specifier.startsWith(".");

/** The path below `src/` that a relative import leads to. */
export const targetOf = (source: Source, specifier: string): string =>
  posix.normalize(posix.join(posix.dirname(source.path), specifier));

/** The files below `src/` that a file imports. */
export const targetsOf = (source: Source): readonly string[] =>
  importsOf(source).flatMap(({ specifier }) =>
    specifier !== null && isRelative(specifier) ? [targetOf(source, specifier)] : [],
  );

/** Relative imports end in `.ts`, and every specifier is written out. */
export const writtenOut: Check = (source) =>
  importsOf(source).flatMap(({ node, file, specifier }) => {
    if (specifier === null) return [at(file, node, "a computed import")];
    return isRelative(specifier) && !specifier.endsWith(".ts")
      ? [at(file, node, `${specifier} does not end in .ts`)]
      : [];
  });

/** The packages that a room may load; `node:` is for the porch alone: files and the command line. */
const packages: Readonly<Record<string, readonly string[]>> = {
  document: ["yaml"],
  picture: ["@hpcc-js/wasm-graphviz"],
  io: ["fzstd", "tar/header", "tar/pax", "xz-decompress"],
  cli: ["cli-progress", "cli-table3", "commander"],
};

/** Pure rooms load no Node module and no package but the one that is theirs. */
export const nodeFree: Check = (source) => {
  const [first = ""] = source.path.split("/");
  const isPorch = first === "io" || first === "cli";
  const room = isPorch ? first : posix.dirname(source.path);
  return importsOf(source).flatMap(({ node, file, specifier }) => {
    if (specifier === null || isRelative(specifier)) return [];
    if (specifier.startsWith("node:")) return isPorch ? [] : [at(file, node, `${specifier} in a pure room`)];
    return packages[room]?.includes(specifier) ? [] : [at(file, node, `the package ${specifier} is not for this room`)];
  });
};

/** Only doors re-export, by `export ... from` or by exporting what was imported. */
export const onlyDoorsReexport: Check = (source) => {
  if (posix.basename(source.path) === "index.ts") return [];
  const file = syntaxOf(source);
  const imported = new Set<string>();
  const found: string[] = [];
  walk(file, (node) => {
    if (ts.isImportSpecifier(node) || ts.isNamespaceImport(node) || ts.isImportClause(node)) {
      if (node.name !== undefined) imported.add(node.name.text);
    }
  });
  walk(file, (node) => {
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) found.push(at(file, node, "a re-export"));
    if (ts.isExportSpecifier(node) && imported.has((node.propertyName ?? node.name).text)) {
      found.push(at(file, node, "a re-export of what was imported"));
    }
  });
  return found;
};
