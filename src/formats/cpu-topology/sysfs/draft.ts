import type { Span } from "../../../text/span.ts";
import type { UnknownNode } from "../../../text/unknown.ts";
import type { CpuRange } from "../ast.ts";
import type { CpuSysfs } from "./ast.ts";
import type { CpuIdName, ListName, SysfsMeaning } from "./paths.ts";

/** A file while it is read: its first line is `[valueStart, valueEnd)` of the cursor's text, and further ones stand below it under the same heading. */
export interface FileDraft {
  readonly path: string;
  /** The folder of the path; files of one folder share the text. */
  readonly folder: string;
  /** What it holds; null for a file of another folder, under a heading. */
  readonly meaning: SysfsMeaning | null;
  readonly isHeaded: boolean;
  readonly start: number;
  end: number;
  /** -1 as long as there is no line. */
  valueStart: number;
  valueEnd: number;
  readonly more: Span[] | null;
}

/** One cache of a CPU while its files are read. */
export interface CacheDraft {
  level?: number;
  type?: string;
  id?: number;
}

/** A CPU while its files are read. */
export interface CpuDraft {
  readonly cpu: number;
  span: Span;
  readonly ids: { [Name in CpuIdName]?: number };
  isOnline?: boolean;
  siblings?: readonly number[];
  /** Whether the siblings are from a mask: a list that stands below it replaces it. */
  isOfMask?: boolean;
  readonly caches: Map<string, CacheDraft>;
}

/** A node while its files are read. */
export interface NodeDraft {
  readonly node: number;
  span: Span;
  cpus?: readonly CpuRange[];
  isOfMask?: boolean;
  distances?: readonly number[];
}

/** A listing while it is read. */
export interface SysfsDraft {
  readonly start: number;
  end: number;
  readonly files: FileDraft[];
  readonly unknown: UnknownNode[];
}

/** What the files of a listing say. */
export interface SysfsFacts {
  readonly lists: { [Name in ListName]?: readonly CpuRange[] | null };
  readonly values: { -readonly [Key in "kernelMax" | "smtActive" | "smtControl"]?: Exclude<CpuSysfs[Key], undefined> };
  readonly cpus: Map<number, CpuDraft>;
  readonly nodes: Map<number, NodeDraft>;
}
