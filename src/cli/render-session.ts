import type { SessionAst, SessionEntry, SessionOutput } from "../session/index.ts";
import type { TranscriptNode } from "../transcript/index.ts";
import type { Colours } from "./colours.ts";
import { renderTree } from "./render-tree.ts";
import { inlineText } from "./render-value.ts";

/**
 * Returns a session for people: each command, and below it the tree of what it printed.
 *
 *     [root@worker1 ~]# netstat -nr
 *     routes
 *     └─ table  family ipv4  form netstat  title Kernel IP routing table
 *
 * `text` is what the session was parsed from. An output of no known format is told by its number of lines. Values of options named like a key are masked, in commands too.
 */
export function renderSession({ transcript, entries }: SessionAst, text: string, colours: Colours): string {
  return entries
    .map((entry, index) => {
      const command = commandText(entry.command === null ? undefined : transcript.nodes[entry.command]);
      const trees = entry.outputs.map((output) => renderOutput(output, text, colours));
      // Parts of one output, as a loop prints them, are told apart by their machines.
      const isPart = entry.command !== null && entries[index - 1]?.command === entry.command;
      return `${headingOf(entry, command, { colours, isPart })}\n${trees.join("")}`;
    })
    .join("\n");
}

/** A prompt and the line behind it: without a mail's marks, put together where it was wrapped. */
function commandText(node: TranscriptNode | undefined): string | null {
  if (node?.kind !== "command") return node?.text ?? null;
  return `${node.prompt.text} ${node.line?.text ?? ""}${node.isGivenUp === true ? "^C" : ""}`;
}

/** The command as it was typed, on one line, and what is known of where it ran and which table it lists. */
function headingOf(
  { iptables, host, pod, namespace }: SessionEntry,
  command: string | null,
  { colours, isPart }: { readonly colours: Colours; readonly isPart: boolean },
): string {
  const known = { host, pod, namespace, table: iptables?.table };
  const isNew = ([name, value]: readonly [string, string | undefined]): boolean =>
    value !== undefined && (command?.includes(value) !== true || (isPart && name === "host"));
  const shown = Object.entries(known).filter(isNew);
  const context = colours.dim(shown.map(([name, value]) => `  ${name} ${inlineText(name, value ?? "")}`).join(""));
  if (command === null) return `${colours.dim("(without a command)")}${context}`;
  return `${colours.bold(inlineText("command", command.trim().replaceAll(/\s*\\?\r*\n\s*/g, " ")))}${context}`;
}

function renderOutput(output: SessionOutput, text: string, colours: Colours): string {
  if (output.format !== null) return renderTree(output.ast, colours);
  const { start, end } = output.span;
  const lines = text
    .slice(start, end)
    .split("\n")
    .filter((line) => line.trim() !== "").length;
  return lines === 0 ? "" : `${colours.dim(`${lines} ${lines === 1 ? "line" : "lines"} of no known format`)}\n`;
}
