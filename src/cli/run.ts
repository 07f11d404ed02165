import { Command, CommanderError, Option } from "commander";
import { formats } from "../formats/registry.ts";
import { ExitCode } from "./exit-code.ts";
import { type ParseOptions, parseFiles } from "./parse-files.ts";
import type { Streams } from "./streams.ts";
import { packageVersion } from "./version.ts";

const EXAMPLES = `
Examples:
  $ netgather parse iptables.txt                   a readable tree
  $ netgather parse --json routes.txt | jq .ast    the tree as JSON
  $ ssh node ifconfig -a | netgather parse -       standard input
  $ netgather parse --ndjson dump/*.txt            one JSON object a line, one line a file
  $ netgather parse session.txt                    each command of a pasted session with its tree
  $ netgather parse --strict ovs.txt               exit code 1 when a line could not be read

Exit codes: 0 done, 1 an error diagnostic with --strict, 2 a file that cannot be read or an unknown option.
`;

/** Runs the command line on its arguments (without node and the script) and returns the exit code. */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  let exitCode: number = ExitCode.success;
  const program = commandLine(streams, async (files, options) => {
    exitCode = await parseFiles(files, options, streams);
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? ExitCode.success : ExitCode.unusable;
  }
}

function commandLine(streams: Streams, parse: (files: string[], options: ParseOptions) => Promise<void>): Command {
  const program = new Command("netgather")
    .description("Turns captured output of node networking commands into typed trees.")
    .version(packageVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
    })
    .addHelpText("after", EXAMPLES);
  program
    .command("parse")
    .description("read captured output from files, or from standard input (-), and print it as a tree")
    .argument("[files...]", "files to read; - is standard input, also used when no file is given")
    .addOption(
      new Option(
        "-f, --format <format>",
        "read every file as this format (or as a terminal session) instead of recognising it",
      ).choices([...formats.map((format) => format.id), "session"]),
    )
    .addOption(
      new Option(
        "--json",
        "print JSON: an object { file, format, ast, diagnostics }, an array of them for several files",
      ).conflicts("ndjson"),
    )
    .option("--ndjson", "print JSON, one such object a line")
    .option("--no-spans", "leave the places in the text out of the JSON")
    .option("--strict", "exit with 1 when there is an error diagnostic")
    .addHelpText("after", EXAMPLES)
    .action(parse);
  return program;
}
