import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

/** One captured text, and what its place in the tree of samples says about it. */
export interface Sample {
  readonly path: string;
  /** The name of its room: the folder below `samples/`. */
  readonly format: string;
  /** `ok` has no diagnostics, `err` has some. */
  readonly expectation: string;
  readonly text: string;
}

const root = join(import.meta.dirname, "../..");
const golden = /\.(?:tree|frames)$/;

/** Every sample below `samples/<format>/{ok,err}/`. */
export const samples: readonly Sample[] = filesBelow(join(root, "samples"))
  .filter((path) => /[/\\](?:ok|err)$/.test(dirname(path)) && !golden.test(path))
  .map((path) => ({
    path: relative(root, path),
    format: basename(dirname(dirname(path))),
    expectation: basename(dirname(path)),
    text: readFileSync(path, "utf8"),
  }));

/** Pasted terminal sessions and notes: texts that hold outputs of several formats among other things. */
export const sessions: readonly string[] = filesBelow(join(root, "samples/sessions")).map((path) =>
  readFileSync(path, "utf8"),
);

/** Every file below a folder, in the order of their names. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}
