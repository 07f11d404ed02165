import { spanOf } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";
import { skipWord, takeWord } from "../list-words.ts";

/** What `-j AUDIT` says of the packet. */
export type AuditType = "accept" | "drop" | "reject";

/** `-j AUDIT --type TYPE`: a record in the audit log; the packet goes on. */
export interface AuditTarget {
  readonly kind: "target";
  readonly name: "AUDIT";
  readonly span: Span;
  readonly type: AuditType;
}

const TYPES: readonly AuditType[] = ["accept", "drop", "reject"];

const auditType = (text: string): AuditType | undefined => TYPES.find((type) => type === text.toLowerCase());

/** libxt_AUDIT.c. `AUDIT accept` */
export const audit: TargetReader<AuditTarget> = {
  options: { type: "1" },
  readSave: (options, span) => {
    const type = auditType(options.get("type")?.value ?? "");
    return type === undefined ? null : { kind: "target", name: "AUDIT", span, type };
  },
  readList: (cursor) => {
    const start = cursor.pos;
    const type = skipWord(cursor, "AUDIT") ? auditType(takeWord(cursor)) : undefined;
    return type === undefined ? null : { kind: "target", name: "AUDIT", span: spanOf(cursor, start, cursor.pos), type };
  },
};

export const auditPrinter: ExtensionPrinter<AuditTarget> = {
  printSave: ({ type }) => `--type ${type}`,
  printList: ({ type }) => `AUDIT ${type}`,
};
