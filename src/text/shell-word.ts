/** Words that no POSIX shell changes: no blanks, quotes, globs, expansions, and no `~` or `=` at the beginning. */
const plain = /^[\w@%+:,./-][\w@%+=:,./~-]*$/;

/**
 * One word of a POSIX shell command (POSIX.1-2017 XCU 2.2): as it is when the shell would not change it, else in single quotes, with `'` written as `'\''`.
 * Every character survives but NUL, which no argument of a command can hold: it is left out.
 */
export function shellWord(text: string): string {
  if (plain.test(text)) return text;
  return `'${text.replaceAll("\0", "").replaceAll("'", "'\\''")}'`;
}
