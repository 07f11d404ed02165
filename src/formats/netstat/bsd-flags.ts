import type { RouteFlagName, RouteFlags } from "./ast.ts";
import type { BsdTableForm } from "./ast-bsd.ts";

type Letters = Readonly<Record<string, RouteFlagName>>;

/** Letters that mean the same in all systems. */
const COMMON: Letters = {
  U: "up",
  G: "gateway",
  H: "host",
  R: "reject",
  D: "dynamic",
  M: "modified",
  d: "done",
  X: "external-resolve",
  S: "static",
  L: "link-layer",
  B: "blackhole",
  b: "broadcast",
  "1": "proto1",
  "2": "proto2",
  "3": "proto3",
};

/** Letters of one system: FreeBSD and macOS route.c, OpenBSD and NetBSD show.c below netstat, the manual of AIX. */
const OWN: Readonly<Record<BsdTableForm, Letters>> = {
  bsd: {},
  freebsd: { C: "cloning", W: "was-cloned", c: "protocol-cloning" },
  macos: {
    C: "cloning",
    W: "was-cloned",
    c: "protocol-cloning",
    m: "multicast",
    I: "interface-scope",
    i: "interface-reference",
    Y: "proxy",
    r: "router",
    g: "global",
  },
  openbsd: {
    C: "cloning",
    c: "cloned",
    m: "mask",
    J: "jumbo",
    P: "multipath",
    T: "mpls",
    F: "bfd",
    h: "cached",
    l: "local",
    n: "connected",
  },
  netbsd: { C: "cloning-or-connected", c: "cloned", m: "mask", p: "proxy", l: "local" },
  aix: {
    A: "active-gateway-detection",
    W: "was-cloned",
    c: "cloning",
    m: "multicast",
    l: "local",
    P: "pinned",
    e: "binding-cache",
    s: "stop-search",
    u: "usable",
  },
};

/** Flags whose names wait for the end of the table: some letter further down may tell the system. */
export interface FlagsDraft extends RouteFlags {
  readonly names: RouteFlagName[];
}

/** Letters that only macOS has. */
const MACOS_LETTERS = /[IiYrg]/;

/** Returns the system of a table by its heading and its flags. */
export function systemByFlags(system: BsdTableForm, flags: ReadonlyMap<string, FlagsDraft>): BsdTableForm {
  if (system !== "freebsd" && system !== "bsd") return system;
  for (const letters of flags.keys()) if (MACOS_LETTERS.test(letters)) return "macos";
  return system;
}

/** Adds the names of its letters to each flags word; returns the words that have a letter without a meaning. */
export function nameFlags(system: BsdTableForm, flags: ReadonlyMap<string, FlagsDraft>): ReadonlySet<string> {
  const strange = new Set<string>();
  for (const { letters, names } of flags.values()) {
    for (let at = 0; at < letters.length; at++) {
      const letter = letters.charAt(at);
      const name = COMMON[letter] ?? OWN[system][letter];
      if (name === undefined) strange.add(letters);
      else names.push(name);
    }
  }
  return strange;
}

/** Returns whether a word can be flags: letters and figures, among them one that most rows have. */
export function isFlagsWord(word: string): boolean {
  return /^[A-Za-z123]{1,16}$/.test(word) && /[UGHCSLRB]/.test(word);
}
