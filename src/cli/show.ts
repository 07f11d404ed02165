import type { Capture } from "../capture/index.ts";
import type { NodeFacts } from "../facts/index.ts";
import { type Colours, coloursFor } from "./colours.ts";
import { ExitCode } from "./exit-code.ts";
import { findNode } from "./find-node.ts";
import type { CaptureOptions } from "./limits.ts";
import { readCaptureAt } from "./read-capture.ts";
import { diagramText } from "./show-diagram.ts";
import { clusterTables, nodeTables, type TitledTable } from "./show-tables.ts";
import type { Streams } from "./streams.ts";
import { tableText } from "./text-table.ts";
import type { View } from "./views.ts";

/** The options of `netgather show`. */
export interface ShowOptions extends CaptureOptions {
  readonly node?: string;
  readonly json?: boolean;
  readonly diagram?: "svg" | "mermaid" | "dot";
}

/** What is shown, and of which capture. */
export interface Asked {
  readonly path: string;
  readonly view: View | undefined;
}

/** Prints what a capture says of a node, and returns the exit code. */
export async function show({ path, view }: Asked, options: ShowOptions, streams: Streams): Promise<number> {
  const read = await readCaptureAt(path, { options }, streams);
  if ("exitCode" in read) return read.exitCode;
  const { capture } = read;
  const isOfAll = options.node === undefined && (options.diagram !== undefined || view === "network");
  const node = isOfAll ? null : findNode(capture, options.node, streams);
  if (node === null && !isOfAll) return ExitCode.unusable;
  streams.stdout.write(
    await shown(capture, { node, view, options, colours: coloursFor(streams.stdout, streams.environment) }),
  );
  return ExitCode.success;
}

interface Wanted {
  readonly node: NodeFacts | null;
  readonly view: View | undefined;
  readonly options: ShowOptions;
  readonly colours: Colours;
}

async function shown(capture: Capture, { node, view, options, colours }: Wanted): Promise<string> {
  if (options.diagram !== undefined) return diagramText(node ?? capture.nodes, options.diagram);
  if (options.json === true) return `${JSON.stringify(factsOf(capture, node, view), null, 2)}\n`;
  const cluster = view === undefined || view === "network" ? clusterTables(capture.clusterNetworks) : [];
  const tables = [...(node === null ? [] : nodeTables(node, view)), ...cluster];
  const parts: string[] = [];
  for (const table of tables) parts.push(await tablePart(table, colours));
  return parts.length === 0 ? "nothing is known of that\n" : parts.join("\n");
}

async function tablePart(table: TitledTable, colours: Colours): Promise<string> {
  return `${colours.bold(table.title)}\n${await tableText(table, colours)}`;
}

function factsOf({ clusterNetworks }: Capture, node: NodeFacts | null, view: View | undefined): unknown {
  if (view === "network" || node === null) return clusterNetworks;
  const { interfaces, addresses, routes, natRules, bridges, tunnels, cpus } = node;
  const lists = { interfaces: [...interfaces, ...addresses], routes, nat: natRules, bridges, tunnels, cpus };
  return view === undefined ? node : lists[view];
}
