/**
 * An option named like a key, and its value, quoted or bare:
 *
 *     options: {psk="s3cret, really", remote_ip="1.2.3.4"}
 *               ^^^ ^^^^^^^^^^^^^^^^
 */
const SECRET =
  /((?<![a-z0-9])(?:psk|pre[_-]?shared[_-]?key|private[_-]?key|auth[_-]?key|pass(?:word|wd|phrase)|secret|token)"?[ \t]{0,16}[=:][ \t]{0,16})("(?:[^"\\]|\\.)*"?|[^\s,}"]+)/gi;

/** Returns the text with every character of a secret's value turned into `*`: the length, and so every offset, stays the same. */
export function maskSecrets(text: string): string {
  return text.replace(SECRET, (_, key: string, value: string) => key + "*".repeat(value.length));
}

/** Returns whether an option's name says that its value is a secret (`psk`, `private_key`, ...). */
export function isSecretName(name: string): boolean {
  return maskSecrets(`${name}=x`) !== `${name}=x`;
}
