import picocolors from "picocolors";
import { type Output, type Streams, wantsColour } from "./streams.ts";

/** Functions that put a text in colour, or leave it as it is. */
export type Colours = Pick<ReturnType<typeof picocolors.createColors>, "bold" | "cyan" | "dim" | "red" | "yellow">;

/** Returns the colours of an output: real ones on a terminal, none elsewhere. */
export function coloursFor(output: Output, environment: Streams["environment"]): Colours {
  return picocolors.createColors(wantsColour(output, environment));
}
