import {
  type Draft,
  describe,
  type FieldNode,
  keepField,
  refuse,
  type ScalarNode,
  type ValueNode,
} from "../../../document/index.ts";
import { type Counter, parseCounter } from "../../../net/index.ts";
import { report } from "../../../text/diagnostic.ts";
import type { Span } from "../../../text/span.ts";
import { countCpus, expandCpuRanges } from "../cpu-ranges.ts";
import { readCpuList } from "../read-cpu-list.ts";
import type { CpuSetNode, PolicyOptionNode, QuantityNode } from "./ast.ts";
import { truthOf } from "./policy.ts";
import { milliOf } from "./quantity.ts";
import type { KubeletReport } from "./report.ts";

/** The CPUs of a list as kubelet reads lists; each part of it that is none is reported, and the others count. */
export function cpuSetOf(to: KubeletReport, value: ValueNode): CpuSetNode | undefined {
  if (value.kind !== "scalar" || typeof value.value !== "string") return refuse(to, value, "a text such as 0-3,8");
  const { span, value: text } = value;
  const place = (start: number, end: number): Span => partOf(span, text, { start, end });
  const { ranges } = readCpuList(
    { text, start: 0, end: text.length, place },
    { grammar: "kubelet", lastCpu: undefined, to },
  );
  const wasMany = to.allowance.left < 0;
  to.allowance.left -= countCpus(ranges);
  const isMany = to.allowance.left < 0;
  if (isMany && !wasMany) report(to, "cpu-topology/too-many-cpus", span);
  return { kind: "cpu-set", span, text, ranges, cpus: isMany ? [] : expandCpuRanges(ranges) };
}

/** The place of a part of a scalar, plain or in quotes; the whole scalar where escapes move what is in it. */
function partOf(span: Span, text: string, part: Span): Span {
  const more = span.end - span.start - text.length;
  if (more !== 0 && more !== 2) return span;
  const first = span.start + more / 2;
  return { start: first + part.start, end: first + part.end };
}

/** `{cpu: 5, memory: 1Gi}`: amounts of resources. One that cannot be read stays in `draft` under `limits.cpu`. */
export function quantitiesOf(to: KubeletReport, draft: Draft, field: FieldNode): readonly QuantityNode[] | undefined {
  const { key, value } = field;
  if (value.kind !== "mapping") return refuse(to, value, "a mapping");
  const quantities: QuantityNode[] = [];
  for (const part of value.fields) {
    const quantity = quantityOf(to, part);
    if (quantity !== undefined) quantities.push(quantity);
    else keepField(draft, { ...part, key: `${key}.${part.key}` });
  }
  return quantities;
}

function quantityOf(to: KubeletReport, { key, value, span }: FieldNode): QuantityNode | undefined {
  const text = value.kind === "scalar" ? plainText(value) : null;
  const thousandths = text === null ? null : milliOf(text);
  const milli = thousandths === null ? null : parseCounter(String(thousandths));
  if (text !== null && milli !== null) return { kind: "quantity", span, resource: key, text, milli };
  const detail = { expected: "an amount such as 5, 500m or 1Gi", actual: describe(value) };
  report(to, "cpu-topology/bad-quantity", value.span, detail);
  return undefined;
}

/** A number or text as text. */
function plainText({ value }: ScalarNode): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/** `{full-pcpus-only: "true"}`: options whose values are texts. One that is none stays in `draft` under `cpuManagerPolicyOptions.full-pcpus-only`. */
export function policyOptionsOf(
  to: KubeletReport,
  draft: Draft,
  { key, value }: FieldNode,
): readonly PolicyOptionNode[] | undefined {
  if (value.kind !== "mapping") return refuse(to, value, "a mapping");
  const options: PolicyOptionNode[] = [];
  for (const part of value.fields) {
    const held = part.value.kind === "scalar" ? part.value.value : null;
    if (typeof held !== "string") {
      refuse(to, part.value, 'a text such as "true"');
      keepField(draft, { ...part, key: `${key}.${part.key}` });
    } else {
      const truth = truthOf(held);
      if (truth === null) refuse(to, part.value, "true or false");
      options.push({ kind: "policy-option", span: part.span, name: part.key, text: held, value: truth });
    }
  }
  return options;
}

/** A truth value that is one in the document. */
export function booleanOf(to: KubeletReport, { value }: FieldNode): boolean | undefined {
  if (value.kind === "scalar" && typeof value.value === "boolean") return value.value;
  return refuse(to, value, "true or false");
}

/** A whole number of any size. */
export function counterIn(to: KubeletReport, { value }: FieldNode): Counter | undefined {
  const text = value.kind === "scalar" ? plainText(value) : null;
  const counter = text === null ? null : parseCounter(text);
  return counter ?? refuse(to, value, "a whole number");
}
