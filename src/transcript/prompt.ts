import type { PromptNode, PromptStyle } from "./ast.ts";
import { knownCommand } from "./known-commands.ts";

/** A prompt at the beginning of a line, before its place in the text is known. */
export interface PromptShape extends Omit<PromptNode, "kind" | "span" | "text"> {
  readonly indent: number;
  /** Where it ends in the line, the blanks behind it left out. */
  readonly end: number;
}

interface Pattern {
  readonly style: PromptStyle;
  readonly shape: RegExp;
  /** Whether the words behind it must be a known command, since the shape alone says little. */
  readonly needsCommand?: true;
}

// Each shape draws one prompt. `mark` is its last character; `#` is root's.
const PATTERNS: readonly Pattern[] = [
  // [root@worker1 ~]#   (venv) [core@node-0 log]$   [10:02:11 root@worker1 ~]#
  {
    style: "brackets",
    shape:
      /^(?:\([\w.-]{1,64}\) ?)?\[(?:\d[\d:. -]{0,30} )?(?<user>[A-Za-z_][\w.-]{0,63})@(?<host>[\w.-]{1,253})(?:[ :](?<directory>[^\]]{0,255}))?\] ?(?<mark>[#$%>])/,
  },
  // root@worker1:/var/log#   user@mac ~ %   user@host:~>
  {
    style: "user-host",
    shape:
      /^(?:\([\w.-]{1,64}\) ?)?(?<user>[A-Za-z_][\w.-]{0,63})@(?<host>[\w.-]{1,253})(?:[: ](?<directory>(?:[~/][^\s#$%>]{0,255})?))? ?(?<mark>[#$%>])(?=\s|$)/,
  },
  // sh-4.4#   bash-5.1$
  {
    style: "shell",
    shape: /^(?<shell>(?:ba|a|da|k|z)?sh)-(?<version>\d{1,3}(?:\.\d{1,3}){0,2})(?<mark>[#$%])(?=\s|$)/,
  },
  // worker1:~ #
  {
    style: "host-directory",
    shape: /^(?<host>[\w.-]{1,253}):(?<directory>[~/][^\s#$%>]{0,255}) ?(?<mark>[#$>])(?=\s|$)/,
  },
  // / #   ~ $
  { style: "directory", shape: /^(?<directory>[~/][\w./~-]{0,255}) (?<mark>[#$])(?=\s|$)/ },
  // PS C:\Users\admin>
  { style: "powershell", shape: /^PS (?<directory>(?:[A-Za-z]:\\|\/)[^<>|"]{0,255})(?<mark>>)/ },
  // C:\Users\admin>
  { style: "cmd", shape: /^(?<directory>[A-Za-z]:\\[^<>|"*?]{0,255})(?<mark>>)/ },
  // worker1# ip route
  { style: "host", shape: /^(?<host>[A-Za-z][\w.-]{0,253})(?<mark>[#$])(?= )/, needsCommand: true },
  // + ip route
  { style: "trace", shape: /^\+{1,8}(?= )/, needsCommand: true },
  // $ ip route
  { style: "bare", shape: /^(?<mark>\$)(?=[ \t\u00a0]{1,8}[A-Za-z_./~"'([{!\\]|[ \t\u00a0]{0,8}$)/ },
];

/** `#` with words behind it: whether a prompt or a comment, the evidence of the whole text says. */
export const BARE_HASH: RegExp = /^#(?=[ \t\u00a0]|$)/;

const MOST_INDENT = 16;

/** Returns the prompt that a line begins with, by its shape alone; `null` for a bare `#` and where there is none. */
export function readPrompt(line: string): PromptShape | null {
  const indent = indentOf(line);
  if (indent > MOST_INDENT) return null;
  const words = indent === 0 ? line : line.slice(indent);
  if (!mayBePrompt(words)) return null;
  for (const { style, shape, needsCommand } of PATTERNS) {
    const found = shape.exec(words);
    if (found === null) continue;
    if (needsCommand && knownCommand(words.slice(found[0].length)) === null) continue;
    return shapeOf(style, indent, found);
  }
  return null;
}

/** Returns the shape of a bare `#`, which is a prompt when the evidence says so. */
export function barePrompt(): PromptShape {
  return { style: "bare", indent: 0, end: 1, privilege: "root" };
}

/** Nearly every line of an output is told here: without one of the marks, or a `+` at its beginning, no line has a prompt; with `>` alone none but those of users, folders and PowerShell. */
function mayBePrompt(words: string): boolean {
  if (/[#$%]/.test(words) || words.startsWith("+")) return true;
  return words.includes(">") && /@|:[~/\\]|^PS /.test(words);
}

function indentOf(line: string): number {
  let at = 0;
  while (at <= MOST_INDENT && (line.charCodeAt(at) === 0x20 || line.charCodeAt(at) === 0x09)) at++;
  return at;
}

function shapeOf(style: PromptStyle, indent: number, found: RegExpExecArray): PromptShape {
  const { mark, ...shown } = found.groups ?? {};
  const privilege = mark === "#" ? "root" : mark === "$" || mark === "%" ? "user" : null;
  const told = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined && value !== ""));
  return { style, indent, end: indent + found[0].length, privilege, ...told };
}
