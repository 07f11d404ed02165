import { type Cursor, skipLiteral, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { gluedNot, takeWord } from "../list-words.ts";
import { paddedHex } from "../numbers.ts";
import { optionName } from "../save-options.ts";
import { type MaskedTos, namedTos, readMaskedTos, tosName } from "./tos-names.ts";

/** `-m tos`: the type of service, of which only the bits in `mask` count, is `value`. Its names (`Minimize-Delay`) are kept as numbers. */
export interface TosMatch {
  readonly kind: "match";
  readonly name: "tos";
  readonly span: Span;
  readonly negated: boolean;
  readonly value: number;
  readonly mask: number;
}

/** libxt_tos.c, revision 1. */
export const tos: MatchReader<TosMatch> = {
  options: { tos: "!1" },
  readSave: (options, span) => {
    const option = options.get("tos");
    const value = readTosValue(option?.value ?? "");
    if (option === undefined || value === null) return null;
    return { kind: "match", name: "tos", span, negated: option.negated, value: value.value, mask: value.mask };
  },
  readList: readTos,
};

export const tosPrinter: ExtensionPrinter<TosMatch> = {
  printSave: (node) => `${optionName("tos", node.negated)} ${printNumbers(node)}`,
  printList: (node, { numeric }) => {
    const name = numeric ? null : tosName(node);
    return `tos match${node.negated ? "!" : ""}${name === null ? printNumbers(node) : ` ${name}`}`;
  },
};

/**
 *     tos match0x10/0x3f    tos match!0x10/0x3f    tos match Minimize-Delay    tos match! Minimize-Delay
 */
function readTos(cursor: Cursor): TosMatch | null {
  const start = cursor.pos;
  if (!skipLiteral(cursor, "tos match")) return null;
  const negated = gluedNot(cursor);
  const value = readTosValue(takeWord(cursor));
  if (value === null) return null;
  const span = spanOf(cursor, start, cursor.pos);
  return { kind: "match", name: "tos", span, negated, value: value.value, mask: value.mask };
}

const readTosValue = (text: string): MaskedTos | null => readMaskedTos(text) ?? namedTos(text);

const printNumbers = ({ value, mask }: MaskedTos): string => `${paddedHex(value, 2)}/${paddedHex(mask, 2)}`;
