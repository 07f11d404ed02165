import { type Cidr, type IpAddress, parseCidr, parseIpAddress } from "../../net/index.ts";
import type { IpAddressInfo, IpLink, IpNeighbour, IpRule } from "./ast.ts";
import type { IpNexthop, IpRoute } from "./ast-route.ts";

/** Names that do not mean the same thing in every object that has them, or are not fields of the text. */
type Own = "kind" | "span" | "unknown" | "otherAttributes" | "address" | "broadcast" | "dst" | "goto" | "link" | "src";

type Shared = Omit<IpLink, Own> &
  Omit<IpRoute, Own> &
  Omit<IpRule, Own> &
  Omit<IpNeighbour, Own> &
  Omit<IpNexthop, Own> &
  Omit<IpAddressInfo, Own>;

/** The fields of one object while it is read, whichever object it is. */
export type Fields = { -readonly [Name in keyof Shared]?: Shared[Name] } & {
  link?: string | null;
  goto?: number | null;
  /** A link's hardware addresses. */
  address?: string;
  broadcast?: string;
};

type NamesOf<Value> = {
  [Name in keyof Fields]-?: [Exclude<Fields[Name], undefined>] extends [Value]
    ? [Value] extends [Exclude<Fields[Name], undefined>]
      ? Name
      : never
    : never;
}[keyof Fields];

/** How the value behind a name is read, and the field it goes to. */
export type Field =
  | readonly ["number", NamesOf<number>]
  | readonly ["text", NamesOf<string>]
  | readonly ["true", NamesOf<true>]
  | readonly ["ip", "gateway" | "prefsrc" | "local" | "anycast" | "mapTo" | "address" | "broadcast"]
  | readonly ["prefix", "from"]
  | readonly ["lifetime", "validLifeTime" | "preferredLifeTime"];

/** Puts the value that a text is into its field; says why it does not. */
export function assign(fields: Fields, field: Field, text: string): "done" | "duplicate" | "bad" {
  if (fields[field[1]] !== undefined) return "duplicate";
  switch (field[0]) {
    case "number": {
      const value = numberOf(text);
      if (value === null) return "bad";
      fields[field[1]] = value;
      return "done";
    }
    case "text":
      fields[field[1]] = text;
      return "done";
    case "true":
      fields[field[1]] = true;
      return "done";
    case "ip": {
      const value = parseIpAddress(text);
      if (value === null) return "bad";
      fields[field[1]] = value;
      return "done";
    }
    case "prefix": {
      const value = prefixOf(text);
      if (value === null) return "bad";
      fields[field[1]] = value;
      return "done";
    }
    case "lifetime": {
      const value = lifetimeOf(text);
      if (value === null) return "bad";
      fields[field[1]] = value;
      return "done";
    }
  }
}

/** The whole number that a text is, hexadecimal behind `0x`; null for any other text, and beyond 2^53-1. */
export function numberOf(text: string): number | null {
  const value = smallNumber(text);
  return value < 0 ? anyNumber(text) : value;
}

/** The number that up to nine digits are, which most are; -1 for anything else. */
function smallNumber(text: string): number {
  if (text.length === 0 || text.length > 9) return -1;
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function anyNumber(text: string): number | null {
  if (!/^(?:-?\d{1,16}|0x[\da-f]{1,13})$/i.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? value : null;
}

/** A network, a host's address, or `default`. Networks of a length without an address (`0/8`) are the first of their kind. */
export function prefixOf(text: string): Cidr | IpAddress | "default" | null {
  const slash = text.indexOf("/");
  if (slash < 0) return text === "default" ? text : parseIpAddress(text);
  return parseCidr(slash === 1 && text.startsWith("0") ? `0.0.0.0${text.slice(1)}` : text);
}

const FOREVER = "4294967295";

/** Seconds (`86000sec`), or `forever`, which JSON has as the greatest number of 32 bits. */
export function lifetimeOf(text: string): number | "forever" | null {
  if (text === "forever" || text === FOREVER) return "forever";
  return numberOf(text.endsWith("sec") ? text.slice(0, -3) : text);
}
