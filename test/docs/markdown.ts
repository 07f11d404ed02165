/** One fenced block of a Markdown page. */
export interface Block {
  readonly file: string;
  /** The line of its first line of code, counted from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a page, in order; a fence that is indented has its indent taken off its lines. */
export function blocksOf(file: string, markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: {
    readonly fence: string;
    readonly indent: string;
    readonly language: string;
    readonly line: number;
  } | null = null;
  let lines: string[] = [];
  for (const [index, line] of markdown.split("\n").entries()) {
    const [, indent = "", fence = "", language = ""] = /^( *)(```+|~~~+)(\S*)/.exec(line) ?? [];
    if (open === null) {
      if (fence !== "") open = { fence, indent, language, line: index + 2 };
      lines = [];
    } else if (fence !== "" && fence.startsWith(open.fence) && language === "") {
      blocks.push({ file, line: open.line, language: open.language, text: lines.join("\n") });
      open = null;
    } else lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
  }
  return blocks;
}

/** One command of a session and the output that the page shows for it. */
export interface Shown {
  readonly line: number;
  readonly command: string;
  readonly output: readonly string[];
}

/** The commands of a block that stand behind a `$`, each with the lines up to the next. */
export function sessionOf(block: Block): readonly Shown[] {
  const session: { line: number; command: string; output: string[] }[] = [];
  for (const [index, line] of block.text.split("\n").entries()) {
    if (line.startsWith("$ ")) session.push({ line: block.line + index, command: line.slice(2), output: [] });
    else session.at(-1)?.output.push(line.trimEnd());
  }
  for (const { output } of session) while (output.at(-1) === "") output.pop();
  return session;
}

/** Whether the output is what the page shows; a line `...` on the page stands for any lines, also none. */
export function isAsShown(actual: readonly string[], shown: readonly string[]): boolean {
  const [first, ...rest] = shown;
  if (first === undefined) return actual.length === 0;
  if (first === "...") return actual.some((_, index) => isAsShown(actual.slice(index), rest)) || isAsShown([], rest);
  return actual[0] === first && isAsShown(actual.slice(1), rest);
}
