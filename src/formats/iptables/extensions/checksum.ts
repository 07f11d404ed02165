import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { skipWord } from "../list-words.ts";

/** `-j CHECKSUM --checksum-fill`: computes a checksum that hardware was to fill in. */
export interface ChecksumTarget {
  readonly kind: "target";
  readonly name: "CHECKSUM";
  readonly span: Span;
}

/** libxt_CHECKSUM.c. `CHECKSUM fill` */
export const checksum: TargetReader<ChecksumTarget> = {
  options: { "checksum-fill": "0" },
  readSave: (options, span) => (options.has("checksum-fill") ? { kind: "target", name: "CHECKSUM", span } : null),
  readList: (cursor) => {
    const start = cursor.pos;
    return skipWord(cursor, "CHECKSUM fill")
      ? { kind: "target", name: "CHECKSUM", span: spanOf(cursor, start, cursor.pos) }
      : null;
  },
};

export const checksumPrinter: ExtensionPrinter<ChecksumTarget> = {
  printSave: () => "--checksum-fill",
  printList: () => "CHECKSUM fill",
};
