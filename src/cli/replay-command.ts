import type { Command } from "commander";
import { addCaptureOptions } from "./capture-options.ts";
import type { Run } from "./parse-command.ts";
import type { ReplayOptions } from "./replay.ts";

const EXAMPLES = `
Examples:
  $ netgather replay must-gather.tar.gz --node worker1 > worker1.sh
  $ ip netns add lab && ip netns exec lab sh worker1.sh

Read the script before you run it. Exit codes: 0 done, 2 nothing could be read, or nothing is known of the node, 130 interrupted.
`;

/** Adds `netgather replay`. */
export function addReplayCommand(program: Command, { streams, done }: Run): void {
  addCaptureOptions(program.command("replay"))
    .description("print the commands that rebuild a node's network in a lab, as one shell script")
    .option("-n, --node <name>", "the node, where the capture has several")
    .option("--namespace <name>", "a network namespace of the node instead of its own")
    .addHelpText("after", EXAMPLES)
    .action(async (path: string, options: ReplayOptions) => {
      const { replay } = await import("./replay.ts");
      done(await replay(path, options, streams));
    });
}
