import type { FileReading } from "./file-reading.ts";
import type { Place } from "./place.ts";
import type { Roots } from "./roots.ts";
import type { SysfsPart } from "./sysfs.ts";

/** A file that was read, before it is known what lies around it. */
export interface PendingFile {
  readonly path: string;
  readonly place: Place;
  readonly reading: FileReading;
  /** The same for files of the same text. */
  readonly mark: string;
  readonly isOdd: boolean;
}

/** All that a reader has read so far. */
export interface ReaderState {
  readonly roots: Roots;
  readonly files: PendingFile[];
  /** Files of /sys by the path of the root of their node's file system, with its slash. */
  readonly sysfs: Map<string, { readonly place: Place; readonly parts: SysfsPart[] }>;
  passed: number;
  readonly keepTrees: boolean;
}
