import type { Span } from "../../../text/span.ts";

/** A verdict: the end of the way through this table (`RETURN`: through this chain). */
export interface VerdictTarget {
  readonly kind: "target";
  readonly name: "ACCEPT" | "DROP" | "QUEUE" | "RETURN";
  readonly span: Span;
}

/** `-j CHAIN`: a user chain, from which `RETURN` comes back to the next rule. */
export interface JumpTarget {
  readonly kind: "jump";
  readonly name: string;
  readonly span: Span;
}

/** `-g CHAIN`: a user chain, from which `RETURN` comes back to where this chain was called. */
export interface GotoTarget {
  readonly kind: "goto";
  readonly name: string;
  readonly span: Span;
}

/** Returns the verdict of that name, or null. */
export function verdictName(name: string): VerdictTarget["name"] | null {
  switch (name) {
    case "ACCEPT":
    case "DROP":
    case "QUEUE":
    case "RETURN":
      return name;
    default:
      return null;
  }
}
