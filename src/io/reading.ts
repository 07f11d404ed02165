import type { Diagnostic } from "../text/index.ts";
import { type IoCode, ioRules } from "./diagnostics.ts";
import type { Limits, PassedItem, ProblemItem, Progress, ReadOptions } from "./items.ts";

const MiB = 1_048_576;

/** The limits that hold where none are given. */
export const defaultLimits: Limits = {
  fileBytes: 64 * MiB,
  totalBytes: 65_536 * MiB,
  ratio: 200,
  entries: 1_000_000,
};

/** One call of `readEntries`: what was asked for, and how far it is. */
export interface Reading {
  readonly limits: Limits;
  readonly wants: (path: string, size?: number) => boolean;
  /** Bytes unpacked so far, over all archives. */
  unpacked: number;
  bytesTotal: number;
  /** Counts an entry. */
  met(path: string): void;
  /** Counts bytes of the disk, says so, and throws when the reader has been told to stop. */
  read(bytes: number): void;
}

export function openReading({ wants, limits, onProgress, signal }: ReadOptions): Reading {
  const state = { bytesRead: 0, entries: 0, path: "" };
  const reading: Reading = {
    limits: { ...defaultLimits, ...limits },
    wants: wants ?? (() => true),
    unpacked: 0,
    bytesTotal: 0,
    met: (path) => {
      state.entries++;
      state.path = path;
    },
    read: (bytes) => {
      signal?.throwIfAborted();
      state.bytesRead += bytes;
      onProgress?.({ ...state, bytesTotal: reading.bytesTotal } satisfies Progress);
    },
  };
  return reading;
}

/** What there is to say of a file or archive as a whole. */
export function problem(path: string, code: IoCode, detail: Pick<Diagnostic, "expected" | "actual"> = {}): ProblemItem {
  const { severity, message } = ioRules[code];
  return {
    kind: "problem",
    diagnostic: { path, code, severity, message, span: { start: 0, end: 0 }, ...detail },
  };
}

export const passed = (path: string, bytes: number): PassedItem => ({ kind: "passed", path, bytes });

/** How an archive ended; `null` when it ended well. */
export interface Ending {
  damage: IoCode | null;
}
