import type { DiagnosticRules } from "../text/diagnostic.ts";

/** What `parseTranscript` may have to say. */
export type TranscriptCode =
  | "transcript/unclosed-quote"
  | "transcript/cut-command"
  | "transcript/long-command"
  | "transcript/wrapped-command"
  | "transcript/smart-quotes"
  | "transcript/redrawn-line"
  | "transcript/hash-line"
  | "transcript/unclosed-fence";

export const transcriptRules: DiagnosticRules<TranscriptCode> = {
  "transcript/unclosed-quote": {
    severity: "warning",
    message: "A quote or substitution of this command line is not closed; it was read to the end of the line.",
  },
  "transcript/cut-command": {
    severity: "warning",
    message: "This command line says that it goes on, and no further line of it follows.",
  },
  "transcript/long-command": {
    severity: "warning",
    message: "This command line is longer than any that a person types; only its first words were read.",
  },
  "transcript/wrapped-command": {
    severity: "info",
    message: "A terminal or mail program has wrapped this command line; it was read put together.",
  },
  "transcript/smart-quotes": {
    severity: "info",
    message:
      "A chat tool or word processor has put curly quotes or long dashes here; they were read as those of a shell.",
  },
  "transcript/redrawn-line": {
    severity: "info",
    message: "The terminal wrote this command line again; the one behind it counts.",
  },
  "transcript/hash-line": {
    severity: "info",
    message: "This line may be a comment or a command behind a root prompt; it was taken as a comment.",
  },
  "transcript/unclosed-fence": { severity: "warning", message: "This fence is opened and never closed." },
};
