import {
  type FieldNode,
  fillFields,
  type MappingNode,
  nodeOf,
  type Open,
  put,
  readDocuments,
  textIn,
  textOf,
  valueIn,
} from "../../../document/index.ts";
import { openCursor } from "../../../text/cursor.ts";
import type { Parsed } from "../../../text/diagnostic.ts";
import { sourceSpan } from "../../../text/source-span.ts";
import type { SourceText } from "../../../text/source-text.ts";
import type { CpuTopologyCode } from "../diagnostics.ts";
import type {
  PerformanceProfileNode,
  PerformanceProfiles,
  ProfileCpuNode,
  ProfileNumaNode,
  ProfileSpecNode,
} from "./ast.ts";
import { betweenOf, readObjectField, readObjects } from "./read-objects.ts";
import { booleanOf, cpuSetOf } from "./read-values.ts";
import { type KubeletReport, openKubeletReport } from "./report.ts";

const FIRST_KEYS: readonly string[] = ["apiVersion", "kind", "metadata", "spec", "items"];
const EVIDENCE = /PerformanceProfile|isolated/;

/** Returns the performance profiles of a text, JSON or YAML, alone or in lists. Their CPU parts are typed, all else is kept as it stands. */
export function parsePerformanceProfile(input: string | SourceText): Parsed<PerformanceProfiles, CpuTopologyCode> {
  const to = openKubeletReport();
  const documents = readDocuments(openCursor(input), to, {
    firstKeys: FIRST_KEYS,
    evidence: EVIDENCE,
    read: (value) =>
      readObjects(to, value, { resource: "PerformanceProfile", read: (mapping) => readProfile(to, mapping) }),
  });
  const profiles = documents.nodes.flatMap(({ nodes }) => nodes);
  return {
    ast: { kind: "performance-profiles", span: sourceSpan(input), profiles, ...betweenOf(documents) },
    diagnostics: to.diagnostics,
  };
}

function readProfile(to: KubeletReport, mapping: MappingNode): PerformanceProfileNode | null {
  const resource = textIn(mapping, "kind");
  const spec = valueIn(mapping, "spec");
  const cpu = spec?.kind === "mapping" ? valueIn(spec, "cpu") : undefined;
  const isShown = cpu?.kind === "mapping" && valueIn(cpu, "isolated") !== undefined;
  if (resource === null ? !isShown : resource !== "PerformanceProfile") return null;
  const profile: Open<PerformanceProfileNode> = { kind: "performance-profile", span: mapping.span, places: [] };
  return fillFields(to, profile, {
    mapping,
    read: (_, node, field) =>
      field.key === "spec" ? put(node, "spec", readSpec(to, field)) : readObjectField(to, node, field),
  });
}

function readSpec(to: KubeletReport, holder: FieldNode): ProfileSpecNode | undefined {
  return nodeOf<Open<ProfileSpecNode>>(to, holder, {
    open: (span) => ({ kind: "profile-spec", span, places: [] }),
    read: (_, spec, field) => {
      if (field.key === "cpu") return put(spec, "cpu", readCpu(to, field));
      if (field.key === "numa") return put(spec, "numa", readNuma(to, field));
      const isTruth = field.key === "globallyDisableIrqLoadBalancing";
      return isTruth && put(spec, "globallyDisableIrqLoadBalancing", booleanOf(to, field));
    },
  });
}

/** `{isolated: 4-31, reserved: 0-3}` */
function readCpu(to: KubeletReport, holder: FieldNode): ProfileCpuNode | undefined {
  return nodeOf<Open<ProfileCpuNode>>(to, holder, {
    open: (span) => ({ kind: "profile-cpu", span, places: [] }),
    read: (_, cpu, field) => {
      const { key } = field;
      if (key === "balanceIsolated") return put(cpu, key, booleanOf(to, field));
      const isSet = key === "isolated" || key === "reserved" || key === "offlined" || key === "shared";
      return isSet && put(cpu, key, cpuSetOf(to, field.value));
    },
  });
}

function readNuma(to: KubeletReport, holder: FieldNode): ProfileNumaNode | undefined {
  return nodeOf<Open<ProfileNumaNode>>(to, holder, {
    open: (span) => ({ kind: "profile-numa", span, places: [] }),
    read: (_, numa, field) => field.key === "topologyPolicy" && put(numa, "topologyPolicy", textOf(to, field)),
  });
}
