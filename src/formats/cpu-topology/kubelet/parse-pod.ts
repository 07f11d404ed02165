import {
  elementsOf,
  type FieldNode,
  fillFields,
  type MappingNode,
  nodeOf,
  type Open,
  put,
  readDocuments,
  refuse,
  textIn,
  textOf,
  valueIn,
} from "../../../document/index.ts";
import { openCursor } from "../../../text/cursor.ts";
import type { Parsed } from "../../../text/diagnostic.ts";
import { sourceSpan } from "../../../text/source-span.ts";
import type { SourceText } from "../../../text/source-text.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import type { ContainerNode, PodNode, PodSpecNode, PodStatusNode, Pods, ResourcesNode } from "./ast.ts";
import { betweenOf, readObjectField, readObjects } from "./read-objects.ts";
import { quantitiesOf } from "./read-values.ts";
import { type KubeletReport, openKubeletReport } from "./report.ts";

const FIRST_KEYS: readonly string[] = ["apiVersion", "kind", "metadata", "spec", "status", "items", "containers"];
const EVIDENCE = /containers|kind["']?[ \t]{0,64}:\s{0,64}["']?(?:Pod|List)/;

/**
 * Returns the pods of a text, JSON or YAML: `oc get pod -o yaml`, a manifest, a list, a bare spec, with prompts and warnings around them. Lines that say that something was
 * left out (`... omitted ...`) are unknown, and what stands around them is read as one pod, which is then `elided`.
 */
export function parsePod(input: string | SourceText): Parsed<Pods, CpuTopologyCode> {
  const to = openKubeletReport();
  const documents = readDocuments(openCursor(input), to, {
    firstKeys: FIRST_KEYS,
    evidence: EVIDENCE,
    read: (value, isElided) =>
      readObjects(to, value, { resource: "Pod", read: (mapping) => readPod(to, mapping, isElided) }),
  });
  const pods = documents.nodes.flatMap(({ nodes }) => nodes);
  return {
    ast: { kind: "pods", span: sourceSpan(input), pods, ...betweenOf(documents) },
    diagnostics: to.diagnostics,
  };
}

/** The pod that a mapping is: one that says so, or one whose head is cut off. */
function readPod(to: KubeletReport, mapping: MappingNode, isElided: boolean): PodNode | null {
  const resource = textIn(mapping, "kind");
  if (resource !== null && resource !== "Pod") return null;
  const spec = valueIn(mapping, "spec");
  const isBare = valueIn(mapping, "containers") !== undefined;
  const hasContainers = spec?.kind === "mapping" && valueIn(spec, "containers") !== undefined;
  if (resource === null && !isBare && !hasContainers) return null;
  const { span } = mapping;
  const pod: Open<PodNode> = { kind: "pod", span, places: [], ...(isElided ? { elided: true } : {}) };
  if (resource === null && isBare) return { ...pod, spec: specOf(to, mapping) };
  return fillFields(to, pod, { mapping, read: readPodField });
}

function readPodField(to: KubeletReport, pod: Open<PodNode>, field: FieldNode): boolean {
  const { value } = field;
  switch (field.key) {
    case "spec":
      return put(pod, "spec", value.kind === "mapping" ? specOf(to, value) : refuse(to, value, "a mapping"));
    case "status":
      return put(pod, "status", readStatus(to, field));
    case "metadata":
      return readObjectField(to, pod, field) && addIdentity(pod, value.kind === "mapping" ? value : null);
    default:
      return readObjectField(to, pod, field);
  }
}

function addIdentity(pod: Open<PodNode>, metadata: MappingNode | null): boolean {
  const namespace = metadata === null ? null : textIn(metadata, "namespace");
  const uid = metadata === null ? null : textIn(metadata, "uid");
  if (namespace !== null) pod.namespace = namespace;
  if (uid !== null) pod.uid = uid;
  return true;
}

function specOf(to: KubeletReport, mapping: MappingNode): PodSpecNode {
  const spec: Open<PodSpecNode> = { kind: "pod-spec", span: mapping.span, places: [] };
  return fillFields(to, spec, { mapping, read: readSpecField });
}

function readSpecField(to: KubeletReport, spec: Open<PodSpecNode>, field: FieldNode): boolean {
  switch (field.key) {
    case "nodeName":
      return put(spec, "nodeName", textOf(to, field));
    case "resources":
      return put(spec, "resources", readResources(to, field));
    case "initContainers":
      return put(spec, "initContainers", readContainers(to, spec, field));
    case "containers":
      return put(spec, "containers", readContainers(to, spec, field));
    default:
      return false;
  }
}

/** A list of containers; the fields of one without the dash of the list (left out with its lines) are one container all the same. */
function readContainers(to: KubeletReport, spec: Open<PodSpecNode>, field: FieldNode): ContainerNode[] | undefined {
  if (field.value.kind === "mapping") {
    refuse(to, field.value, "a list");
    const only = readContainer(to, field);
    return only === undefined ? undefined : [only];
  }
  return elementsOf(to, field, { draft: spec, read: (element) => readContainer(to, element) });
}

function readContainer(to: KubeletReport, element: FieldNode): ContainerNode | undefined {
  return nodeOf<Open<ContainerNode>>(to, element, {
    open: (span) => ({ kind: "container", span, places: [] }),
    read: (_, container, field) => {
      if (field.key === "name") return put(container, "name", textOf(to, field));
      if (field.key === "restartPolicy") return put(container, "restartPolicy", textOf(to, field));
      return field.key === "resources" && put(container, "resources", readResources(to, field));
    },
  });
}

/** `{limits: {cpu: 5}, requests: {cpu: 5}}` */
function readResources(to: KubeletReport, holder: FieldNode): ResourcesNode | undefined {
  return nodeOf<Open<ResourcesNode>>(to, holder, {
    open: (span) => ({ kind: "resources", span, places: [] }),
    read: (_, resources, field) => {
      if (field.key === "requests") return put(resources, "requests", quantitiesOf(to, resources, field));
      return field.key === "limits" && put(resources, "limits", quantitiesOf(to, resources, field));
    },
  });
}

function readStatus(to: KubeletReport, holder: FieldNode): PodStatusNode | undefined {
  return nodeOf<Open<PodStatusNode>>(to, holder, {
    open: (span) => ({ kind: "pod-status", span, places: [] }),
    read: (_, status, field) => {
      const { key } = field;
      const isText = key === "phase" || key === "reason" || key === "message" || key === "qosClass";
      return isText && put(status, key, textOf(to, field));
    },
  });
}
