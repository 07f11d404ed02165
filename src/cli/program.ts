import { Command } from "commander";
import { addCompletionCommands } from "./completion-command.ts";
import { addParseCommand, type Run } from "./parse-command.ts";
import { addReplayCommand } from "./replay-command.ts";
import { addScanCommand } from "./scan-command.ts";
import { addShowCommand } from "./show-command.ts";
import { packageVersion } from "./version.ts";

/** Returns the command line with all its subcommands. */
export function commandLine(run: Run): Command {
  const { streams } = run;
  const program = new Command("netgather")
    .description("Turns captured output of node networking commands into typed trees.")
    .version(packageVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
    });
  addParseCommand(program, run);
  addCompletionCommands(program, run);
  addScanCommand(program, run);
  addShowCommand(program, run);
  addReplayCommand(program, run);
  return program;
}
