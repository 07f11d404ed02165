import { cpuSysfsText, cpuTopologyFacts, parseCpuSysfs } from "../formats/cpu-topology/index.ts";
import type { CapturePart } from "./capture.ts";
import { countLines, countUnknownLines } from "./count-lines.ts";
import type { FileReading } from "./file-reading.ts";

/** A file of /sys: where it lies in the capture, and its path from the root of the node's file system. */
export interface SysfsPart {
  readonly path: string;
  readonly inner: string;
  readonly text: string;
}

/** Returns what files of /sys say together. Places are those in the joined text, until `joined-places.ts` finds them in the files. */
export function readSysfs(path: string, files: readonly SysfsPart[]): FileReading {
  const entries = files.map(({ inner, text }) => ({ path: inner, text: text.slice(0, LONGEST) }));
  const text = cpuSysfsText(entries);
  const { ast, diagnostics } = parseCpuSysfs(text);
  const facts = cpuTopologyFacts(ast, { path });
  return {
    format: "cpu-topology",
    ast,
    diagnostics,
    lines: files.reduce((sum, file) => sum + countLines(file.text), 0),
    unknownLines: countUnknownLines(ast, text),
    said: facts.length === 0 ? [] : [{ facts }],
    parts: partsOf(files, entries),
  };
}

/** A file of /sys holds a page at most. */
const LONGEST = 65_536;

/** Where each text stands: behind its heading, without its line end. */
function partsOf(
  files: readonly SysfsPart[],
  entries: readonly { path: string; text: string }[],
): readonly CapturePart[] {
  let at = 0;
  return entries.map((entry, index) => {
    const end = at + cpuSysfsText([entry]).length - 1;
    const start = end - entry.text.replace(/\r?\n$/, "").length;
    at = end + 2;
    return { path: files[index]?.path ?? "", start, end };
  });
}
