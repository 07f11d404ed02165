import type { Diagnostic } from "../text/index.ts";
import type { IoCode } from "./diagnostics.ts";

/** A wanted file: `path` relative to the capture, with `/`, a file of an archive inside it as `archive.tgz/name`; `bytes` is its size before it became text. */
export interface FileItem {
  readonly kind: "file";
  readonly path: string;
  readonly text: string;
  readonly bytes: number;
}

/** A file that was not wanted, or a link to a file that is read under its own name. */
export interface PassedItem {
  readonly kind: "passed";
  readonly path: string;
  readonly bytes: number;
}

/** What there is to say about a file, or about an archive as a whole; the span is `{ start: 0, end: 0 }`. */
export interface IoDiagnostic extends Diagnostic<IoCode> {
  readonly path: string;
}

/** Something that could not be read, or was refused. */
export interface ProblemItem {
  readonly kind: "problem";
  readonly diagnostic: IoDiagnostic;
}

/** What `readEntries` finds, in the order of the capture. */
export type IoItem = FileItem | PassedItem | ProblemItem;

/** How far the reading is: bytes of the files as they lie on the disk, packed where they are packed. */
export interface Progress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** Files, links and the like met so far, in folders and archives. */
  readonly entries: number;
  /** What was met last. */
  readonly path: string;
}

/** The part of an `AbortSignal` that is used. */
export interface StopSignal {
  throwIfAborted(): void;
}

/** Bounds for captures that were made to do harm, or that are damaged. */
export interface Limits {
  /** The largest single file that is read, in bytes; a larger one is passed over. */
  readonly fileBytes: number;
  /** How many bytes may be unpacked from all archives together. */
  readonly totalBytes: number;
  /** How many times larger than itself an archive may become, once 32 MiB have been unpacked from it. */
  readonly ratio: number;
  /** How many entries one folder (with all below it) or one archive may have. */
  readonly entries: number;
}

export interface ReadOptions {
  /** Whether a file is worth reading; all are by default. `size` is absent where the capture does not say it. */
  readonly wants?: (path: string, size?: number) => boolean;
  readonly limits?: Partial<Limits>;
  /** Called at each piece of a file that was read, some 250,000 bytes. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the reading at the next piece: the generator throws the signal's reason. */
  readonly signal?: StopSignal;
}
