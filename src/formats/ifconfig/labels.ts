import type { Span } from "../../text/index.ts";
import type { AddressNode, InterfaceNode, LabelNode } from "./ast.ts";
import type { Mutable } from "./draft.ts";

/** The block of a label as it was read, before its interface has it. */
export interface LabelBlock {
  /** The interface's name. */
  readonly name: string;
  readonly node: LabelNode;
  readonly addresses: readonly AddressNode[];
  /** How many blocks of interfaces stand before it in the text. */
  readonly interfacesBefore: number;
}

/** An interface while the blocks of its labels are put to it. */
interface Owner {
  readonly node: InterfaceNode;
  readonly addresses: AddressNode[];
  readonly labels: LabelNode[];
  readonly known: Set<string>;
  /** Where a block stands that is right behind its own and those of the labels before. */
  next: number;
}

/**
 * Returns the interfaces with the blocks of their labels: each goes to the last interface of its name before it that has no such label
 * yet. Where there is none, the text shows the label alone:
 *
 *     eth0: flags=4163<UP,...>        block 0
 *     eth0:1: flags=4163<UP,...>      block 1: right behind its interface
 *     eth1: flags=4163<UP,...>        block 2
 *     eth0:vip: flags=4163<UP,...>    block 3: elsewhere, as net-tools sorts labels that are no numbers
 */
export function withLabels(
  interfaces: readonly InterfaceNode[],
  blocks: readonly LabelBlock[],
): readonly InterfaceNode[] {
  if (blocks.length === 0) return interfaces;
  const owners: Owner[] = [];
  const latest = new Map<string, Owner>();
  const add = (node: InterfaceNode, next: number): Owner => {
    const owner: Owner = { node, addresses: node.addresses.slice(), labels: [], known: new Set(), next };
    owners.push(owner);
    latest.set(node.name, owner);
    return owner;
  };
  let read = 0;
  for (const [index, block] of blocks.entries()) {
    for (const node of interfaces.slice(read, block.interfacesBefore)) add(node, ++read + index);
    const found = latest.get(block.name);
    const isTaken = found === undefined || found.known.has(block.node.label);
    attach(isTaken ? add(ownerOf(block), read + index) : found, block, read + index);
  }
  for (const node of interfaces.slice(read)) add(node, 0);
  return owners.map(nodeOf);
}

/** An interface of which the text has no block of its own. */
function ownerOf({ name, node: { form, span } }: LabelBlock): InterfaceNode {
  return { kind: "interface", span, name, form, addresses: [], labelsOnly: true };
}

function attach(owner: Owner, { node, addresses }: LabelBlock, block: number): void {
  const { label } = node;
  const isBehind = block === owner.next;
  if (isBehind) owner.next++;
  owner.labels.push(isBehind ? node : { ...node, block });
  owner.known.add(label);
  for (const address of addresses) owner.addresses.push({ ...address, label });
}

function nodeOf({ node, addresses, labels }: Owner): InterfaceNode {
  if (labels.length === 0) return node;
  const whole: Mutable<InterfaceNode> = { ...node, addresses, labels };
  for (const { span } of labels) whole.span = around(whole.span, span);
  return whole;
}

function around(one: Span, other: Span): Span {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}
