import { atLineEnd } from "../../../text/cursor.ts";
import type { Span } from "../../../text/span.ts";
import type { ExtensionPrinter, TargetReader } from "../extension.ts";

/** `-j TRACE`: the kernel reports each rule that the packet meets from here on. */
export interface TraceTarget {
  readonly kind: "target";
  readonly name: "TRACE";
  readonly span: Span;
}

/** libxt_TRACE.c: no options, and no text in a listing. */
export const trace: TargetReader<TraceTarget> = {
  options: {},
  readSave: (_, span) => ({ kind: "target", name: "TRACE", span }),
  readList: (cursor, column) => (atLineEnd(cursor) ? { kind: "target", name: "TRACE", span: column } : null),
};

export const tracePrinter: ExtensionPrinter<TraceTarget> = {
  printSave: () => "",
  printList: () => "",
};
