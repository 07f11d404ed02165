import type { CpuEntryNode, CpuSetNode, PodEntryNode } from "./ast.ts";

/** The parts of a state of which kubelet takes the checksum. */
export interface Checked {
  readonly policyName?: string;
  readonly defaultCpuSet?: CpuSetNode;
  readonly entries?: readonly CpuEntryNode[];
  readonly podEntries?: readonly PodEntryNode[];
}

/** Names that the structure had in kubelet: versions 2 and 3 are hashed under the first or their own. */
const NAMES: readonly string[] = ["CPUManagerCheckpoint", "CPUManagerCheckpointV2", "CPUManagerCheckpointV3"];

/**
 * Returns the checksum of a text in a checkpoint: `dataChecksum`.
 *
 * kubernetes pkg/kubelet/checkpointmanager/checksum: FNV-1a, 32 bits, of what go-spew prints of the value by `%#v`.
 */
export function textChecksum(text: string): number {
  return fnv1a(`(string)${text}`);
}

/** Returns the layouts (1, 2 or 3) by which kubelet would have written this checksum beside the state; none when no kubelet would. */
export function layoutsOf(state: Checked, checksum: number): readonly (1 | 2 | 3)[] {
  const matches = (layout: 1 | 2 | 3, name: string): boolean => fnv1a(dumpOf(state, layout, name)) === checksum;
  const hasPods = state.entries?.some(({ podUid }) => podUid !== undefined) ?? false;
  const hasIds = state.entries?.some(({ podUid }) => podUid === undefined) ?? false;
  const [name = ""] = NAMES;
  return [
    ...(!hasPods && matches(1, name) ? ([1] as const) : []),
    ...(!hasIds && NAMES.some((one) => matches(2, one)) ? ([2] as const) : []),
    ...(!hasIds && NAMES.some((one) => matches(3, one)) ? ([3] as const) : []),
  ];
}

/**
 * What go-spew prints of the structure, its checksum 0 and its maps sorted by key (pkg/kubelet/cm/cpumanager/state/checkpoint.go).
 *
 *     (*state.CPUManagerCheckpoint){PolicyName:(string)static DefaultCPUSet:(string)0,4-7 Entries:(map[string]map[string]string)map[uid:map[app:1-3]] Checksum:...}
 */
function dumpOf(state: Checked, layout: 1 | 2 | 3, name: string): string {
  const { policyName = "", defaultCpuSet, entries = [], podEntries = [] } = state;
  const type = layout === 1 ? "map[string]string" : "map[string]map[string]string";
  const pods = `PodEntries:(state.PodCPUAssignments)${podMap(podEntries)} `;
  return (
    `(*state.${name}){PolicyName:(string)${policyName} DefaultCPUSet:(string)${defaultCpuSet?.text ?? ""} ` +
    `Entries:(${type})${entryMap(entries)} ${layout === 3 ? pods : ""}Checksum:(checksum.Checksum)0}`
  );
}

function entryMap(entries: readonly CpuEntryNode[]): string {
  const pods = new Map<string, [string, string][]>();
  const flat: [string, string][] = [];
  for (const { podUid, container, cpuSet } of entries) {
    const containers = podUid === undefined ? flat : (pods.get(podUid) ?? []);
    containers.push([container, cpuSet.text]);
    if (podUid !== undefined) pods.set(podUid, containers);
  }
  const nested = [...pods].map(([uid, containers]): [string, string] => [uid, goMap(containers)]);
  return goMap([...flat, ...nested]);
}

function podMap(entries: readonly PodEntryNode[]): string {
  const elements = ({ cpuSet }: PodEntryNode): string => cpuSet.cpus.map((cpu) => `${cpu}:{}`).join(" ");
  return goMap(
    entries.map((entry) => [
      entry.podUid,
      `{CPUSet:(cpuset.CPUSet){elems:(map[int]struct {})map[${elements(entry)}]}}`,
    ]),
  );
}

function goMap(entries: readonly [string, string][]): string {
  const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `map[${sorted.map(([key, value]) => `${key}:${value}`).join(" ")}]`;
}

/** FNV-1a, 32 bits, over the bytes of UTF-8. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    for (const byte of utf8Of(character.codePointAt(0) ?? 0)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}

/** The bytes of a character; a lone surrogate is U+FFFD, as in any text that Go reads. */
function utf8Of(code: number): readonly number[] {
  const rest = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), rest(0)];
  if (code >= 0xd800 && code < 0xe000) return [0xef, 0xbf, 0xbd];
  return code < 0x10000 ? [0xe0 | (code >> 12), rest(6), rest(0)] : [0xf0 | (code >> 18), rest(12), rest(6), rest(0)];
}
