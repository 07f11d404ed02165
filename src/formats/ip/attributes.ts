import type { IpAttributes, IpValue } from "./ast-parts.ts";

/** Attributes while they are read. */
export type Attributes = { -readonly [Name in keyof IpAttributes]: IpValue };

/** A name of the JSON or of the text in camelCase: `udp_zero_csum6_tx`, `restart-ms`. */
export function camelCase(name: string): string {
  if (!name.includes("_") && !name.includes("-")) return name;
  return name.replaceAll(/(?<=[^_-])[_-]+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Puts a value under a name; false when it has one already, or when a record cannot have that name. */
export function putAttribute(to: Attributes, name: string, value: IpValue): boolean {
  if (Object.hasOwn(to, name) || name === "__proto__" || name === "") return false;
  to[name] = value;
  return true;
}

export function isEmpty(attributes: IpAttributes): boolean {
  for (const _ in attributes) return false;
  return true;
}

/** What a word is by its looks, in text and JSON alike: a number in decimal, `on` and `off`, or itself. */
export function guess(word: string): IpValue {
  if (word === "on" || word === "true") return true;
  if (word === "off" || word === "false") return false;
  if (word.length > 16 || !/^-?\d+(?:\.\d+)?$/.test(word)) return word;
  const value = Number(word);
  return Object.is(value, -0) ? word : value;
}
