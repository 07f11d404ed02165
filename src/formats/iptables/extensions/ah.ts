import { type Cursor, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextWord, skipWord } from "../list-words.ts";
import { joinWords } from "../save-options.ts";
import type { NumberMatch, RangeMatch } from "../values.ts";
import {
  printListNumber,
  printListNumbers,
  printSaveNumber,
  printSaveNumbers,
  readListNumber,
  readListNumbers,
  readSaveNumber,
  readSaveNumbers,
} from "./number-matches.ts";

/** `-m ah`: the authentication header. `spi` and `length` are null for any; IPv4 has neither `length` nor `reserved`. */
export interface AhMatch {
  readonly kind: "match";
  readonly name: "ah";
  readonly span: Span;
  readonly spi: RangeMatch | null;
  /** Of the header, in bytes. */
  readonly length: NumberMatch | null;
  /** Whether the reserved field must be 0. */
  readonly reserved: boolean;
}

/** libipt_ah.c and libip6t_ah.c. */
export const ah: MatchReader<AhMatch> = {
  options: { ahspi: "!1", ahlen: "!1", ahres: "0" },
  readSave: (options, span) =>
    ahMatch(span, {
      spi: readSaveNumbers(options, "ahspi"),
      length: readSaveNumber(options, "ahlen"),
      reserved: options.has("ahres"),
    }),
  readList: readAh,
};

export const ahPrinter: ExtensionPrinter<AhMatch> = {
  printSave: ({ spi, length, reserved }) =>
    joinWords(printSaveNumbers("ahspi", spi), printSaveNumber("ahlen", length), reserved ? "--ahres" : ""),
  printList: ({ spi, length, reserved }) =>
    `ah ${printListNumbers("spi", spi)}${printListNumber("length:", length)}${reserved ? " reserved" : ""}`,
};

/**
 *     ah spis:!1:42length:!8 reserved
 *                  ^ no blank; without both, the text is `ah` and a blank
 */
function readAh(cursor: Cursor): AhMatch | null {
  const start = cursor.pos;
  if (!skipWord(cursor, "ah")) return null;
  const spi = readListNumbers(cursor, "spi");
  const length = readListNumber(cursor, "length:");
  const reserved = nextWord(cursor, "reserved");
  return skipWord(cursor, "") ? ahMatch(spanOf(cursor, start, cursor.pos), { spi, length, reserved }) : null;
}

interface Facts {
  readonly spi: RangeMatch | null | undefined;
  readonly length: NumberMatch | null | undefined;
  readonly reserved: boolean;
}

/** A length of 0, not negated, is how the kernel keeps "any". */
function ahMatch(span: Span, { spi, length, reserved }: Facts): AhMatch | null {
  if (spi === undefined || length === undefined) return null;
  const isAny = length === null || (length.value === 0 && !length.negated);
  return { kind: "match", name: "ah", span, spi, length: isAny ? null : length, reserved };
}
