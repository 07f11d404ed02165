import type { Limits } from "../io/index.ts";

/** The options of all commands that read a capture. */
export interface CaptureOptions {
  readonly maxFileBytes?: number;
  readonly maxTotalBytes?: number;
  readonly maxRatio?: number;
  readonly maxEntries?: number;
}

/** Returns the limits that options set. */
export function limitsOf({ maxFileBytes, maxTotalBytes, maxRatio, maxEntries }: CaptureOptions): Partial<Limits> {
  return {
    ...(maxFileBytes === undefined ? {} : { fileBytes: maxFileBytes }),
    ...(maxTotalBytes === undefined ? {} : { totalBytes: maxTotalBytes }),
    ...(maxRatio === undefined ? {} : { ratio: maxRatio }),
    ...(maxEntries === undefined ? {} : { entries: maxEntries }),
  };
}
