import { Argument, type Command } from "commander";
import type { Run } from "./parse-command.ts";

const EXAMPLES = `
Examples:
  $ eval "$(netgather completion bash)"            in ~/.bashrc
  $ eval "$(netgather completion zsh)"             in ~/.zshrc, behind compinit
  $ netgather completion fish > ~/.config/fish/completions/netgather.fish
`;

/** Adds `netgather completion SHELL`, which prints a script for the shell, and the hidden `netgather complete -- WORDS`, which the scripts ask. */
export function addCompletionCommands(program: Command, { streams }: Run): void {
  program
    .command("completion")
    .description("print the script by which a shell completes commands, options and files")
    .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh", "fish"]))
    .addHelpText("after", EXAMPLES)
    .action(async (shell: "bash" | "zsh" | "fish") => {
      const { completionScripts } = await import("./completion-scripts.ts");
      streams.stdout.write(completionScripts[shell]);
    });
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .action(async (words: readonly string[]) => {
      const { candidatesFor } = await import("./completion-candidates.ts");
      const { words: found, files } = candidatesFor(program, words);
      const lines = found.map(({ word, description }) => `${word}\t${description.replaceAll(/\s+/g, " ")}\n`);
      streams.stdout.write(`${lines.join("")}${files ? ":files\n" : ""}`);
    });
}
