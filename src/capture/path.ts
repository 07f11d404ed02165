/** A path of a capture in its names. */
export interface CapturePath {
  readonly path: string;
  /** The names of its folders, and its own; `.` and empty ones left out. */
  readonly names: readonly string[];
}

/** Linux knows no longer paths, and no tool writes deeper ones. */
const LONGEST = 4096;
const DEEPEST = 64;

/** Returns a path in its names; `null` for one that leads out of the capture, is empty, or is longer or deeper than any that a tool writes. */
export function readPath(path: string): CapturePath | null {
  if (path.length > LONGEST || path.startsWith("/")) return null;
  const names = path.split("/").filter((name) => name !== "" && name !== ".");
  if (names.length === 0 || names.length > DEEPEST || names.includes("..")) return null;
  return { path, names };
}

/** A path at one of its folders. */
export interface PathCut {
  /** The path of the folder in which the one that was looked for lies; empty for the capture itself. */
  readonly root: string;
  readonly name: string;
  /** The names behind it. */
  readonly rest: readonly string[];
}

/** Returns a path cut at the last folder that is one of some names; `null` when it has none. The last name of a path is a file. */
export function cutAt(
  { names }: CapturePath,
  isWanted: (name: string, rest: readonly string[]) => boolean,
): PathCut | null {
  for (let index = names.length - 2; index >= 0; index--) {
    const name = names[index] ?? "";
    const rest = names.slice(index + 1);
    if (isWanted(name, rest)) return { root: names.slice(0, index).join("/"), name, rest };
  }
  return null;
}

/** Returns the folder of a path without empty names: `""` for the capture itself. */
export function folderOf({ names }: CapturePath): string {
  return names.slice(0, -1).join("/");
}

/** Returns the folder that a folder lies in; `null` for the capture itself. */
export function parentOf(folder: string): string | null {
  if (folder === "") return null;
  const slash = folder.lastIndexOf("/");
  return slash < 0 ? "" : folder.slice(0, slash);
}

/** Returns the last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
