import { type Output, type Streams, wantsColour } from "./streams.ts";

/** Puts a text in colour, or leaves it as it is. */
type Paint = (text: string) => string;

/** The colours of an output. */
export type Colours = Readonly<Record<"bold" | "cyan" | "dim" | "red" | "yellow", Paint>>;

const plain: Paint = (text) => text;
const NONE: Colours = { bold: plain, cyan: plain, dim: plain, red: plain, yellow: plain };

/** Returns the colours of an output: real ones on a terminal, none elsewhere. */
export function coloursFor(output: Output, environment: Streams["environment"]): Colours {
  if (!wantsColour(output, environment)) return NONE;
  // Loaded where there are colours only: Node takes a millisecond for it.
  const { styleText } = process.getBuiltinModule("node:util");
  // Whether the output is a terminal is known here; the runtime would ask that of this process.
  const paint =
    (format: keyof Colours): Paint =>
    (text) =>
      styleText(format, text, { validateStream: false });
  return { bold: paint("bold"), cyan: paint("cyan"), dim: paint("dim"), red: paint("red"), yellow: paint("yellow") };
}
