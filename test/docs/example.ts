import ts from "typescript-5";
import type { Block } from "./markdown.ts";

/** A value that a page shows: `expression; // -> JSON`. */
interface Assertion {
  readonly end: number;
  readonly expression: string;
  readonly line: number;
  readonly expected: string;
}

const ARROW = /\/\/ -> ?(.*)$/;
const CONTINUED = /^\s*\/\/ {2,}(.*)$/;

/** The JSON behind the arrow on a line; longer values go on in the comment lines below, indented by two blanks or more. */
function expectedAt(lines: readonly string[], line: number): string | null {
  const first = ARROW.exec(lines[line] ?? "")?.[1];
  if (first === undefined) return null;
  const rest = lines.slice(line + 1);
  const end = rest.findIndex((text) => !CONTINUED.test(text));
  const more = rest.slice(0, end < 0 ? rest.length : end).map((text) => CONTINUED.exec(text)?.[1] ?? "");
  const json = [first, ...more].join("\n");
  return JSON.stringify(JSON.parse(json));
}

/** What a statement shows: the value of an expression, or of the constant that it declares. */
function shownBy(statement: ts.Statement, file: ts.SourceFile): string | null {
  if (ts.isExpressionStatement(statement)) return statement.expression.getText(file);
  const declarations = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  const name = declarations.at(-1)?.name;
  return name !== undefined && ts.isIdentifier(name) ? name.text : null;
}

function assertionsOf(block: Block, file: ts.SourceFile): readonly Assertion[] {
  const lines = block.text.split("\n");
  return file.statements.flatMap((statement) => {
    const { line } = file.getLineAndCharacterOfPosition(statement.end);
    const expression = shownBy(statement, file);
    const expected = expression === null ? null : expectedAt(lines, line);
    return expression === null || expected === null ? [] : [{ end: statement.end, expression, line, expected }];
  });
}

/**
 * A module that runs the block and fails where a value is not the one shown. An arrow that belongs to no expression is an error here:
 * it would look like a checked value.
 */
export function moduleOf(block: Block): string {
  const file = ts.createSourceFile("example.ts", block.text, ts.ScriptTarget.ES2023, true);
  const assertions = assertionsOf(block, file);
  const arrows = block.text.split("\n").filter((line) => ARROW.test(line)).length;
  if (arrows !== assertions.length) {
    throw new Error(`${block.file}:${block.line}: ${arrows} arrows, but ${assertions.length} values to check`);
  }
  let code = block.text;
  for (const { end, expression, line, expected } of assertions.toReversed()) {
    const place = JSON.stringify(`${block.file}:${block.line + line}`);
    const check = `\n;__shows(${expression}, ${expected}, ${place});\n`;
    const isDeclaration = !file.statements.some((s) => s.end === end && ts.isExpressionStatement(s));
    const start = isDeclaration ? end : (file.statements.find((s) => s.end === end)?.getStart(file) ?? end);
    code = code.slice(0, start) + check + code.slice(end);
  }
  const options = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  return PRELUDE + ts.transpileModule(code, { compilerOptions: options }).outputText;
}

const PRELUDE = `import { deepStrictEqual as __equal } from "node:assert/strict";
function __shows(actual, expected, place) {
  try { __equal(actual, expected); } catch (error) { throw new Error(place + ": " + error.message); }
}
`;
