import fc, { type Arbitrary } from "fast-check";
import { textOf } from "./words.ts";

/** Names that look like other things in a listing or in a save file, and those of the field. */
const NAMES = [
  "Chain",
  "num",
  "target",
  "pkts",
  "bytes",
  "prot",
  "all",
  "tcp",
  "6",
  "0",
  "42",
  "a(b)",
  "(policy",
  "references)",
  "(0",
  "[goto]",
  "[0:0]",
  "*",
  "*nat",
  "any",
  "anywhere",
  "0.0.0.0/0",
  "::/0",
  ":x",
  "/*",
  "#x",
  "a/b",
  "COMMIT",
  "ctstate",
  "Käfig-世界",
  "it's",
  "a!b",
  "x,y;z",
  "KUBE-SEP-ABCDEFGHIJKLMNOP",
  "KUBE-SVC-NPX46M4PTMTKRN6Y",
  "OVN-KUBE-NODEPORT",
  "cali-tw-cali12345678901",
  "DOCKER-ISOLATION-STAGE-1",
  "abcdefghijklmnopqrstuvwxyz_8",
] as const;

const TAKEN: ReadonlySet<string> = new Set([
  "ACCEPT",
  "DROP",
  "RETURN",
  "QUEUE",
  "PREROUTING",
  "INPUT",
  "FORWARD",
  "OUTPUT",
  "POSTROUTING",
]);

const SPECIAL = "abcXYZ019-_()*:/!#.,[]{}@~äß世";

const isLegal = (name: string): boolean => !/^[-!]/.test(name) && Buffer.byteLength(name) <= 28 && !TAKEN.has(name);

/** Names of user chains: up to 28 bytes, no blanks, no `-` or `!` in front, none of the tool's own. */
export const chainNames = (maxLength: number): Arbitrary<readonly string[]> =>
  fc.uniqueArray(fc.oneof(fc.constantFrom(...NAMES), textOf(SPECIAL, 1, 28)).filter(isLegal), { maxLength });
