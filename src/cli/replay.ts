import { replayNode } from "../replay/index.ts";
import { ExitCode } from "./exit-code.ts";
import { findNode } from "./find-node.ts";
import type { CaptureOptions } from "./limits.ts";
import { readCaptureAt } from "./read-capture.ts";
import { lineText } from "./render-value.ts";
import type { Streams } from "./streams.ts";

/** The options of `netgather replay`. */
export interface ReplayOptions extends CaptureOptions {
  readonly node?: string;
  readonly namespace?: string;
}

/** Prints the script that rebuilds a node, says on stderr what is not rebuilt, and returns the exit code. */
export async function replay(path: string, options: ReplayOptions, streams: Streams): Promise<number> {
  const read = await readCaptureAt(path, { options, keepTrees: true }, streams);
  if ("exitCode" in read) return read.exitCode;
  const node = findNode(read.capture, options.node, streams);
  if (node === null) return ExitCode.unusable;
  const { namespace } = options;
  const { script, notes } = replayNode(read.capture, {
    node: node.name,
    ...(namespace === undefined ? {} : { namespace }),
  });
  if (script === "") {
    streams.stderr.write("netgather: nothing is known of the node that could be rebuilt\n");
    return ExitCode.unusable;
  }
  streams.stdout.write(script);
  for (const note of notes) streams.stderr.write(`not rebuilt: ${lineText(note)}\n`);
  return ExitCode.success;
}
