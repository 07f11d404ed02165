import { type Cursor, openCursor } from "../text/cursor.ts";
import type { SourceText } from "../text/source-text.ts";
import { knownCommand } from "./known-commands.ts";
import { type Line, peekContent, readLine } from "./lines.ts";
import { BARE_HASH, readPrompt } from "./prompt.ts";
import { isSentence } from "./prose.ts";

/** What the prompts of a text look like: it decides about lines that begin with `# `. */
export interface Evidence {
  /** Prompts of any other look. */
  readonly others: number;
  /** Lines `# command` whose command is known and that are no sentences. */
  readonly hashes: number;
}

/** Looks at every line of a text once. */
export function gatherEvidence(source: SourceText): Evidence {
  const cursor = openCursor(source);
  let others = 0;
  let hashes = 0;
  for (let line = readLine(cursor); line !== null; line = readLine(cursor)) {
    const { head } = line;
    if (readPrompt(head) !== null) others++;
    else if (BARE_HASH.test(head) && knownCommand(head.slice(1)) !== null && !isSentence(head.slice(1))) hashes++;
  }
  return { others, hashes };
}

/** What a line that begins with `#` and a blank is. */
export type HashMeaning = "prompt" | "note" | "doubtful note";

/** Decides whether the `#` of a line is root's prompt, by the word behind it, by what follows, and by the other prompts of the text. */
export function meaningOfHash(cursor: Cursor, line: Line, evidence: Evidence): HashMeaning {
  const words = line.head.slice(1).trim();
  if (words === "") return evidence.hashes > 0 && evidence.others === 0 ? "prompt" : "note";
  const command = knownCommand(words);
  const looksTyped = /^(?:[a-z_~./][\w.+/~-]{0,200}|[A-Z_]\w{0,63}=\S{0,200})(?:\s|;|$)/.test(words);
  if (isSentence(words) || !looksTyped) return "note";
  const score =
    (command === null ? 0 : 2) +
    (evidence.others > 0 ? -1 : evidence.hashes > (command === null ? 0 : 1) ? 1 : 0) +
    (/\s-{1,2}[A-Za-z]|\s\|\s/.test(words) ? 1 : 0) +
    (outputFollows(cursor) ? 1 : -1);
  if (score >= 2) return "prompt";
  return command === null ? "note" : "doubtful note";
}

function outputFollows(cursor: Cursor): boolean {
  const next = peekContent(cursor);
  return next !== null && !next.head.startsWith("#") && readPrompt(next.head) === null && !isSentence(next.head);
}
