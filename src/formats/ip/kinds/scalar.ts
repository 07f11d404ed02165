import { parseCounter, parseIpAddress } from "../../../net/index.ts";
import type { IpValue } from "../ast-parts.ts";
import { numberOf } from "../fields.ts";
import type { Tag } from "./table.ts";

/** Returns the value that a word of the text or a scalar of the JSON is by its tag; undefined when it is none. */
export function scalarOf(tag: Tag, text: string): IpValue | undefined {
  switch (tag) {
    case "number":
      return numberOf(text) ?? undefined;
    case "count":
      return numberOf(text.replace(/^\((.*)\)$/, "$1")) ?? undefined;
    case "decimal":
      return /^-?\d{1,12}(?:\.\d{1,3})?$/.test(text) ? Number(text) + 0 : undefined;
    case "counter":
      return parseCounter(text) ?? undefined;
    case "text":
      return text;
    case "name":
      return numberOf(text) ?? text;
    case "hex":
      return hexOf(text);
    case "switch":
    case "flag":
      return switchOf(text);
    case "address":
      return text === "any" || text === "unknown" ? text : (parseIpAddress(text) ?? undefined);
    case "tos":
      return text === "inherit" || text === "1" || text === "0x1" ? "inherit" : hexOf(text);
    case "ttl":
      return numberOr(text, "inherit", ["inherit"]);
    case "overlayTtl":
      return numberOr(text, "auto", ["auto", "inherit"]);
    case "autoOrNumber":
      return numberOr(text, "auto", ["auto"]);
    case "noneOrNumber":
      return text === "none" ? 0 : (numberOf(text) ?? undefined);
    case "noneOrText":
      return text === "none" || text === "<none>" ? null : text;
    case "knownOrNull":
      return text === "unknown" ? null : text;
    default:
      return undefined;
  }
}

/** `0x8001`; the tool prints zero without `0x`. */
function hexOf(text: string): string | undefined {
  if (text === "0") return "0x0";
  return /^0x[\da-f]{1,16}$/i.test(text) ? text.toLowerCase() : undefined;
}

function switchOf(text: string): boolean | undefined {
  if (text === "on" || text === "true") return true;
  return text === "off" || text === "false" ? false : undefined;
}

/** A number, 0 being a word of its own, or one of the words. */
function numberOr(text: string, zero: string, words: readonly string[]): IpValue | undefined {
  if (words.includes(text)) return text;
  const value = numberOf(text);
  return value === 0 ? zero : (value ?? undefined);
}

/** The addresses of a list; undefined when one is none. */
export function addressesOf(texts: readonly string[]): IpValue | undefined {
  const addresses: IpValue[] = [];
  for (const text of texts) {
    const address = parseIpAddress(text);
    if (address === null) return undefined;
    addresses.push(address);
  }
  return addresses;
}

/** Whether a tag is of a single value, written as one word. */
export function isScalarTag(tag: Tag): boolean {
  return tag !== "list" && tag !== "addresses" && tag !== "hardware" && tag !== "qos";
}
