import type { CaptureEntry, CaptureFile, CaptureOptions, CaptureReader } from "./capture.ts";
import type { FileReading } from "./file-reading.ts";
import { finishCapture } from "./finish.ts";
import type { ReaderState } from "./pending.ts";
import type { Place } from "./place.ts";
import { placeOf } from "./place-of.ts";
import { readFile } from "./read-file.ts";
import { layoutOf, learnHostname, learnRoot, openRoots, rootAbove } from "./roots.ts";
import { markOf } from "./text-mark.ts";

const MOST_PLAIN = 4_194_304;
const MOST = 268_435_456;

/** A file of which the path tells nothing at all. */
const ODD: Place = { layout: null, root: "", host: { kind: "cluster" }, reading: { kind: "plain" } };

/**
 * Returns a reader of a capture's files, one by one, in any order: `must-gather`, `oc adm inspect`, sosreport and insights archives, plain folders, several of them in one. It keeps the facts of each file, and trees
 * only where asked to, so that its memory does not grow with the texts.
 */
export function captureReader(options: CaptureOptions = {}): CaptureReader {
  const { keepTrees = false, mostPlainBytes = MOST_PLAIN, mostBytes = MOST } = options;
  const state: ReaderState = { roots: openRoots(), files: [], sysfs: new Map(), passed: 0, keepTrees };
  return {
    wants: (path, size = 0) => {
      const place = placeOf(path) ?? ODD;
      learnRoot(state.roots, place);
      return wantsPlace(state, place) && size <= (isSmall(place) ? mostPlainBytes : mostBytes);
    },
    pass: (path) => {
      learnRoot(state.roots, placeOf(path) ?? ODD);
      state.passed++;
    },
    add: (entry) => addFile(state, entry),
    finish: () => finishCapture(state),
  };
}

/**
 * A file within a layout that its layout does not know is not read; one of no layout is, as long as its content may tell. One named after a command is read in any case: a layout that begins further in may show later.
 */
function wantsPlace({ roots }: ReaderState, { reading, root }: Place): boolean {
  if (reading?.kind !== "plain") return reading !== null;
  return reading.command !== undefined || rootAbove(roots, root) === null;
}

function isSmall({ reading }: Place): boolean {
  return reading?.kind === "plain" || reading?.kind === "content" || reading?.kind === "hostname";
}

function addFile(state: ReaderState, entry: CaptureEntry): CaptureFile | null {
  const found = placeOf(entry.path);
  const place = found ?? ODD;
  const { reading: how, root } = place;
  learnRoot(state.roots, place);
  if (how === null) {
    state.passed++;
    return null;
  }
  if (how.kind === "sysfs") {
    // The file system's root: that of one node, where a must-gather holds those of several.
    const system = entry.path.slice(0, -how.path.length);
    const group = state.sysfs.get(system) ?? { place, parts: [] };
    group.parts.push({ path: entry.path, inner: how.path, text: entry.text });
    state.sysfs.set(system, group);
    return null;
  }
  const read = readFile(entry, how);
  if (read.ast?.kind === "hostname" && how.kind === "hostname") {
    learnHostname(state.roots, root, { rank: how.rank, name: read.ast.name });
  }
  // What Kubernetes says of nodes is needed to the end.
  const reading = state.keepTrees || read.ast?.kind === "kubernetes" ? read : { ...read, ast: null };
  state.files.push({ path: entry.path, place, reading, mark: markOf(entry.text), isOdd: found === null });
  return provisional(state, entry.path, { place, reading: read });
}

/** A file as far as its own path and text tell. */
function provisional(
  { roots }: ReaderState,
  path: string,
  { place, reading }: { readonly place: Place; readonly reading: FileReading },
): CaptureFile {
  const { said: _, note: __, ...shown } = reading;
  const { layout, root, host } = place;
  const node = host.kind === "node" ? host.name : null;
  return { path, node, layout: layout === null ? "folder" : layoutOf(roots, root), ...shown };
}
