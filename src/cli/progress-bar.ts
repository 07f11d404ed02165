import { Writable } from "node:stream";
import type { Progress } from "../io/index.ts";
import type { Output } from "./streams.ts";

/** Shows how far the reading of a capture is. */
export interface ProgressBar {
  readonly update: (progress: Progress) => void;
  /** Takes the bar away, so that nothing is left of it. */
  readonly stop: () => void;
}

/** Where there is no terminal nothing is shown. */
const NONE: ProgressBar = { update: () => undefined, stop: () => undefined };

const MEBI = 2 ** 20;

/** Returns a bar on a terminal: ` 43 % ██████░░░░░░░░  890 of 2,048 MiB  12,033 entries`. */
export async function progressBar(output: Output): Promise<ProgressBar> {
  if (output.isTTY !== true) return NONE;
  const { default: progress } = await import("cli-progress");
  const bar = new progress.SingleBar(
    {
      format: "{percentage} % {bar}  {read} of {all} MiB  {entries} entries",
      stream: terminal(output),
      clearOnComplete: true,
      hideCursor: false,
      barsize: 24,
    },
    progress.Presets.shades_classic,
  );
  let isShown = false;
  return {
    update: ({ bytesRead, bytesTotal, entries }) => {
      const words = { read: inMebi(bytesRead), all: inMebi(bytesTotal), entries: entries.toLocaleString("en") };
      if (!isShown) bar.start(bytesTotal, bytesRead, words);
      isShown = true;
      bar.setTotal(bytesTotal);
      bar.update(bytesRead, words);
    },
    stop: () => {
      if (isShown) bar.stop();
    },
  };
}

/** The output as the stream that the library writes to. */
function terminal(output: Output): Writable {
  const stream = new Writable({
    write: (chunk, _, done) => {
      output.write(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { isTTY: true, columns: output.columns ?? 80 });
}

const inMebi = (bytes: number): string => Math.ceil(bytes / MEBI).toLocaleString("en");
