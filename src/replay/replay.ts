import type { Capture } from "../capture/index.ts";
import { linkSection } from "./links.ts";
import { natSection } from "./nat.ts";
import { routeSection } from "./routes.ts";
import { scriptText } from "./script.ts";
import type { Section } from "./section.ts";
import { sourcesOf } from "./sources.ts";
import { switchSection } from "./switch.ts";

/** What to rebuild. */
export interface ReplayOptions {
  /** The name of the node, as the capture has it. */
  readonly node: string;
  /** A network namespace of the node; its own when not given. */
  readonly namespace?: string;
}

/** A script that rebuilds the network of a node in a lab. */
export interface Replay {
  readonly kind: "replay";
  readonly node: string;
  /** A POSIX shell script with comments, to be read before it is run. Empty where the capture shows nothing of the node that could be rebuilt. */
  readonly script: string;
  /** The files that it was made from. */
  readonly paths: readonly string[];
  /** What is not rebuilt, and why. */
  readonly notes: readonly string[];
}

/**
 * Returns the script that rebuilds a node's bridges, interfaces, addresses, routes, rules and NAT from the trees of a capture (`readCapture`, or `openCapture` with `keepTrees`).
 * The script changes the namespace it is run in, and refuses that of process 1. Hardware and whatever else cannot be made is stood in for by a `dummy` or a veth pair.
 * Values of options named like keys are not in it.
 */
export function replayNode(capture: Capture, { node, namespace }: ReplayOptions): Replay {
  const sources = sourcesOf(capture, { node, ...(namespace === undefined ? {} : { namespace }) });
  const sections: readonly Section[] = [
    switchSection(sources),
    linkSection(sources),
    routeSection(sources),
    natSection(sources, "ipv4"),
    natSection(sources, "ipv6"),
  ];
  const notes = sections.flatMap((section) => section.notes);
  const told = sections.filter(({ lines }) => lines.length > 0);
  return {
    kind: "replay",
    node,
    script: told.length === 0 ? "" : scriptText(node, told, notes),
    paths: [...new Set(sections.flatMap(({ paths }) => paths))],
    notes,
  };
}
