import type { Fact, Origin } from "../facts/index.ts";
import { cpuSysfsText, cpuTopologyFacts, parseCpuSysfs } from "../formats/cpu-topology/index.ts";
import { countAtMost } from "../text/binary-search.ts";
import type { CapturePart } from "./capture.ts";
import { countLines, countUnknownLines } from "./count-lines.ts";
import type { FileReading } from "./file-reading.ts";

/** A file of /sys: where it lies in the capture, and its path from the root of the node's file system. */
export interface SysfsPart {
  readonly path: string;
  readonly inner: string;
  readonly text: string;
}

/** A reading of many files, and the files. */
export interface JoinedReading extends FileReading {
  readonly parts: readonly CapturePart[];
}

/** Returns what files of /sys say together. The facts have their places in the files, the tree has them in the joined text. */
export function readSysfs(files: readonly SysfsPart[]): JoinedReading {
  const entries = files.map(({ inner, text }) => ({ path: inner, text: text.slice(0, LONGEST) }));
  const text = cpuSysfsText(entries);
  const { ast, diagnostics } = parseCpuSysfs(text);
  const parts = partsOf(files, entries);
  const path = files[0]?.path ?? "";
  const places = { starts: parts.map(({ start }) => start), files };
  const facts = cpuTopologyFacts(ast, { path }).map((fact) => withPlaces(fact, places));
  return {
    format: "cpu-topology",
    ast,
    diagnostics,
    lines: files.reduce((sum, file) => sum + countLines(file.text), 0),
    unknownLines: countUnknownLines(ast, text),
    said: facts.length === 0 ? [] : [{ facts }],
    parts,
  };
}

/** A file of /sys holds a page at most. */
const LONGEST = 65_536;

/** Where each text begins: behind its heading. */
function partsOf(
  files: readonly SysfsPart[],
  entries: readonly { path: string; text: string }[],
): readonly CapturePart[] {
  let at = 0;
  return files.map(({ path }, index) => {
    const entry = entries[index];
    const length = entry === undefined ? 0 : cpuSysfsText([entry]).length;
    const start = at + (entry === undefined ? 0 : length - 1 - entry.text.replace(/\r?\n$/, "").length);
    at += length + 1;
    return { path, start };
  });
}

interface Places {
  readonly starts: readonly number[];
  readonly files: readonly SysfsPart[];
}

/** The fact with the places of the files that it was read from in place of those in the joined text. */
function withPlaces<Kind extends Fact>(fact: Kind, places: Places): Kind {
  return { ...fact, origins: fact.origins.flatMap((origin) => placesOf(origin, places)) };
}

/** The files of a CPU that a fact holds something of. */
const TELLS = /(?:_id|\/online|\/cpulist|\/cpumap)$/;

/** A node of the joined tree begins in the heading of its first file and ends in its last. */
function placesOf({ span, path, ...more }: Origin, { starts, files }: Places): readonly Origin[] {
  const first = countAtMost(starts, span.start);
  const within = files.slice(first, Math.max(first + 1, countAtMost(starts, span.end)));
  const telling = within.filter(({ inner }) => TELLS.test(inner));
  const places = (telling.length === 0 ? within : telling).map((file) => ({
    ...more,
    path: file.path,
    span: { start: 0, end: file.text.trimEnd().length },
  }));
  return places.length === 0 ? [{ ...more, path, span }] : places;
}
