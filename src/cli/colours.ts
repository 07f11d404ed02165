import { type Output, type Streams, wantsColour } from "./streams.ts";

/** Puts a text in colour, or leaves it as it is. */
type Paint = (text: string) => string;

/** The colours of an output. */
export type Colours = Readonly<Record<"bold" | "cyan" | "dim" | "red" | "yellow", Paint>>;

const plain: Paint = (text) => text;
const NONE: Colours = { bold: plain, cyan: plain, dim: plain, red: plain, yellow: plain };

/** ECMA-48, select graphic rendition. */
const REAL: Colours = {
  bold: (text) => `\u001b[1m${text}\u001b[22m`,
  cyan: (text) => `\u001b[36m${text}\u001b[39m`,
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
  red: (text) => `\u001b[31m${text}\u001b[39m`,
  yellow: (text) => `\u001b[33m${text}\u001b[39m`,
};

/** Returns the colours of an output: real ones on a terminal, none elsewhere. */
export function coloursFor(output: Output, environment: Streams["environment"]): Colours {
  return wantsColour(output, environment) ? REAL : NONE;
}
