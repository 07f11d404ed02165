import type { Capture } from "../capture/index.ts";
import { coloursFor } from "./colours.ts";
import { ExitCode } from "./exit-code.ts";
import { type CaptureOptions, limitsOf } from "./limits.ts";
import { progressBar } from "./progress-bar.ts";
import { lineText } from "./render-value.ts";
import type { Streams } from "./streams.ts";

/** A capture, or the exit code of a command that has none. */
export type ReadResult = { readonly capture: Capture } | { readonly exitCode: number };

/** What a command needs of a capture. */
export interface Needs {
  readonly options: CaptureOptions;
  readonly keepTrees?: boolean;
}

/** Reads a capture from the disk, with a bar on a terminal; says on stderr what could not be read and what contradicts itself. */
export async function readCaptureAt(
  path: string,
  { options, keepTrees }: Needs,
  streams: Streams,
): Promise<ReadResult> {
  const { openCapture } = await import("../io/index.ts");
  const bar = await progressBar(streams.stderr);
  const { interrupt } = streams;
  try {
    const capture = await openCapture(path, {
      limits: limitsOf(options),
      onProgress: bar.update,
      ...(interrupt === undefined ? {} : { signal: interrupt }),
      ...(keepTrees === undefined ? {} : { keepTrees }),
    });
    bar.stop();
    printProblems(capture, streams);
    return isNothing(capture) ? { exitCode: ExitCode.unusable } : { capture };
  } catch (error) {
    bar.stop();
    if (interrupt?.aborted !== true) throw error;
    streams.stderr.write("netgather: interrupted\n");
    return { exitCode: ExitCode.interrupted };
  }
}

/** There is no such path, or nothing of it could be read. */
function isNothing({ files, passed, diagnostics }: Capture): boolean {
  return files.length === 0 && passed === 0 && diagnostics.some(({ severity }) => severity === "error");
}

/** How many diagnostics of one code are told one by one. */
const MOST_ALIKE = 20;

function printProblems({ diagnostics }: Capture, streams: Streams): void {
  const colours = coloursFor(streams.stderr, streams.environment);
  const told = new Map<string, number>();
  for (const { code, severity, message, path, actual, expected } of diagnostics) {
    const count = (told.get(code) ?? 0) + 1;
    told.set(code, count);
    if (severity === "info" || count > MOST_ALIKE) continue;
    const paint = severity === "error" ? colours.red : colours.yellow;
    streams.stderr.write(
      `${paint(`${severity} ${code}`)} ${lineText(path)}: ${message}${lineText(detailText(expected, actual))}\n`,
    );
  }
  for (const [code, count] of told)
    if (count > MOST_ALIKE) streams.stderr.write(`${colours.dim(`... ${count - MOST_ALIKE} more of ${code}`)}\n`);
}

/** ` (expected 1500, found 1400)` */
function detailText(expected: string | undefined, actual: string | undefined): string {
  const said = [
    expected === undefined ? [] : [`expected ${expected}`],
    actual === undefined ? [] : [`found ${actual}`],
  ].flat();
  return said.length === 0 ? "" : ` (${said.join(", ")})`;
}
