import { parseSession } from "../session/index.ts";
import type { CaptureEntry } from "./capture.ts";
import type { Read } from "./file-reading.ts";
import { mangledCommand, readingOf } from "./mangled-name.ts";
import { baseName } from "./path.ts";
import { readOutput } from "./read-output.ts";
import { sessionFacts } from "./session-facts.ts";

/** Returns a file of which its path tells nothing: a pasted session where it shows a command behind a prompt, else the one output that it is. `null` where no line is any format's. */
export function readPlain({ path, text }: CaptureEntry): Read | null {
  const { ast, diagnostics } = parseSession(text);
  if (ast.entries.some(({ command }) => command !== null)) {
    return { format: "session", ast, diagnostics, said: sessionFacts(ast, path) };
  }
  const command = commandOf(path);
  return readOutput(text, { path, ...(command === undefined ? {} : { command }) }, { isNamed: false });
}

/** The command that a file's name tells, as people write it: `iptables_-t_nat_-nvL.txt`, `ip addr.log`, `ovs-vsctl-show.out`. */
export function commandOf(path: string): string | undefined {
  const stem = baseName(path).replace(/\.(?:txt|log|out|output|text)$/i, "");
  const spaced = stem.replace(
    /^(ip6?|ovs-vsctl|iptables|ip6tables|netstat|route|ifconfig|lscpu|numactl)-(?=[a-z])(?!save)/,
    "$1_",
  );
  for (const name of [stem, spaced]) {
    const mangled = mangledCommand(name.replaceAll(" ", "_"));
    if (readingOf(mangled)?.kind === "output") return mangled.command;
  }
  return undefined;
}
