import type { CaptureLayout } from "./capture.ts";
import { hostInRootName } from "./names.ts";
import { baseName } from "./path.ts";
import type { PendingFile } from "./pending.ts";
import type { HostHint, Place } from "./place.ts";
import { layoutOf, type Roots, rootAbove } from "./roots.ts";

/** Where a file lies, once all files are known. */
export interface Settled {
  readonly layout: CaptureLayout;
  readonly root: string;
  readonly host: HostHint;
}

/** Returns where a file lies; `null` for a file within a layout that is none of its outputs: had the layout been known before, it would not have been read. */
export function settled(place: Place, roots: Roots): Settled | null {
  const { layout, root, host, reading } = place;
  if (layout === "must-gather" || layout === "inspect") return { layout: layoutOf(roots, root), root, host };
  if (layout !== null) return { layout, root, host };
  const above = rootAbove(roots, root);
  if (above === null) return { layout: "folder", root, host };
  const around = layoutOf(roots, above);
  if (isClusterOutput(place, around)) {
    return { layout: around, root: above, host: { kind: "within", folder: root } };
  }
  if (above !== root) {
    // A sosreport that holds none of the folders that tell one, next to other captures.
    return host.kind === "root" && hostInRootName(baseName(root)) !== null ? { layout: "folder", root, host } : null;
  }
  if (reading?.kind === "plain") {
    return isRootLink(place, around) ? { layout: around, root, host: { kind: "root" } } : null;
  }
  return { layout: around, root, host };
}

/** Whether a file that a cluster's capture holds in a place of which nothing is known is named after a command. Releases put such files into ever new folders. */
function isClusterOutput({ reading }: Place, layout: CaptureLayout): boolean {
  const isCluster = layout === "must-gather" || layout === "inspect";
  return isCluster && reading?.kind === "plain" && reading.command !== undefined;
}

/** Whether a file that lies in the root of a sosreport may be a link to an output, `ip_addr`; it has a command then. */
function isRootLink({ reading }: Place, layout: CaptureLayout): boolean {
  return layout === "sosreport" && reading?.kind === "plain" && reading.command !== undefined;
}

/** Returns the marks of the outputs of each root of a sosreport: a link to one of them in the root says nothing more. */
export function outputMarks(files: readonly PendingFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const marks = new Map<string, Set<string>>();
  for (const { place, mark } of files) {
    if (place.layout !== "sosreport") continue;
    marks.set(place.root, (marks.get(place.root) ?? new Set()).add(mark));
  }
  return marks;
}
