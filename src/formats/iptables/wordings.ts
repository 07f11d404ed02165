/**
 * A spelling in which versions of iptables differ. The trees are the same whatever the spelling; a table keeps those that it was read with, so that
 * it is printed as its version printed it. Without any, texts are those of 1.8.9.
 */
export type Wording =
  /** `MAC EE:45:A3:53:06:65`, in both forms: before 1.8.8. */
  | "mac-upper-case"
  /** `LOG level warning` for `warn`: before 1.8.9. */
  | "log-warning"
  /** `1.2.3.0/24` for `to:1.2.3.0/24`: 1.4.21. */
  | "netmap-bare";

/** The spellings met so far in one table. */
export type WordingsDraft = Set<Wording>;

/** The spellings of a table. */
export type Wordings = ReadonlySet<Wording>;
