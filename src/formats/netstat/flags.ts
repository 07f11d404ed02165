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

/**
 * Letters of the routing cache in the order of printing (net-tools lib/inet_gr.c, rprint_cache): `U` and `H` by kernel 2.0 only. `N` begins two-letter
 * ones, `Ns` and `Nd`.
 */
const CACHE_FLAGS: FlagLetters = {
  U: "up",
  H: "host",
  G: "gateway",
  "!": "reject",
  R: "reinstate",
  D: "dynamic",
  M: "modified",
  "-": "dead",
  o: "on-link",
  n: "notify",
  d: "direct-destination",
  t: "transparent-proxy",
  f: "fast",
  q: "masquerade",
  Ns: "source-nat",
  r: "redirect",
  i: "direct-source",
  Nd: "destination-nat",
  b: "broadcast",
  m: "multicast",
  "#": "reject",
  l: "local",
};

/** Where a flags column stands: its family, or the routing cache of IPv4. */
export type FlagAlphabet = AddressFamily | "cache";

const ALPHABETS: Readonly<Record<FlagAlphabet, FlagLetters>> = {
  ipv4: INET_FLAGS,
  ipv6: INET6_FLAGS,
  cache: CACHE_FLAGS,
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
export function readFlags(letters: string, alphabet: FlagAlphabet): FlagsReading {
  const meaning = ALPHABETS[alphabet];
  const names: RouteFlagName[] = [];
  let known = 0;
  for (let at = 0; at < letters.length; at++) {
    const letter = alphabet === "cache" && letters.charAt(at) === "N" ? letters.slice(at, at + 2) : letters.charAt(at);
    const name = Object.hasOwn(meaning, letter) ? meaning[letter] : undefined;
    if (name === undefined) continue;
    names.push(name);
    known += letter.length;
    at += letter.length - 1;
  }
  const isKnown = known === letters.length;
  const isTelling = isKnown && (letters.startsWith("U") || isReject(letters));
  return { flags: { letters, names }, isKnown, isTelling, isHost: letters.includes("H") };
}

/** Returns whether the letters are those of a reject row, which shows `-` for gateway, ref and interface. */
export function isReject(letters: string): boolean {
  return letters.startsWith("!");
}
