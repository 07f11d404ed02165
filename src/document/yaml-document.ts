import { Composer, type Document, Lexer, type ParsedNode, Parser } from "yaml";
import { type Place, uncoveredLines } from "./coverage.ts";
import { isNestedDeeper } from "./nesting.ts";

/** How deep a document may be nested; the deepest fields of a network object lie ten levels down. */
export const DEEPEST = 64;

/** Something the library objects to. */
export interface Problem extends Place {
  /** The quote or bracket that is missing here, null where it is something else. */
  readonly missing: string | null;
  /** The text at this place is not in the contents. */
  readonly isLost: boolean;
}

export interface YamlDocument {
  /** The library's own nodes; null for no contents at all. */
  readonly contents: ParsedNode | null;
  readonly comments: readonly Place[];
  readonly problems: readonly Problem[];
  /** What is neither in the contents nor a comment, in order. */
  readonly lost: readonly Place[];
}

/** What the lexer puts in front of the text of a scalar, which may begin with `#` without being a comment. */
const SCALAR_MARK = "\u001f";

/**
 * Returns the one document of a text, JSON or YAML, or null when it is nested too deeply. Aliases are not resolved, repeated keys
 * are kept, merge keys are keys, and only the types of the YAML 1.2 core schema (those of JSON) are told apart.
 */
export function readYamlDocument(text: string): YamlDocument | null {
  const lexer = new Lexer();
  const parser = new Parser();
  const composer = new Composer({ prettyErrors: false, resolveKnownTags: false, schema: "core", uniqueKeys: false });
  const comments: Place[] = [];
  const tokens: Parser["stack"] = [];
  let before = "";
  for (const lexeme of lexer.lex(text)) {
    const start = parser.offset;
    if (lexeme.startsWith("#") && before !== SCALAR_MARK) comments.push({ start, end: start + lexeme.length });
    before = lexeme;
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  const documents: Document.Parsed[] = [];
  for (const token of tokens) {
    if (isNestedDeeper(token, DEEPEST)) return null;
    for (const document of composer.next(token)) documents.push(document);
  }
  for (const document of composer.end()) documents.push(document);
  const contents = documents[0]?.contents ?? null;
  const problems = documents.flatMap(problemsOf);
  const isWhole = contents === null || problems.length === 0;
  return { contents, comments, problems, lost: isWhole ? [] : lostParts(text, contents, { comments, problems }) };
}

function lostParts(text: string, contents: ParsedNode, known: Pick<YamlDocument, "comments" | "problems">): Place[] {
  const named = known.problems.filter((problem) => problem.isLost).map(({ start, end }) => ({ start, end }));
  const lines = uncoveredLines(text, contents, [...known.comments, ...named]);
  return [...named, ...lines].sort((one, other) => one.start - other.start);
}

function problemsOf(document: Document.Parsed): Problem[] {
  return document.errors.map(({ code, message, pos: [start, end] }) => {
    return { start, end, missing: missingIn(message), isLost: code === "UNEXPECTED_TOKEN" };
  });
}

/** The library says it in words only (`compose/resolve-flow-collection.ts`, `compose/resolve-flow-scalar.ts` of yaml 2). */
function missingIn(message: string): string | null {
  return /^Missing closing (["'])/.exec(message)?.[1] ?? /^Flow .* end with a ([}\]])/.exec(message)?.[1] ?? null;
}
