import {
  type FieldNode,
  fillFields,
  keepField,
  type MappingNode,
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
import type { KubeletConfigurationNode, KubeletConfigurations } from "./ast.ts";
import { betweenOf, readObjectField, readObjects } from "./read-objects.ts";
import { cpuSetOf, policyOptionsOf, quantitiesOf } from "./read-values.ts";
import { type KubeletReport, openKubeletReport } from "./report.ts";

type Configuration = Open<KubeletConfigurationNode>;

/** Keys that only a kubelet's configuration has. */
const OWN_KEYS: readonly string[] = [
  "cpuManagerPolicy",
  "cpuManagerPolicyOptions",
  "cpuManagerReconcilePeriod",
  "reservedSystemCPUs",
  "topologyManagerPolicy",
  "topologyManagerScope",
  "topologyManagerPolicyOptions",
  "memoryManagerPolicy",
  "kubeReserved",
  "systemReserved",
];
const FIRST_KEYS: readonly string[] = [
  "apiVersion",
  "kind",
  "metadata",
  "spec",
  "items",
  "kubeletconfig",
  "kubeletConfig",
  ...OWN_KEYS,
];
const EVIDENCE =
  /KubeletConfig|kubelet[cC]onfig|[a-z]Manager(?:Policy|Scope)|reservedSystemCPUs|(?:kube|system)Reserved/;

/**
 * Returns the kubelet configurations of a text, JSON or YAML: the file `/var/lib/kubelet/config.yaml` or `/etc/kubernetes/kubelet.conf`, a `KubeletConfig`, what
 * `/configz` returns, a list, or some of the keys alone. Its CPU parts are typed, all else is kept as it stands.
 */
export function parseKubeletConfiguration(input: string | SourceText): Parsed<KubeletConfigurations, CpuTopologyCode> {
  const to = openKubeletReport();
  const documents = readDocuments(openCursor(input), to, {
    firstKeys: FIRST_KEYS,
    evidence: EVIDENCE,
    read: (value) =>
      readObjects(to, value, { resource: "KubeletConfig", read: (mapping) => readConfiguration(to, mapping) }),
  });
  const configurations = documents.nodes.flatMap(({ nodes }) => nodes);
  return {
    ast: { kind: "kubelet-configurations", span: sourceSpan(input), configurations, ...betweenOf(documents) },
    diagnostics: to.diagnostics,
  };
}

/** A mapping that says what it is, or holds a key that nothing else has. */
function readConfiguration(to: KubeletReport, mapping: MappingNode): KubeletConfigurationNode | null {
  const resource = textIn(mapping, "kind");
  const isNamed = resource === "KubeletConfiguration" || resource === "KubeletConfig";
  const isOurs = isNamed || (resource === null && mapping.fields.some(({ key, value }) => isOurKey(key, value)));
  return isOurs ? configurationOf(to, mapping) : null;
}

function isOurKey(key: string, value: FieldNode["value"]): boolean {
  if (key === "kubeletconfig" || key === "kubeletConfig") return value.kind === "mapping";
  if (key === "spec") return value.kind === "mapping" && valueIn(value, "kubeletConfig") !== undefined;
  return OWN_KEYS.includes(key);
}

function configurationOf(to: KubeletReport, mapping: MappingNode): KubeletConfigurationNode {
  const configuration: Configuration = { kind: "kubelet-configuration", span: mapping.span, places: [] };
  return fillFields(to, configuration, { mapping, read: readField });
}

function readField(to: KubeletReport, node: Configuration, field: FieldNode): boolean {
  const { key, value } = field;
  switch (key) {
    case "spec":
      return readSpec(to, node, field);
    case "kubeletConfig":
    case "kubeletconfig":
      return put(node, "kubeletConfig", innerOf(to, field));
    case "cpuManagerPolicy":
    case "cpuManagerReconcilePeriod":
    case "topologyManagerPolicy":
    case "topologyManagerScope":
    case "memoryManagerPolicy":
      return put(node, key, textOf(to, field));
    case "cpuManagerPolicyOptions":
    case "topologyManagerPolicyOptions":
      return put(node, key, policyOptionsOf(to, node, field));
    case "kubeReserved":
    case "systemReserved":
      return put(node, key, quantitiesOf(to, node, field));
    case "reservedSystemCPUs":
      return put(node, key, cpuSetOf(to, value));
    default:
      return readObjectField(to, node, field);
  }
}

/** `spec` of a `KubeletConfig`: the configuration, and to which machines it goes. */
function readSpec(to: KubeletReport, node: Configuration, { value, key }: FieldNode): boolean {
  if (value.kind !== "mapping") return false;
  for (const part of value.fields) {
    const isRead = part.key === "kubeletConfig" && put(node, "kubeletConfig", innerOf(to, part));
    if (!isRead) keepField(node, { ...part, key: `${key}.${part.key}` });
  }
  return true;
}

function innerOf(to: KubeletReport, { value }: FieldNode): KubeletConfigurationNode | undefined {
  return value.kind === "mapping" ? configurationOf(to, value) : refuse(to, value, "a mapping");
}
