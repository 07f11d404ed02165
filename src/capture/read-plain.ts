import { parseSession } from "../session/index.ts";
import type { CaptureEntry } from "./capture.ts";
import type { Read } from "./file-reading.ts";
import { readOutput } from "./read-output.ts";
import { sessionFacts } from "./session-facts.ts";

/** Returns a file of which its path tells nothing: a pasted session where it shows a command behind a prompt, else the one output that it is. `null` where no line is any format's. */
export function readPlain({ path, text }: CaptureEntry, command?: string): Read | null {
  const { ast, diagnostics } = parseSession(text);
  if (ast.entries.some(({ command }) => command !== null)) {
    return { format: "session", ast, diagnostics, said: sessionFacts(ast, path) };
  }
  return readOutput(text, { path, ...(command === undefined ? {} : { command }) }, { isNamed: false });
}
