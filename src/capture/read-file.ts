import { parseKernelCommandLine } from "../formats/cpu-topology/index.ts";
import type { CaptureEntry } from "./capture.ts";
import { countLines, countUnknownLines } from "./count-lines.ts";
import type { CaptureCode } from "./diagnostics.ts";
import type { FileReading, Read } from "./file-reading.ts";
import { parseHostname } from "./parse-hostname.ts";
import { parseKubernetes } from "./parse-kubernetes.ts";
import type { Reading } from "./place.ts";
import { readOutput } from "./read-output.ts";
import { readPlain } from "./read-plain.ts";

/** Returns what a file says, read as its place tells. */
export function readFile(entry: CaptureEntry, reading: Exclude<Reading, { kind: "sysfs" }>): FileReading {
  const { text } = entry;
  const names = told(reading);
  const lines = countLines(text);
  const note = noteOf(text, lines, reading);
  const read = note === undefined && lines > 0 ? readAs(entry, reading) : null;
  if (read === null) {
    const unread = { format: null, ast: null, diagnostics: [], lines, unknownLines: lines, said: [] };
    return { ...unread, ...names, ...(note === undefined ? {} : { note }) };
  }
  const { format, ast, diagnostics, said = [] } = read;
  return { format, ast, diagnostics, lines, unknownLines: countUnknownLines(ast, text), ...names, said };
}

const FIRST = 4096;
/** What a shell or a tool says instead of an output. insights-core counts these as failures, and so do shells. */
const FAILED =
  /no such file or directory|command not found|not a directory|no module named|no files found for|permission denied|operation not permitted|command terminated with|connection (?:failed|refused)|unable to connect to the server|timed? ?out|can't initialize|^error(?::| from server)/i;

/** Files that say nothing: of no text, of nothing but a complaint. */
function noteOf(text: string, lines: number, { kind }: Reading): CaptureCode | undefined {
  if (text.slice(0, FIRST).includes("\0") && kind !== "output") return "capture/binary-file";
  if (lines === 0) return kind === "plain" || kind === "content" ? undefined : "capture/empty-file";
  if (lines > 2 || kind === "kernel-command-line" || kind === "plain" || !FAILED.test(text.slice(0, FIRST)))
    return undefined;
  return "capture/command-failed";
}

function readAs(entry: CaptureEntry, reading: Exclude<Reading, { kind: "sysfs" }>): Read | null {
  const { path, text } = entry;
  switch (reading.kind) {
    case "kernel-command-line":
      return { format: "cpu-topology", ...parseKernelCommandLine(text) };
    case "kubernetes":
      return { format: "kubernetes", ...parseKubernetes(text) };
    case "hostname":
      return parseHostname(text);
    case "plain":
      return readPlain(entry, reading.command);
    case "content":
    case "output": {
      const isNamed = reading.kind === "output";
      return readOutput(text, { path, ...told(reading) }, { isNamed, format: isNamed ? reading.format : undefined });
    }
  }
}

/** What a file's name tells of the command. */
function told(reading: Reading): Pick<FileReading, "command" | "namespace"> {
  const command = "command" in reading ? reading.command : undefined;
  const namespace = "namespace" in reading ? reading.namespace : undefined;
  return { ...(command === undefined ? {} : { command }), ...(namespace === undefined ? {} : { namespace }) };
}
