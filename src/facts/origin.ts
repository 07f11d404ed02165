import type { Span } from "../text/index.ts";

/** Where a fact was read: the file, the place in its text, and the command whose output it is, where that is known. */
export interface Origin {
  /** The path within the capture, with `/`. */
  readonly path: string;
  /** Offsets into the file's text, of the node that says it. */
  readonly span: Span;
  /** The command line: `ip -d link`. */
  readonly command?: string;
}

/** The file that a tree was read from; what the functions that take facts out of trees are told of it. */
export interface FactSource {
  /** The path within the capture, with `/`. */
  readonly path: string;
  /** The command line. It tells what a text alone does not: the family of `ip -6 route`, the table of `iptables -t nat -L`. */
  readonly command?: string;
  /** The network namespace that the command ran in: `ip netns exec NAME ...`. Absent for the host's own. */
  readonly namespace?: string;
}

/** What every fact has. After merging the origins are those of all sources that tell of the thing, the richest first. */
export interface FactBase {
  readonly origins: readonly Origin[];
}

/** What every fact of the network has. */
export interface NetworkFactBase extends FactBase {
  /** The network namespace, as the source of the fact names it. Absent for the host's own. */
  readonly namespace?: string;
}
