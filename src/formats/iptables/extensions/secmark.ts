import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { nextWord, skipWord, takeWord } from "../list-words.ts";
import { bareWord } from "../save-quoting.ts";

/** `-j SECMARK --selctx CONTEXT`: the SELinux context of the packet. */
export interface SecmarkTarget {
  readonly kind: "target";
  readonly name: "SECMARK";
  readonly span: Span;
  /** `system_u:object_r:httpd_packet_t:s0`; the tool quotes and escapes nothing in it. */
  readonly selctx: string;
}

/** libxt_SECMARK.c. `SECMARK selctx system_u:object_r:httpd_packet_t:s0` */
export const secmark: TargetReader<SecmarkTarget> = {
  options: { selctx: "1" },
  readSave: (options, span) => {
    const selctx = options.get("selctx")?.value ?? "";
    return selctx === "" ? null : { kind: "target", name: "SECMARK", span, selctx };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const selctx = skipWord(cursor, "SECMARK") && nextWord(cursor, "selctx") ? takeWord(cursor) : "";
    return selctx === "" ? null : { kind: "target", name: "SECMARK", span: spanOf(cursor, start, cursor.pos), selctx };
  },
};

export const secmarkPrinter: ExtensionPrinter<SecmarkTarget> = {
  printSave: ({ selctx }) => `--selctx ${bareWord(selctx)}`,
  printList: ({ selctx }) => `SECMARK selctx ${selctx}`,
};
