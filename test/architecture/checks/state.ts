import ts from "typescript-5";
import { at, type Check, syntaxOf } from "./source.ts";

/** The one file that is run rather than imported. */
const ENTRY = "cli/main.ts";

/** Whether evaluating the expression calls or builds something: `new Map()`, `f()`, also inside a literal. Function bodies do not count. */
function runsCode(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node)) return true;
  return ts.forEachChild(node, runsCode) ?? false;
}

const isEmptyLiteral = (node: ts.Expression | undefined): boolean =>
  node !== undefined &&
  ((ts.isArrayLiteralExpression(node) && node.elements.length === 0) ||
    (ts.isObjectLiteralExpression(node) && node.properties.length === 0));

const saysReadonly = (type: ts.TypeNode | undefined): boolean =>
  type !== undefined && /^(?:readonly\b|Readonly)/.test(type.getText());

function problemOf(declaration: ts.VariableDeclaration): string | null {
  const { initializer, type } = declaration;
  if (initializer !== undefined && runsCode(initializer)) return "code that runs when the module loads";
  return isEmptyLiteral(initializer) && !saysReadonly(type) ? "an empty collection that is not readonly" : null;
}

/**
 * A module holds no state and does nothing when it is loaded: no top-level `let`, no statement, no call and no `new` in a top-level
 * constant, no collection waiting to be filled. So `sideEffects: false` is deserved and every parse is the first one.
 */
export const noModuleState: Check = (source) => {
  const file = syntaxOf(source);
  return file.statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      const isConst = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
      if (!isConst) return [at(file, statement, "a top-level `let` or `var`")];
      return statement.declarationList.declarations.flatMap((declaration) => {
        const problem = problemOf(declaration);
        return problem === null ? [] : [at(file, declaration, problem)];
      });
    }
    const isDeclaration =
      ts.isImportDeclaration(statement) ||
      ts.isExportDeclaration(statement) ||
      ts.isExportAssignment(statement) ||
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement);
    return isDeclaration || source.path === ENTRY
      ? []
      : [at(file, statement, "a statement that runs when the module loads")];
  });
};
