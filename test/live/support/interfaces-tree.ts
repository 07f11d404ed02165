import type { AddressNode, InterfaceNode } from "../../../src/formats/ifconfig/index.ts";
import type { Values } from "./interfaces-truth.ts";

// The values of an interface in a tree, under the names that the truth has for them.

/** Returns what a node says, but for its counters. */
export function valuesOfNode(node: InterfaceNode): Values {
  const values = new Map<string, string>();
  const put = (name: string, value: string | number | undefined): void => {
    if (value !== undefined) values.set(name, String(value));
  };
  put("flags", node.flags?.names.join(" "));
  put("flags value", node.flags?.value);
  put("mtu", node.mtu);
  put("queue", node.txQueueLength);
  put("hardware", node.hardware?.title);
  put("hardware type", node.hardware?.type);
  put("mac", node.hardware?.address);
  for (const address of node.addresses) put(nameOf(node, address), textOf(address));
  return values;
}

function nameOf({ name }: InterfaceNode, node: AddressNode): string {
  if (node.family === "ipv6") return `inet6 ${dottedTail(node.address)}/${node.prefixLength}`;
  return `inet ${node.label === undefined ? name : `${name}:${node.label}`}`;
}

/** `ip` prints `::1.2.3.4` for `::102:304`. */
function dottedTail(address: string): string {
  const [, high, low] = /^::([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return `::${first >> 8}.${first & 255}.${second >> 8}.${second & 255}`;
}

function textOf(node: AddressNode): string {
  if (node.family === "ipv6") return node.scopeId === undefined ? `${node.scope}` : `${node.scope} ${node.scopeId}`;
  const { address, prefixLength, broadcast, peer } = node;
  const parts = [`${address}/${prefixLength}`];
  if (broadcast !== undefined) parts.push(`broadcast ${broadcast}`);
  if (peer !== undefined) parts.push(`peer ${peer}`);
  return parts.join(" ");
}

/** Returns the counters of a node. */
export function countersOfNode({ receive = {}, transmit = {} }: InterfaceNode): ReadonlyMap<string, number> {
  const counters = new Map<string, number>();
  for (const [name, value] of Object.entries(receive))
    if (name !== "size") counters.set(`receive ${name}`, Number(value));
  for (const [name, value] of Object.entries(transmit))
    if (name !== "size") counters.set(`transmit ${name}`, Number(value));
  return counters;
}
