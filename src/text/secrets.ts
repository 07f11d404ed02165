/**
 * An option named like a key, and its value, of which rather too much is taken than too little:
 *
 *     psk="s3cret, \"really\""   psk="s3cret, \\"really\\""    in quotes, with escapes, which `ovs-vsctl --oneline` doubles
 *     psk=“s3cret, really”       psk='s3cret, really'          in the quotes of a chat tool or a shell
 *     psk=s3cret really, x=y     psk=s3cret,really}            bare, to the comma or the bracket that ends the option
 *     psk=s3cret                                               bare without either, to the next blank
 */
const SECRET =
  /((?<![a-z0-9])(?:[a-z0-9]{0,16}psk|pre[_-]?shared[_-]?key|private[_-]?key|auth[_-]?key|pass(?:word|wd|phrase)|secret|token)["'“”]?[ \t]{0,16}[=:][ \t]{0,16})("(?:[^"\\]|\\+[^\\])*"?[^\s,}"]*|[“”][^“”\n]*[“”]?[^\s,}"]*|'[^'\n]*'?[^\s,}"]*|(?:[^\s,}"][^\n,}"=]{0,256}(?==*[,}])=*|[^\s,}"]+)(?:[,}](?=[^\s,}"])(?![\w.-]{1,64}=)[^\s,}"]*)*)/gi;

/** A word that every name of a secret holds: most texts have none, and this is found out faster. */
const HINT = /psk|key|pass|secret|token/i;

/** Returns the text with every character of a secret's value turned into `*`: the length, and so every offset, stays the same. */
export function maskSecrets(text: string): string {
  return HINT.test(text)
    ? text.replace(SECRET, (_, key: string, value: string) => key + "*".repeat(value.length))
    : text;
}

/** Returns whether an option's name says that its value is a secret (`psk`, `private_key`, ...). */
export function isSecretName(name: string): boolean {
  return maskSecrets(`${name}=x`) !== `${name}=x`;
}
