/** How far into its quotes a shell is at the end of a line: whether the command goes on in the next. */
export interface ShellState {
  readonly quote: "" | "'" | '"' | "`";
  /** How many `(` of substitutions are open. */
  readonly depth: number;
  /** The last character that is no blank, outside quotes. */
  readonly last: string;
  readonly isEscaped: boolean;
  /** How many `for`, `while`, `if` and the like are open. */
  readonly compound: number;
  /** Where a here-document ends. */
  readonly hereEnd: string | null;
}

export const START: ShellState = { quote: "", depth: 0, last: "", isEscaped: false, compound: 0, hereEnd: null };

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
  const compound = before.quote === "" ? Math.max(0, before.compound + compoundsIn(line)) : before.compound;
  return { quote, depth, last, isEscaped, compound, hereEnd: before.hereEnd ?? hereEndOf(line) };
}

/** Returns whether a command goes on in the next line, and by what. */
export function goesOn(state: ShellState): "escape" | "quote" | "operator" | "here" | "compound" | null {
  const { quote, depth, last, isEscaped, compound, hereEnd } = state;
  if (isEscaped) return "escape";
  if (quote !== "" || depth > 0) return "quote";
  if (hereEnd !== null) return "here";
  if (last === "|" || last === "&&") return "operator";
  return compound > 0 ? "compound" : null;
}

const OPENS = /(?:^|[;&|({]|\b(?:do|then|else))[ \t]{0,16}(?:for|while|until|if|case|select)(?=[ \t])/g;
const CLOSES = /(?:^|[;&])[ \t]{0,16}(?:done|fi|esac)(?=[ \t;&|)]|$)/g;

function compoundsIn(line: string): number {
  return (line.match(OPENS)?.length ?? 0) - (line.match(CLOSES)?.length ?? 0);
}

function hereEndOf(line: string): string | null {
  return /(?:^|[^<])<<-? {0,8}["'\\]?([A-Za-z_]\w{0,63})/.exec(line)?.[1] ?? null;
}
