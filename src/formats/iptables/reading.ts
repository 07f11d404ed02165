import type { Cursor } from "../../text/cursor.ts";
import type { Report } from "../../text/diagnostic.ts";
import type { UnknownNode } from "../../text/unknown.ts";
import type { ChainNode, Counters, Heading, RuleNode, TableForm } from "./ast.ts";
import type { IptablesCode } from "./diagnostics.ts";
import type { RowColumns } from "./row-columns.ts";
import type { RowText } from "./row-text.ts";
import type { AddressMatch, InterfaceMatch, ProtocolMatch } from "./values.ts";
import type { WordingsDraft } from "./wordings.ts";

/** A chain while it is read. */
export interface ChainDraft {
  readonly name: string | null;
  declared: boolean;
  policy: string | null;
  counters: Counters | undefined;
  references: number | null | undefined;
  heading: Heading | undefined;
  rules: RuleNode[];
  /** Null without any, as nearly always. */
  unknown: UnknownNode[] | null;
  start: number;
  end: number;
}

/** A table while it is read. */
export interface TableDraft {
  name: string | null;
  /** Whether a line `*NAME` gave the name. */
  isNamed: boolean;
  readonly form: TableForm;
  family: "ipv4" | "ipv6" | undefined;
  numeric: boolean | undefined;
  protocolNumbers: boolean | undefined;
  readonly wordings: WordingsDraft;
  /** Whether a row has `--`, `-f` or `!f` in its column `opt`. */
  showsOption: boolean;
  generated: string | undefined;
  committed: boolean;
  completed: string | undefined;
  /** The chains that may still change: all of an option form, the last one of a listing. */
  readonly chains: ChainDraft[];
  readonly byName: Map<string, ChainDraft>;
  /** The chains of a listing but the last: a draft that lives until the end of the parse is copied by the garbage collector as its node is. */
  readonly finished: ChainNode[];
  /** The names of a listing's chains. */
  readonly names: Set<string>;
  hasRules: boolean;
  /** Whether a chain without policy was listed: no built-in chain follows it in the same table. */
  hasUserChain: boolean;
  readonly unknown: UnknownNode[];
  start: number;
  end: number;
}

/** The state of one parse. Maps and last words keep what repeats from row to row, so that it is read and held once. */
export interface Reading {
  readonly cursor: Cursor;
  readonly report: Report<IptablesCode>;
  readonly options: { readonly table: string | null; readonly family: "ipv4" | "ipv6" | undefined };
  readonly tables: TableDraft[];
  readonly unknown: UnknownNode[];
  readonly addresses: Map<string, AddressMatch>;
  readonly protocols: Map<string, ProtocolMatch>;
  readonly interfaces: Map<string, InterfaceMatch>;
  /** The last column line and what it says: all chains of a listing have the same. */
  readonly lastHeading: { line: string; heading: Heading | null };
  readonly columns: RowColumns;
  /** Whether the text may hold matches without a blank before them. */
  readonly hasGluedText: boolean;
  readonly row: RowText;
  /** The counters of a rule that no packet has met. */
  readonly zero: Counters;
  /** How far the chain line of the current listing is indented. */
  indent: number;
  /** The table and chain that rows and rules go to. */
  table: TableDraft | null;
  chain: ChainDraft | null;
}
