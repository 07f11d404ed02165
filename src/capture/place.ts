import type { FormatId } from "../formats/registry.ts";
import type { CaptureLayout } from "./capture.ts";
import type { CapturePath } from "./path.ts";

/** What a path says of the node that a file is of. */
export type HostHint =
  /** The node of the whole root: its `hostname` file or the root's own name tells. */
  | { readonly kind: "root" }
  /** A folder of files: a `hostname` beside them or the folder's name tells. */
  | { readonly kind: "folder" }
  /** A folder of the cluster's capture: it is of a node where it or one above has the name of one that is known. */
  | { readonly kind: "within"; readonly folder: string }
  | { readonly kind: "node"; readonly name: string }
  | { readonly kind: "pod"; readonly name: string }
  | { readonly kind: "address"; readonly address: string }
  /** The file is of the cluster. */
  | { readonly kind: "cluster" };

/** How a file is read. */
export type Reading =
  /** The output of a command that names the format, or a file whose `format` its path tells. */
  | { readonly kind: "output"; readonly command?: string; readonly namespace?: string; readonly format?: FormatId }
  /** Its command names no format: only its content tells. */
  | { readonly kind: "content"; readonly command?: string; readonly namespace?: string }
  /** A file of a folder that no tool made: an output, of the command that its name tells, or a pasted session. */
  | { readonly kind: "plain"; readonly command?: string }
  | { readonly kind: "kernel-command-line" }
  /** A file of /sys about CPUs, read together with the others of its root; `path` begins with `sys/`. */
  | { readonly kind: "sysfs"; readonly path: string }
  /** The lower rank tells a node's name better. */
  | { readonly kind: "hostname"; readonly rank: number }
  | { readonly kind: "kubernetes" };

/** Where a file lies in a capture, and what is to be done with it. */
export interface Place {
  /** `null` for a file of a node's file system and for a plain one: what lies around it decides. */
  readonly layout: CaptureLayout | null;
  /** The folder that the layout begins in; empty for the capture itself. */
  readonly root: string;
  /** Whether only `oc adm must-gather` writes this, of what `oc adm inspect` writes too. */
  readonly isMustGather?: true;
  readonly host: HostHint;
  /** `null` for a file that holds nothing netgather reads. */
  readonly reading: Reading | null;
}

/** Finds the place of a file by its path; `null` for a file of another layout. */
export type LayoutReader = (path: CapturePath) => Place | null;
