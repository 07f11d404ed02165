import type { AddressFamily } from "../../net/index.ts";
import type { RouteFlagName, RouteFlags } from "./ast.ts";

type FlagLetters = Readonly<Record<string, RouteFlagName>>;

/** Letters of IPv4 tables in the order of printing (net-tools lib/inet_gr.c, rprint_fib). `c` stands for two flags. */
const INET_FLAGS: FlagLetters = {
  U: "up",
  G: "gateway",
  "!": "reject",
  H: "host",
  R: "reinstate",
  D: "dynamic",
  M: "modified",
  d: "default",
  a: "all-on-link",
  c: "addrconf-or-cache",
  o: "no-next-hop",
  e: "expires",
  f: "flow",
  p: "policy",
  l: "local",
  u: "mtu",
  w: "window",
  i: "irtt",
  n: "not-cached",
};

/** Letters of IPv6 tables (net-tools lib/inet6_gr.c, rprint_fib6). `D`, `m` and `n` mean something else than in IPv4. */
const INET6_FLAGS: FlagLetters = {
  U: "up",
  "!": "reject",
  G: "gateway",
  H: "host",
  D: "default",
  A: "addrconf",
  C: "cache",
  a: "all-on-link",
  e: "expires",
  m: "modified",
  n: "no-next-hop",
  f: "flow",
};

/** A flags column as it was read. */
export interface FlagsReading {
  readonly flags: RouteFlags;
  /** Whether every letter is known. */
  readonly isKnown: boolean;
  /** Whether only a flags column looks like this: known letters that begin with `U` or `!`. */
  readonly isTelling: boolean;
  readonly isHost: boolean;
}

/** Returns the flags that a word of letters stands for; letters without a meaning are in `letters` only. */
export function readFlags(letters: string, family: AddressFamily): FlagsReading {
  const meaning = family === "ipv4" ? INET_FLAGS : INET6_FLAGS;
  const names: RouteFlagName[] = [];
  for (let at = 0; at < letters.length; at++) {
    const name = meaning[letters.charAt(at)];
    if (name !== undefined) names.push(name);
  }
  const isKnown = names.length === letters.length;
  const isTelling = isKnown && (letters.startsWith("U") || isReject(letters));
  return { flags: { letters, names }, isKnown, isTelling, isHost: letters.includes("H") };
}

/** Returns whether the letters are those of a reject row, which shows `-` for gateway, ref and interface. */
export function isReject(letters: string): boolean {
  return letters.startsWith("!");
}
