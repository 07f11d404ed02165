import {
  type Draft,
  elementsOf,
  type FieldNode,
  type MappingNode,
  refuse,
  type SequenceNode,
  textOf,
  type ValueNode,
} from "../../document/index.ts";
import { type Cidr, type IpAddress, parseCidr, parseIpAddress, parseIpv4, parsePort } from "../../net/index.ts";
import type { FlowCollectorNode } from "./ast-operator.ts";
import { type NetworkReport, numberOf } from "./fields.ts";

export const LARGEST_UINT32 = 4_294_967_295;
const LARGEST_PORT = 65_535;

/** A truth value; one that is written as text is refused where the form tells texts from others. */
export function booleanOf(to: NetworkReport, { value }: FieldNode): boolean | undefined {
  const held = value.kind === "scalar" ? value.value : null;
  if (typeof held === "boolean") return held;
  if (to.isUntyped && (held === "true" || held === "false")) return held === "true";
  return refuse(to, value, "true or false");
}

/** A port, 0 included, which is how a writer says "the default". */
export const portOf = (to: NetworkReport, field: FieldNode): number | undefined => numberOf(to, field, LARGEST_PORT);

/** The texts of a list; an element that is none stays in `draft` as a field of its own. */
export const textsOf = (to: NetworkReport, draft: Draft, field: FieldNode): string[] | undefined =>
  elementsOf(to, field, { draft, read: (item) => textOf(to, item) });

/** A mapping, as it stands. */
export const mappingOf = (to: NetworkReport, value: ValueNode): MappingNode | undefined =>
  value.kind === "mapping" ? value : refuse(to, value, "a mapping");

/** A list, as it stands. */
export const sequenceOf = (to: NetworkReport, value: ValueNode): SequenceNode | undefined =>
  value.kind === "sequence" ? value : refuse(to, value, "a list");

/** An address without a prefix length. */
export function addressOf(to: NetworkReport, value: ValueNode): IpAddress | undefined {
  const address = value.kind === "scalar" && typeof value.value === "string" ? parseIpAddress(value.value) : null;
  return address ?? refuse(to, value, "an address such as 10.0.0.1");
}

/** An address and the prefix length of its network: `10.51.100.10/24`. */
export function interfaceAddressOf(to: NetworkReport, value: ValueNode): Cidr | undefined {
  const cidr = value.kind === "scalar" && typeof value.value === "string" ? parseCidr(value.value) : null;
  return cidr ?? refuse(to, value, "an address such as 10.51.100.10/24");
}

/** `192.168.1.99:2056`: IPv4 only, as the operator's schema has it. */
export function readFlowCollector(to: NetworkReport, { value }: FieldNode): FlowCollectorNode | undefined {
  const text = value.kind === "scalar" && typeof value.value === "string" ? value.value : "";
  const colon = text.lastIndexOf(":");
  const address = parseIpv4(text.slice(0, Math.max(colon, 0)));
  const port = parsePort(text.slice(colon + 1));
  if (address === null || port === null) return refuse(to, value, "an address and a port such as 192.168.1.99:2056");
  return { kind: "flow-collector", span: value.span, address, port };
}
