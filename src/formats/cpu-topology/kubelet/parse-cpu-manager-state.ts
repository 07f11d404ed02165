import {
  type FieldNode,
  fillFields,
  type MappingNode,
  type Open,
  put,
  readDocuments,
  refuse,
  textOf,
  valueIn,
} from "../../../document/index.ts";
import { openCursor } from "../../../text/cursor.ts";
import { type Parsed, report } from "../../../text/diagnostic.ts";
import { sourceSpan } from "../../../text/source-span.ts";
import { type SourceText, sourceOf } from "../../../text/source-text.ts";
import type { UnknownNode } from "../../../text/unknown.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import type { CpuManagerDataNode, CpuManagerState } from "./ast.ts";
import { layoutsOf, textChecksum } from "./checksum.ts";
import { openEmbedded } from "./embedded.ts";
import { entriesOf, podEntriesOf, reportOverlaps } from "./read-entries.ts";
import { counterIn, cpuSetOf } from "./read-values.ts";
import { type KubeletReport, openKubeletReport } from "./report.ts";

type State = Open<Omit<CpuManagerState, "unknown" | "lists" | "runs">>;
type Data = Open<CpuManagerDataNode>;

const FIRST_KEYS: readonly string[] = ["policyName", "defaultCpuSet", "entries", "podEntries", "checksum", "data"];
const EVIDENCE = /policyName|default(?:Cpu|CPU)Set|dataChecksum/;

/**
 * Returns the state of kubelet's CPU manager (`/var/lib/kubelet/cpu_manager_state`), with prompts and warnings around it; further states in the text
 * are its `runs`. Checksums are compared with the state as kubelet does it: one of 0 is none.
 *
 *     {"policyName":"static","defaultCpuSet":"0,4-7","entries":{"<pod uid>":{"app":"1-3"}},"checksum":1234567890}
 */
export function parseCpuManagerState(input: string | SourceText): Parsed<CpuManagerState, CpuTopologyCode> {
  const to = openKubeletReport();
  const embedded: UnknownNode[] = [];
  const span = sourceSpan(input);
  const documents = readDocuments<State>(openCursor(input), to, {
    firstKeys: FIRST_KEYS,
    evidence: EVIDENCE,
    read: (value) => {
      if (value.kind !== "mapping" || !isState(value)) return null;
      return stateOf(to, value, (field) => readData(to, field, { text: sourceOf(input).text, unknown: embedded }));
    },
  });
  const { nodes, comments, markers, unknown } = documents;
  const [state, ...others] = nodes;
  for (const run of others) report(to, "cpu-topology/further-run", { start: run.span.start, end: run.span.start });
  const runs = others.map((run): CpuManagerState => ({ ...run, unknown: [] }));
  const ast: CpuManagerState = {
    kind: "cpu-manager-state",
    places: [],
    ...state,
    span,
    ...(runs.length > 0 ? { runs } : {}),
    ...(comments.length > 0 ? { comments } : {}),
    ...(markers.length > 0 ? { markers } : {}),
    unknown: [...unknown, ...embedded].sort((one, other) => one.span.start - other.span.start),
  };
  return { ast, diagnostics: to.diagnostics };
}

function isState(mapping: MappingNode): boolean {
  return ["policyName", "data"].some((key) => valueIn(mapping, key) !== undefined) || setIn(mapping) !== undefined;
}

/** The shared pool; kubelet reads the keys of JSON in any letter case, and its own tests write `defaultCPUSet`. */
function setIn(mapping: MappingNode): FieldNode | undefined {
  return mapping.fields.find(({ key }) => key.toLowerCase() === "defaultcpuset");
}

type ReadData = (field: FieldNode) => CpuManagerDataNode | undefined;

function stateOf(to: KubeletReport, mapping: MappingNode, readDataOf: ReadData): State {
  const state: State = { kind: "cpu-manager-state", span: mapping.span, places: [] };
  fillFields(to, state, {
    mapping,
    read: (_, draft, field) => {
      if (field.key === "checksum") return put(draft, "checksum", counterIn(to, field));
      if (field.key === "dataChecksum") return put(draft, "dataChecksum", counterIn(to, field));
      if (field.key === "data") return put(draft, "data", readDataOf(field));
      return readDataField(to, draft, field);
    },
  });
  reportOverlaps(to, state);
  checkSums(to, state, mapping);
  return state;
}

/** Tells the layout, and compares the checksums: with `data` the one beside it, or without that `checksum` itself. */
function checkSums(to: KubeletReport, state: State, mapping: MappingNode): void {
  const { checksum, data, dataChecksum, entries = [], podEntries } = state;
  const mismatch = (key: string, expected?: number): void => {
    const at = valueIn(mapping, key);
    const detail = expected === undefined ? {} : { expected: String(expected) };
    if (at !== undefined) report(to, "cpu-topology/checksum-mismatch", at.span, detail);
  };
  if (data !== undefined) {
    state.version = 4;
    const sum = textChecksum(data.text);
    const key = dataChecksum === undefined ? "checksum" : "dataChecksum";
    const told = dataChecksum ?? (checksum === 0 ? undefined : checksum);
    if (told !== undefined && told !== sum) mismatch(key, sum);
    return;
  }
  const layouts = typeof checksum === "number" ? layoutsOf(state, checksum) : [];
  const hasIds = entries.some(({ podUid }) => podUid === undefined);
  state.version = podEntries !== undefined ? 3 : hasIds || layouts[0] === 1 ? 1 : 2;
  if (checksum !== undefined && checksum !== 0 && layouts.length === 0) mismatch("checksum");
}

/** The fields of a state, of the file or of `data` in it. */
function readDataField(to: KubeletReport, draft: Omit<Data, "kind" | "text">, field: FieldNode): boolean {
  if (field.key === "policyName") return put(draft, "policyName", textOf(to, field));
  if (field.key === "entries") return put(draft, "entries", entriesOf(to, draft, field));
  if (field.key === "podEntries") return put(draft, "podEntries", podEntriesOf(to, draft, field));
  const isSet = field.key.toLowerCase() === "defaultcpuset";
  return isSet && put(draft, "defaultCpuSet", cpuSetOf(to, field.value));
}

/** The text in which `data` stands, and where to keep what is foreign in it. */
interface Around {
  readonly text: string;
  readonly unknown: UnknownNode[];
}

/** `"data":"{\"policyName\":\"static\",...}"`: JSON within a JSON text. */
function readData(to: KubeletReport, { value }: FieldNode, around: Around): CpuManagerDataNode | undefined {
  if (value.kind !== "scalar" || typeof value.value !== "string") return refuse(to, value, "JSON in a text");
  const { span, value: text } = value;
  const cursor = openEmbedded(around.text, span.start, span.end);
  const said = to.diagnostics.length;
  const { nodes, unknown } = readDocuments<Data>(cursor, to, {
    firstKeys: [],
    evidence: /[{]/,
    read: (inner) => (inner.kind === "mapping" ? dataOf(to, inner, { span, text }) : null),
  });
  const [data] = nodes;
  if (data === undefined) {
    to.diagnostics.length = said;
    return refuse(to, value, "JSON in a text");
  }
  for (const part of unknown) around.unknown.push(part);
  return data;
}

function dataOf(to: KubeletReport, mapping: MappingNode, head: Pick<Data, "span" | "text">): Data {
  const data: Data = { kind: "cpu-manager-data", ...head, places: [] };
  fillFields(to, data, { mapping, read: (_, draft, field) => readDataField(to, draft, field) });
  reportOverlaps(to, data);
  return data;
}
