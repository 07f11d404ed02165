import { isUtf8 } from "node:buffer";
import { lstat, readdir, realpath } from "node:fs/promises";
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
  readonly size: number;
}

/** A folder whose entries are being walked. */
interface Level extends Place {
  readonly names: readonly Buffer[];
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
      const name = level.names[level.next++];
      if (name === undefined) levels.pop();
      else {
        const next = placeOf(level, name);
        if (!isUtf8(name)) yield problem(next.path, "io/name-not-utf8");
        const found = await look(next, home);
        if (found === "folder") place = next;
        else yield found;
      }
    }
  }
}

async function enter(place: Place): Promise<Level | ProblemItem> {
  try {
    const names = await readdir(place.location, { encoding: "buffer" });
    return { ...place, names: names.sort(Buffer.compare), next: 0 };
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

async function look({ path, location }: Place, home: Buffer): Promise<Found | ProblemItem | "folder"> {
  try {
    const status = await lstat(location);
    if (status.isDirectory()) return "folder";
    if (status.isFile()) return { kind: "file", path, location, size: status.size };
    if (!status.isSymbolicLink()) return problem(path, "io/special-file");
    const target = await realpath(location, "buffer");
    return isWithin(home, target) ? { kind: "link", path, location, size: 0 } : problem(path, "io/link-outside");
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === "ELOOP") return problem(path, "io/link-loop");
    if (error.code === "ENOENT") return problem(path, "io/link-broken");
    return problem(path, "io/unreadable", { actual: systemWords(error) });
  }
}
