import type { UnknownNode } from "../../text/unknown.ts";
import type { Fields } from "./fields.ts";

/** One object while it is read: its fields, its place, what was not understood. */
export interface Block {
  readonly fields: Fields;
  readonly start: number;
  end: number;
  /** Null without any. */
  unknown: UnknownNode[] | null;
}

export function openBlock(start: number, end: number): Block {
  return { fields: {}, start, end, unknown: null };
}

/** A node of the tree while its fields are filled in. */
export type Open<Node> = { -readonly [Name in keyof Node]: Node[Name] };
