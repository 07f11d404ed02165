import { Readable } from "node:stream";
import { run } from "../../src/cli/run.ts";

/** What a run of the command line left behind. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Terminal {
  readonly stdin?: string;
  readonly isTTY?: boolean;
  readonly interrupt?: AbortSignal;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the command line in this process, on streams that keep what is written. */
export async function netgather(
  args: readonly string[],
  { stdin = "", isTTY = false, interrupt, environment = {} }: Terminal = {},
): Promise<Outcome> {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({
    isTTY,
    write: (text: string) => {
      written[name] += text;
      return true;
    },
  });
  const exitCode = await run(args, {
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: output("stdout"),
    stderr: output("stderr"),
    ...(interrupt === undefined ? {} : { interrupt }),
    environment,
  });
  return { exitCode, ...written };
}
