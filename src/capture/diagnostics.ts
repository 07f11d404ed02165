import type { DiagnosticRules } from "../text/diagnostic.ts";

/** What there may be to say about a capture. */
export type CaptureCode =
  | "capture/command-failed"
  | "capture/empty-file"
  | "capture/binary-file"
  | "capture/bad-document"
  | "capture/odd-path"
  | "capture/repeated-path"
  | "capture/unknown-node"
  | "capture/two-names";

export const captureRules: DiagnosticRules<CaptureCode> = {
  "capture/command-failed": {
    severity: "info",
    message: "The command could not be run where the capture was made; the file holds its complaint.",
  },
  "capture/empty-file": {
    severity: "info",
    message: "The file is empty, although its name says that it holds an output.",
  },
  "capture/binary-file": { severity: "info", message: "The file is no text; it was not read." },
  "capture/bad-document": { severity: "warning", message: "A part of this document could not be read." },
  "capture/odd-path": {
    severity: "warning",
    message: "The path leads out of the capture or is none that a tool writes; the file was read by its content alone.",
  },
  "capture/repeated-path": {
    severity: "warning",
    message: "Two files of the capture have the same path and different texts; both were read.",
  },
  "capture/unknown-node": {
    severity: "info",
    message: "Nothing names the node of this file; what it says is kept under a node without a name.",
  },
  "capture/two-names": {
    severity: "info",
    message: "Files name this node in short and in full; they were taken for the same node.",
  },
};
