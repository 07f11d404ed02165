import {
  type DocumentReport,
  type MappingNode,
  readDocuments,
  textIn,
  type ValueNode,
  valueIn,
} from "../document/index.ts";
import { openCursor } from "../text/cursor.ts";
import { openReport, type Parsed, report } from "../text/diagnostic.ts";
import { sourceSpan } from "../text/source-span.ts";
import { type CaptureCode, captureRules } from "./diagnostics.ts";
import type { KernelArgument, KubernetesAst, KubernetesObject, NodeAddress } from "./kubernetes.ts";

const FIRST_KEYS: readonly string[] = ["apiVersion", "kind", "metadata", "spec", "status", "items"];
const EVIDENCE = /kind["']?[ \t]{0,8}:[ \t]{0,8}["']?(?:Node|Pod|MachineConfig|List)/;

/** Returns the nodes, machine configs and pods of a text, JSON or YAML, alone or in lists, as far as they tell of nodes. */
export function parseKubernetes(text: string): Parsed<KubernetesAst, CaptureCode> {
  const to = openReport<CaptureCode>(captureRules);
  const say: DocumentReport = {
    diagnostics: to.diagnostics,
    say: (problem, span) => {
      // Values that netgather does not read may be written in any way.
      if (problem === "bad-value" || problem === "anchor-or-tag" || problem === "duplicate-field") return;
      report(to, "capture/bad-document", span, { actual: problem });
    },
  };
  const documents = readDocuments(openCursor(text), say, {
    firstKeys: FIRST_KEYS,
    evidence: EVIDENCE,
    read: objectsOf,
  });
  const ast: KubernetesAst = {
    kind: "kubernetes",
    span: sourceSpan(text),
    objects: documents.nodes.flat(),
    unknown: documents.unknown,
  };
  return { ast, diagnostics: to.diagnostics };
}

/** The objects of a document, one or a list of them; `null` when it holds none that is read. */
function objectsOf(value: ValueNode): readonly KubernetesObject[] | null {
  if (value.kind !== "mapping") return null;
  const items = valueIn(value, "items");
  if (items?.kind === "sequence") {
    const kind = textIn(value, "kind")?.replace(/List$/, "") ?? "";
    return items.items.flatMap((item) => (item.kind === "mapping" ? (objectOf(item, kind) ?? []) : []));
  }
  const object = objectOf(value, "");
  return object === null ? null : [object];
}

/** Objects of a list may lack the kind that their list names. */
function objectOf(mapping: MappingNode, listed: string): KubernetesObject | null {
  const kind = textIn(mapping, "kind") ?? listed;
  const metadata = mappingIn(mapping, "metadata");
  const name = metadata === null ? null : textIn(metadata, "name");
  if (metadata === null || name === null) return null;
  const { span } = mapping;
  const spec = mappingIn(mapping, "spec");
  if (kind === "Node") return { kind: "node", span, name, addresses: addressesOf(mappingIn(mapping, "status")) };
  if (kind === "MachineConfig") return { kind: "machine-config", span, name, kernelArguments: argumentsOf(spec) };
  if (kind !== "Pod") return null;
  const namespace = textIn(metadata, "namespace");
  const nodeName = spec === null ? null : textIn(spec, "nodeName");
  return {
    kind: "pod-place",
    span,
    name,
    ...(namespace === null ? {} : { namespace }),
    ...(nodeName === null ? {} : { nodeName }),
  };
}

function mappingIn(mapping: MappingNode, key: string): MappingNode | null {
  const value = valueIn(mapping, key);
  return value?.kind === "mapping" ? value : null;
}

function itemsIn(mapping: MappingNode | null, key: string): readonly ValueNode[] {
  const value = mapping === null ? undefined : valueIn(mapping, key);
  return value?.kind === "sequence" ? value.items : [];
}

function addressesOf(status: MappingNode | null): readonly NodeAddress[] {
  return itemsIn(status, "addresses").flatMap((item): readonly NodeAddress[] => {
    if (item.kind !== "mapping") return [];
    const type = textIn(item, "type");
    const address = textIn(item, "address");
    return type === null || address === null ? [] : [{ kind: "node-address", span: item.span, type, address }];
  });
}

function argumentsOf(spec: MappingNode | null): readonly KernelArgument[] {
  return itemsIn(spec, "kernelArguments").flatMap((item): readonly KernelArgument[] => {
    if (item.kind !== "scalar" || item.value === null) return [];
    return [{ kind: "kernel-argument", span: item.span, text: String(item.value) }];
  });
}
