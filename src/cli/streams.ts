import type { Readable } from "node:stream";

/** Something that text is written to, and whether it is a terminal. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** All that the command line touches, handed in so that tests can stand in its place. */
export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** Ends a long reading: Ctrl-C. */
  readonly interrupt?: AbortSignal;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Returns whether to write in colour: only on a terminal, and never with NO_COLOR (https://no-color.org). */
export function wantsColour(output: Output, environment: Streams["environment"]): boolean {
  const refused = environment["NO_COLOR"] ?? "";
  return output.isTTY === true && refused === "" && environment["TERM"] !== "dumb";
}
