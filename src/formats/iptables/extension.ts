import type { Cursor } from "../../text/cursor.ts";
import type { Span } from "../../text/span.ts";
import type { IptablesLoss } from "./loss-codes.ts";
import type { OptionTable } from "./option-table.ts";
import type { SaveOptions } from "./save-options.ts";
import type { ListStyle } from "./values.ts";
import type { Wordings, WordingsDraft } from "./wordings.ts";

/** How a match extension is read in either form. Its printer stands apart, so that who only parses loads no printing. */
export interface MatchReader<Node> {
  readonly options: OptionTable;
  /** The node of `-m NAME` and its options, or null when a value makes no sense. */
  readonly readSave: (options: SaveOptions, span: Span, wordings: WordingsDraft) => Node | null;
  /** The node whose text begins at the cursor, which then stands behind it; null (the cursor anywhere) when it is none of this extension's. */
  readonly readList: (cursor: Cursor, wordings: WordingsDraft) => Node | null;
}

/** How a target extension is read in either form. */
export interface TargetReader<Node> {
  readonly options: OptionTable;
  readonly readSave: (options: SaveOptions, span: Span, wordings: WordingsDraft) => Node | null;
  /** The node whose text begins at the cursor. `column` is the place of the name in the target column, for a target without text. */
  readonly readList: (cursor: Cursor, column: Span, wordings: WordingsDraft) => Node | null;
}

/** How an extension, match or target, is printed in either form. */
export interface ExtensionPrinter<Node> {
  /** What stands behind `-m NAME` or `-j NAME`, empty for nothing. */
  readonly printSave: (node: Node, wordings: Wordings) => string;
  /** The text in a listing, without the blank before it. */
  readonly printList: (node: Node, style: ListStyle) => string;
  /** Whether no blank stands before that text; one does where this is not given. */
  readonly isGlued?: (node: Node, style: ListStyle) => boolean;
  /** What a listing does not carry of a node that was read from it; nothing where this is not given. */
  readonly lost?: (node: Node) => readonly IptablesLoss[];
}
