import { Command } from "commander";
import { addCompletionCommands } from "./completion-command.ts";
import { addParseCommand, type Run } from "./parse-command.ts";
import { addReplayCommand } from "./replay-command.ts";
import { addScanCommand } from "./scan-command.ts";
import { addShowCommand } from "./show-command.ts";
import { packageVersion } from "./version.ts";

/** The subcommands by their names. */
const SUBCOMMANDS: Readonly<Record<string, (program: Command, run: Run) => void>> = {
  parse: addParseCommand,
  completion: addCompletionCommands,
  scan: addScanCommand,
  show: addShowCommand,
  replay: addReplayCommand,
};

/** Returns the command line with the subcommand that is the first word, as making the others takes a tenth of a small run; with all of them where it is none. */
export function commandLine(run: Run, first: string): Command {
  const { streams } = run;
  const program = new Command("netgather")
    .description("Turns captured output of node networking commands into typed trees.")
    .version(packageVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
    });
  for (const [name, add] of Object.entries(SUBCOMMANDS))
    if (first === name || !Object.hasOwn(SUBCOMMANDS, first)) add(program, run);
  return program;
}
