import type { DiagnosticRules } from "../text/diagnostic.ts";

/** What reading a capture may have to say of a file or an archive. */
export type IoCode =
  | "io/unreadable"
  | "io/special-file"
  | "io/link-outside"
  | "io/link-loop"
  | "io/link-broken"
  | "io/hard-link-lost"
  | "io/absolute-name"
  | "io/parent-name"
  | "io/name-not-utf8"
  | "io/sparse-file"
  | "io/unknown-entry"
  | "io/cut-short"
  | "io/damaged-archive"
  | "io/damaged-data"
  | "io/wrong-checksum"
  | "io/wrong-length"
  | "io/trailing-data"
  | "io/not-an-archive"
  | "io/unsupported-packing"
  | "io/nested-too-deep"
  | "io/file-too-large"
  | "io/too-much-data"
  | "io/suspicious-ratio"
  | "io/too-many-entries";

export const ioRules: DiagnosticRules<IoCode> = {
  "io/unreadable": { severity: "error", message: "The system does not let this be read." },
  "io/special-file": {
    severity: "warning",
    message: "This is a device, pipe or socket and no file; it was not opened.",
  },
  "io/link-outside": { severity: "warning", message: "This link leads out of the capture; it was not followed." },
  "io/link-loop": { severity: "warning", message: "This link leads back to itself; it was not followed." },
  "io/link-broken": { severity: "info", message: "This link leads to a file that the capture does not hold." },
  "io/hard-link-lost": {
    severity: "warning",
    message: "This is a second name of a file earlier in the archive whose text is no longer at hand; it was not read.",
  },
  "io/absolute-name": { severity: "warning", message: "The name of this entry begins with a slash; it was refused." },
  "io/parent-name": { severity: "warning", message: "The name of this entry leads upwards with `..`; it was refused." },
  "io/name-not-utf8": {
    severity: "info",
    message: "The name is not UTF-8; each byte that is none stands as U+FFFD in the path.",
  },
  "io/sparse-file": {
    severity: "warning",
    message: "The archive holds this file without its holes; it was not put together and not read.",
  },
  "io/unknown-entry": {
    severity: "info",
    message: "The archive holds an entry of a kind that is no file; it was passed.",
  },
  "io/cut-short": {
    severity: "error",
    message: "The archive ends before its end; what stands before the cut was read.",
  },
  "io/damaged-archive": {
    severity: "error",
    message: "The archive is damaged at a place; it was read again from the next entry that could be found.",
  },
  "io/damaged-data": {
    severity: "error",
    message: "The packed data is damaged; what could be unpacked before that was read.",
  },
  "io/wrong-checksum": {
    severity: "error",
    message: "What was unpacked does not have the checksum that is written behind it; some of it is damaged.",
  },
  "io/wrong-length": {
    severity: "warning",
    message: "What was unpacked does not have the length that is written behind it; all of it was read.",
  },
  "io/trailing-data": {
    severity: "warning",
    message: "Something foreign stands behind the packed data; it was left out.",
  },
  "io/not-an-archive": {
    severity: "warning",
    message: "The name says that this is an archive, and the content is none; it was taken as a text.",
  },
  "io/unsupported-packing": {
    severity: "error",
    message: "This is packed in a way that is not read here; unpack it first.",
  },
  "io/nested-too-deep": {
    severity: "warning",
    message: "This is an archive within an archive within an archive; it was not opened.",
  },
  "io/file-too-large": { severity: "warning", message: "This file is larger than the largest that is read." },
  "io/too-much-data": {
    severity: "error",
    message: "More has been unpacked than is allowed; the rest of this archive was not read.",
  },
  "io/suspicious-ratio": {
    severity: "error",
    message:
      "The archive becomes so many times larger than itself that it looks made to do harm; the rest was not read.",
  },
  "io/too-many-entries": {
    severity: "error",
    message: "There are more entries here than are allowed; the rest was not read.",
  },
};
