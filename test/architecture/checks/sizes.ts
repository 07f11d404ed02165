import ts from "typescript-5";
import { at, type Check, codeLines, lineOf, syntaxOf, walk } from "./source.ts";

const FILE_LINES = 200;
const FUNCTION_LINES = 40;
const PARAMETERS = 3;

/** A file has at most 200 code lines: lines neither blank nor only comment. */
export const fileSize: Check = (source) => {
  const lines = codeLines(syntaxOf(source)).size;
  return lines > FILE_LINES ? [`${source.path}: ${lines} code lines, at most ${FILE_LINES}`] : [];
};

/** A function has at most 40 code lines, from its first word to its closing brace. */
export const functionSize: Check = (source) => {
  const file = syntaxOf(source);
  const lines = [...codeLines(file)];
  const found: string[] = [];
  walk(file, (node) => {
    if (!ts.isFunctionLike(node)) return;
    const [first, last] = [lineOf(file, node.getStart(file)), lineOf(file, node.end)];
    const size = lines.filter((line) => line >= first && line <= last).length;
    if (size > FUNCTION_LINES)
      found.push(at(file, node, `a function of ${size} code lines, at most ${FUNCTION_LINES}`));
  });
  return found;
};

/** A function has at most three positional parameters; a fourth may be left out: it is the options object. */
export const parameterCount: Check = (source) => {
  const file = syntaxOf(source);
  const found: string[] = [];
  walk(file, (node) => {
    if (!ts.isFunctionLike(node)) return;
    const { length } = node.parameters;
    const fourth = node.parameters[PARAMETERS];
    const isOptional = fourth?.initializer !== undefined || fourth?.questionToken !== undefined;
    if (length > PARAMETERS + (isOptional ? 1 : 0)) found.push(at(file, node, `${length} positional parameters`));
  });
  return found;
};
