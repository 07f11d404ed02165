import { type Diagram, printDot } from "../diagram/index.ts";
import { visible } from "../diagram/label.ts";
import { tidySvg } from "./tidy-svg.ts";

/**
 * Draws a diagram as SVG: a whole `<svg>` element on its own light ground, without scripts, links or anything that is fetched. Graphviz, as WebAssembly in
 * `@hpcc-js/wasm-graphviz`, does it; the library is loaded with the first picture.
 */
export async function drawSvg(diagram: Diagram): Promise<string> {
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  const graphviz = await Graphviz.load();
  return tidySvg(graphviz.layout(printDot(diagram), "svg", "dot"), visible(diagram.title));
}
