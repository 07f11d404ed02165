/** How far into its quotes a shell is at the end of a line: whether the command goes on in the next. */
export interface ShellState {
  readonly quote: "" | "'" | '"' | "`";
  /** How many `(` of substitutions are open. */
  readonly depth: number;
  /** The last character that is no blank, outside quotes. */
  readonly last: string;
  readonly isEscaped: boolean;
  /** Where a here-document ends. */
  readonly hereEnd: string | null;
}

export const START: ShellState = { quote: "", depth: 0, last: "", isEscaped: false, hereEnd: null };

/** Returns the state after a line of a command. */
export function stateAfter(before: ShellState, line: string): ShellState {
  let { quote, depth, last } = before;
  let isEscaped = false;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    isEscaped = false;
    if (character === "\\" && quote !== "'") {
      isEscaped = at === line.length - 1;
      at++;
      last = "\\";
    } else if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === "'" || character === '"' || character === "`") {
      quote = character;
      last = character;
    } else if (character === "#" && (at === 0 || /\s/.test(line.charAt(at - 1)))) {
      break;
    } else if (!/\s/.test(character)) {
      if (character === "(" && line.charAt(at - 1) === "$") depth++;
      if (character === ")" && depth > 0) depth--;
      last = character;
    }
  }
  return { quote, depth, last, isEscaped, hereEnd: before.hereEnd ?? hereEndOf(line) };
}

/** Returns whether a command goes on in the next line, and by what. */
export function goesOn({
  quote,
  depth,
  last,
  isEscaped,
  hereEnd,
}: ShellState): "escape" | "quote" | "operator" | "here" | null {
  if (isEscaped) return "escape";
  if (quote !== "" || depth > 0) return "quote";
  if (hereEnd !== null) return "here";
  return last === "|" || last === "&&" ? "operator" : null;
}

function hereEndOf(line: string): string | null {
  return /(?:^|[^<])<<-? {0,8}["'\\]?([A-Za-z_]\w{0,63})/.exec(line)?.[1] ?? null;
}
