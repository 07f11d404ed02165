import type { Command } from "commander";
import { addCaptureOptions } from "./capture-options.ts";
import type { Run } from "./parse-command.ts";
import type { ScanOptions } from "./scan.ts";

const EXAMPLES = `
Examples:
  $ netgather scan must-gather.tar.gz            what it holds, node by node, and how well it was understood
  $ netgather scan --json sosreport-worker1/ | jq '.nodes[].routes'
  $ netgather scan --ndjson dump.tar.xz          one JSON object a line: files, nodes, cluster networks, diagnostics

Exit codes: 0 done, 1 an error diagnostic with --strict, 2 nothing could be read, 130 interrupted.
`;

/** Adds `netgather scan`. */
export function addScanCommand(program: Command, { streams, done }: Run): void {
  addCaptureOptions(program.command("scan"))
    .description("read a capture and print an inventory of it, node by node")
    .option("--json", "print the facts of every node as one JSON object")
    .option("--ndjson", "print JSON, one object a line: each file, node, cluster network and diagnostic")
    .option("--strict", "exit with 1 when there is an error diagnostic")
    .addHelpText("after", EXAMPLES)
    .action(async (path: string, options: ScanOptions) => {
      const { scan } = await import("./scan.ts");
      done(await scan(path, options, streams));
    });
}
