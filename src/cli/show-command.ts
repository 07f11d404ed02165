import { Argument, type Command, Option } from "commander";
import { addCaptureOptions } from "./capture-options.ts";
import type { Run } from "./parse-command.ts";
import type { ShowOptions } from "./show.ts";
import { type View, views } from "./views.ts";

const EXAMPLES = `
Examples:
  $ netgather show must-gather.tar.gz --node worker1 routes
  $ netgather show sosreport-worker1.tar.xz nat                   the only node needs no name
  $ netgather show must-gather/ network                           the network of the cluster
  $ netgather show must-gather/ --node worker1 --diagram > worker1.svg
  $ netgather show must-gather/ --diagram mermaid                 the tunnels between all nodes

Exit codes: 0 done, 2 nothing could be read or there is no such node, 130 interrupted.
`;

/** Adds `netgather show`. */
export function addShowCommand(program: Command, { streams, done }: Run): void {
  addCaptureOptions(program.command("show"))
    .description("print the facts of a node as tables, or a picture of its bridges and tunnels")
    .addArgument(new Argument("[view]", "what to show; all of it when not given").choices(views))
    .option("-n, --node <name>", "the node, where the capture has several")
    .option("--json", "print the facts as JSON, each with its file and place")
    .addOption(
      new Option(
        "--diagram [form]",
        "print a picture: of the node, or, without --node, of the tunnels between all nodes",
      )
        .choices(["svg", "mermaid", "dot"])
        .preset("svg"),
    )
    .addHelpText("after", EXAMPLES)
    .action(async (path: string, view: View | undefined, options: ShowOptions) => {
      const { show } = await import("./show.ts");
      done(await show({ path, view }, options, streams));
    });
}
