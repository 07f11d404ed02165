import type { Arbitrary } from "fast-check";

export type Family = "ipv4" | "ipv6";
export type TableName = "filter" | "nat" | "mangle" | "raw" | "security";
export type Hook = "PREROUTING" | "INPUT" | "FORWARD" | "OUTPUT" | "POSTROUTING";

/** One match or target as the rules of the live test use it, with what the tool and the kernel ask of its rule. Absent means "all", "none". */
export interface LiveExtension {
  readonly kind: "match" | "target";
  /** The word behind `-m` or `-j`. */
  readonly name: string;
  /** Tells several entries of one extension apart. */
  readonly variant?: string;
  readonly families?: readonly Family[];
  readonly tables?: readonly TableName[];
  /** The built-in chains from which a rule with it may be reached. */
  readonly hooks?: readonly Hook[];
  /** The rule's `-p`, not negated: one of these names. */
  readonly protocols?: readonly string[];
  /** Rules that must stand before, in the same table. */
  readonly before?: readonly string[];
  /** Matches that the rule must have besides. */
  readonly besides?: string;
  /** What stands behind the name. */
  readonly options: (family: Family) => Arbitrary<string>;
}

/** The name with its variant, for reports. */
export function labelOf({ kind, name, variant }: LiveExtension): string {
  return `${kind === "match" ? "-m" : "-j"} ${name}${variant === undefined ? "" : ` (${variant})`}`;
}

/** `-m NAME OPTIONS`. */
export function extensionText({ kind, name }: LiveExtension, options: string): string {
  return `${kind === "match" ? "-m" : "-j"} ${name}${options === "" ? "" : ` ${options}`}`;
}
