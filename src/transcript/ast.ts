import type { LineMarks } from "../text/line-marks.ts";
import type { Span } from "../text/span.ts";

/**
 * A terminal session, a note or a mail as a row of nodes. They lie side by side: each character of the text belongs to exactly one of them, and their
 * texts put together are the text.
 */
export interface TranscriptAst {
  readonly kind: "transcript";
  readonly span: Span;
  readonly nodes: readonly TranscriptNode[];
}

/** Whole lines of a transcript, with their line breaks; of a line in which a prompt stands right behind an output, a part. */
export type TranscriptNode =
  | CommandNode
  | OutputNode
  | HeadingNode
  | FenceNode
  | QuoteNode
  | NoteNode
  | ListItemNode
  | PlainNode;

/**
 * `quoted` says how deep a mail quotes the lines (`> `, `>> `, `| `), `marked` what a program has put before each of them: a time, a number, a machine. These marks are part of
 * the text, and of no value. Both are absent where there are none.
 */
interface NodeBase extends LineMarks {
  readonly span: Span;
  /** The characters of the span as they stand, escape sequences and line breaks among them. */
  readonly text: string;
}

/** A prompt and what was typed behind it. */
export interface CommandNode extends NodeBase {
  readonly kind: "command";
  readonly prompt: PromptNode;
  /** What was typed; `null` behind an idle prompt. */
  readonly line: CommandLine | null;
  /** Whether the line was given up by ^C and never run. */
  readonly isGivenUp?: true;
}

/** How a prompt is written: `[user@host dir]#`, `user@host:dir$`, `host:dir #`, `host#`, `sh-4.4#`, `/ #`, `$`, `PS C:\>`, `C:\>`, the `+` of `set -x`, or with an arrow: `❯`, `➜  ~`, `└─$`. */
export type PromptStyle =
  | "brackets"
  | "user-host"
  | "host-directory"
  | "host"
  | "shell"
  | "directory"
  | "bare"
  | "powershell"
  | "cmd"
  | "trace"
  | "arrow";

/** A prompt, of one line or two; who and where are there when it shows them. */
export interface PromptNode {
  readonly kind: "prompt";
  readonly span: Span;
  readonly text: string;
  readonly style: PromptStyle;
  /** `root` behind `#`, `user` behind `$`, `%` and `>`, `null` where the prompt does not tell. */
  readonly privilege: "root" | "user" | null;
  readonly user?: string;
  readonly host?: string;
  readonly directory?: string;
  readonly shell?: string;
  readonly version?: string;
}

/** A command line: pipelines one after the other. */
export interface CommandLine {
  readonly kind: "command-line";
  readonly span: Span;
  /** The line as the shell gets it: continued lines joined, erased characters gone. */
  readonly text: string;
  readonly pipelines: readonly Pipeline[];
  /** What stands behind a `#`. */
  readonly comment?: string;
}

/** Commands joined by pipes, and the operator behind them: `;`, `&`, `&&`, `||`, `(`, `)`, a line break; `null` at the end of the line. */
export interface Pipeline {
  readonly commands: readonly SimpleCommand[];
  readonly operator: string | null;
}

/** One command: its words and redirections. `pipe` is how its output goes to the next: `|` or `|&`. */
export interface SimpleCommand {
  readonly words: readonly ShellWord[];
  readonly redirects: readonly Redirect[];
  readonly pipe?: "|" | "|&";
}

/** A word of a command line. */
export interface ShellWord {
  readonly span: Span;
  /** As written. */
  readonly text: string;
  /** Without its quotes; expansions stand as they were written. */
  readonly value: string;
  /** `$name`, `${...}`, `$(...)`, `` `...` `` outside single quotes, in order. */
  readonly expansions?: readonly string[];
}

/** A redirection: `2>&1` has the descriptor 2, the operator `>&`, the target `1`. */
export interface Redirect {
  readonly span: Span;
  readonly descriptor?: number;
  readonly operator: string;
  /** `null` where the line ends before it. */
  readonly target: ShellWord | null;
}

/** Lines that a command printed, or that look as if one did. */
export interface OutputNode extends NodeBase {
  readonly kind: "output";
  /** Which of the transcript's nodes holds the command; `null` where the text shows none. */
  readonly command: number | null;
}

/** `==== worker1 ====`, `===== oc get nodes =====`, `==> FILE <==`, `worker1 | CHANGED | rc=0 >>` of ansible, `Every 2.0s: ip route` of watch(1), a rule of `=`. */
export interface HeadingNode extends NodeBase {
  readonly kind: "heading";
  readonly title: string;
  /** The title, where it is a command line. */
  readonly line?: CommandLine;
  /** Which node's output it stands in, where that command says it itself: `for n in ...; do echo "== $n =="; ...`, ansible. What follows is printed by that command too. */
  readonly command?: number;
}

/** A fence around what follows or came before: of Markdown, `{noformat}` and `{code}` of Jira, `<pre>`, `<code>` and `<details>` of HTML, `[code]` of forums. */
export interface FenceNode extends NodeBase {
  readonly kind: "fence";
  readonly edge: "open" | "close";
  readonly language?: string;
}

/** A line quoted in a mail that a person wrote. */
export interface QuoteNode extends NodeBase {
  readonly kind: "quote";
  readonly depth: number;
  readonly content: string;
}

/** A line behind `#` or `##`. */
export interface NoteNode extends NodeBase {
  readonly kind: "note";
  readonly content: string;
  /** Which node's output it stands in; `null` outside. */
  readonly command: number | null;
}

/** A line behind a bullet or number of a list. */
export interface ListItemNode extends NodeBase {
  readonly kind: "list-item";
  readonly marker: string;
  readonly content: string;
}

/**
 * Lines that are one thing: sentences (`prose`), a mark that something was left out (`elision`), the first or last line that script(1) writes (`script`),
 * a command line that the terminal wrote again after it (`redraw`), empty lines (`blank`).
 */
export interface PlainNode extends NodeBase {
  readonly kind: "prose" | "elision" | "script" | "redraw" | "blank";
}
