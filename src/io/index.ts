export type { IoCode } from "./diagnostics.ts";
export type {
  FileItem,
  IoDiagnostic,
  IoItem,
  Limits,
  PassedItem,
  ProblemItem,
  Progress,
  ReadOptions,
  StopSignal,
} from "./items.ts";
export type { OpenOptions } from "./open-capture.ts";
export { openCapture } from "./open-capture.ts";
export { readEntries } from "./read-entries.ts";
export { defaultLimits } from "./reading.ts";
