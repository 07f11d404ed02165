import { type Cursor, spanOf } from "../../../text/cursor.ts";
import { type Report, report } from "../../../text/diagnostic.ts";
import type { Span } from "../../../text/span.ts";
import type { CpuRange } from "../ast.ts";
import type { CpuCachePlace } from "../ast-topology.ts";
import { HIGHEST_CPU } from "../cpu-number.ts";
import { countCpus, expandCpuRanges } from "../cpu-ranges.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import type { CpuSysfs, SysfsCpu, SysfsFile, SysfsNode } from "./ast.ts";
import type { CacheDraft, CpuDraft, FileDraft, NodeDraft, SysfsDraft, SysfsFacts } from "./draft.ts";
import { takeFile } from "./take-file.ts";

/** More CPUs in the lists of nodes are not given their node one by one. */
const MOST_LISTED = 262_144;

/** A listing, and where it is complained about. */
interface Target {
  readonly draft: SysfsDraft;
  readonly to: Report<CpuTopologyCode>;
}

/** Returns a listing as its tree. Of two files of one path the first counts. */
export function sysfsTree(cursor: Cursor, { draft, to }: Target, span: Span): CpuSysfs {
  const facts: SysfsFacts = { lists: {}, values: {}, cpus: new Map(), nodes: new Map() };
  const isRepeated = repeats();
  for (const file of draft.files) {
    if (isRepeated(file)) report(to, "cpu-topology/repeated-field", spanOf(cursor, file.start, file.end));
    else takeFile(facts, file, { cursor, to });
    if (file.more === null || !isOneLine(file)) continue;
    for (const { start, end } of file.more) report(to, "cpu-topology/unknown-line", spanOf(cursor, start, end));
  }
  return {
    kind: "cpu-topology",
    span,
    form: "sysfs",
    ...facts.lists,
    ...facts.values,
    cpus: cpusOf(facts, to),
    numaNodes: [...facts.nodes.values()].sort((a, b) => a.node - b.node).map(nodeTree),
    files: draft.files.map((file) => fileTree(cursor, file)),
    unknown: draft.unknown,
  };
}

/** Tells whether a file stood there before. Names are kept by folder: whole paths would be long to hash. */
function repeats(): (file: FileDraft) => boolean {
  const seen = new Map<string, Set<string>>();
  let names = new Set<string>();
  let open = "";
  return ({ folder, path }) => {
    if (folder !== open || seen.size === 0) {
      names = seen.get(folder) ?? new Set();
      seen.set(folder, names);
      open = folder;
    }
    return names.size === names.add(path.slice(folder.length)).size;
  };
}

/** Whether all files of the meaning have one line. */
function isOneLine({ meaning }: FileDraft): boolean {
  return meaning !== null && meaning.kind !== "other" && meaning.kind !== "cpu-other";
}

function fileTree(cursor: Cursor, file: FileDraft): SysfsFile {
  const { path, isHeaded, start, end, valueStart, valueEnd, more } = file;
  const first = valueStart < 0 ? "" : cursor.text.slice(valueStart, valueEnd);
  const span = spanOf(cursor, start, end);
  if (!isHeaded) return { kind: "sysfs-file", span, path, value: first };
  const rest = (more ?? []).map((line) => `\n${cursor.text.slice(line.start, line.end)}`);
  return { kind: "sysfs-file", span, path, value: first + rest.join(""), headed: true };
}

function nodeTree({ node, span, cpus, distances }: NodeDraft): SysfsNode {
  return {
    kind: "sysfs-node",
    span,
    node,
    ...(cpus === undefined ? {} : { cpus }),
    ...(distances === undefined ? {} : { distances }),
  };
}

/** The CPUs that have a file, are present or are online. */
function cpusOf(facts: SysfsFacts, to: Report<CpuTopologyCode>): readonly SysfsCpu[] {
  const { lists } = facts;
  const cpus = new Map([...facts.cpus].filter(([cpu]) => cpu <= HIGHEST_CPU));
  addListed(cpus, lists.present ?? []);
  const online = addListed(cpus, lists.online ?? []);
  const nodes = nodesByCpu(facts, to);
  return [...cpus.values()]
    .sort((a, b) => a.cpu - b.cpu)
    .map((draft) => {
      const isOnline = draft.isOnline ?? (lists.online === undefined ? undefined : online.has(draft.cpu));
      return cpuTree(draft, { isOnline, node: nodes.get(draft.cpu) });
    });
}

/** Adds the CPUs of a list that have no file; returns all of the list. */
function addListed(cpus: Map<number, CpuDraft>, ranges: readonly CpuRange[]): ReadonlySet<number> {
  const listed = new Set(expandCpuRanges(ranges));
  const span = { start: ranges[0]?.span.start ?? 0, end: ranges.at(-1)?.span.end ?? 0 };
  for (const cpu of listed) if (!cpus.has(cpu)) cpus.set(cpu, { cpu, span, ids: {}, caches: new Map() });
  return listed;
}

/** The node of each CPU, by the lists of the nodes. */
function nodesByCpu({ nodes }: SysfsFacts, to: Report<CpuTopologyCode>): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const drafts = [...nodes.values()];
  const total = drafts.reduce((sum, { cpus = [] }) => sum + countCpus(cpus), 0);
  if (total > MOST_LISTED) {
    for (const { span } of drafts.slice(0, 1)) report(to, "cpu-topology/too-many-cpus", span);
    return found;
  }
  for (const { node, cpus = [] } of drafts) {
    for (const cpu of expandCpuRanges(cpus)) if (!found.has(cpu)) found.set(cpu, node);
  }
  return found;
}

/** What the lists say of a CPU. */
interface Listed {
  readonly isOnline: boolean | undefined;
  readonly node: number | undefined;
}

function cpuTree({ cpu, span, ids, siblings, caches }: CpuDraft, { isOnline, node }: Listed): SysfsCpu {
  const { core, socket, die, cluster, book, drawer } = ids;
  const places = [...caches.values()].flatMap(cachePlace);
  return {
    kind: "cpu",
    span,
    cpu,
    ...(isOnline === undefined ? {} : { online: isOnline }),
    ...(core === undefined ? {} : { core }),
    ...(socket === undefined ? {} : { socket }),
    ...(die === undefined ? {} : { die }),
    ...(cluster === undefined ? {} : { cluster }),
    ...(book === undefined ? {} : { book }),
    ...(drawer === undefined ? {} : { drawer }),
    ...(node === undefined ? {} : { node }),
    ...(siblings === undefined ? {} : { threadSiblings: siblings }),
    ...(places.length === 0 ? {} : { caches: places }),
  };
}

/** `L1d` from level 1 and type `Data`, with its id; none where the kernel gives it no id. */
function cachePlace({ level, type, id }: CacheDraft): readonly CpuCachePlace[] {
  if (level === undefined || type === undefined || id === undefined) return [];
  const suffix = type === "Data" ? "d" : type === "Instruction" ? "i" : "";
  return [{ name: `L${level}${suffix}`, id }];
}
