import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord } from "../list-words.ts";
import { readNumber } from "../numbers.ts";
import { joinWords, optionName } from "../save-options.ts";
import type { NumberMatch } from "../values.ts";

/** `-m ecn`: the bits of explicit congestion notification. An absent condition is not asked; `false` is one with a `!`. */
export interface EcnMatch {
  readonly kind: "match";
  readonly name: "ecn";
  readonly span: Span;
  readonly ecnTcpEce?: boolean;
  readonly ecnTcpCwr?: boolean;
  /** The codepoint in the IP header, 0 to 3. */
  readonly ecnIpEct?: NumberMatch;
}

const HIGHEST_CODEPOINT = 3;

/** libxt_ecn.c. `ECN match !ECE CWR ECT=2` */
export const ecn: MatchReader<EcnMatch> = {
  options: { "ecn-tcp-ece": "!0", "ecn-tcp-cwr": "!0", "ecn-ip-ect": "!1" },
  readSave: (options, span) => {
    const ece = options.get("ecn-tcp-ece");
    const cwr = options.get("ecn-tcp-cwr");
    const ect = options.get("ecn-ip-ect");
    const value = ect === undefined ? null : readNumber(ect.value, HIGHEST_CODEPOINT);
    if (options.size === 0 || (ect !== undefined && value === null)) return null;
    return ecnMatch(span, {
      ecnTcpEce: ece && !ece.negated,
      ecnTcpCwr: cwr && !cwr.negated,
      ecnIpEct: ect === undefined || value === null ? undefined : { negated: ect.negated, value },
    });
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "ECN") || !nextWord(cursor, "match")) return null;
    const ecnTcpEce = readFlag(cursor, "ECE");
    const ecnTcpCwr = readFlag(cursor, "CWR");
    const ecnIpEct = readCodepoint(cursor);
    if (ecnTcpEce === undefined && ecnTcpCwr === undefined && ecnIpEct === undefined) return null;
    return ecnMatch(spanOf(cursor, start, cursor.pos), { ecnTcpEce, ecnTcpCwr, ecnIpEct });
  },
};

export const ecnPrinter: ExtensionPrinter<EcnMatch> = {
  printSave: ({ ecnTcpEce, ecnTcpCwr, ecnIpEct }) =>
    joinWords(
      ecnTcpEce === undefined ? "" : optionName("ecn-tcp-ece", !ecnTcpEce),
      ecnTcpCwr === undefined ? "" : optionName("ecn-tcp-cwr", !ecnTcpCwr),
      ecnIpEct === undefined ? "" : `${optionName("ecn-ip-ect", ecnIpEct.negated)} ${ecnIpEct.value}`,
    ),
  printList: ({ ecnTcpEce, ecnTcpCwr, ecnIpEct }) =>
    joinWords(
      "ECN match",
      ecnTcpEce === undefined ? "" : `${ecnTcpEce ? "" : "!"}ECE`,
      ecnTcpCwr === undefined ? "" : `${ecnTcpCwr ? "" : "!"}CWR`,
      ecnIpEct === undefined ? "" : `${ecnIpEct.negated ? "!" : ""}ECT=${ecnIpEct.value}`,
    ),
};

interface Conditions {
  readonly ecnTcpEce: boolean | undefined;
  readonly ecnTcpCwr: boolean | undefined;
  readonly ecnIpEct: NumberMatch | undefined;
}

function ecnMatch(span: Span, { ecnTcpEce, ecnTcpCwr, ecnIpEct }: Conditions): EcnMatch {
  return {
    kind: "match",
    name: "ecn",
    span,
    ...(ecnTcpEce === undefined ? {} : { ecnTcpEce }),
    ...(ecnTcpCwr === undefined ? {} : { ecnTcpCwr }),
    ...(ecnIpEct === undefined ? {} : { ecnIpEct }),
  };
}

function readFlag(cursor: Cursor, word: string): boolean | undefined {
  if (nextWord(cursor, word)) return true;
  return nextWord(cursor, `!${word}`) ? false : undefined;
}

function readCodepoint(cursor: Cursor): NumberMatch | undefined {
  for (let value = 0; value <= HIGHEST_CODEPOINT; value++) {
    if (nextWord(cursor, `ECT=${value}`)) return { negated: false, value };
    if (nextWord(cursor, `!ECT=${value}`)) return { negated: true, value };
  }
  return undefined;
}
