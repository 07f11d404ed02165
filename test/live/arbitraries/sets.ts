import fc, { type Arbitrary } from "fast-check";
import type { Family, LiveExtension } from "./extension.ts";
import { uint64, upTo } from "./numbers.ts";
import { maybe, oneOf, option, signed, words } from "./words.ts";

/** Sets of one, two and three dimensions, with names as they are found in the field, and odder ones. */
const ONE = ["weave-|L%qB)lX[", "KUBE-NODE-PORT-TCP", "a", "set(1)", "src,dst", "/*", "it's"] as const;
const TWO = ["cali40s:3e7h4T8gHcQ", "KUBE-CLUSTER-IP", "#42", "Käfig"] as const;
const THREE = ["KUBE-LOOP-BACK"] as const;
const FLAGS = ["src", "dst"];

const dimensions = (count: number): Arbitrary<string> =>
  fc.array(fc.constantFrom(...FLAGS), { minLength: count, maxLength: count }).map((all) => all.join(","));

const setAndFlags: Arbitrary<string> = fc.oneof(
  words(oneOf(...ONE), dimensions(1)),
  words(oneOf(...TWO), dimensions(2)),
  words(oneOf(...THREE), dimensions(3)),
);

/** What `ipset restore` reads to make them. */
export function setsOf(family: Family): string {
  const inet = family === "ipv4" ? "inet" : "inet6";
  const create = (name: string, type: string): string =>
    `create ${name} ${type} family ${inet} timeout 0 counters skbinfo\n`;
  return [
    ...ONE.map((name) => create(name, "hash:net")),
    ...TWO.map((name) => create(name, "hash:ip,port")),
    ...THREE.map((name) => create(name, "hash:ip,port,ip")),
  ].join("");
}

const compared = (what: "packets" | "bytes"): Arbitrary<string> =>
  fc.oneof(signed(`${what}-eq`, uint64), option(`${what}-lt`, uint64), option(`${what}-gt`, uint64));

const updates = fc.oneof(oneOf(""), words(maybe(oneOf("! --update-counters")), maybe(oneOf("! --update-subcounters"))));

export const setExtensions: readonly LiveExtension[] = [
  {
    kind: "match",
    name: "set",
    options: () =>
      words(
        signed("match-set", setAndFlags),
        maybe(oneOf("--return-nomatch")),
        updates,
        maybe(compared("packets")),
        maybe(compared("bytes")),
      ),
  },
  {
    kind: "target",
    name: "SET",
    options: () =>
      fc.oneof(
        words(option("add-set", setAndFlags), maybe(oneOf("--exist")), maybe(option("timeout", upTo(2_000_000)))),
        option("del-set", setAndFlags),
        words(option("add-set", setAndFlags), option("del-set", setAndFlags)),
      ),
  },
  {
    kind: "target",
    name: "SET",
    variant: "map",
    tables: ["mangle"],
    hooks: ["FORWARD", "OUTPUT", "POSTROUTING"],
    options: () => words(option("map-set", setAndFlags), oneOf("--map-mark", "--map-mark --map-prio", "--map-queue")),
  },
];
