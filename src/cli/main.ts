#!/usr/bin/env node
import { directOutput } from "./direct-output.ts";
import { run } from "./run.ts";
import type { Output, Streams } from "./streams.ts";

/** A reader that went away (`netgather parse ... | head`) is no failure of ours. */
const leave = (): void => process.exit();

/** An output of this process: its stream where it is a terminal. */
function outputOf(descriptor: 1 | 2): Output {
  const direct = directOutput(descriptor, leave);
  if (direct !== null) return direct;
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  if (stream.listenerCount("error") > 0) return stream;
  return stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    leave();
  });
}

/** From when it is asked for, Ctrl-C ends the reading instead of the process, so that nothing is left on the terminal. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  return controller.signal;
}

/** Node makes each of the three when it is asked for it, which takes some milliseconds: most runs need one. */
const streams: Streams = {
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    return outputOf(1);
  },
  get stderr() {
    return outputOf(2);
  },
  get interrupt() {
    return interruption();
  },
  environment: process.env,
};

// No `await` here: the file is built as CommonJS, which Node loads in a fraction of the time.
run(process.argv.slice(2), streams).then((exitCode) => {
  process.exitCode = exitCode;
});
