import { type MacAddress, parseMac } from "../../../net/index.ts";
import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { MatchExtension } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { optionName } from "../save-options.ts";

/** `-m mac`: the hardware address that sent the packet. Versions before 1.8.8 print it in upper case. */
export interface MacMatch {
  readonly kind: "match";
  readonly name: "mac";
  readonly span: Span;
  readonly negated: boolean;
  readonly macSource: MacAddress;
}

/** libxt_mac.c. `MAC ! ee:45:a3:53:06:65` */
export const mac: MatchExtension<MacMatch> = {
  options: { "mac-source": "!1" },
  readSave: (options, span) => {
    const option = options.get("mac-source");
    const macSource = parseMac(option?.value ?? "");
    if (option === undefined || macSource === null) return null;
    return { kind: "match", name: "mac", span, negated: option.negated, macSource };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    if (!skipWord(cursor, "MAC")) return null;
    const negated = nextWord(cursor, "!");
    const macSource = parseMac(takeWord(cursor));
    return macSource && { kind: "match", name: "mac", span: spanOf(cursor, start, cursor.pos), negated, macSource };
  },
  printSave: ({ negated, macSource }) => `${optionName("mac-source", negated)} ${macSource}`,
  printList: ({ negated, macSource }) => `MAC ${negated ? "! " : ""}${macSource}`,
};
