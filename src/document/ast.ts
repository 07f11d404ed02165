import type { Span } from "../text/span.ts";

/** Any value of a document as it stands. */
export type ValueNode = ScalarNode | AliasNode | SequenceNode | MappingNode;

/** A number only where its text is the shortest decimal form of a finite one; any other (`0x17`, `1e400`, `12345678901234567890`) is its text. */
export interface ScalarNode {
  readonly kind: "scalar";
  readonly span: Span;
  readonly value: string | number | boolean | null;
}

/** A YAML alias, `*name`. It is never followed. */
export interface AliasNode {
  readonly kind: "alias";
  readonly span: Span;
  readonly name: string;
}

export interface SequenceNode {
  readonly kind: "sequence";
  readonly span: Span;
  readonly items: readonly ValueNode[];
}

/** Fields in the order of the text, repeated ones too. */
export interface MappingNode {
  readonly kind: "mapping";
  readonly span: Span;
  readonly fields: readonly FieldNode[];
}

export interface FieldNode {
  readonly kind: "field";
  readonly span: Span;
  readonly key: string;
  readonly value: ValueNode;
}

export interface CommentNode {
  readonly kind: "comment";
  readonly span: Span;
  readonly text: string;
}

export interface MarkerNode {
  readonly kind: "marker";
  readonly span: Span;
  readonly text: "---" | "...";
}

/** Part of every node that was a mapping in the text: nothing that stood in it is lost. */
export interface OtherFields {
  /** Where the value of each typed field stands, in the order of the text. */
  readonly places: readonly PlaceNode[];
  /**
   * Fields that have no type of their own, hold null, or could not be read (a diagnostic says so), as they stand.
   * An element of a list that could not be read is kept under `serviceNetwork[1]`. Absent without any.
   */
  readonly otherFields?: readonly FieldNode[];
}

/** The place of one typed value: of the whole field, or of the element `index` of its list. */
export interface PlaceNode {
  readonly kind: "place";
  readonly span: Span;
  /** The field as the text names it. */
  readonly field: string;
  readonly index?: number;
}
