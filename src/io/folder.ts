import { isUtf8 } from "node:buffer";
import type { Dirent } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import type { ProblemItem } from "./items.ts";
import { problem } from "./reading.ts";
import { isSystemError, systemWords } from "./system-words.ts";

interface Place {
  /** The path below the folder that is walked, with `/`. */
  readonly path: string;
  /** The path for the system; names need not be UTF-8. */
  readonly location: Buffer;
}

/** A file of a folder, at any depth; a link is one that stays inside, and what it leads to is found under its own name. */
export interface Found extends Place {
  readonly kind: "file" | "link";
}

/** A folder whose entries are being walked. */
interface Level extends Place {
  readonly entries: readonly Dirent<Buffer>[];
  next: number;
}

/** Walks a folder and all below it, depth first, names in the order of their bytes. Nothing is opened, no link is followed. */
export async function* walk(root: string): AsyncGenerator<Found | ProblemItem> {
  const home = await realpath(root, "buffer");
  const levels: Level[] = [];
  let place: Place | null = { path: "", location: home };
  for (;;) {
    const level: Level | ProblemItem | undefined = place === null ? levels.at(-1) : await enter(place);
    if (level === undefined) return;
    place = null;
    if ("kind" in level) yield level;
    else {
      if (level !== levels.at(-1)) levels.push(level);
      const entry = level.entries[level.next++];
      if (entry === undefined) levels.pop();
      else {
        const next = placeOf(level, entry.name);
        if (!isUtf8(entry.name)) yield problem(next.path, "io/name-not-utf8");
        if (entry.isDirectory()) place = next;
        else if (entry.isFile()) yield { ...next, kind: "file" };
        else if (entry.isSymbolicLink()) yield await readLink(next, home);
        else yield problem(next.path, "io/special-file");
      }
    }
  }
}

async function enter(place: Place): Promise<Level | ProblemItem> {
  try {
    const entries = await readdir(place.location, { encoding: "buffer", withFileTypes: true });
    return { ...place, entries: entries.sort((one, other) => Buffer.compare(one.name, other.name)), next: 0 };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return problem(place.path, "io/unreadable", { actual: systemWords(error) });
  }
}

function placeOf(folder: Place, name: Buffer): Place {
  const text = name.toString("utf8");
  return { path: folder.path === "" ? text : `${folder.path}/${text}`, location: below(folder.location, name) };
}

const below = (folder: Buffer, name: Buffer): Buffer => Buffer.concat([folder, Buffer.from("/"), name]);

/** Whether a path is the folder, or below it. */
const isWithin = (folder: Buffer, path: Buffer): boolean =>
  path.equals(folder) || path.subarray(0, folder.length + 1).equals(below(folder, Buffer.alloc(0)));

async function readLink({ path, location }: Place, home: Buffer): Promise<Found | ProblemItem> {
  try {
    const target = await realpath(location, "buffer");
    return isWithin(home, target) ? { kind: "link", path, location } : problem(path, "io/link-outside");
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === "ELOOP") return problem(path, "io/link-loop");
    if (error.code === "ENOENT") return problem(path, "io/link-broken");
    return problem(path, "io/unreadable", { actual: systemWords(error) });
  }
}
