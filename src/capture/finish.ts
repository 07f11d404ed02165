import { type ClusterNetworkFact, type Fact, mergeFacts, type NodeFacts } from "../facts/index.ts";
import type { Capture, CaptureDiagnostic, CaptureFile } from "./capture.ts";
import { networksOfClusters } from "./cluster-networks.ts";
import { type CaptureCode, captureRules } from "./diagnostics.ts";
import type { SaidFacts } from "./file-reading.ts";
import { clusterNodes, type Hosts, openHosts } from "./hosts.ts";
import { diagnosticInFile, inFiles, type JoinedFiles, joinedFiles } from "./joined-places.ts";
import { compareTexts, isNodeName } from "./names.ts";
import type { PendingFile, ReaderState } from "./pending.ts";
import { captureOf } from "./roots.ts";
import { outputMarks, type Settled, settled } from "./settle.ts";
import { readSysfs } from "./sysfs.ts";

/** A file in its place. */
type PlacedFile = PendingFile & { readonly settled: Settled };

/** What is put together while files are gone through in the order of their paths. */
interface Draft {
  readonly files: CaptureFile[];
  readonly facts: Map<string, Fact[]>;
  /** By what they were captured with. */
  readonly clusterNetworks: Map<string, ClusterNetworkFact[]>;
  readonly diagnostics: CaptureDiagnostic[];
}

/** Returns what all files say together. */
export function finishCapture(state: ReaderState): Capture {
  const { files, passed } = placedFiles(state);
  const cluster = clusterNodes(files.map(({ reading }) => reading));
  const said = files.flatMap(({ reading }) => reading.said.map(({ host = "" }) => host)).filter(isNodeName);
  const hosts = openHosts(
    files.map((file) => file.settled),
    { roots: state.roots, cluster, said },
  );
  const draft: Draft = { files: [], facts: new Map(), clusterNetworks: new Map(), diagnostics: [] };
  for (const name of cluster.names) draft.facts.set(hosts.canonical(name), []);
  for (const [index, file] of files.entries()) {
    addFile(draft, file, { hosts, state });
    if (file.isOdd) say(draft, "capture/odd-path", file.path);
    if (isRepeated(files, index)) say(draft, "capture/repeated-path", file.path);
  }
  sayNames(draft, hosts);
  const nodes = mergedNodes(draft, joinedFiles(draft.files));
  const { networks, diagnostics } = networksOfClusters(draft.clusterNetworks.values());
  for (const found of diagnostics) draft.diagnostics.push(found);
  return {
    kind: "capture",
    nodes,
    clusterNetworks: networks,
    files: draft.files,
    passed,
    diagnostics: draft.diagnostics.sort(inOrder),
  };
}

/** The files in the order of their paths, without those that their layouts do not know and links to others. */
function placedFiles(state: ReaderState): { readonly files: readonly PlacedFile[]; readonly passed: number } {
  const all = [...state.files, ...sysfsFiles(state)].sort(
    (one, other) => compareTexts(one.path, other.path) || compareTexts(one.mark, other.mark),
  );
  const marks = outputMarks(all);
  const files: PlacedFile[] = [];
  let { passed } = state;
  for (const [index, file] of all.entries()) {
    const before = all[index - 1];
    const place = settled(file.place, state.roots);
    const isLink = file.place.reading?.kind === "plain" && marks.get(file.place.root)?.has(file.mark) === true;
    const isSame = before?.path === file.path && before.mark === file.mark;
    if (place === null || isLink) passed++;
    else if (!isSame) files.push({ ...file, settled: place });
  }
  return { files, passed };
}

/** The files of /sys of each root, as one file each. */
function sysfsFiles({ sysfs }: ReaderState): readonly PendingFile[] {
  return [...sysfs].map(([system, { place, parts }]): PendingFile => {
    const sorted = parts.toSorted(
      (one, other) => compareTexts(one.path, other.path) || compareTexts(one.text, other.text),
    );
    const files = sorted.filter(({ path }, index) => path !== sorted[index - 1]?.path);
    const path = `${system}sys/devices/system`;
    return { path, place, reading: readSysfs(path, files), mark: "", isOdd: false };
  });
}

function isRepeated(files: readonly PlacedFile[], index: number): boolean {
  return index > 0 && files[index - 1]?.path === files[index]?.path;
}

interface Settings {
  readonly hosts: Hosts;
  readonly state: ReaderState;
}

function addFile(draft: Draft, file: PlacedFile, { hosts, state }: Settings): void {
  const { path, reading, settled: place } = file;
  const { said, note, ast, ...shown } = reading;
  const own = hosts.nodeOf(place);
  const node = own ?? soleHost(said, hosts);
  draft.files.push({ path, node, layout: place.layout, ...shown, ast: state.keepTrees ? ast : null });
  if (note !== undefined) say(draft, note, path);
  const isOfCluster = place.layout === "must-gather" || place.layout === "inspect";
  const cluster = isOfCluster ? `/${captureOf(state.roots, place.root)}` : "";
  let isNameless = false;
  for (const { host, facts } of said) {
    const name = host === undefined ? (own ?? "") : hosts.canonical(host);
    for (const fact of facts) {
      if (fact.kind === "cluster-network") listOf(draft.clusterNetworks, cluster).push(fact);
      else listOf(draft.facts, name).push(fact);
      if (name === "" && fact.kind !== "cluster-network") isNameless = true;
    }
  }
  if (isNameless) say(draft, "capture/unknown-node", path);
}

function listOf<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const held = lists.get(key);
  if (held !== undefined) return held;
  const own: Item[] = [];
  lists.set(key, own);
  return own;
}

/** The one node that a session names; `null` for none and for several. */
function soleHost(said: readonly SaidFacts[], hosts: Hosts): string | null {
  const names = new Set(said.map(({ host }) => (host === undefined || host === "" ? null : hosts.canonical(host))));
  const [only = null] = names;
  return names.size === 1 ? only : null;
}

function sayNames(draft: Draft, hosts: Hosts): void {
  const paths = new Map<string | null, string>();
  for (const { node, path } of draft.files) if (!paths.has(node)) paths.set(node, path);
  for (const [name, other] of hosts.same) {
    const path = paths.get(other) ?? "";
    say(draft, "capture/two-names", path, { expected: other, actual: name });
  }
}

function mergedNodes(draft: Draft, joined: JoinedFiles): readonly NodeFacts[] {
  const names = [...draft.facts.keys()].sort(compareTexts);
  return names.map((name) => {
    const { node, diagnostics } = mergeFacts(name, draft.facts.get(name) ?? []);
    for (const found of diagnostics) draft.diagnostics.push(diagnosticInFile(found, joined));
    return joined.size === 0 ? node : { ...node, cpus: node.cpus.map((cpu) => inFiles(cpu, joined)) };
  });
}

function say(draft: Draft, code: CaptureCode, path: string, detail: { expected?: string; actual?: string } = {}): void {
  const { severity, message } = captureRules[code];
  draft.diagnostics.push({ code, severity, message, span: { start: 0, end: 0 }, path, ...detail });
}

function inOrder(one: CaptureDiagnostic, other: CaptureDiagnostic): number {
  return compareTexts(one.path, other.path) || one.span.start - other.span.start || compareTexts(one.code, other.code);
}
