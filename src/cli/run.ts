import { existsSync } from "node:fs";
import { CommanderError } from "commander";
import { ExitCode } from "./exit-code.ts";
import { commandLine } from "./program.ts";
import type { Streams } from "./streams.ts";

/** Runs the command line on its arguments (without node and the script) and returns the exit code. */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  let exitCode: number = ExitCode.success;
  const done = (code: number): void => {
    exitCode = code;
  };
  try {
    await commandLine({ streams, done }, args[0] ?? "").parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === "commander.unknownCommand") streams.stderr.write(howToRead(args[0] ?? ""));
    return error.exitCode === 0 ? ExitCode.success : ExitCode.unusable;
  }
}

/** What to type where the first word is no subcommand: it may be the file that is to be read. */
function howToRead(word: string): string {
  const isPlain = /^[\w./][\w./-]*$/.test(word);
  return `To read a file: netgather parse ${isPlain && existsSync(word) ? word : "FILE"}\n`;
}
