/** A command that ends the one before it: `ip route | grep default`. */
const ENDS: readonly string[] = ["|", "||", "&&", ";", "&", ">", "2>&1", "2>/dev/null"];

/** The name of a program and the words behind it. */
export interface CommandWords {
  readonly program: string;
  readonly words: readonly string[];
}

/**
 * The last program of a command line that the pattern names, and its words; `undefined` where there is none.
 *
 *     chroot /host /sbin/ip netns exec red ip -6 route show | head
 *                                          ^  ^ words
 *                                          program
 */
export function commandWords(command: string | undefined, pattern: RegExp): CommandWords | undefined {
  if (command === undefined) return undefined;
  const words = command.split(/[\s"']+/).filter((word) => word !== "");
  const end = words.findIndex((word) => ENDS.includes(word));
  const own = end < 0 ? words : words.slice(0, end);
  const at = own.findLastIndex((word) => pattern.test(baseName(word)));
  const program = own[at];
  return program === undefined ? undefined : { program: baseName(program), words: own.slice(at + 1) };
}

const baseName = (word: string): string => word.slice(word.lastIndexOf("/") + 1);
