import type { Capture } from "../capture/index.ts";
import { coloursFor } from "./colours.ts";
import { ExitCode } from "./exit-code.ts";
import type { CaptureOptions } from "./limits.ts";
import { readCaptureAt } from "./read-capture.ts";
import { inventory } from "./render-inventory.ts";
import type { Streams } from "./streams.ts";

/** The options of `netgather scan`. */
export interface ScanOptions extends CaptureOptions {
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly strict?: boolean;
}

/** Reads a capture, prints what it holds, and returns the exit code. */
export async function scan(path: string, options: ScanOptions, streams: Streams): Promise<number> {
  const read = await readCaptureAt(path, { options }, streams);
  if ("exitCode" in read) return read.exitCode;
  const { capture } = read;
  if (options.json === true) streams.stdout.write(`${JSON.stringify(withoutTrees(capture), null, 2)}\n`);
  else if (options.ndjson === true)
    for (const line of objectsOf(capture)) streams.stdout.write(`${JSON.stringify(line)}\n`);
  else streams.stdout.write(await inventory(capture, coloursFor(streams.stdout, streams.environment)));
  return options.strict === true && hasErrors(capture) ? ExitCode.errorsFound : ExitCode.success;
}

function withoutTrees(capture: Capture): object {
  return { ...capture, files: capture.files.map(({ ast: _, ...file }) => file) };
}

function objectsOf({ files, nodes, clusterNetworks, diagnostics }: Capture): readonly object[] {
  return [
    ...files.map(({ ast: _, ...file }) => ({ kind: "file", ...file })),
    ...nodes,
    ...clusterNetworks,
    ...diagnostics.map((diagnostic) => ({ kind: "diagnostic", ...diagnostic })),
  ];
}

function hasErrors({ files, diagnostics }: Capture): boolean {
  const all = [...diagnostics, ...files.flatMap((file) => file.diagnostics)];
  return all.some(({ severity }) => severity === "error");
}
