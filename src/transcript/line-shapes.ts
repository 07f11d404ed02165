/** What a line is by its own shape, whatever stands around it. */

const SCRIPT = /^Script (?:started|done) on \S/;
const FENCE = /^ {0,3}(```+|~~~+)[ \t]{0,8}([\w.+#-]{0,40})[^`]{0,80}$/;
/** `{noformat}`, `{code:bash}`, `{code:title=worker1|borderStyle=solid}`: Jira and Confluence. */
const BRACES = /^\s{0,8}\{(noformat|code)(?::([\w.+#-]{1,40}(?=[}|]))?[^{}]{0,200})?\}\s{0,80}$/;
/** `<pre>`, `<pre><code class="x">`, `[code]`, each closed by its own. */
const FOLD = /^\s{0,8}<(\/?)details(?: open)?>\s{0,80}$/i;
const TAG =
  /^\s{0,8}(?:(<pre|<code|\[code)(?: [^<>[\]]{0,100})?[>\]](?:<code(?: [^<>]{0,100})?>)?|(?:<\/code>)?(<\/pre|<\/code|\[\/code)[>\]])\s{0,80}$/i;

const OPENERS = "[({<-";
const PLAIN = /^[\p{L}\d .,:]{1,80}$/u;
/** Words that say that something was left out, in the languages that such notes were seen in. */
const LEFT_OUT =
  /(?:\bsnip(?:ped|pet)?\b|\bomit(?:ted|s)?\b|\btruncated?\b|\bskip(?:ped)?\b|\bcut\b|\bremoved\b|\bredacted\b|\bmore\b|\bgekürzt\b|\bausgelassen\b|생략|중략|하략|전략|후략|省略|中略|以下略|後略|略)/i;
const DOTS = /^(?:\. ?){3,40}$|^…{1,20}$|^⋮$/;
const BETWEEN_DOTS = /^(?:\.{2,20}|…{1,10})[ \t]{0,8}(\S[^.…]{0,78})[ \t]{0,8}(?:\.{2,20}|…{1,10})$/;

/** Returns whether a line says that something was left out: `...`, `<snip>`, `[...]`, `(omitted)`, `... 중간 생략 ...`. */
export function isElision(line: string): boolean {
  if (line.length > 120) return false;
  const words = line.trim().replace(/^#{1,3}[ \t]{1,8}/, "");
  if (DOTS.test(words) || BETWEEN_DOTS.test(words)) return true;
  if (words === "" || !OPENERS.includes(words.charAt(0)))
    return /^(?:중략|중간 생략|이하 생략|생략|中略|省略|以下略)$/.test(words);
  const inside = words.replace(/^[[({<-]{1,12}[ \t]{0,8}/, "").replace(/[ \t]{0,8}[\])}>-]{1,12}$/, "");
  if (inside.length === words.length || /[\])}>-]$/.test(words) === false) return false;
  return (
    DOTS.test(inside) ||
    BETWEEN_DOTS.test(inside) ||
    (PLAIN.test(inside) && LEFT_OUT.test(inside) && !inside.includes("cut here"))
  );
}

/** Returns whether script(1) wrote a line: its header or its trailer. */
export function isScriptLine(line: string): boolean {
  return line.startsWith("Script ") && SCRIPT.test(line);
}

/** A line that opens or closes a block which is not to be set as prose. */
export interface Fence {
  /** What the fence that closes the block has too; "" around what a page folds, where further fences stand. */
  readonly mark: string;
  readonly language: string;
  /** What it may be; of Markdown and Jira it is both, unless it names a language. */
  readonly edge: "open" | "close" | "either";
}

/** Returns the fence that a line is, of Markdown, Jira, HTML or a forum; `null` when it is none. */
export function readFence(line: string): Fence | null {
  const [, mark, language = ""] = FENCE.exec(line) ?? BRACES.exec(line) ?? [];
  if (mark !== undefined) return { mark, language, edge: language === "" && !line.includes(":") ? "either" : "open" };
  const [, opener, closer = ""] = TAG.exec(line) ?? [];
  if (opener !== undefined) return { mark: opener.slice(1).toLowerCase(), language: "", edge: "open" };
  const [fold, end] = FOLD.exec(line) ?? [];
  if (fold !== undefined) return { mark: "", language: "", edge: end === "" ? "open" : "close" };
  return closer === "" ? null : { mark: closer.slice(2).toLowerCase(), language: "", edge: "close" };
}

/** Files of /sys and /proc, which have no such endings, are parts of one output. */
const TAIL = /^==> (\S.{0,200}\.(?:txt|log|out|ya?ml|json)) <==$/;
const SUMMARY = /^(?:<details>)?<summary>\s{0,8}(?:<[a-z]{1,6}>)?([^<>]{1,200})(?:<\/[a-z]{1,6}>)?\s{0,8}<\/summary>$/;
const TITLE =
  /^(={2,}|\*{3,}|#{3,}|~{3,}|\+{3,}|-{3,})[ \t]{0,8}(\S(?:.{0,200}?\S)?)[ \t]{0,8}(={2,}|\*{3,}|#{3,}|~{3,}|\+{3,}|-{3,})$/;

/** Returns the title of a heading between two rules, `==== worker1 ====`, of tail, `==> FILE <==`, or of a folded part of HTML; "" for a rule of `=` alone; `null` when the line is none. */
export function readHeading(line: string): string | null {
  const words = line.trim();
  if (words.length > 240 || words.length < 3) return null;
  if (/^={4,240}$/.test(words)) return "";
  const named = TAIL.exec(words) ?? SUMMARY.exec(words);
  if (named !== null) return named[1]?.trim() ?? null;
  const [, before = "", title = "", after = ""] = TITLE.exec(words) ?? [];
  if (title === "" || before.charAt(0) !== after.charAt(0) || / ping statistics$|^[[>]/.test(title)) return null;
  return /[^=*#~+-]/.test(title) ? title : null;
}

/** The marks at the beginning of a line that a mail quotes: `> `, `>> `, `| `. */
export interface Quote {
  readonly mark: ">" | "|";
  readonly depth: number;
  /** How long they are together. */
  readonly marks: number;
}

const QUOTE = /^(?:(?:> ?){1,16}|(?:\| ?){1,4}(?!.*\|[ \t]{0,80}$))/;

/** Returns the marks by which a line is one of a mail's quote, `null` without any. A line that ends with `|` is a row of a table. */
export function readQuote(line: string): Quote | null {
  const mark = line.charAt(0);
  if (mark !== ">" && mark !== "|") return null;
  const marks = QUOTE.exec(line)?.[0] ?? "";
  return marks === "" ? null : { mark, depth: marks.replaceAll(" ", "").length, marks: marks.length };
}

const ITEM = /^[ \t]{0,8}([-*•‣·]|\d{1,3}[.)])[ \t]{1,8}(?=\S)/;
const KEY = /^["']?[\w./-]{1,100}["']?:(?:\s|$)/;

/** Returns the marker of a list's item and where its words begin, `null` when the line is none. An item of YAML (`- name: x`) is data, not prose. */
export function readListItem(line: string): { readonly marker: string; readonly from: number } | null {
  const found = ITEM.exec(line);
  if (found === null) return null;
  const from = found[0].length;
  const words = line.slice(from);
  const marker = found[1] ?? "";
  return (marker === "-" && (KEY.test(words) || !words.trim().includes(" "))) || / {2}/.test(words)
    ? null
    : { marker, from };
}

/** Comments that tools print themselves. */
const TOOL_COMMENT = /^# (?:Generated by |Completed on |Warning: |The following is the parsable |Also CPU )|^# CPU,/;

/** Returns whether a line behind `#` is a tool's own. */
export function isToolComment(line: string): boolean {
  return TOOL_COMMENT.test(line);
}

const ANSIBLE = /^[\w.:-]{1,253} \| (?:CHANGED|SUCCESS|FAILED|UNREACHABLE)!?(?: \| rc=-?\d{1,5} >>| => \{)$/;
const WATCH = /^Every \d{1,6}(?:[.,]\d{1,3})?s: (\S.{0,400})$/;
/** What watch(1) puts at the right edge: `worker1: Fri Nov 27 10:00:00 2026`, of old ones the date alone. */
const WATCH_EDGE =
  /(?:^|\s)(?:[\w.-]{1,253}: )?[^\s\d]{2,12}\.? [^\s]{1,12}\.? [\s\d]{1,2}\d:?.{0,30}\d{2}:\d{2}.{0,20}$/;

/** Returns the title of what a tool prints above the output of a machine or command: `worker1 | CHANGED | rc=0 >>` of ansible, `Every 2.0s: ip route` of watch(1); `null` for other lines. */
export function readToolHeading(line: string): { readonly title: string; readonly isCommand: boolean } | null {
  const words = line.trimEnd();
  if (ANSIBLE.test(words)) return { title: words, isCommand: false };
  if (!words.startsWith("Every ")) return null;
  const shown = WATCH.exec(words)?.[1];
  if (shown === undefined) return null;
  const title = shown.split(/ {2,}|\t/, 1)[0] ?? "";
  return { title: title === shown ? title.replace(WATCH_EDGE, "").trimEnd() : title, isCommand: true };
}
