import { type MacAddress, parseMac } from "../../../net/index.ts";
import { isBlank, skipLiteral, spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, MatchReader } from "../extension.ts";
import { nextLiteral, nextWord, takeWord } from "../list-words.ts";
import { optionName } from "../save-options.ts";
import type { Wordings, WordingsDraft } from "../wordings.ts";

/** `-m mac`: the hardware address that sent the packet. */
export interface MacMatch {
  readonly kind: "match";
  readonly name: "mac";
  readonly span: Span;
  readonly negated: boolean;
  readonly macSource: MacAddress;
}

/** libxt_mac.c. `MAC ! ee:45:a3:53:06:65`; 1.8.6 and 1.8.7 have no blank before the address: `MACee:45:a3:53:06:65`, `MAC !ee:45:a3:53:06:65`. */
export const mac: MatchReader<MacMatch> = {
  options: { "mac-source": "!1" },
  readSave: (options, span, wordings) => {
    const option = options.get("mac-source");
    const macSource = readMac(option?.value ?? "", wordings);
    if (option === undefined || macSource === null) return null;
    return { kind: "match", name: "mac", span, negated: option.negated, macSource };
  },
  readList: (cursor, wordings) => {
    const start = cursor.pos;
    if (!skipLiteral(cursor, "MAC")) return null;
    const isSpaced = nextWord(cursor, "!");
    const negated = isSpaced || nextLiteral(cursor, "!");
    const isGlued = cursor.pos < cursor.lineEnd && !isBlank(cursor.text.charCodeAt(cursor.pos));
    const macSource = readMac(takeWord(cursor), wordings);
    if (macSource === null) return null;
    if (isGlued) wordings.add("mac-glued");
    return { kind: "match", name: "mac", span: spanOf(cursor, start, cursor.pos), negated, macSource };
  },
};

export const macPrinter: ExtensionPrinter<MacMatch> = {
  printSave: ({ negated, macSource }, wordings) =>
    `${optionName("mac-source", negated)} ${printMac(macSource, wordings)}`,
  printList: ({ negated, macSource }, { wordings }) =>
    `MAC${negated ? " !" : ""}${wordings.has("mac-glued") ? "" : " "}${printMac(macSource, wordings)}`,
};

function readMac(text: string, wordings: WordingsDraft): MacAddress | null {
  const mac = parseMac(text);
  if (mac !== null && /[A-F]/.test(text)) wordings.add("mac-upper-case");
  return mac;
}

const printMac = (mac: MacAddress, wordings: Wordings): string =>
  wordings.has("mac-upper-case") ? mac.toUpperCase() : mac;
