import {
  type DocumentReport,
  type Draft,
  describe,
  elementsOf,
  type FieldNode,
  refuse,
  type ValueNode,
} from "../../document/index.ts";
import { type Cidr, maskedCidr, parseCidr } from "../../net/index.ts";
import { openReport, type Report, report } from "../../text/diagnostic.ts";
import { type NetworkConfigCode, networkConfigRules } from "./diagnostics.ts";

/** Where the readers of this format report. */
export interface NetworkReport extends DocumentReport, Report<NetworkConfigCode> {
  readonly diagnostics: Report<NetworkConfigCode>["diagnostics"];
}

/** Returns an empty report. */
export function openNetworkReport(): NetworkReport {
  const to = openReport<NetworkConfigCode>(networkConfigRules);
  return { ...to, say: (problem, span, detail) => report(to, `network-config/${problem}`, span, detail) };
}

/** A whole number from 0 to `most`; one that is written as text (`"23"`) is read with a warning. */
export function numberOf(to: NetworkReport, { value }: FieldNode, most: number): number | undefined {
  const held = value.kind === "scalar" ? value.value : null;
  const number = typeof held === "string" && /^(?:0|[1-9][0-9]{0,9})$/.test(held) ? Number(held) : held;
  if (typeof number === "number" && Number.isInteger(number) && number >= 0 && number <= most) {
    if (typeof held === "string") report(to, "network-config/number-as-text", value.span, { actual: held });
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
  const masked = maskedCidr(cidr);
  if (masked !== cidr) report(to, "network-config/host-bits-set", value.span, { expected: masked, actual: cidr });
  return cidr;
}

/** The networks of a list; an element that is none stays in `draft` as a field of its own. */
export function cidrsOf(to: NetworkReport, draft: Draft, field: FieldNode): Cidr[] | undefined {
  return elementsOf(to, field, { draft, read: (item) => cidrOf(to, item.value) });
}
