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
  // [root@worker1 ~]#   (venv) [core@node-0 log]$   [10:02:11 root@worker1 ~]#   ⬢[core@toolbox ~]$   [jan@example.com@worker1 ~]$
  {
    style: "brackets",
    shape:
      /^(?:\([\w.-]{1,64}\) ?|[⬢🔹📦] ?)?\[(?:\d[\d:. -]{0,30} )?(?<user>(?:[\w.-]{1,64}\\)?[A-Za-z_][\w.-]{0,63}(?:@[\w.-]{1,253}(?=@))?)@(?<host>[\w.-]{1,253})(?:[ :](?<directory>[^\]]{0,255}))?\] ?(?<mark>[#$%>])/u,
  },
  // root@worker1:/var/log#   user@mac ~ %   user@host:~>   10:02:11 root@worker1:~#   root@worker1 [~]#   user@host:~/net (main)$
  {
    style: "user-host",
    shape:
      /^(?:\([\w.-]{1,64}\) ?|\[?\d{1,2}:\d\d(?::\d\d)?\]? )?(?<user>[A-Za-z_][\w.-]{0,63}|\d{4,10}|I have no name!)@(?<host>[\w.-]{1,253})(?:[: ]\[?(?<directory>(?:[~/][^\s#$%>\]]{0,255})?)\]?(?: \([^()\s]{1,100}\))?(?: \[\d{1,3}\])?)? ?(?<mark>[#$%>])(?=\s|$)/,
  },
  // root@worker1:/mnt/my folder#
  {
    style: "user-host",
    shape: /^(?<user>[A-Za-z_][\w.-]{0,63})@(?<host>[\w.-]{1,253}):(?<directory>[~/][^#$%>]{0,255})(?<mark>[#$])(?= )/,
    needsCommand: true,
  },
  // [worker1 ~]$
  {
    style: "brackets",
    shape: /^\[(?<host>[A-Za-z][\w.-]{0,252})[ :](?<directory>[~/][^\]\s]{0,255})\] ?(?<mark>[#$%])(?=\s|$)/,
  },
  // sh-4.4#   bash-5.1$
  {
    style: "shell",
    shape: /^(?<shell>(?:ba|a|da|k|z)?sh)-(?<version>\d{1,3}(?:\.\d{1,3}){0,2})(?<mark>[#$%])(?=\s|$)/,
  },
  // worker1:~ #   mac:~ admin$
  {
    style: "host-directory",
    shape:
      /^(?!(?:dracut|switch_root):)(?<host>[\w.-]{1,253}):(?<directory>[~/][^\s#$%>]{0,255}) ?(?<user>[A-Za-z_][\w.-]{0,63}(?=[#$]))?(?<mark>[#$>])(?=\s|$)/,
  },
  // mac:Documents admin$
  {
    style: "host-directory",
    shape:
      /^(?<host>[A-Za-z][\w.-]{0,252}):(?<directory>[\w.-]{1,255}) (?<user>[A-Za-z_][\w.-]{0,63})(?<mark>[#$])(?= )/,
    needsCommand: true,
  },
  // / #   ~ $
  { style: "directory", shape: /^(?<directory>[~/][\w./~-]{0,255}) (?<mark>[#$])(?=\s|$)/ },
  // dracut:/#   switch_root:/#
  { style: "directory", shape: /^(?:dracut|switch_root):(?<directory>\/[\w./-]{0,255})(?<mark>#)(?=\s|$)/ },
  // PS C:\Users\admin>   PS>
  { style: "powershell", shape: /^PS(?: (?<directory>(?:[A-Za-z]:\\|\/)[^<>|"]{0,255}))?(?<mark>>)/ },
  // C:\Users\admin>
  { style: "cmd", shape: /^(?<directory>[A-Za-z]:\\[^<>|"*?]{0,255})(?<mark>>)/ },
  // worker1# ip route   worker1% ip route
  { style: "host", shape: /^(?<host>[A-Za-z][\w.-]{0,253})(?<mark>[#$%])(?= )/, needsCommand: true },
  // + ip route
  { style: "trace", shape: /^\+{1,8}(?= )/, needsCommand: true },
  // $ ip route
  { style: "bare", shape: /^(?<mark>\$)(?=[ \t\u00a0]{1,8}[A-Za-z_./~"'([{!\\]|[ \t\u00a0]{0,8}$)/ },
  // % ip route
  { style: "bare", shape: /^(?<mark>%)(?= )/, needsCommand: true },
  // └─$ ip route   ╰─➤ ip route
  { style: "arrow", shape: /^[└╰]─{0,3} ?(?<mark>[#$%>❯➤])(?=\s|$)/ },
  // ➜  net git:(main) ✗ ip route   ➜  ~ ip route
  { style: "arrow", shape: /^➜ {2}(?<directory>[^\s➜]{1,255})(?: git:\([^()\s]{1,100}\)(?: ✗)?)?(?=\s|$)/ },
  // ❯ ip route   ➜ ip route
  { style: "arrow", shape: /^[❯➜](?: (?<directory>~\S{0,255}))?(?=\s|$)/ },
  //  root@worker1  ~  ip route: each part ends with U+E0B0
  {
    style: "arrow",
    shape:
      /^(?:(?<user>[A-Za-z_][\w.-]{0,63})@(?<host>[\w.-]{1,253}) ?\ue0b0 ?)?(?<directory>[~/][^\s\ue0b0]{0,255}) ?\ue0b0(?:[^\ue0b0]{1,80}\ue0b0){0,3}(?=\s|$)/,
  },
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
  if (/[#$%❯➜➤\ue0b0]/.test(words) || words.startsWith("+")) return true;
  return words.includes(">") && /@|:[~/\\]|^PS[ >]|^[└╰]/.test(words);
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
