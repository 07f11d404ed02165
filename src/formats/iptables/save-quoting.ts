/**
 * Returns a string as iptables-save prints it (`xtables_save_string`, libxtables): bare if it holds nothing but letters, digits, `_` and `-`,
 * else in quotes with a backslash before `"`, `\` and `'`.
 */
export function saveString(text: string): string {
  if (/^[A-Za-z0-9_-]+$/.test(text)) return text;
  return `"${text.replaceAll(/["\\']/g, "\\$&")}"`;
}

/** Returns a string that is always quoted, as `--string` and `--u32` are: only `"` and `\` are escaped. */
export function alwaysQuoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

/** Returns a name that the tool never quotes (chains, sets, interfaces) as it is, and quoted only where it could not be read back. */
export function bareWord(text: string): string {
  return text === "" || text === "!" || text.startsWith('"') || /[\s\0]/.test(text) ? alwaysQuoted(text) : text;
}
