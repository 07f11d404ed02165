import type { Ipv6Scope } from "./ast.ts";

/** Scope classes of `/proc/net/if_inet6` (kernel, `net/ipv6.h`: IPV6_ADDR_LOOPBACK and its neighbours). */
const HOST = 0x10;
const LINK = 0x20;
const SITE = 0x40;
const COMPAT = 0x80;

/**
 * Returns the words that net-tools 2.x prints in the brackets behind a scope number, the empty string where it prints no brackets:
 *
 *     scopeid 0x80<compat,global>
 *                  ^^^^^^^^^^^^^
 */
export function scopeWords(scopeId: number): string {
  const words: string[] = [];
  if ((scopeId & COMPAT) !== 0) words.push("compat");
  if ((scopeId & ~COMPAT) === 0) words.push("global");
  if ((scopeId & LINK) !== 0) words.push("link");
  if ((scopeId & SITE) !== 0) words.push("site");
  if ((scopeId & HOST) !== 0) words.push("host");
  return words.join(",");
}

/** Returns the scope that words in brackets name, by the first of them; undefined when they name none. */
export function scopeNamed(words: string): Ipv6Scope | undefined {
  const comma = words.indexOf(",");
  switch (comma < 0 ? words : words.slice(0, comma)) {
    case "global":
      return "global";
    case "link":
      return "link";
    case "site":
      return "site";
    case "host":
      return "host";
    case "compat":
      return "compat";
    case "unknown":
      return "unknown";
    default:
      return undefined;
  }
}
