import { type Command, Option } from "commander";
import { recognizers } from "../formats/recognizers.ts";
import { type ParseOptions, parseFiles } from "./parse-files.ts";
import type { Streams } from "./streams.ts";

/** What a subcommand is given: what it reads and writes, and where its exit code goes. */
export interface Run {
  readonly streams: Streams;
  readonly done: (exitCode: number) => void;
}

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

/** Adds `netgather parse`. */
export function addParseCommand(program: Command, { streams, done }: Run): void {
  program
    .addHelpText("after", EXAMPLES)
    .command("parse")
    .description("read captured output from files, or from standard input (-), and print it as a tree")
    .argument("[files...]", "files to read; - is standard input, also used when no file is given")
    .addOption(
      new Option(
        "-f, --format <format>",
        "read every file as this format (or as a terminal session) instead of recognising it",
      ).choices([...Object.keys(recognizers), "session"]),
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
    .action(async (files: readonly string[], options: ParseOptions) => {
      done(await parseFiles(files, options, streams));
    });
}
