import type { ClusterNetworkFact, NodeFacts } from "../facts/index.ts";
import type { AnyAst, FormatId } from "../formats/registry.ts";
import type { SessionAst } from "../session/index.ts";
import type { Diagnostic, Span } from "../text/index.ts";
import type { KubernetesAst } from "./kubernetes.ts";

/** One file of a capture: its path, with `/` and relative to the capture, and its text. */
export interface CaptureEntry {
  readonly path: string;
  readonly text: string;
}

/**
 * How the files around a file lie: `must-gather` (`oc adm must-gather`), `inspect` (`oc adm inspect` alone), `sosreport`, `insights` (an archive of the
 * insights client), `folder` (any other: files are read by their content).
 */
export type CaptureLayout = "must-gather" | "inspect" | "sosreport" | "insights" | "folder";

/** The name of a node, as a file that holds nothing else says it (`hostname`, `etc/hostname`). */
export interface HostnameAst {
  readonly kind: "hostname";
  readonly span: Span;
  readonly name: string;
}

/** What a file can be read as: one of the formats, a pasted terminal session, a node's name, or objects of Kubernetes that tell of nodes. */
export type CaptureFormat = FormatId | "session" | "hostname" | "kubernetes";

/** The tree of a file, told apart by `kind`. */
export type CaptureAst = AnyAst | SessionAst | HostnameAst | KubernetesAst;

/** One of the files that a reading was joined from, and where its text stands in the joined one. */
export interface CapturePart {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A file that was read, and how well it was understood. */
export interface CaptureFile {
  /** The path within the capture. Files of /sys are read together, as one file with the path of their folder. */
  readonly path: string;
  /** The node that the file is of; `null` where it is of none (of the cluster), or where nothing names it. */
  readonly node: string | null;
  readonly layout: CaptureLayout;
  /** The network namespace that the command ran in; absent for the node's own. */
  readonly namespace?: string;
  /** The command whose output it is, as far as the file's name tells. */
  readonly command?: string;
  /** `null` where no line is of a format that netgather knows. */
  readonly format: CaptureFormat | null;
  /** The tree; `null` without a format, and where trees were not to be kept. */
  readonly ast: CaptureAst | null;
  /** What there is to say about the text, places in it. */
  readonly diagnostics: readonly Diagnostic[];
  /** The lines of the text that are not blank. */
  readonly lines: number;
  /** Those of them that were not understood. */
  readonly unknownLines: number;
  /** The files that this one was joined from, where it was. */
  readonly parts?: readonly CapturePart[];
}

/** A diagnostic about a file of a capture. The span is `{0, 0}` where it concerns the file as a whole. */
export type CaptureDiagnostic<Code extends string = string> = Diagnostic<Code> & { readonly path: string };

/** What the files of a capture say. */
export interface Capture {
  readonly kind: "capture";
  /** The nodes in the order of their names. The name is empty for what no file says the node of. */
  readonly nodes: readonly NodeFacts[];
  readonly clusterNetworks: readonly ClusterNetworkFact[];
  /** Every file that was read, in the order of their paths. */
  readonly files: readonly CaptureFile[];
  /** How many files were not: their names say that they hold nothing netgather reads. */
  readonly passed: number;
  /** What there is to say about the capture and its facts. What there is to say about a text is with its file. */
  readonly diagnostics: readonly CaptureDiagnostic[];
}

/** How a capture is read. */
export interface CaptureOptions {
  /** Whether files keep their trees: `true` for `readCapture`, `false` for `captureReader`. */
  readonly keepTrees?: boolean;
  /** The size in bytes up to which a file is read that only its content can tell the format of. 4 MiB. */
  readonly mostPlainBytes?: number;
  /** The size in bytes up to which a file is read whose name tells what it holds. 256 MiB. */
  readonly mostBytes?: number;
}

/** Reads the files of a capture one by one. */
export interface CaptureReader {
  /** Whether a file is worth reading, by its path, and by its size in bytes where that is known. */
  readonly wants: (path: string, size?: number) => boolean;
  /** Reads a file. What it returns is as far as this file alone tells: names of nodes and layouts are settled by `finish`. `null` for files that are read together with others. */
  readonly add: (entry: CaptureEntry) => CaptureFile | null;
  /** Counts a file that was not wanted. Its path may tell what lies around it. */
  readonly pass: (path: string) => void;
  /** Returns what the files say together. */
  readonly finish: () => Capture;
}
