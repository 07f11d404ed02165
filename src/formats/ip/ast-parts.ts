import type { Span } from "../../text/span.ts";
import type { UnknownNode } from "../../text/unknown.ts";

/** A value whose name has no field of its own. */
export type IpValue = string | number | boolean | null | readonly IpValue[] | IpAttributes;

/** Values by their names in camelCase. */
export interface IpAttributes {
  readonly [name: string]: IpValue;
}

/** What every object has: what was not understood of it, and the fields of its JSON that have no type here. Both absent without any. */
export interface IpParts {
  readonly span: Span;
  readonly unknown?: readonly UnknownNode[];
  readonly otherAttributes?: IpAttributes;
}
