import type { AddressNode, BlockFields, IfconfigAst, InterfaceNode, LabelNode } from "./ast.ts";

/** One block to print: `eth0` or `eth0:vip`, with the addresses that stand in it. */
export interface Block {
  readonly heading: string;
  readonly fields: BlockFields;
  readonly addresses: readonly AddressNode[];
}

/** Returns the blocks of all interfaces and labels in the order of the text. */
export function blocksOf({ interfaces }: IfconfigAst): readonly Block[] {
  if (!interfaces.some((node) => node.labels !== undefined)) return interfaces.map(ownBlock);
  const row: Block[] = [];
  const placed: Placed[] = [];
  for (const node of interfaces) {
    if (node.labelsOnly === undefined) row.push(ownBlock(node));
    const addresses = addressesByLabel(node);
    for (const label of node.labels ?? []) {
      const block = labelBlock(node, label, addresses);
      if (label.block === undefined) row.push(block);
      else placed.push({ at: label.block, block });
    }
  }
  return placed.length === 0 ? row : withPlaced(row, placed);
}

/** A block that does not stand behind its interface, and its place among all blocks. */
interface Placed {
  readonly at: number;
  readonly block: Block;
}

function withPlaced(row: readonly Block[], placed: readonly Placed[]): readonly Block[] {
  const blocks: Block[] = [];
  let next = 0;
  for (const { at, block } of placed.toSorted((one, other) => one.at - other.at)) {
    const end = next + Math.max(at - blocks.length, 0);
    for (const before of row.slice(next, end)) blocks.push(before);
    blocks.push(block);
    next = end;
  }
  for (const rest of row.slice(next)) blocks.push(rest);
  return blocks;
}

function ownBlock(node: InterfaceNode): Block {
  const { name, addresses, labels } = node;
  const own = labels === undefined ? addresses : addresses.filter(({ label }) => label === undefined);
  return { heading: name, fields: node, addresses: own };
}

type ByLabel = ReadonlyMap<string | undefined, readonly AddressNode[]>;

function labelBlock({ name }: InterfaceNode, node: LabelNode, addresses: ByLabel): Block {
  return { heading: `${name}:${node.label}`, fields: node, addresses: addresses.get(node.label) ?? [] };
}

function addressesByLabel({ addresses }: InterfaceNode): ByLabel {
  const lists = new Map<string | undefined, AddressNode[]>();
  for (const address of addresses) {
    const list = lists.get(address.label);
    if (list === undefined) lists.set(address.label, [address]);
    else list.push(address);
  }
  return lists;
}
