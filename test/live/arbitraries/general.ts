import fc, { type Arbitrary } from "fast-check";
import { interfaceName, prefix } from "./addresses.ts";
import type { Family, Hook } from "./extension.ts";
import { upTo } from "./numbers.ts";
import { maybe, oneOf, signed, words } from "./words.ts";

// The options of the tool itself, behind -A CHAIN.

/** The protocol of a rule: `name` where the matches that need it may stand beside. */
export interface LiveProtocol {
  readonly text: string;
  readonly name: string | null;
}

const BOUND = ["tcp", "udp", "udplite", "sctp", "dccp", "esp", "ah", "ipcomp"] as const;
const OF_FAMILY = { ipv4: ["icmp"], ipv6: ["ipv6-icmp", "mobility-header"] } as const;

const named = (name: string): LiveProtocol => ({ text: `-p ${name}`, name });
const foreign = (text: string): LiveProtocol => ({ text, name: null });

/** `-p`: a name with its matches, a name or number of any other protocol, a negated one, or none. */
export function protocol(family: Family): Arbitrary<LiveProtocol> {
  const known: readonly string[] = [...BOUND, ...OF_FAMILY[family]];
  const number = upTo(255, 1);
  return fc.oneof(
    { arbitrary: fc.constant(foreign("")), weight: 4 },
    { arbitrary: fc.constantFrom("tcp", "udp").map(named), weight: 3 },
    { arbitrary: fc.constantFrom(...known).map(named), weight: 4 },
    {
      arbitrary: fc.oneof(oneOf("all", "gre", "4", "ospf", "0"), number).map((name) => foreign(`-p ${name}`)),
      weight: 1,
    },
    { arbitrary: fc.oneof(oneOf(...known), number).map((name) => foreign(`! -p ${name}`)), weight: 1 },
  );
}

const hasInterface = (chain: string, place: "in" | "out"): boolean =>
  place === "in" ? chain !== "OUTPUT" && chain !== "POSTROUTING" : chain !== "INPUT" && chain !== "PREROUTING";

/** `-s -d -i -o -f` of a rule, without `! -s ADDRESS/0` (or another empty mask), which the nft variant refuses. `chain` is the chain if it is built in: there the tool refuses the interface that a packet has not got. */
export function general(family: Family, chain: Hook | ""): Arbitrary<string> {
  const short = (name: string, value: Arbitrary<string>): Arbitrary<string> =>
    signed(name, value)
      .map((text) => text.replace("--", "-"))
      .filter((text) => !/^!.*\/[0:.]+$/.test(text));
  return words(
    maybe(short("s", prefix(family))),
    maybe(short("d", prefix(family))),
    hasInterface(chain, "in") ? maybe(short("i", interfaceName)) : fc.constant(""),
    hasInterface(chain, "out") ? maybe(short("o", interfaceName)) : fc.constant(""),
    family === "ipv4" ? fc.oneof({ arbitrary: fc.constant(""), weight: 8 }, oneOf("-f", "! -f")) : fc.constant(""),
  );
}
