import { Command } from "commander";
import { addParseCommand, type Run } from "./parse-command.ts";
import { packageVersion } from "./version.ts";

/** Returns the command line with all its subcommands. */
export function commandLine(run: Run): Command {
  const { stdout, stderr } = run.streams;
  const program = new Command("netgather")
    .description("Turns captured output of node networking commands into typed trees.")
    .version(packageVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    });
  addParseCommand(program, run);
  return program;
}
