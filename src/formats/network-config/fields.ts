import {
  type DocumentReport,
  type Draft,
  describe,
  elementsOf,
  type FieldNode,
  nodeOf,
  refuse,
  type ValueNode,
} from "../../document/index.ts";
import { type Cidr, maskedCidr, parseCidr } from "../../net/index.ts";
import { openReport, type Report, report } from "../../text/diagnostic.ts";
import type { Span } from "../../text/span.ts";
import { type NetworkConfigCode, networkConfigRules } from "./diagnostics.ts";

/** Where the readers of this format report. */
export interface NetworkReport extends DocumentReport, Report<NetworkConfigCode> {
  readonly diagnostics: Report<NetworkConfigCode>["diagnostics"];
  /** Whether the document is of a form that shows every value as text, as Go's `map[...]` does: a number is no less a number there. */
  isUntyped: boolean;
  /** How far a description was read that may be of something else: none begins within it. */
  describedUpTo: number;
}

/** Returns an empty report. */
export function openNetworkReport(): NetworkReport {
  const to = openReport<NetworkConfigCode>(networkConfigRules);
  return {
    ...to,
    isUntyped: false,
    describedUpTo: 0,
    say: (problem, span, detail) => report(to, `network-config/${problem}`, span, detail),
  };
}

/** How each field of a node is read, by its name in the text. */
export type Readers<Node extends Draft> = Readonly<
  Record<string, (to: NetworkReport, node: Node, field: FieldNode) => boolean>
>;

/** Returns the node that a field holds, opened at the mapping's place and filled from it; nothing, with a diagnostic, when it holds no mapping. */
export function nodeBy<Node extends Draft>(
  to: NetworkReport,
  holder: FieldNode,
  { open, readers }: { readonly open: (span: Span) => Node; readonly readers: Readers<Node> },
): Node | undefined {
  return nodeOf<Node, NetworkReport>(to, holder, {
    open,
    read: (report, node, field) => readBy(readers, report, node, field),
  });
}

/** Reads one field by its name; false for a name without a reader. */
export function readBy<Node extends Draft>(
  readers: Readers<Node>,
  ...[to, node, field]: Parameters<Readers<Node>[string]>
): boolean {
  return Object.hasOwn(readers, field.key) && readers[field.key]?.(to, node, field) === true;
}

/** A whole number from 0 to `most`; one that is written as text (`"23"`) is read with a warning. */
export function numberOf(to: NetworkReport, { value }: FieldNode, most: number): number | undefined {
  const held = value.kind === "scalar" ? value.value : null;
  const number = typeof held === "string" && /^(?:0|[1-9][0-9]{0,9})$/.test(held) ? Number(held) : held;
  if (typeof number === "number" && Number.isInteger(number) && number >= 0 && number <= most) {
    if (typeof held === "string" && !to.isUntyped)
      report(to, "network-config/number-as-text", value.span, { actual: held });
    return number;
  }
  report(to, "network-config/bad-number", value.span, {
    expected: `a whole number from 0 to ${most}`,
    actual: describe(value),
  });
  return undefined;
}

/** A network in CIDR notation; host bits are kept and reported. */
export function cidrOf(to: NetworkReport, value: ValueNode): Cidr | undefined {
  if (value.kind !== "scalar" || typeof value.value !== "string")
    return refuse(to, value, "a network such as 10.128.0.0/14");
  const cidr = parseCidr(value.value);
  if (cidr === null) {
    report(to, "network-config/bad-cidr", value.span, {
      expected: "a network such as 10.128.0.0/14",
      actual: value.value,
    });
    return undefined;
  }
  reportHostBits(to, cidr, value.span);
  return cidr;
}

/** Reports host bits that are set: `10.128.0.1/14`. */
export function reportHostBits(to: NetworkReport, cidr: Cidr, span: Span): void {
  const masked = maskedCidr(cidr);
  if (masked !== cidr) report(to, "network-config/host-bits-set", span, { expected: masked, actual: cidr });
}

/** The networks of a list; an element that is none stays in `draft` as a field of its own. */
export function cidrsOf(to: NetworkReport, draft: Draft, field: FieldNode): Cidr[] | undefined {
  return elementsOf(to, field, { draft, read: (item) => cidrOf(to, item.value) });
}
