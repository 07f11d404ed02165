import { styleText } from "node:util";
import { type Output, type Streams, wantsColour } from "./streams.ts";

/** Puts a text in colour, or leaves it as it is. */
type Paint = (text: string) => string;

/** The colours of an output. */
export type Colours = Readonly<Record<"bold" | "cyan" | "dim" | "red" | "yellow", Paint>>;

const plain: Paint = (text) => text;
const NONE: Colours = { bold: plain, cyan: plain, dim: plain, red: plain, yellow: plain };

/** Whether the output is a terminal is known here; the runtime would ask the one of this process. */
const paint =
  (format: "bold" | "cyan" | "dim" | "red" | "yellow"): Paint =>
  (text) =>
    styleText(format, text, { validateStream: false });

/** Returns the colours of an output: real ones on a terminal, none elsewhere. */
export function coloursFor(output: Output, environment: Streams["environment"]): Colours {
  if (!wantsColour(output, environment)) return NONE;
  return { bold: paint("bold"), cyan: paint("cyan"), dim: paint("dim"), red: paint("red"), yellow: paint("yellow") };
}
