import {
  type Draft,
  type FieldNode,
  fillFields,
  keepField,
  type MappingNode,
  type Open,
  put,
  refuse,
  type SequenceNode,
  textIn,
  textOf,
  type ValueNode,
  valueIn,
} from "../../document/index.ts";
import { report } from "../../text/diagnostic.ts";
import type { NetworkNode } from "./ast.ts";
import type { NetworkReport } from "./fields.ts";
import { readSpec, readStatus } from "./read-settings.ts";

type Network = Open<NetworkNode>;

/** Fields that both a spec and a status have. */
const SHARED: readonly string[] = ["clusterNetwork", "serviceNetwork", "networkType"];
/** Fields by which a spec is known; those behind `defaultNetwork` are of `operator.openshift.io`. */
const OF_SPEC: readonly string[] = [
  "externalIP",
  "serviceNodePortRange",
  "networkDiagnostics",
  "networkObservability",
  "installNetworkObservability",
  "defaultNetwork",
  "additionalNetworks",
  "deployKubeProxy",
  "disableNetworkDiagnostics",
];

/** Returns the network configuration that a document is, or null when it is something else (a pod, a route, a bare `{}`). */
export function readNetwork(to: NetworkReport, value: ValueNode): NetworkNode | null {
  if (value.kind === "sequence") return readArray(to, value);
  if (value.kind !== "mapping") return null;
  const resource = textIn(value, "kind");
  if (resource === null) return hasField(value, "items") ? readList(to, value) : readUnnamed(to, value);
  if (resource === "Network") return isOurs(value) ? readObject(to, value) : null;
  return resource === "List" || resource === "NetworkList" ? readList(to, value) : null;
}

/** A document without `kind`: an object whose head is cut off, or the fields of a spec or status alone. */
function readUnnamed(to: NetworkReport, mapping: MappingNode): NetworkNode | null {
  if (hasSettings(mapping, "spec") || hasSettings(mapping, "status"))
    return isOurs(mapping) ? readObject(to, mapping) : null;
  const { span } = mapping;
  if (isStatus(mapping)) return { kind: "network", span, form: "status", status: readStatus(to, mapping), places: [] };
  if (has(mapping, OF_SPEC)) return { kind: "network", span, form: "spec", spec: readSpec(to, mapping), places: [] };
  if (!has(mapping, SHARED)) return null;
  report(to, "network-config/spec-or-status", span);
  return { kind: "network", span, form: "status", status: readStatus(to, mapping), places: [] };
}

function readObject(to: NetworkReport, mapping: MappingNode): NetworkNode {
  const network: Network = { kind: "network", span: mapping.span, form: "object", places: [] };
  return fillFields(to, network, { mapping, read: readObjectField });
}

function readObjectField(to: NetworkReport, network: Network, field: FieldNode): boolean {
  const { key, value } = field;
  switch (key) {
    case "apiVersion":
      return put(network, "apiVersion", textOf(to, field));
    case "kind":
      return put(network, "resource", textOf(to, field));
    case "name":
      return network.name === undefined && put(network, "name", textOf(to, field));
    case "metadata":
      return readMetadata(to, network, field);
    case "spec":
      return put(network, "spec", value.kind === "mapping" ? readSpec(to, value) : refuse(to, value, "a mapping"));
    case "status":
      return put(network, "status", value.kind === "mapping" ? readStatus(to, value) : refuse(to, value, "a mapping"));
    default:
      return false;
  }
}

function readMetadata(to: NetworkReport, network: Network, { value }: FieldNode): boolean {
  if (value.kind !== "mapping") return put(network, "metadata", refuse(to, value, "a mapping"));
  const name = value.fields.find((field) => field.key === "name");
  if (name !== undefined && network.name === undefined) put(network, "name", textOf(to, name));
  return put(network, "metadata", value);
}

/** A `List` or `NetworkList`; null when it holds objects, and none of them is a network. */
function readList(to: NetworkReport, mapping: MappingNode): NetworkNode | null {
  const network: Network = { kind: "network", span: mapping.span, form: "list", places: [] };
  let held = 0;
  fillFields(to, network, {
    mapping,
    read: (_, node, field) => {
      if (field.key !== "items") return readObjectField(to, node, field);
      if (field.value.kind !== "sequence") return put(node, "items", refuse(to, field.value, "a list"));
      held = field.value.items.length;
      return put(node, "items", readItems(to, node, field.value));
    },
  });
  const isEmpty = held > 0 && network.items?.length === 0;
  return isEmpty ? null : network;
}

function readArray(to: NetworkReport, sequence: SequenceNode): NetworkNode | null {
  if (isPools(sequence)) return readPools(to, sequence);
  const network: Network = { kind: "network", span: sequence.span, form: "array", places: [] };
  const items = readItems(to, network, sequence);
  network.items = items;
  return items.length === 0 ? null : network;
}

/** Whether a list holds pools of pods and nothing else: `[{"cidr": "10.128.0.0/14", "hostPrefix": 23}]`. */
const isPools = ({ items }: SequenceNode): boolean =>
  items.length > 0 && items.every((item) => item.kind === "mapping" && hasField(item, "cidr"));

/** A list of pools is that of a status, whose own command prints it. */
function readPools(to: NetworkReport, sequence: SequenceNode): NetworkNode {
  const { span } = sequence;
  const field: FieldNode = { kind: "field", span, key: "clusterNetwork", value: sequence };
  const status = readStatus(to, { kind: "mapping", span, fields: [field] });
  return { kind: "network", span, form: "cluster-network", status, places: [] };
}

/** The networks of a list; anything else in it stays as it is. */
function readItems(to: NetworkReport, draft: Draft, sequence: SequenceNode): NetworkNode[] {
  const items: NetworkNode[] = [];
  sequence.items.forEach((element, index) => {
    const network = readNetwork(to, element);
    if (network !== null) items.push(network);
    else keepField(draft, { kind: "field", span: element.span, key: `items[${index}]`, value: element });
  });
  return items;
}

/** `config.openshift.io/v1` or `operator.openshift.io/v1`; other groups have networks too (`net.example.com/v1`). */
function isOurs(mapping: MappingNode): boolean {
  const version = textIn(mapping, "apiVersion");
  return version === null || /^(?:config|operator)\.openshift\.io\//.test(version);
}

function hasSettings(mapping: MappingNode, key: string): boolean {
  const held = valueIn(mapping, key);
  return held?.kind === "mapping" && (has(held, SHARED) || isStatus(held) || has(held, OF_SPEC));
}

/** A status says so by its MTU, or by conditions beside the fields that a spec has too. */
function isStatus(mapping: MappingNode): boolean {
  return hasField(mapping, "clusterNetworkMTU") || (hasField(mapping, "conditions") && has(mapping, SHARED));
}

function has(mapping: MappingNode, keys: readonly string[]): boolean {
  return mapping.fields.some((field) => keys.includes(field.key));
}

function hasField(mapping: MappingNode, key: string): boolean {
  return mapping.fields.some((field) => field.key === key);
}
