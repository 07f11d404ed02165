import type { Fact } from "../facts/index.ts";
import type { Diagnostic } from "../text/index.ts";
import type { CaptureAst, CaptureFormat, CapturePart } from "./capture.ts";
import type { CaptureCode } from "./diagnostics.ts";

/** Facts, and the node that the text itself says they are of. */
export interface SaidFacts {
  /** Empty where the text says that they are not of the node that it lies with, and not of which; absent where it says nothing. */
  readonly host?: string;
  readonly facts: readonly Fact[];
}

/** What one file says. */
export interface FileReading {
  readonly format: CaptureFormat | null;
  readonly ast: CaptureAst | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: number;
  readonly unknownLines: number;
  readonly command?: string;
  readonly namespace?: string;
  readonly said: readonly SaidFacts[];
  /** The files that the text was joined from. */
  readonly parts?: readonly CapturePart[];
  /** What there is to say about the file as a whole. */
  readonly note?: CaptureCode;
}

/** A format with its tree, before its lines are counted. */
export interface Read {
  readonly format: CaptureFormat;
  readonly ast: CaptureAst;
  readonly diagnostics: readonly Diagnostic[];
  readonly said?: readonly SaidFacts[];
}
