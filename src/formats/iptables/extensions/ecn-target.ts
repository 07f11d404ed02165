import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextLiteral, nextWord, restOfWord, skipWord } from "../list-words.ts";
import { readDecimal } from "../numbers.ts";
import { joinWords } from "../save-options.ts";

/**
 * `-j ECN`: sets the bits of explicit congestion notification. `--ecn-tcp-remove` is both TCP bits set to 0, and nothing else.
 * A field that is absent stays as it is in the packet.
 */
export interface EcnTarget {
  readonly kind: "target";
  readonly name: "ECN";
  readonly span: Span;
  /** 0 or 1. */
  readonly ecnTcpEce?: number;
  /** 0 or 1. */
  readonly ecnTcpCwr?: number;
  /** The codepoint in the IPv4 header, 0 to 3. */
  readonly ecnIpEct?: number;
}

/** The fields with their options and their words in a listing, in the order in which both forms print them. */
const FIELDS = [
  ["ecnTcpEce", "ecn-tcp-ece", "ECE=", 1],
  ["ecnTcpCwr", "ecn-tcp-cwr", "CWR=", 1],
  ["ecnIpEct", "ecn-ip-ect", "ECT codepoint=", 3],
] as const;

type Values = Omit<EcnTarget, "kind" | "name" | "span">;

/** The node of the values that `take` finds; null where one makes no sense or there is none. */
function readFields(take: (option: string, word: string) => string | undefined, isRemove: boolean): Values | null {
  const values: { -readonly [Name in keyof Values]: Values[Name] } = isRemove ? { ecnTcpEce: 0, ecnTcpCwr: 0 } : {};
  let count = isRemove ? 2 : 0;
  for (const [field, option, word, most] of FIELDS) {
    const text = take(option, word);
    if (text === undefined) continue;
    const value = readDecimal(text, most);
    if (value === null || values[field] !== undefined) return null;
    values[field] = value;
    count++;
  }
  return count === 0 ? null : values;
}

/** Whether a node is what `--ecn-tcp-remove` says. */
const isRemoval = ({ ecnTcpEce, ecnTcpCwr, ecnIpEct }: EcnTarget): boolean =>
  ecnTcpEce === 0 && ecnTcpCwr === 0 && ecnIpEct === undefined;

/** libipt_ECN.c. `ECN TCP remove`, `ECN ECE=0 CWR=1 ECT codepoint=3` */
export const ecnTarget: TargetReader<EcnTarget> = {
  options: { "ecn-tcp-remove": "0", "ecn-tcp-ece": "1", "ecn-tcp-cwr": "1", "ecn-ip-ect": "1" },
  readSave: (options, span) => {
    const values = readFields((option) => options.get(option)?.value, options.has("ecn-tcp-remove"));
    return values && { kind: "target", name: "ECN", span, ...values };
  },
  readList,
};

export const ecnTargetPrinter: ExtensionPrinter<EcnTarget> = {
  printSave: (node) => (isRemoval(node) ? "--ecn-tcp-remove" : printFields(node, (option) => `--${option} `)),
  printList: (node) => (isRemoval(node) ? "ECN TCP remove" : `ECN ${printFields(node, (_, word) => word)}`),
};

function readList(cursor: Cursor): EcnTarget | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "ECN")) return null;
  const isRemove = nextWord(cursor, "TCP remove");
  const values = isRemove
    ? { ecnTcpEce: 0, ecnTcpCwr: 0 }
    : readFields((_, word) => (nextLiteral(cursor, word) ? restOfWord(cursor) : undefined), false);
  return values && { kind: "target", name: "ECN", span: spanOf(cursor, start, cursor.pos), ...values };
}

function printFields(node: EcnTarget, head: (option: string, word: string) => string): string {
  const parts = FIELDS.map(([field, option, word]) =>
    node[field] === undefined ? "" : `${head(option, word)}${node[field]}`,
  );
  return joinWords(...parts);
}
