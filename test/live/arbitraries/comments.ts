import fc, { type Arbitrary } from "fast-check";
import type { LiveExtension } from "./extension.ts";
import { quoted } from "./words.ts";

const PLAIN = [
  "default/web:http cluster IP",
  "cali:Ot1cWmK2GZNf0UZL",
  "kubernetes service nodeports; NOTE: this must be the last rule in this chain",
  "",
  " ",
  " a  b ",
  "has -j DROP in it",
  "#42",
  "-A FAKE -p tcp",
  "--comment x",
  'say "hello" to it',
  "it's",
  'back\\slash \\" \\',
  "tab\there",
  "/* open",
  "/*",
  "tcp dpt:80",
  "to:1.2.3.4",
  "[goto]",
  "[1:2]",
  "Chain FAKE (0 references)",
  "Grüße, 世界 🌍",
  "! ctstate NEW",
  "COMMIT",
  "*nat",
  ":X - [0:0]",
  "a-b_c",
  "$HOME `id` $(id)",
  "x".repeat(255),
] as const;

const CHARACTERS = "abc XYZ019 \t\"'\\`#!*/-_:;,.<>()[]{}|&$%@=+~^?äß→é世🌍";

/** At most 255 bytes; without the two characters that end a comment in a listing. */
const comment: Arbitrary<string> = fc
  .oneof(fc.constantFrom(...PLAIN), fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 60 }))
  .map((text) => text.replaceAll("*/", "* /"))
  .filter((text) => !text.endsWith("*"));

/** What a listing cannot show exactly: where a comment with its own end mark ends, and a row that a newline breaks in two. */
export const unrulyComment: Arbitrary<string> = fc.constantFrom(
  "a */ b",
  "*/",
  "ends with */",
  "*/ tcp dpt:80",
  "two\nlines",
  "a\nChain FAKE (0 references)\nb",
  "\n",
  "end\n",
);

const asOption = (text: string): string => `--comment ${quoted(text)}`;

export const comments: readonly LiveExtension[] = [
  { kind: "match", name: "comment", options: () => comment.map(asOption) },
];
