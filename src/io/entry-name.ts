import type { IoCode } from "./diagnostics.ts";

/** The name of an entry as a path below the archive, with what there is to say of it; `refusal` where it leads out. */
export interface EntryName {
  readonly path: string;
  readonly refusal: IoCode | null;
}

/** A step of a path that is nothing, `.` or `..`. */
const ODD_STEP = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** Reads a name of an archive: `./a//b` is `a/b`; absolute ones and those with `..` are refused. */
export function entryName(name: string): EntryName {
  if (name !== "" && !ODD_STEP.test(name)) return { path: name, refusal: null };
  const steps = name.split("/");
  const refusal = name.startsWith("/") ? "io/absolute-name" : steps.includes("..") ? "io/parent-name" : null;
  const path = refusal === null ? steps.filter((step) => step !== "" && step !== ".").join("/") : name;
  return { path, refusal };
}

/** Whether a symbolic link of an archive leads out of it: to an absolute name, or up more often than its own place is deep. */
export function leadsOutside(path: string, target: string): boolean {
  if (target.startsWith("/")) return true;
  let depth = path.split("/").length - 1;
  for (const step of target.split("/")) {
    if (step === "..") depth--;
    else if (step !== "" && step !== ".") depth++;
    if (depth < 0) return true;
  }
  return false;
}
