#!/usr/bin/env node
import { run } from "./run.ts";
import type { Streams } from "./streams.ts";

/** A stream of this process. A reader that went away (`netgather parse ... | head`) is no failure of ours. */
function forReaders(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.listenerCount("error") > 0) return stream;
  return stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
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
    return forReaders(process.stdout);
  },
  get stderr() {
    return forReaders(process.stderr);
  },
  get interrupt() {
    return interruption();
  },
  environment: process.env,
};

process.exitCode = await run(process.argv.slice(2), streams);
