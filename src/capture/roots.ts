import type { CaptureLayout } from "./capture.ts";
import { hostInRootName, isNodeName } from "./names.ts";
import { baseName, parentOf } from "./path.ts";
import type { Place } from "./place.ts";

/** What is known of a folder. */
interface RootDraft {
  layout: CaptureLayout | null;
  isMustGather: boolean;
  hostname: { rank: number; name: string } | null;
}

/** The folders that layouts begin in, and those whose node is named. */
export interface Roots {
  readonly folders: Map<string, RootDraft>;
}

export function openRoots(): Roots {
  return { folders: new Map() };
}

/** Learns of a root by the place of a file in it. A folder that two layouts begin in is that of the one that is told apart best. */
export function learnRoot(roots: Roots, { layout, root, isMustGather }: Place): void {
  if (layout === null) return;
  const draft = draftOf(roots, root);
  if (draft.layout === null || ORDER.indexOf(layout) < ORDER.indexOf(draft.layout)) draft.layout = layout;
  if (isMustGather === true) draft.isMustGather = true;
}

const ORDER: readonly CaptureLayout[] = ["sosreport", "insights", "must-gather", "inspect", "folder"];

/** Learns the name of a root's node. Of several that are as good the first in order counts. */
export function learnHostname(roots: Roots, root: string, { rank, name }: { rank: number; name: string }): void {
  if (!isNodeName(name)) return;
  const draft = draftOf(roots, root);
  const { hostname } = draft;
  if (hostname === null || rank < hostname.rank || (rank === hostname.rank && name < hostname.name)) {
    draft.hostname = { rank, name };
  }
}

function draftOf({ folders }: Roots, root: string): RootDraft {
  const held = folders.get(root);
  if (held !== undefined) return held;
  const draft: RootDraft = { layout: null, isMustGather: false, hostname: null };
  folders.set(root, draft);
  return draft;
}

/** Returns the innermost root of a layout that a folder lies in or is; `null` outside of all. */
export function rootAbove({ folders }: Roots, folder: string): string | null {
  for (let at: string | null = folder; at !== null; at = parentOf(at)) {
    const layout = folders.get(at)?.layout;
    if (layout !== null && layout !== undefined) return at;
  }
  return null;
}

/** Folders that `oc adm must-gather` makes: its own, and one for each image, with the image's digest. */
const MUST_GATHER = /^must-gather(?:\.|-|$)|-sha256-[\da-f]{8,}/;

/** Returns the layout of a root: `oc adm must-gather` writes the files of `oc adm inspect` and more, here or in a folder above. */
export function layoutOf(roots: Roots, root: string): CaptureLayout {
  const layout = roots.folders.get(root)?.layout ?? "folder";
  if (layout !== "must-gather" && layout !== "inspect") return layout;
  return mustGatherAbove(roots, root) === null ? "inspect" : "must-gather";
}

/** Returns the folder of the capture that a root of `oc adm` is part of: a must-gather has one root for each image, and may have folders of nodes between. */
export function captureOf(roots: Roots, root: string): string {
  return mustGatherAbove(roots, root) ?? root;
}

/** The outermost folder of a must-gather, no more than two above a root; `null` where none is. */
function mustGatherAbove({ folders }: Roots, root: string): string | null {
  let found: string | null = null;
  let at: string | null = root;
  for (let above = 0; above <= 2 && at !== null; above++) {
    if (folders.get(at)?.isMustGather === true || MUST_GATHER.test(baseName(at))) found = at;
    if (at === "") break;
    at = parentOf(at);
  }
  return found;
}

/** Returns the node of a root: the one its files name, else the one its name tells; `null` where neither does. */
export function nodeOfRoot({ folders }: Roots, root: string): string | null {
  const told = folders.get(root)?.hostname?.name;
  if (told !== undefined) return told;
  for (let at: string | null = root; at !== null; at = parentOf(at)) {
    const host = hostInRootName(baseName(at));
    if (host !== null) return host;
  }
  return null;
}

/** Returns the node of a plain folder that a `hostname` file in it or above it names; `null` without one. */
export function nodeOfFolder({ folders }: Roots, folder: string): string | null {
  for (let at: string | null = folder; at !== null; at = parentOf(at)) {
    const told = folders.get(at)?.hostname?.name;
    if (told !== undefined) return told;
  }
  return null;
}

/** Folders of a node's files by their subject or their tool, which are not named after the node. */
const SUBJECT =
  /^(?:net(?:work(?:s|ing)?)?|cpu|logs?|output|outputs|commands?|cmds?|data|files?|dump|dumps|captures?|info|node|nodes|host|hosts|tmp|var|home|root|txt|raw|system|debug|sosreports?|insights|sysinfo\.tgz)$/i;

/** Returns the innermost folder, here or above, that may be named after a node; `null` for the capture itself. */
export function folderNamedAfterNode(folder: string): string | null {
  for (let at: string | null = folder; at !== null && at !== ""; at = parentOf(at)) {
    if (!SUBJECT.test(baseName(at))) return at;
  }
  return null;
}
